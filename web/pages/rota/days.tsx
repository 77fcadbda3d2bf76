import { Button } from '@mantine/core'
import { useState } from 'react'
import { useLanguage } from '../../messages/messages.ts'
import { useRotaWords } from '../../messages/rota.ts'
import { clockTime } from '../../parts/format.ts'
import { Mark } from '../../parts/mark.tsx'
import { Sheet } from '../../parts/panel.tsx'
import table from '../../parts/table.module.css'
import { visible } from '../../parts/visible.ts'
import { daysInWords } from './days-in-words.ts'
import { type Cover, daysTogether, type Spoken } from './in-a-day.ts'
import classes from './rota.module.css'

/** So many days are shown at once; where nobody answers later is told above them. */
const FIRST = 14

/** Who is on duty on the days ahead: days on which nothing changes stand together. */
export function Days({ of }: { of: Cover }) {
  const said = useRotaWords()
  const language = useLanguage()
  const [isWhole, setWhole] = useState(false)
  const days = isWhole ? of.days : of.days.slice(0, FIRST)
  const together = daysTogether({ days, cover: of.cover }, (time) => clockTime(time, of.time_zone, language))
  const isOne = of.cover.length === 1
  const isAnyAway = together.some(({ away }) => away.length > 0)
  return (
    <Sheet title={said.days(days.length)} flush>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard */}
      <section className={table.scroll} tabIndex={0} aria-label={said.days(days.length)}>
        <table className={`${table.table} ${table.stacked} ${classes.days}`}>
          <thead>
            <tr>
              <th scope="col">{said.day}</th>
              {of.cover.map(({ workflows }) => (
                <th key={workflows[0]?.workflow} scope="col" className={classes.of}>
                  {isOne ? said.everyWorkflow : namesOf(workflows, said.more)}
                </th>
              ))}
              {isAnyAway && <th scope="col">{said.away}</th>}
            </tr>
          </thead>
          <tbody>
            {together.map(({ from, to, isOff, away, cells }) => (
              <tr key={from} data-off={isOff ? '' : undefined}>
                <th scope="row" className="number">
                  {daysInWords({ from, to }, said, language)}
                </th>
                {of.cover.map(({ workflows }, place) => (
                  <td key={workflows[0]?.workflow} data-of={isOne ? undefined : namesOf(workflows, said.more)}>
                    <Who of={cells[place]} />
                  </td>
                ))}
                {isAnyAway && (
                  <td className="second small sent" data-of={away.length > 0 ? said.away : undefined}>
                    {away.map(visible).join(', ')}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {of.days.length > FIRST && !isWhole && (
        <p className={classes.take}>
          <Button size="xs" variant="default" onClick={() => setWhole(true)}>
            {said.allDays(of.days.length)}
          </Button>
        </p>
      )}
    </Sheet>
  )
}

const namesOf = (workflows: Cover['cover'][number]['workflows'], more: (n: number) => string): string => {
  const names = workflows.slice(0, 3).map(({ name }) => visible(name))
  return workflows.length > 3 ? `${names.join(', ')} ${more(workflows.length - 3)}` : names.join(', ')
}

/** Who is on duty on a day, in which hours, and who answers otherwise. */
function Who({ of }: { of: Spoken | undefined }) {
  const said = useRotaWords()
  const { duty = [], rest = [] } = of ?? {}
  const hours = (from: string | null, to: string | null) => {
    if (from === null) return to === null ? '' : said.untilTime(to)
    return to === null ? said.fromTime(from) : said.hours(from, to)
  }
  return (
    <>
      {duty.map(({ name, from, to }) => (
        <div key={from} className="sent">
          {name === null ? (
            <strong className={classes.nobody}>
              <Mark tone="bad" size={14} /> {said.nobody}
            </strong>
          ) : (
            <span className={classes.name}>{visible(name)}</span>
          )}
          <span className="second small number"> {hours(from, to)}</span>
        </div>
      ))}
      {rest.length > 0 && (
        <div className={duty.length > 0 ? 'second small sent' : 'sent'}>
          {duty.length > 0 && `${said.otherwise} `}
          {rest.map(visible).join(', ')}
        </div>
      )}
    </>
  )
}
