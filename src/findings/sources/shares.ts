import { type Interval, wilson } from '../../statistics/wilson.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import { type Untold, untolds } from './answered.ts'
import { paramsOf, SCREENED_AS_ASKED, type ScreenFilter } from './list.ts'
import { type GapKind, gapKinds } from './screen.ts'

export const shareGroupings = ['workflow', 'case_type', 'route', 'release', 'day', 'week', 'month'] as const
export type ShareGrouping = (typeof shareGroupings)[number]

/** How many answers of a group have a gap. */
export type GapShare = {
  /** Null: all of them, or those of which it is not known. */
  readonly group: string | null
  /** Answers of which it could be told, and those among them with a gap. */
  readonly screened: number
  readonly gaps: number
  /** Answers of which it cannot be told. They are in no share. */
  readonly untold: number
  /** Why it cannot: these add up to it. */
  readonly whys: Readonly<Record<Untold, number>>
  readonly share: number | null
  /** 95 %. */
  readonly interval: Interval | null
  readonly kinds: Readonly<Record<GapKind, number>>
}

const counts = question(
  'sources-shares',
  `SELECT multiIf({by:String} = 'workflow', workflow, {by:String} = 'case_type', case_type, {by:String} = 'route', route,
       {by:String} = 'release', release,
       {by:String} = 'day', ifNull(toString(toDate(started, {zone:String})), ''),
       {by:String} = 'week', ifNull(toString(toMonday(toDate(started, {zone:String}))), ''),
       {by:String} = 'month', ifNull(formatDateTime(started, '%Y-%m', {zone:String}), ''), '') AS group,
     countIf(result != 'untold') AS screened, countIf(result = 'gap') AS gaps, countIf(result = 'untold') AS untold,
     ${untolds.map((why) => `countIf(result = 'untold' AND why = '${why}') AS ${why}`).join(', ')},
     ${gapKinds.map((kind) => `countIf(${kind}) AS ${kind}`).join(', ')}
   FROM screened FINAL WHERE ${SCREENED_AS_ASKED}
   GROUP BY group ORDER BY group LIMIT 1000`,
)

type Counts = Readonly<Record<'screened' | 'gaps' | 'untold' | Untold | GapKind, string>> & { readonly group: string }

/** The share of answers with a gap, of each group; weeks by their Monday. Nothing was screened: no group. */
export async function askGapShares(
  evidence: Evidence,
  workspace: string,
  zone: string,
  { by, ...filter }: ScreenFilter & { readonly by?: ShareGrouping | undefined },
): Promise<GapShare[]> {
  const rows = await evidence.ask<Counts>(workspace, counts, { ...paramsOf(filter), by: by ?? '', zone })
  return rows.map((row) => {
    const [screened, gaps] = [Number(row.screened), Number(row.gaps)]
    return {
      group: row.group || null,
      screened,
      gaps,
      untold: Number(row.untold),
      whys: countsOf(row, untolds),
      share: screened === 0 ? null : gaps / screened,
      interval: wilson(gaps, screened) ?? null,
      kinds: countsOf(row, gapKinds),
    }
  })
}

const countsOf = <Name extends keyof Counts>(row: Counts, names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, Number(row[name])])) as Record<Name, number>
