import { sql } from 'kysely'
import { AppError } from '../../../base/errors.ts'
import { MICROS, type Micros, toDate } from '../../../base/time.ts'
import { checkRead } from '../read-line.ts'
import { keepRefused } from '../refused.ts'
import { readAlong } from './along.ts'
import { ComeAgain, ListRefused } from './ask.ts'
import { type Connector, getConnector, openPlatform } from './connector.ts'
import {
  begin,
  type Cursor,
  dueLists,
  isDone,
  lookedAt,
  type Place,
  placeIn,
  placesOf,
  settled,
  stepDown,
  untilOf,
  untold,
  withGaps,
  withLists,
  withPlace,
} from './cursor.ts'
import type { ConnectorParts } from './parts.ts'
import type { Platform, Told } from './platform.ts'
import { readWhole } from './whole.ts'
import { keepWorkflows, recordNames } from './workflows.ts'

/** How often what a platform runs is listed anew. */
const LIST_EACH = 10 * MICROS.m
/** Single runs that are asked for within one read, of each kind: the rest is for the next. */
const MOST_SINGLE = 50
/** People change a sheet now and then, and whoever publishes it keeps what changed back for minutes. */
const SHEET_EACH = 9 * MICROS.m
/** An API of somebody's, which answers with a whole page each time. */
const RECORDS_EACH = 4 * MICROS.m
/** Lines sent through the pipe at once. */
const LINES = 5000

/** For how long it reads at most, and what ends it before. */
export type Bounds = {
  readonly until: Micros
  /** It need not be read where it was, whole, at this moment or later. */
  readonly unlessReadSince?: Micros
  readonly signal?: AbortSignal | undefined
}

/** Whether there is more to be read now. */
export type ReadDone = { readonly isMore: boolean }

/**
 * Reads a connector: what is open, what is new, what has ended since, and as far back as the time allows. Where the platform cannot be
 * read, why and since when is kept with the connector, and the next read tries again.
 */
export async function readConnector(
  parts: ConnectorParts,
  workspace: string,
  id: string,
  bounds: Bounds,
): Promise<ReadDone> {
  // Of several processes one reads; the others wait, and find it read.
  return await parts.state.exclusively(`connector ${workspace} ${id}`, async () => {
    const connector = await getConnector(parts.state.db, workspace, id)
    if (connector.cursor.not_before > parts.now() || isReadSince(connector, bounds)) return { isMore: false }
    const reader = readerOf(parts, workspace, connector)
    try {
      const platform = await openPlatform(parts, workspace, connector, bounds.signal)
      const isMore = await readAll(reader, platform, bounds)
      await reader.keep({ last_problem: null, problem_since: null, last_read_at: toDate(parts.now()) })
      return { isMore }
    } catch (error) {
      if (bounds.signal?.aborted) return { isMore: true }
      if (!(error instanceof AppError)) throw error
      const now = parts.now()
      if (error instanceof ComeAgain) reader.cursor = { ...reader.cursor, not_before: now + error.afterMs * MICROS.ms }
      await reader.keep({
        last_problem: error.said,
        problem_since: sql<Date>`coalesce(problem_since, ${toDate(now)})`,
      })
      return { isMore: false }
    }
  })
}

function isReadSince({ kind, last_read_at, cursor }: Connector, { unlessReadSince }: Bounds): boolean {
  if (unlessReadSince === undefined || last_read_at === null) return false
  const each = kind === 'sheet' ? SHEET_EACH : kind === 'http' ? RECORDS_EACH : 0
  const since = unlessReadSince - each
  if (last_read_at < since) return false
  return isDone(cursor)
}

type Reader = ReturnType<typeof readerOf>

/** What a read carries along: how far it is, and how lines and that are kept. */
function readerOf(parts: ConnectorParts, workspace: string, connector: Connector) {
  const { state, pipe, log } = parts
  const reader = {
    state,
    workspace,
    connector,
    cursor: connector.cursor,
    now: parts.now,
    masker: () => parts.masker(workspace),
    /** Kept after what it says was done. A connector that has ended meanwhile is left alone. */
    async keep(also: object = {}): Promise<void> {
      await state.db
        .updateTable('connector')
        .set({ cursor: JSON.stringify(reader.cursor), ...also })
        .where('workspace_id', '=', workspace)
        .where('id', '=', connector.id)
        .where('ended_at', 'is', null)
        .execute()
    },
    /** What the record calls each of these workflows, by its id there. Names are masked before they are kept. */
    async names(of: readonly Told['workflow'][]): Promise<(id: string) => string | undefined> {
      const { text } = await parts.masker(workspace)
      const workflows = new Map(
        of.flatMap(({ id, name }) =>
          id === undefined ? [] : [[text(id), { id: text(id), name: text(name ?? id) }] as const],
        ),
      )
      const names = await recordNames(state, workspace, connector.id, [...workflows.values()])
      return (id) => names.get(text(id))
    },
    /** Lines are on the disk once this returns. */
    async receive(lines: readonly Parameters<typeof checkRead>[0][]): Promise<void> {
      const masker = await parts.masker(workspace)
      for (let first = 0; first < lines.length; first += LINES) {
        const some = lines.slice(first, first + LINES).map(checkRead)
        const { refused } = await pipe.receiveLines(workspace, masker, some)
        const [one] = refused
        if (!one) continue
        log.warn({ connector: connector.id, refused: refused.length, reason: one.reason }, 'lines were refused')
        await keepRefused(parts, workspace, {
          ...{ masker, way: 'connector', by: `connector:${connector.id}` },
          refused: refused.map(({ position, reason }) => ({ reason, line: lines[first + position - 1]?.line ?? {} })),
        })
      }
    },
    async list(platform: Platform): Promise<void> {
      await keepWorkflows(parts, workspace, connector.id, await platform.listWorkflows())
    },
  }
  return reader
}

async function readAll(reader: Reader, platform: Platform, bounds: Bounds): Promise<boolean> {
  if (platform.readWhole) {
    await readWhole(reader, platform.readWhole)
    return false
  }
  const isTime = () => !bounds.signal?.aborted && reader.now() < bounds.until
  if (platform.readOn) return await readAlong(reader, platform.readOn, isTime)
  // Before anything is told, so that runs have the names of their workflows.
  if (reader.now() - reader.cursor.listed_at >= LIST_EACH) {
    await reader.list(platform)
    reader.cursor = { ...reader.cursor, listed_at: reader.now() }
  }
  // Open ones first: one that ends between this and the list below is in the list.
  await readOpen(reader, platform)
  const own = await platform.lists?.()
  if (own) {
    reader.cursor = withLists(reader.cursor, own, reader.now())
    for (const list of dueLists(reader.cursor, own))
      if (isTime()) await unlessRefused(reader, list, () => look(reader, platform, isTime, list))
    if (dueLists(reader.cursor, own).length === 0) reader.cursor = { ...reader.cursor, pass: null }
  } else await look(reader, platform, isTime)
  // Of several lists a page each in turn, so that all of them go back about as far.
  while (isTime() && behind(reader.cursor).length > 0)
    for (const list of behind(reader.cursor))
      if (isTime()) await unlessRefused(reader, list, () => readHistory(reader, platform, list))
  await readGaps(reader, platform)
  await readParts(reader, platform)
  if (isTime()) await readBeside(reader, platform)
  return !isDone(reader.cursor) || dueParts(reader.cursor).length > 0
}

/** One list that may not be read keeps the others from nothing; it is asked for again when it is its turn. */
async function unlessRefused(reader: Reader, list: string | undefined, read: () => Promise<void>): Promise<void> {
  const at = reader.now()
  try {
    await read()
  } catch (error) {
    if (!(error instanceof ListRefused)) throw error
    reader.cursor = lookedAt(reader.cursor, list, at, true)
    await reader.keep()
  }
}

/** Lists whose history is not read whole. */
const behind = (cursor: Cursor): (string | undefined)[] =>
  placesOf(cursor).flatMap(([list, { history }]) => (history === null ? [] : [list]))

/** What is new in a list. */
async function look(reader: Reader, platform: Platform, isTime: () => boolean, list?: string): Promise<void> {
  const began = reader.now()
  const newest = await platform.newest(list)
  put(reader, list, begin(placeIn(reader.cursor, list), newest, latenessOf(reader, platform)))
  // Of many lists what was only looked at is kept with what is told next, or at the end: a look that is lost is made again.
  if (list === undefined) await reader.keep()
  while (placeIn(reader.cursor, list).fresh && isTime()) await readFresh(reader, platform, list)
  if (placeIn(reader.cursor, list).fresh) return
  reader.cursor = lookedAt(reader.cursor, list, began)
}

function put(reader: Reader, list: string | undefined, place: Place): void {
  reader.cursor = withPlace(reader.cursor, list, place)
}

const latenessOf = (reader: Reader, { late }: Platform) =>
  late === undefined ? undefined : { late, now: reader.now() }

async function readFresh(reader: Reader, platform: Platform, list?: string): Promise<void> {
  const { fresh } = placeIn(reader.cursor, list)
  if (!fresh) return
  const until = untilOf(placeIn(reader.cursor, list), platform.late)
  const { runs, walk, missing } = stepDown(fresh, await platform.listRunsSince(fresh.next, list), until)
  const isTold = await tellNew(reader, platform, runs, list)
  if (looksForGaps(platform)) reader.cursor = withGaps(reader.cursor, missing)
  const place = placeIn(reader.cursor, list)
  put(reader, list, walk ? { ...place, fresh: walk } : settled(place, fresh))
  if (isTold || list === undefined) await reader.keep(fromOf(runs))
}

async function readHistory(reader: Reader, platform: Platform, list?: string): Promise<void> {
  const { history } = placeIn(reader.cursor, list)
  if (!history) return
  const { runs, walk, missing } = stepDown(history, await platform.listRunsSince(history.next, list), null)
  await tellNew(reader, platform, runs, list)
  if (looksForGaps(platform)) reader.cursor = withGaps(reader.cursor, missing)
  put(reader, list, { ...placeIn(reader.cursor, list), history: walk })
  await reader.keep(fromOf(runs))
}

/** Where a list is looked at again far down, what was told of it as it is needs not be told anew. True where something was told. */
async function tellNew(reader: Reader, platform: Platform, runs: readonly Told[], list?: string): Promise<boolean> {
  const lateness = latenessOf(reader, platform)
  if (lateness === undefined) {
    await tell(reader, platform, runs)
    return runs.length > 0
  }
  const left = untold(placeIn(reader.cursor, list), runs, lateness)
  await tell(reader, platform, left.runs)
  put(reader, list, { ...placeIn(reader.cursor, list), told: left.told })
  return left.runs.length > 0
}

/** What hangs on runs and changed by itself. Its lines are on the disk before it counts as known. */
async function readBeside(reader: Reader, platform: Platform): Promise<void> {
  if (!platform.beside) return
  const { workflows, linesOf, known, waiting } = await platform.beside(reader.cursor.beside)
  await reader.receive(linesOf(await reader.names(workflows)))
  reader.cursor = { ...reader.cursor, beside: { ...known }, waiting }
  await reader.keep()
}

/** Where what is open is listed whole, a number that is in no list belongs to no run that is kept. */
const looksForGaps = (platform: Platform) => platform.can.openRuns !== true

/** Runs that are open now, and those that were: each is told once it is known and once it changed. */
async function readOpen(reader: Reader, platform: Platform): Promise<void> {
  const { ids, isWhole } = await platform.openRuns()
  const listed = new Set(ids)
  const before = Object.keys(reader.cursor.open)
  // What is still listed as open has not ended. Where the list does not tell, each is asked for, those first that were not for longest.
  const ended = before.filter((id) => !isWhole || !listed.has(id))
  const found = ids.filter((id) => reader.cursor.open[id] === undefined)
  const asked = [...found.slice(-MOST_SINGLE), ...ended.slice(0, MOST_SINGLE)]
  for (const id of new Set(asked)) await readOne(reader, platform, id)
}

/** Runs that were in no list. */
async function readGaps(reader: Reader, platform: Platform): Promise<void> {
  for (const id of reader.cursor.gaps.slice(0, MOST_SINGLE)) {
    await readOne(reader, platform, id)
    reader.cursor = { ...reader.cursor, gaps: reader.cursor.gaps.filter((one) => one !== id) }
    await reader.keep()
  }
}

/** Parts that waited for the run that they are of. */
async function readParts(reader: Reader, platform: Platform): Promise<void> {
  for (const id of dueParts(reader.cursor).slice(0, MOST_SINGLE)) {
    const { [id]: _, ...parts } = reader.cursor.parts
    reader.cursor = { ...reader.cursor, parts }
    await readOne(reader, platform, id)
  }
}

const dueParts = ({ parts, open }: Cursor): string[] =>
  Object.entries(parts).flatMap(([id, whole]) => (open[whole] === undefined ? [id] : []))

async function readOne(reader: Reader, platform: Platform, id: string): Promise<void> {
  const told = await platform.getRun(id)
  // Deleted there: what was told of it stays.
  const { [id]: mark, ...open } = reader.cursor.open
  if (told && told.mark !== mark) await tell(reader, platform, [told])
  // Put last, so that in turn each is asked for.
  reader.cursor = { ...reader.cursor, open: told?.isOpen ? { ...open, [id]: told.mark } : open }
  await reader.keep(told ? fromOf([told]) : {})
}

/** Tells runs together with those above them. Afterwards their lines are on the disk, and the cursor knows which of them are open. */
async function tell(reader: Reader, platform: Platform, listed: readonly Told[]): Promise<void> {
  if (listed.length === 0) return
  const runs = (await platform.fill?.(listed)) ?? listed
  const byId = await withAbove(platform, runs)
  const together = new Map(byId)
  const parts: Record<string, string> = {}
  for (const { id } of runs) {
    const whole = untoldAbove(byId, id)
    if (whole === undefined) continue
    parts[id] = whole
    together.delete(id)
  }
  const nameOf = await reader.names([...together.values()].map(({ workflow }) => workflow))
  await reader.receive(platform.linesOf([...together.values()], nameOf))
  const open = { ...reader.cursor.open }
  for (const { id, isOpen, mark } of byId.values()) {
    if (isOpen) open[id] = mark
    else delete open[id]
  }
  reader.cursor = { ...reader.cursor, open, parts: { ...reader.cursor.parts, ...parts } } satisfies Cursor
}

/** With those above, as far as they are there still. */
async function withAbove(platform: Platform, runs: readonly Told[]): Promise<Map<string, Told>> {
  const byId = new Map(runs.map((one) => [one.id, one]))
  const gone = new Set<string>()
  for (const queue = runs.flatMap(({ above }) => above); queue.length > 0; ) {
    const id = queue.shift() ?? ''
    if (byId.has(id) || gone.has(id)) continue
    const told = gone.size + byId.size - runs.length < MOST_SINGLE ? await platform.getRun(id) : undefined
    if (!told) gone.add(id)
    else {
      byId.set(id, told)
      queue.push(...told.above)
    }
  }
  return byId
}

/** The run that one is a part of, near or far, where nothing is told of that one yet: by itself the part would be a run of its own. */
function untoldAbove(byId: ReadonlyMap<string, Told>, id: string): string | undefined {
  const seen = new Set([id])
  for (let whole = byId.get(id)?.partOf; whole !== undefined && !seen.has(whole); whole = byId.get(whole)?.partOf) {
    seen.add(whole)
    const told = byId.get(whole)
    if (told?.isOpen && !told.isTold) return whole
  }
  return undefined
}

/** How far back is known now. */
function fromOf(runs: readonly Told[]): object {
  const first = runs
    .map(({ started }) => started)
    .filter((time) => time !== undefined)
    .sort((a, b) => a - b)[0]
  return first === undefined ? {} : { history_from: sql<Date>`least(history_from, ${toDate(first)})` }
}
