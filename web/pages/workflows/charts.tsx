import type { paths } from '../../../sdk/src/api.ts'
import { useMessages } from '../../messages/messages.ts'
import { type Point, Series } from '../../parts/series.tsx'
import { useFormat } from '../../shell/moment.tsx'
import { daysBetween } from './days.ts'
import classes from './workflow.module.css'

type Row = paths['/api/v1/figures']['get']['responses'][200]['content']['application/json']['items'][number]

/** Small charts on the same days: what ran, what was accepted, what was handed over, what a run cost. */
export function Charts({ rows, from, to }: { rows: readonly Row[]; from: string; to: string }) {
  const words = useMessages()
  const format = useFormat()
  const said = words.workflow
  const byDay = new Map(rows.map((row) => [row.day, row]))
  const days = daysBetween(from, to)
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0)
  const points = (value: (row: Row) => number | null, say: (value: number) => string): Point[] =>
    days.map((day) => {
      const row = byDay.get(day)
      const known = row === undefined ? null : value(row)
      return {
        at: format.day(day),
        value: known,
        says: `${format.day(day)}: ${known === null ? said.nothing : say(known)}`,
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
      {unpriced > 0 && <p className="second small">{said.unpriced(format.number(unpriced))}</p>}
    </div>
  )
}
