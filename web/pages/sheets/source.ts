import type { Aftercare } from '../../../sdk/src/client.ts'
import type { Seen } from './mapping.ts'

/** Where a sheet is: published at an address, or in a file that somebody chose. */
export type Source =
  | { readonly kind: 'address'; readonly url: string; readonly key: string; readonly workflow: string }
  | { readonly kind: 'file'; readonly name: string; readonly text: string; readonly workflow: string }

/** What it says by a mapping, or by one that is guessed. Nothing is kept. */
export async function lookAt(api: Aftercare, source: Source, mapping: string | undefined): Promise<Seen> {
  const workflow = source.workflow === '' ? undefined : source.workflow
  if (source.kind === 'file')
    return await api.post('/api/v1/evidence/sheet', {
      query: { dry_run: 'true', mapping, workflow },
      body: source.text,
    })
  const { url, key } = source
  return await api.post('/api/v1/sheets/preview', {
    body: {
      url,
      ...(key === '' ? {} : { key }),
      ...(mapping === undefined ? {} : { mapping }),
      ...(workflow === undefined ? {} : { workflow }),
    },
  })
}

/** As much as the server takes. */
const MOST_BYTES = 32 * 1024 * 1024

/** A file as text, in UTF-8 or, as Excel saves it, UTF-16; or why it is none. */
export async function readCsv(file: Blob): Promise<{ text: string } | { refused: 'notText' | 'tooLarge' }> {
  if (file.size > MOST_BYTES) return { refused: 'tooLarge' }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) }
  } catch {
    return { refused: 'notText' }
  }
}
