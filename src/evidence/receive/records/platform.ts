import { z } from 'zod'
import { AppError } from '../../../base/errors.ts'
import { say } from '../../../base/say.ts'
import type { Micros } from '../../../base/time.ts'
import { markOf } from '../connectors/marks.ts'
import type { Can, Platform, ReadOn } from '../connectors/platform.ts'
import { makeLines } from '../sheets/make.ts'
import type { Mapping } from '../sheets/mapping.ts'
import { type Asking, microsOf } from './asking.ts'
import { askPage, firstOf } from './page.ts'
import { rowOfRecord } from './row.ts'

const LISTS = say`Records are read page by page: there are no runs to be asked for, and no workflows.`
const TELLS = say`An API that lists records only tells what happened. Stop and start the automation where it runs.`

/** What can be asked of an API that lists records. */
export const recordsCan: Can = {
  ...{ listRunsSince: LISTS, getRun: LISTS, openRuns: LISTS, listWorkflows: LISTS },
  ...{ versions: TELLS, pause: TELLS, resume: TELLS, activate: TELLS },
}

/** How far it is read. */
const placeSchema = z.object({
  /** The pass through all pages that is under way; null between two of them. */
  pass: z
    .object({
      began: z.number(),
      since: z.number().nullable(),
      next: z.string().nullable(),
      pages: z.int(),
      records: z.int(),
      /** Of the page before: where the same comes again, its parameter is not understood. */
      page: z.string(),
    })
    .nullable(),
  /** When the last whole pass began. */
  whole: z.number().nullable(),
})
type Place = z.infer<typeof placeSchema>

/** What never comes to an end is not followed for ever. */
const MOST_PAGES = 10_000

export type OpenRecords = {
  readonly url: string
  readonly secrets: Readonly<Record<string, string>>
  readonly asking: Asking
  readonly mapping: Mapping
  readonly signal?: AbortSignal | undefined
}

/** An API that lists records, each of which is told as lines of the record. */
export function openRecords(of: OpenRecords): Platform & Required<Pick<Platform, 'readOn'>> {
  const refuse = () => Promise.reject(new AppError('unsupported', TELLS))
  return {
    generation: '',
    can: recordsCan,
    newest: async () => undefined,
    listRunsSince: async () => ({ runs: [], next: null }),
    getRun: async () => undefined,
    openRuns: async () => ({ ids: [], isWhole: true }),
    listWorkflows: async () => [],
    pause: refuse,
    workflow: async () => undefined,
    versions: undefined,
    linesOf: () => [],
    readOn: readingOn(of),
  }
}

const readingOn =
  ({ url, secrets, asking, mapping, signal }: OpenRecords): ReadOn =>
  async ({ place: kept, now, isKnown }) => {
    const read = placeSchema.safeParse(kept)
    const place: Place = read.success ? read.data : { pass: null, whole: null }
    const since = sinceOf(asking, place.whole)
    const pass = place.pass ?? { began: now, since, next: null, pages: 0, records: 0, page: '' }
    const page = await askPage({ url, secrets, asking, since: pass.since, next: pass.next, signal })
    const mark = markOf(page.records)
    if (page.records.length > 0 && mark === pass.page)
      throw new AppError(
        'invalid_input',
        say`The same page came again: how the next one is asked for is not understood there. Look at "paging".`,
      )
    if (pass.pages >= MOST_PAGES)
      throw new AppError(
        'invalid_input',
        say`There were ${MOST_PAGES} pages, and no end. Ask for larger ones, or say under "since" how what is new is asked for.`,
      )
    const marks: string[] = []
    const lines: object[] = []
    let { records } = pass
    let [refused, reason]: [number, string | null] = [0, null]
    for (const record of page.records) {
      records++
      const { columns, row } = rowOfRecord(record, records, mapping)
      const made = makeLines(mapping, columns, row)
      if (made.kind === 'refused') {
        refused++
        reason ??= `record ${row.line} ${made.reason}`
        continue
      }
      const own = markOf(made.lines)
      marks.push(own)
      if (!isKnown(own)) lines.push(...made.lines)
    }
    const isEnd = page.next === null
    const following: Place = isEnd
      ? { pass: null, whole: pass.began }
      : { ...place, pass: { ...pass, records, next: page.next, pages: pass.pages + 1, page: mark } }
    async function* told() {
      // What people mapped is no rule of ours.
      yield lines.map((line) => ({ line, rules: {} }))
    }
    return {
      ...{ place: following, isMore: !isEnd, isHistoryWhole: following.whole !== null, lines: told(), marks },
      counted: { records, refused, reason, isEnd },
    }
  }

/** After a whole pass only what is new, with so much of what was before as is said. */
function sinceOf(asking: Asking, whole: Micros | null): Micros | null {
  if (!asking.since) return null
  return whole === null ? firstOf(asking) : whole - (microsOf(asking.since.overlap) ?? 0)
}
