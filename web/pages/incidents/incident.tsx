import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useIncidentWords } from '../../messages/incidents.ts'
import { useMessages } from '../../messages/messages.ts'
import { spoken } from '../../parts/format.ts'
import links from '../../parts/links.module.css'
import { Badge } from '../../parts/mark.tsx'
import { PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { ChangeList } from '../../shell/change-list.tsx'
import { EvidenceLink } from '../../shell/evidence-link.tsx'
import { Moment, useFormat } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import { SpentOn } from '../hours/spent-on.tsx'
import { type AskedIncident, toneOfState, useAfter, useIncident, useNameOf } from './ask.ts'
import classes from './incidents.module.css'

/** One incident: when it was opened, contained and restored, what it cost, the time worked on it, and what is known of the time around it. */
export function Page() {
  const words = useMessages()
  const said = useIncidentWords()
  const { incident } = useParams({ from: '/w/$workspace/incidents/$incident' })
  const answer = useIncident(incident)
  return (
    <Panel answer={answer} words={words.panel} height={480} head={<PageHead above={<Back />} title={said.noClass} />}>
      {(found) => <One key={found.incident.incident} of={found} />}
    </Panel>
  )
}

function Back() {
  const said = useIncidentWords()
  const { workspace } = useHere()
  return (
    <Link to="/w/$workspace/incidents" params={{ workspace }}>
      {said.title}
    </Link>
  )
}

function One({ of }: { of: AskedIncident }) {
  const said = useIncidentWords()
  const nameOf = useNameOf()
  const { incident: one } = of
  return (
    <>
      <PageHead
        above={<Back />}
        title={nameOf(one)}
        sentence={
          <span className={classes.state}>
            <Badge tone={toneOfState[one.state]}>{said.states[one.state]}</Badge>
            <span>{said.stateText[one.state]}</span>
          </span>
        }
      />
      <div className={links.page}>
        <Happened of={of} />
        <SpentOn about={{ about: 'incident', id: one.incident }} />
        <Sheet title={said.changed}>
          {one.opened === null ? (
            <p className="second">{said.noTime}</p>
          ) : of.changed_near.length === 0 ? (
            <p className="second">{said.noChange}</p>
          ) : (
            <>
              <p className="second small">{said.changedText}</p>
              <ChangeList of={of.changed_near} />
            </>
          )}
        </Sheet>
        {one.opened !== null && <Found of={of.findings} />}
      </div>
    </>
  )
}

function Happened({ of: { incident: one, runs } }: { of: AskedIncident }) {
  const said = useIncidentWords()
  const { workspace } = useHere()
  const names = useNames()
  const { money } = useFormat()
  const after = useAfter()
  const step = (time: string | null): ReactNode => {
    const passed = after(one, time)
    if (time === null) return said.notYet
    return (
      <>
        <Moment time={time} />
        {passed !== null && <span className="second"> {said.after(passed)}</span>}
      </>
    )
  }
  const facts: readonly (readonly [name: string, value: ReactNode])[] = [
    [
      said.workflow,
      <Link key="workflow" to="/w/$workspace/workflows/$workflow" params={{ workspace, workflow: one.workflow }}>
        {visible(names.workflow(one.workflow))}
      </Link>,
    ],
    [said.severity, one.severity],
    [said.opened, one.opened === null ? said.notKnown : <Moment key="opened" time={one.opened} />],
    // Who tells when it was restored need not tell when it did no more harm.
    [said.contained, one.contained === null && one.restored !== null ? said.notKnown : step(one.contained)],
    [said.restored, step(one.restored)],
    [said.cost, one.loss === null ? said.noCost : money(Number(one.loss.amount), one.loss.currency)],
    [said.id, visible(one.incident)],
    [said.source, one.source === null ? said.notKnown : visible(one.source)],
    [said.told, <Moment key="told" time={one.arrived} />],
  ]
  return (
    <Sheet title={said.happened} aside={runs && <EvidenceLink url={runs.url}>{said.runs}</EvidenceLink>}>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="sent">{value}</dd>
          </div>
        ))}
      </dl>
      {!one.zoned && <p className="second small">{said.noZone}</p>}
    </Sheet>
  )
}

function Found({ of: { items, count } }: { of: AskedIncident['findings'] }) {
  const words = useMessages()
  const said = useIncidentWords()
  const { workspace } = useHere()
  const { number } = useFormat()
  return (
    <Sheet title={said.found}>
      <p className="second small">{count === 0 ? said.noneFound : said.foundText}</p>
      {count > 0 && (
        <ul className={classes.found}>
          {items.map((one) => (
            <li key={one.id}>
              <Link to="/w/$workspace/findings/$finding" params={{ workspace, finding: one.id }} preload={false}>
                {spoken(one.title)}
              </Link>
              <p className="second small">
                {words.findings.since} <Moment time={one.first_seen} as="day" />
                {one.resolved_at !== null && (
                  <>
                    {', '}
                    {words.findings.over} <Moment time={one.resolved_at} as="day" />
                  </>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
      {count > items.length && <p className="second small">{said.more(number(count - items.length))}</p>}
    </Sheet>
  )
}
