import type { Refusal } from '../read-line.ts'
import { guessMapping } from './guess.ts'
import { type Mapping, mappingToText, readMapping } from './mapping.ts'
import { beginningOf, readSheet } from './sheet.ts'

/** What a sheet says by a mapping, before anything of it is kept. */
export type Preview = {
  /** As it is written into a file; guessed by headers and first rows where none was given. */
  readonly mapping: string
  readonly is_guessed: boolean
  readonly rows: number
  /** Lines of the record that would be kept. */
  readonly lines: number
  /** The first rows, by the line on which they begin, with what they are made into. */
  readonly first: readonly { readonly line: number; readonly lines: readonly object[] }[]
  readonly refused: number
  /** The first of those that would be refused: `position` is their line. */
  readonly reasons: readonly Refusal[]
}

const SHOWN = 3
const MOST_REASONS = 20

/** Reads a sheet twice where its mapping is guessed: its beginning, and then the whole. */
export async function previewSheet(
  chunks: () => AsyncIterable<Uint8Array>,
  name: string,
  given: { readonly mapping?: string | undefined; readonly workflow?: string | undefined },
): Promise<Preview> {
  const text = given.mapping ?? (await guessed(chunks(), name, given.workflow))
  const mapping: Mapping = readMapping(text)
  const first: { line: number; lines: readonly object[] }[] = []
  const reasons: Refusal[] = []
  let [rows, lines, refused] = [0, 0, 0]
  for await (const { row, made } of readSheet(chunks(), name, mapping)) {
    rows++
    if (made.kind === 'refused') {
      refused++
      if (reasons.length < MOST_REASONS) reasons.push({ position: row.line, reason: made.reason })
      continue
    }
    lines += made.lines.length
    if (first.length < SHOWN) first.push({ line: row.line, lines: made.lines })
  }
  return { mapping: text, is_guessed: given.mapping === undefined, rows, lines, first, refused, reasons }
}

async function guessed(chunks: AsyncIterable<Uint8Array>, name: string, workflow: string | undefined): Promise<string> {
  const { columns, rows } = await beginningOf(chunks, name)
  return mappingToText(guessMapping(columns, rows, workflow))
}
