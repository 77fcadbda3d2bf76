import { Button, Modal } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { type ReactNode, useRef, useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { useTaskWords } from '../../messages/tasks.ts'
import links from '../../parts/links.module.css'
import { PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import { usePeople } from '../../shell/people.ts'
import { HandoversOf } from '../handovers/of-subject.tsx'
import { Act, acts, type TaskAct } from './act.tsx'
import { type Task, useTask } from './ask.ts'
import { StateOfTask } from './task-row.tsx'
import classes from './tasks.module.css'

/** One task: what comes next and what one may do, what is expected of it, and everything that happened. */
export function Page() {
  const words = useMessages()
  const said = useTaskWords()
  const { task } = useParams({ from: '/w/$workspace/tasks/$task' })
  const answer = useTask(task)
  return (
    <Panel answer={answer} words={words.panel} height={420} head={<PageHead above={<Back />} title={said.title} />}>
      {(found) => <One key={found.id} of={found} />}
    </Panel>
  )
}

function Back() {
  const said = useTaskWords()
  const { workspace } = useHere()
  return (
    <Link to="/w/$workspace/tasks" params={{ workspace }}>
      {said.back}
    </Link>
  )
}

function One({ of }: { of: Task }) {
  const said = useTaskWords()
  return (
    <>
      <PageHead above={<Back />} title={visible(of.title)} />
      <div className={links.page}>
        <Next of={of} />
        <Sheet title={said.facts} aside={<StateOfTask of={of} />}>
          <Facts of={of} />
        </Sheet>
        <HandoversOf about={{ kind: 'task', id: of.id }} isOver={of.state !== 'open'} />
        <Sheet title={said.history}>
          <History of={of} />
        </Sheet>
      </div>
    </>
  )
}

function Next({ of }: { of: Task }) {
  const said = useTaskWords()
  const { workspace } = useHere()
  const [act, setAct] = useState<TaskAct | null>(null)
  const place = useRef<HTMLDivElement>(null)
  const close = () => {
    setAct(null)
    requestAnimationFrame(() => place.current?.focus())
  }
  return (
    <Sheet title={said.next}>
      <div ref={place} tabIndex={-1} className={classes.next}>
        <p>
          <strong>{nextOf(said, of)}</strong>
        </p>
        {of.answered_in !== null && (
          <p>
            <Link to="/w/$workspace/reviews/$review" params={{ workspace, review: of.answered_in }}>
              {said.answeredIn}
            </Link>
          </p>
        )}
        {of.may && (
          <div className={classes.acts}>
            {acts.map((one) => (
              <Button key={one} size="xs" variant={one === 'done' ? 'filled' : 'default'} onClick={() => setAct(one)}>
                {said.act[one]}
              </Button>
            ))}
          </div>
        )}
      </div>
      <Modal opened={act !== null} onClose={close} title={act && said.act[act]} size="md">
        {act && <Act key={act} of={of} act={act} close={close} />}
      </Modal>
    </Sheet>
  )
}

function nextOf(said: ReturnType<typeof useTaskWords>, of: Task): string {
  const name = visible(of.owner_name)
  if (of.state === 'dropped') return said.nextDropped
  if (of.answer !== null) return said.nextAnswered[of.answer]
  if (of.state === 'done') return of.workflow === null ? said.nextDoneAlone : said.nextDone
  return of.is_overdue ? said.nextOverdue(name) : said.nextOpen(name)
}

function Facts({ of }: { of: Task }) {
  const said = useTaskWords()
  const { workspace } = useHere()
  const names = useNames()
  const nameOf = usePeople()
  const { from } = of
  const rows: [name: string, value: ReactNode][] = [
    [said.owner, visible(of.owner_name)],
    [
      said.due,
      <span key="due">
        <Moment time={of.due} as="day" />
        {of.first_due !== of.due && (
          <>
            {' '}
            ({said.atFirst} <Moment time={of.first_due} as="day" />)
          </>
        )}
      </span>,
    ],
    [
      said.workflow,
      of.workflow === null ? (
        said.noWorkflow
      ) : (
        <Link key="workflow" to="/w/$workspace/workflows/$workflow" params={{ workspace, workflow: of.workflow }}>
          {visible(names.workflow(of.workflow))}
        </Link>
      ),
    ],
    ...(of.expected === null ? [] : [[said.expected, visible(of.expected)] as [string, ReactNode]]),
    ...(of.objective === null
      ? []
      : [[said.objective, visible(of.objective.replaceAll('_', ' '))] as [string, ReactNode]]),
    ...(of.note === null
      ? []
      : [[of.state === 'done' ? said.whatDone : said.because, visible(of.note)] as [string, ReactNode]]),
    ...(from === null
      ? []
      : [
          [
            said.comesFrom,
            from.kind === 'finding' ? (
              <Link key="from" to="/w/$workspace/findings/$finding" params={{ workspace, finding: from.id }}>
                {said.from.finding}
              </Link>
            ) : from.kind === 'request' ? (
              <Link key="from" to="/w/$workspace/requests/$request" params={{ workspace, request: from.id }}>
                {said.from.request}
              </Link>
            ) : (
              <Link key="from" to="/w/$workspace/reviews/$review" params={{ workspace, review: from.id }}>
                {said.from.review}
              </Link>
            ),
          ] as [string, ReactNode],
        ]),
    [said.madeBy, nameOf(of.made_by)],
  ]
  return (
    <dl className={classes.facts}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function History({ of }: { of: Task }) {
  const words = useMessages()
  const said = useTaskWords()
  const { workspace } = useHere()
  const names = useNames()
  const nameOf = usePeople()
  return (
    <ol className={classes.history}>
      {of.history.map((one) => (
        <li key={`${one.kind} ${one.decision_seq}`} className={classes.happened}>
          <span className={classes.event}>
            <span>
              {nameOf(one.by)} {said.kind[one.kind]}
              {one.kind === 'given' && one.facts.owner && `: ${visible(names.person(one.facts.owner))}`}
              {one.facts.answer && `: ${said.answer[one.facts.answer]}`}
              {one.kind === 'moved' && one.facts.due && one.facts.before && (
                <>
                  : <Moment time={one.facts.due} as="day" /> ({said.movedTo} <Moment time={one.facts.before} as="day" />
                  )
                </>
              )}
            </span>
            <span className="quiet small">
              <Moment time={one.at} />
            </span>
          </span>
          {one.note && <blockquote className={classes.note}>{visible(one.note)}</blockquote>}
          <Link
            className={`small ${classes.entry}`}
            to="/w/$workspace/decisions"
            params={{ workspace }}
            hash={String(one.decision_seq)}
          >
            {words.review.entry(one.decision_seq)}
          </Link>
        </li>
      ))}
    </ol>
  )
}
