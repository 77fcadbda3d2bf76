import type { paths } from '../../../sdk/src/api.ts'
import { useMessages } from '../../messages/messages.ts'
import { type Point, Series } from '../../parts/series.tsx'
import { useFormat } from '../../shell/moment.tsx'
import { daysBetween } from './days.ts'
import classes from './workflow.module.css'

export type Release = { readonly release: string; readonly first: string }
type Row = paths['/api/v1/figures']['get']['responses'][200]['content']['application/json']['items'][number]

/**
 * Small charts on the same days: what ran, what was accepted, what was handed over, what a run cost. Where a release began,
 * each is marked.
 */
export function Charts(props: { rows: readonly Row[]; releases: readonly Release[]; from: string; to: string }) {
  const { rows, releases, from, to } = props
  const words = useMessages()
  const format = useFormat()
  const said = words.workflow
  const byDay = new Map(rows.map((row) => [row.day, row]))
  const days = daysBetween(from, to)
  const begun = releases.filter(({ first }) => first >= from && first < to)
  const begunOn = Map.groupBy(begun, (one) => one.first)
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0)
  const points = (value: (row: Row) => number | null, say: (value: number) => string): Point[] =>
    days.map((day) => {
      const row = byDay.get(day)
      const known = row === undefined ? null : value(row)
      const began = begunOn.get(day)?.map((one) => said.began(one.release)) ?? []
      return {
        at: format.day(day),
        value: known,
        says: [`${format.day(day)}: ${known === null ? said.nothing : say(known)}`, ...began].join('\n'),
        mark: began.length > 0,
      }
    })
  const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole)
  const costOf = (row: Row) => {
    if (row.cost_unknown_runs > 0) return null
    const amount = (row.cost_reported ?? 0) + (row.cost_estimated ?? 0)
    return row.runs === 0 ? null : amount / row.runs
  }
  const runs = points((row) => row.runs, format.number)
  const costs = points(costOf, format.money)
  const most = (of: readonly Point[]) => Math.max(0, ...of.map((one) => one.value ?? 0))
  const [judged, all] = [sum((row) => row.judged), sum((row) => row.runs)]
  const unpriced = sum((row) => row.cost_unknown_runs)
  const spent = sum((row) => (row.cost_reported ?? 0) + (row.cost_estimated ?? 0))
  const shareOf = (part: number, whole: number) => (whole === 0 ? words.unknown : format.share(part / whole))
  const accepted = shareOf(
    sum((row) => row.accepted),
    judged,
  )
  const handedOver = shareOf(
    sum((row) => row.handed_over),
    all,
  )
  const cost = all === 0 || unpriced > 0 ? words.unknown : format.money(spent / all)
  const summary = (name: string, now: string) => said.chart(name, format.day(from), format.day(to), now)
  return (
    <div className={classes.charts}>
      <Series
        title={said.runs}
        now={format.number(all)}
        points={runs}
        kind="bars"
        max={most(runs)}
        top={said.most(format.number(most(runs)))}
        summary={summary(said.runs, format.number(all))}
      />
      <Series
        title={said.accepted}
        now={accepted}
        points={points((row) => ratio(row.accepted, row.judged), format.share)}
        kind="line"
        max={1}
        top={format.share(1)}
        summary={summary(said.accepted, accepted)}
      />
      <Series
        title={said.handedOver}
        now={handedOver}
        points={points((row) => ratio(row.handed_over, row.runs), format.share)}
        kind="line"
        max={1}
        top={format.share(1)}
        summary={summary(said.handedOver, handedOver)}
      />
      <Series
        title={said.cost}
        now={cost}
        points={costs}
        kind="line"
        max={most(costs)}
        top={said.most(format.money(most(costs)))}
        summary={summary(said.cost, cost)}
      />
      {begun.length > 0 && (
        <dl className={classes.releases}>
          <dt>{said.releases}</dt>
          {begun.map(({ release, first }) => (
            <dd key={release}>
              {format.day(first)} <span className="sent">{release}</span>
            </dd>
          ))}
        </dl>
      )}
      {unpriced > 0 && <p className="second small">{said.unpriced(format.number(unpriced))}</p>}
    </div>
  )
}
