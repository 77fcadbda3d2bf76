import { type Gap, supportOf } from '../../findings/sources/support.ts'
import type { Invocation } from '../command.ts'
import { createPassedOver, fileOf, jsonOf, objectIn, readLines, writerOf } from './file.ts'

/** How far the sources of each answer of a file say what it says, and what they do not. */
export async function trySupport(invocation: Invocation): Promise<number> {
  const { terminal } = invocation
  const { name, chunks } = fileOf(invocation, 'try support FILE.jsonl')
  const passed = createPassedOver(name)
  const writer = writerOf(terminal.out)
  let isAny = false
  await readLines(chunks, (text, line) => {
    if (text.trim() === '') return
    const read = objectIn(text)
    const asked = 'object' in read ? askedOf(read.object) : read
    if ('why' in asked) passed.add(line, asked.why)
    else {
      isAny = true
      const { score, claims, gaps, isCut } = supportOf(asked.claim, asked.sources)
      const shown = gaps.map((gap) => gapIn(asked.claim, gap))
      writer.line(jsonOf({ id: asked.id, score, gaps: shown, claims, ...(isCut ? { cut: true } : {}) }))
    }
  })
  if (!isAny)
    passed.refuse('line with a claim and its sources', 'Write {"id": ..., "claim": "...", "sources": ["..."]} in each.')
  writer.end()
  terminal.err(passed.sentence)
  return 0
}

/** A gap with the words it is about; sources are counted from 0. */
function gapIn(answer: string, gap: Gap) {
  if (!('claim' in gap)) return gap
  const { claim, kind } = gap
  const text = ({ start, end }: { start: number; end: number }) => answer.slice(start, end)
  return { kind, claim: text(claim), missing: (kind === 'number_mismatch' ? claim.numbers : claim.words).map(text) }
}

type Asked = { readonly id: unknown; readonly claim: string; readonly sources: readonly string[] }

function askedOf({ id, claim, sources }: Record<string, unknown>): Asked | { why: string } {
  if (typeof claim !== 'string') return { why: 'it has no text "claim"' }
  const list = typeof sources === 'string' ? [sources] : sources
  if (!Array.isArray(list) || !list.every((one) => typeof one === 'string'))
    return { why: 'its "sources" are no list of texts' }
  return { id: id ?? null, claim, sources: list }
}
