import type { PlanWords } from '../../messages/plan-en.ts'

/** As much as the server takes. */
const MAX_BYTES = 1_000_000

/** A file somebody chose, as text; or why it is none that could be a plan. */
export async function readFile(
  file: Blob,
  words: PlanWords,
): Promise<{ kind: 'text'; text: string } | { kind: 'refused'; why: string }> {
  if (file.size > MAX_BYTES) return { kind: 'refused', why: words.file.tooLarge }
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()) }
  } catch {
    return { kind: 'refused', why: words.file.notText }
  }
}

/** Hands a text to the browser as a file. */
export function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }))
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  URL.revokeObjectURL(address)
}
