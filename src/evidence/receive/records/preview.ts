import { AppError } from '../../../base/errors.ts'
import { say } from '../../../base/say.ts'
import type { Refusal } from '../read-line.ts'
import { guessMapping } from '../sheets/guess.ts'
import { makeLines } from '../sheets/make.ts'
import { type Mapping, mappingToText, readMapping } from '../sheets/mapping.ts'
import { type Asking, askingToText, readAsking } from './asking.ts'
import { askAnswer, askPage } from './page.ts'
import { namedIn, type RecordRow, rowOfRecord } from './row.ts'

/** What the first page of an API says, before anything of it is kept. */
export type RecordsPreview = {
  /** How it is asked, and what its fields are, as they are written into files; guessed where none was given. */
  readonly poll: string
  readonly mapping: string
  readonly is_guessed: boolean
  readonly rows: number
  readonly lines: number
  readonly first: readonly { readonly line: number; readonly lines: readonly object[] }[]
  readonly refused: number
  readonly reasons: readonly Refusal[]
}

const SHOWN = 3
const MOST_REASONS = 20

export async function previewRecords(of: {
  readonly url: string
  readonly secrets: Readonly<Record<string, string>>
  readonly poll?: string | undefined
  readonly mapping?: string | undefined
  readonly workflow?: string | undefined
  readonly signal?: AbortSignal | undefined
}): Promise<RecordsPreview> {
  const { url, secrets, workflow, signal } = of
  const poll = of.poll ?? askingToText(await guessAsking(url, secrets, signal))
  const { records } = await askPage({ url, secrets, asking: readAsking(poll), since: null, next: null, signal })
  const given =
    of.mapping ??
    guessed(
      records.map((one, place) => rowOfRecord(one, place + 1)),
      workflow,
    )
  const mapping = readMapping(given)
  const rows = records.map((one, place) => rowOfRecord(one, place + 1, mapping))
  requireFields(mapping, rows)
  const first: { line: number; lines: readonly object[] }[] = []
  const reasons: Refusal[] = []
  let [lines, refused] = [0, 0]
  for (const { columns, row } of rows) {
    const made = makeLines(mapping, columns, row)
    if (made.kind === 'refused') {
      refused++
      if (reasons.length < MOST_REASONS) reasons.push({ position: row.line, reason: made.reason })
      continue
    }
    lines += made.lines.length
    if (first.length < SHOWN) first.push({ line: row.line, lines: made.lines })
  }
  const is_guessed = of.mapping === undefined || of.poll === undefined
  return { poll, mapping: given, is_guessed, rows: rows.length, lines, first, refused, reasons }
}

/**
 * A field that no record has is one that is not called so; unless what it is within is empty, or its line is told only of some records and
 * of none of these.
 */
function requireFields(mapping: Mapping, rows: readonly RecordRow[]): void {
  const known = new Set(rows.flatMap(({ own }) => own))
  const has = (name: string) => {
    const steps = name.split('.')
    return steps.some((_, place) => known.has(steps.slice(0, place + 1).join('.')))
  }
  const lines = mapping.lines.filter(({ when }) => when === undefined || known.has(when))
  const missing = rows.length === 0 ? undefined : namedIn({ ...mapping, lines }).find((name) => !has(name))
  if (missing !== undefined)
    throw new AppError(
      'invalid_input',
      say`No record has a field "${missing}", which the mapping names. They have: ${[...known].slice(0, 40).join(', ')}.`,
    )
}

function guessed(rows: readonly RecordRow[], workflow: string | undefined): string {
  const columns = [...new Set(rows.flatMap((one) => one.columns))]
  const even = rows.map(({ columns: own, row }) => {
    const cells = new Map(own.map((name, place) => [name, row.cells[place] ?? '']))
    return { ...row, cells: columns.map((name) => cells.get(name) ?? '') }
  })
  return mappingToText(guessMapping(columns, even, workflow))
}

/** Where the records stand, and what tells of a next page: a beginning that a person looks at. */
async function guessAsking(
  url: string,
  secrets: Readonly<Record<string, string>>,
  signal: AbortSignal | undefined,
): Promise<Partial<Asking>> {
  const asking = readAsking('poll: 1')
  const { whole, link } = await askAnswer({ url, secrets, asking, since: null, next: null, signal })
  const records = listIn(whole) ?? ''
  if (link !== undefined) return { records, paging: { by: 'link' } }
  const next = (whole as Record<string, unknown> | null)?.next
  return typeof next === 'string' && URL.canParse(next, url) && /^(?:https?:|\/)/.test(next)
    ? { records, paging: { by: 'link', next: '/next' } }
    : { records, paging: { by: 'none' } }
}

/** The first list of objects, nearest to the top. */
function listIn(whole: unknown): string | undefined {
  let level: [path: string, value: unknown][] = [['', whole]]
  for (let depth = 0; depth < 4 && level.length > 0; depth++) {
    const found = level.find(([, value]) => Array.isArray(value) && value.every((one) => typeof one === 'object'))
    if (found) return found[0]
    level = level.flatMap(([path, value]) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.entries(value).map(([name, inner]): [string, unknown] => [
            `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
            inner,
          ])
        : [],
    )
  }
  return undefined
}
