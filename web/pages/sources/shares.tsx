import { NativeSelect } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Filters } from '../../filters.ts'
import { useLanguage, useMessages } from '../../messages/messages.ts'
import { useSourcesWords } from '../../messages/sources.ts'
import { monthName } from '../../parts/format.ts'
import { IntervalBar } from '../../parts/interval.tsx'
import { Panel, Sheet } from '../../parts/panel.tsx'
import { visible } from '../../parts/visible.ts'
import { useFormat } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import { type Shares as Found, type Grouping, groupings, type Share, whys } from './ask.ts'
import classes from './sources.module.css'

/** How many answers have a gap: in all, and by weeks or by where they come from. */
export function Shares(props: { total: Share; groups: UseQueryResult<Found>; by: Grouping; search: Filters }) {
  const { total, groups, by, search } = props
  const words = useMessages()
  const said = useSourcesWords()
  const navigate = useNavigate({ from: '/w/$workspace/sources' })
  const nameOf = useGroupName()
  return (
    <Sheet
      title={said.share}
      aside={
        <NativeSelect
          size="xs"
          aria-label={said.by}
          value={by}
          onChange={(event) => navigate({ search: { ...search, by: event.currentTarget.value } })}
          data={groupings.map((value) => ({ value, label: `${said.by.toLowerCase()} ${said.bys[value]}` }))}
        />
      }
    >
      <Total of={total} />
      {total.screened > 0 && (
        <Panel answer={groups} words={words.panel} height={120}>
          {/* As it was answered: while another is asked for, the one before stands there. */}
          {({ items, by: shown }) => (
            <table className={classes.shares}>
              <thead>
                <tr>
                  <th scope="col">{said.bys[shown as Grouping]}</th>
                  <th scope="col">{said.columns.answers}</th>
                  <th scope="col">{said.columns.gaps}</th>
                  <th scope="col">{said.columns.share}</th>
                  <th scope="col" className={classes.wide}>
                    {said.columns.range}
                  </th>
                </tr>
              </thead>
              <tbody>
                {/* Of time the last is looked at first; of the rest where most is off. */}
                {(shown === 'week' || shown === 'month'
                  ? items.toReversed()
                  : items.toSorted((a, b) => b.gaps - a.gaps)
                )
                  .slice(0, MOST)
                  .map((one) => (
                    <Group key={one.group ?? ''} of={one} name={nameOf(shown as Grouping, one.group)} />
                  ))}
              </tbody>
            </table>
          )}
        </Panel>
      )}
    </Sheet>
  )
}

/** More rows than this are no picture any more. */
const MOST = 16

function Total({ of }: { of: Share }) {
  const words = useMessages()
  const said = useSourcesWords()
  const format = useFormat()
  const reasons = whys.filter((why) => (of.whys[why] ?? 0) > 0)
  // Which of several it is of how many; a single one is of all of them.
  const why = reasons
    .map((one) => (reasons.length === 1 ? said.whys[one] : `${said.whys[one]} (${format.number(of.whys[one] ?? 0)})`))
    .join('; ')
  if (of.share === null || of.interval === null) return <p>{said.allUntold(format.number(of.untold), why)}</p>
  const [low, high] = [format.share(of.interval.low / 100), format.share(of.interval.high / 100)]
  return (
    <p className={classes.total}>
      <strong>{format.share(of.share / 100)}</strong>
      <span>
        {said.all(format.number(of.gaps), format.number(of.screened))} ({words.interval(low, high)}).{' '}
        {of.untold > 0 && said.untold(format.number(of.untold), why)}
      </span>
    </p>
  )
}

function Group({ of, name }: { of: Share; name: string }) {
  const words = useMessages()
  const said = useSourcesWords()
  const format = useFormat()
  const { share, interval } = of
  const range = interval && said.between(format.share(interval.low / 100), format.share(interval.high / 100))
  return (
    <tr>
      <th scope="row" className="sent">
        {visible(name)}
      </th>
      <td className="number">{format.number(of.screened)}</td>
      <td className="number">{format.number(of.gaps)}</td>
      <td className="number">{share === null ? words.unknown : format.share(share / 100)}</td>
      <td className={classes.wide}>
        {share !== null && interval ? (
          <span className={classes.range}>
            <IntervalBar value={share} low={interval.low} high={interval.high} label={range ?? ''} />
            <span className="quiet small number">{range}</span>
          </span>
        ) : (
          words.unknown
        )}
      </td>
    </tr>
  )
}

function useGroupName(): (by: Grouping, group: string | null) => string {
  const words = useMessages()
  const said = useSourcesWords()
  const language = useLanguage()
  const format = useFormat()
  const names = useNames()
  return (by, group) => {
    if (group === null) return words.unknown
    if (by === 'week') return said.weekOf(format.day(group))
    if (by === 'month') return monthName(group, language)
    return by === 'workflow' ? names.workflow(group) : group
  }
}
