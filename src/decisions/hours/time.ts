import { fromDate, type Micros } from '../../base/time.ts'
import { sendersByName } from '../../store/state/principal-words.ts'
import type { Db } from '../../store/state/state.ts'
import type { Banded } from './bands.ts'
import type { PayClass } from './pay.ts'

/** What time is spent on. */
export const aboutKinds = ['workflow', 'finding', 'review', 'request', 'pattern', 'incident'] as const
export type About = { readonly kind: (typeof aboutKinds)[number]; readonly id: string }

/** Time that somebody worked, as it was entered. */
export type Time = {
  readonly id: string
  readonly day: string
  /** As they were worked. */
  readonly minutes: number
  /** A person of the plan, or whoever is none there as the decision log names them. */
  readonly person: string
  readonly about: About
  readonly class: PayClass
  /** It would have taken more than there was, and is kept at nobody's cost. */
  readonly absorbed: boolean
  readonly note: string | null
  readonly rate_name: string | null
  readonly rate: string | null
  readonly surcharge: string | null
  readonly source: string
  readonly entered_at: Micros
  readonly entered_by: string
  /** When it began, where that is known, and how the plan's hour bands split it then. */
  readonly began_at: Micros | null
  readonly bands: readonly Banded[] | null
  /** Minutes that a timer ran and its person took off: they were away. */
  readonly taken_off: number
  /** Null while it holds. */
  readonly taken_back: { readonly because: string; readonly at: Micros; readonly by: string } | null
}

/** The times of days, or of one thing, the newest first. */
export async function listTimes(
  db: Db,
  workspace: string,
  days: { readonly from?: string | undefined; readonly to?: string | undefined; readonly about?: About } = {},
): Promise<Time[]> {
  let query = db
    .selectFrom('hours_time as time')
    .leftJoin('hours_taken_back as back', (join) =>
      join.onRef('back.workspace_id', '=', 'time.workspace_id').onRef('back.time_id', '=', 'time.id'),
    )
    .selectAll('time')
    .select(['back.because as back_because', 'back.at as back_at', 'back.by as back_by'])
    .where('time.workspace_id', '=', workspace)
  if (days.from !== undefined) query = query.where('day', '>=', days.from)
  if (days.to !== undefined) query = query.where('day', '<=', days.to)
  if (days.about) query = query.where('about_kind', '=', days.about.kind).where('about', '=', days.about.id)
  const rows = await query.orderBy('day', 'desc').orderBy('entered_at', 'desc').orderBy('time.id', 'desc').execute()
  return rows.map((row) => ({
    ...{ id: row.id, day: row.day, minutes: row.minutes, person: row.person, note: row.note },
    ...{ about: { kind: row.about_kind as About['kind'], id: row.about }, class: row.class as PayClass },
    ...{ absorbed: row.is_absorbed, rate_name: row.rate_name, rate: row.rate, surcharge: row.surcharge },
    ...{ source: row.source, entered_at: fromDate(row.entered_at), entered_by: row.entered_by },
    ...{ began_at: row.began_at && fromDate(row.began_at), bands: row.bands as Time['bands'] },
    taken_off: row.taken_off,
    taken_back:
      row.back_at === null || row.back_because === null || row.back_by === null
        ? null
        : { because: row.back_because, at: fromDate(row.back_at), by: row.back_by },
  }))
}

/** A person of the plan, where time is told by person. */
export const PLANNED = 'person:'

/** How the people of times are called: those of the plan as it names them, others as they are known here. */
export async function peopleByName(
  db: Db,
  workspace: string,
  people: Iterable<string>,
  named: Readonly<Record<string, { readonly name: string }>>,
): Promise<Map<string, string>> {
  const ids = [...new Set(people)]
  const known = await sendersByName(
    db,
    workspace,
    ids.filter((one) => !one.startsWith(PLANNED)),
  )
  for (const id of ids) {
    if (!id.startsWith(PLANNED)) continue
    const key = id.slice(PLANNED.length)
    known.set(id, Object.hasOwn(named, key) ? (named[key]?.name ?? key) : key)
  }
  return known
}
