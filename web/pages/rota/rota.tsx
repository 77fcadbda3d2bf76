import { Button, Modal } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Fragment, useState } from 'react'
import { useLanguage, useMessages } from '../../messages/messages.ts'
import { useRotaWords } from '../../messages/rota.ts'
import { clockTime, weekday } from '../../parts/format.ts'
import { Mark } from '../../parts/mark.tsx'
import { PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import table from '../../parts/table.module.css'
import { visible } from '../../parts/visible.ts'
import { mayOne, signers, useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { useCover } from './ask.ts'
import { type Cover, type Part, spokenOf } from './in-a-day.ts'
import classes from './rota.module.css'
import { Swap } from './swap.tsx'
import { Turns } from './turns.tsx'

/** Who covers when: who answers now and on each of the next days, who is away, and where nobody is there. */
export function Page() {
  const words = useMessages()
  const said = useRotaWords()
  const here = useHere()
  const answer = useCover()
  const [isSwapping, setSwapping] = useState(false)
  const cover = answer.data
  return (
    <>
      <PageHead
        above={
          <Link to="/w/$workspace/support" params={{ workspace: here.workspace }}>
            {said.above}
          </Link>
        }
        title={said.title}
        sentence={said.sentence}
      />
      <div className={classes.page}>
        {cover ? (
          // All at once: where nobody answers stands above the rest, which would move down when it is known.
          <>
            {cover.gaps.length > 0 && <Gaps of={cover} />}
            <Sheet title={said.now} flush>
              <Now of={cover} />
              {mayOne(here, signers) && cover.rotas.length > 0 && (
                <p className={classes.swap}>
                  <Button onClick={() => setSwapping(true)}>{said.swap}</Button>
                </p>
              )}
            </Sheet>
            <Days of={cover} />
            <Turns of={cover} />
          </>
        ) : (
          <Sheet title={said.title}>
            <Panel answer={answer} words={words.panel} height={420}>
              {() => null}
            </Panel>
          </Sheet>
        )}
      </div>
      <Modal opened={isSwapping} onClose={() => setSwapping(false)} title={said.swap} size="md">
        {cover && isSwapping && <Swap of={cover} close={() => setSwapping(false)} />}
      </Modal>
    </>
  )
}

function Gaps({ of }: { of: Cover }) {
  const said = useRotaWords()
  return (
    <section className={classes.gaps} aria-label={said.gaps}>
      <h2>
        <Mark tone="bad" /> {said.gaps}
      </h2>
      <ul>
        {of.gaps.map((one) => (
          <li key={`${one.workflow} ${one.from}`} className="sent">
            <strong>{visible(one.name)}</strong>, <Days1 from={one.from} to={one.to} />: {visible(one.because)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Days1({ from, to }: { from: string; to: string }) {
  const said = useRotaWords()
  const language = useLanguage()
  return from === to ? weekday(from, language) : said.fromTo(weekday(from, language), weekday(to, language))
}

function Now({ of }: { of: Cover }) {
  const said = useRotaWords()
  return (
    <ul className={classes.rows}>
      {of.now.map((one) => (
        <li key={one.workflow} className={classes.now}>
          <span className="sent">{visible(one.name)}</span>
          <span className="sent">
            {one.answering ? (
              <strong>{visible(one.answering.name)}</strong>
            ) : (
              <strong>
                <Mark tone="bad" size={14} /> {said.nobody}
              </strong>
            )}
            {one.until && (
              <>
                {' '}
                {said.until} <Moment time={one.until} />
              </>
            )}
            <span className={`second small sent ${classes.why}`}>{visible(one.because)}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}

function Days({ of }: { of: Cover }) {
  const said = useRotaWords()
  const language = useLanguage()
  const isOne = of.cover.length === 1
  const isAnyAway = of.days.some(({ away }) => away.length > 0)
  return (
    <Sheet title={said.days(of.days.length)} flush>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard */}
      <section className={table.scroll} tabIndex={0} aria-label={said.days(of.days.length)}>
        <table className={`${table.table} ${classes.days}`}>
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
            {of.days.map(({ day, is_working, away }, place) => (
              <tr key={day} data-off={is_working ? undefined : ''}>
                <th scope="row" className="number">
                  {weekday(day, language)}
                </th>
                {of.cover.map(({ workflows, days }) => (
                  <td key={workflows[0]?.workflow} data-of={isOne ? undefined : namesOf(workflows, said.more)}>
                    <Who parts={days[place]?.parts ?? []} zone={of.time_zone} />
                  </td>
                ))}
                {isAnyAway && (
                  <td className="second small sent" data-of={away.length > 0 ? said.away : undefined}>
                    {away.map(({ name }) => visible(name)).join(', ')}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Sheet>
  )
}

const namesOf = (workflows: Cover['cover'][number]['workflows'], more: (n: number) => string): string => {
  const names = workflows.slice(0, 3).map(({ name }) => visible(name))
  return workflows.length > 3 ? `${names.join(', ')} ${more(workflows.length - 3)}` : names.join(', ')
}

/** Who is on duty on a day, in which hours, and who answers otherwise. */
function Who({ parts, zone }: { parts: readonly Part[]; zone: string }) {
  const said = useRotaWords()
  const language = useLanguage()
  const { duty, rest, isWhole } = spokenOf(parts)
  const clock = (time: string) => clockTime(time, zone, language)
  const hours = (from: string, to: string) => {
    if (from === parts[0]?.from) return said.untilTime(clock(to))
    return to === parts.at(-1)?.to ? said.fromTime(clock(from)) : said.hours(clock(from), clock(to))
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
          {!isWhole && <span className="second small number"> {hours(from, to)}</span>}
        </div>
      ))}
      {rest.length > 0 && (
        <div className={duty.length > 0 ? 'second small sent' : 'sent'}>
          {duty.length > 0 && `${said.otherwise} `}
          {rest.map((name, place) => (
            <Fragment key={name}>
              {place > 0 && ', '}
              {visible(name ?? '')}
            </Fragment>
          ))}
        </div>
      )}
    </>
  )
}
