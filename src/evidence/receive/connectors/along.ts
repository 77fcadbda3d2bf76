import { sql } from 'kysely'
import { type Micros, parseTime, toDate } from '../../../base/time.ts'
import type { State } from '../../../store/state/state.ts'
import type { Masker } from '../mask.ts'
import type { LineRead } from '../spans/span.ts'
import type { Cursor } from './cursor.ts'
import { FARTHEST } from './looks.ts'
import { marksOf } from './marks.ts'
import type { Platform, Portion } from './platform.ts'
import { keepRan } from './workflows.ts'

/** A line and by which rules it was read. */
type Told = Pick<LineRead, 'rules'> & { readonly line: object }

/** What a read carries along. */
type Reader = {
  readonly state: State
  readonly workspace: string
  readonly connector: { readonly id: string }
  cursor: Cursor
  now(): Micros
  keep(also?: object): Promise<void>
  receive(lines: readonly Told[]): Promise<void>
  masker(): Promise<Masker>
}

/** Of so much it is known whether it changed since it was told. */
const REMEMBERED = 50_000
/** Workflows that are noted of one portion. */
const MOST_WORKFLOWS = 200

/**
 * Reads what is walked through in time, portion by portion. Where it stands is kept once what a portion says is on the disk: killed anywhere,
 * one is told twice, and what is told twice counts once. Answers whether there is more to be read now.
 */
export async function readAlong(
  reader: Reader,
  readOn: NonNullable<Platform['readOn']>,
  isTime: () => boolean,
): Promise<boolean> {
  const seen = new Set(await marksOf(reader.state, reader.workspace, reader.connector))
  const before = [...seen].join('')
  try {
    for (let isFirst = true; ; isFirst = false) {
      const portion = await readOn({
        ...{ place: reader.cursor.along?.place ?? null, now: reader.now(), isFirst },
        isKnown: (mark) => seen.has(mark),
        isForgetful: seen.size >= REMEMBERED,
      })
      let from: Micros | undefined
      const ran = new Map<string, Micros>()
      for await (const lines of portion.lines) {
        await reader.receive(lines)
        for (const { line } of lines) from = noted(line, from, ran)
      }
      await keepNames(reader, ran)
      for (const mark of portion.marks) {
        seen.delete(mark)
        seen.add(mark)
      }
      const { place, isMore, isHistoryWhole } = portion
      const counts = await countsOf(reader, portion)
      reader.cursor = { ...reader.cursor, along: { place, is_more: isMore, is_whole: isHistoryWhole, ...counts } }
      await reader.keep(from === undefined ? {} : { history_from: sql<Date>`least(history_from, ${toDate(from)})` })
      if (!isMore) return false
      if (!isTime()) return true
    }
  } finally {
    const kept = [...seen].slice(-REMEMBERED).join('')
    if (kept !== before) await reader.keep({ seen: kept })
  }
}

/** Records as they are counted, page by page, and as they were counted when all had come. */
async function countsOf({ cursor, masker }: Reader, { counted: page }: Portion) {
  const { counting = null, counted = null } = cursor.along ?? {}
  if (!page) return { counting, counted }
  const { text } = await masker()
  const reason = counting?.reason ?? (page.reason === null ? null : text(page.reason))
  const counts = { records: page.records, refused: (counting?.refused ?? 0) + page.refused, reason }
  return page.isEnd ? { counting: null, counted: counts } : { counting: counts, counted }
}

/** When the oldest began, and when each workflow ran last. */
function noted(line: object, from: Micros | undefined, ran: Map<string, Micros>): Micros | undefined {
  const { type, workflow, started } = line as { type?: string; workflow?: string; started?: string }
  const at = started === undefined ? undefined : parseTime(started)?.micros
  if (workflow !== undefined && (ran.has(workflow) || ran.size < MOST_WORKFLOWS))
    // What only counts or costs something did not run.
    ran.set(workflow, Math.max(type === 'run' ? (at ?? 0) : 0, ran.get(workflow) ?? 0))
  if (at === undefined || (type !== 'run' && type !== 'step')) return from
  return from === undefined ? at : Math.min(at, from)
}

async function keepNames({ state, workspace, connector, now, masker }: Reader, ran: ReadonlyMap<string, Micros>) {
  const { text } = await masker()
  const names = new Map([...ran].map(([name, at]) => [text(name), Math.min(at, now())] as const))
  await keepRan(state, workspace, connector.id, names, now() - FARTHEST)
}
