import { Button, NativeSelect } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTaskWords } from '../../messages/tasks.ts'
import { spoken } from '../../parts/format.ts'
import { Sheet } from '../../parts/panel.tsx'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { EvidenceLink } from '../../shell/evidence-link.tsx'
import { Measured } from '../../shell/measured.tsx'
import { Moment } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import { type AskedTask, TaskForm } from '../tasks/add-task.tsx'
import tasks from '../tasks/tasks.module.css'
import type { KeptReview } from './verdict.ts'

type DoneTask = NonNullable<KeptReview['document']['tasks']>[number]
export type TaskAnswer = 'yes' | 'no' | 'unknown'

/** What was done since the last review that asked: what was expected, the figure before and since, and what was answered. */
export function DoneTasks({ kept }: { kept: KeptReview }) {
  const said = useTaskWords()
  const done = kept.document.tasks ?? []
  if (done.length === 0) return null
  return (
    <Sheet title={said.review.title}>
      <ul className={tasks.asked}>
        {done.map((one) => (
          <Done key={one.id} of={one} answer={kept.answers?.find(({ task }) => task === one.id)?.answer} />
        ))}
      </ul>
    </Sheet>
  )
}

function Done({ of, answer }: { of: DoneTask; answer: TaskAnswer | undefined }) {
  const said = useTaskWords()
  const { workspace } = useHere()
  return (
    <li>
      <Link to="/w/$workspace/tasks/$task" params={{ workspace, task: of.id }}>
        <strong>{visible(of.title)}</strong>
      </Link>
      <span className="second">
        {said.review.doneBy(visible(of.owner_name))}, <Moment time={of.done_at} as="day" /> ({said.dueOn}{' '}
        <Moment time={of.due} as="day" />
        {of.first_due !== of.due && (
          <>
            , {said.atFirst} <Moment time={of.first_due} as="day" />
          </>
        )}
        ): {visible(of.done)}
      </span>
      {of.expected !== null && (
        <span>
          {said.expected}: {visible(of.expected)}
        </span>
      )}
      {of.figure && <Figure of={of.figure} />}
      <span>
        {said.review.answered} <strong>{answer ? said.answer[answer] : said.review.notYet}</strong>
      </span>
    </li>
  )
}

function Figure({ of }: { of: NonNullable<DoneTask['figure']> }) {
  const said = useTaskWords()
  const { before, after, unit, words, target } = of
  return (
    <span>
      {spoken(words)} ({said.review.promised} {spoken(target)}): <Measured of={before.measured} unit={unit} />{' '}
      <EvidenceLink url={before.behind.url}>{said.review.before}</EvidenceLink>,{' '}
      {after === null ? (
        said.review.tooSoon
      ) : (
        <>
          <Measured of={after.measured} unit={unit} />{' '}
          <EvidenceLink url={after.behind.url}>{said.review.since}</EvidenceLink>
        </>
      )}
    </span>
  )
}

/** Where whoever signs answers for each task that was done. */
export function AnswerTasks(props: {
  of: KeptReview
  answers: Readonly<Record<string, TaskAnswer>>
  isMissing: boolean
  isSending: boolean
  answer: (task: string, answer: TaskAnswer | undefined) => void
}) {
  const { of, answers, isMissing, isSending, answer } = props
  const said = useTaskWords()
  const done = of.document.tasks ?? []
  if (done.length === 0) return null
  return (
    <>
      {done.map(({ id, title }) => (
        <NativeSelect
          key={id}
          label={said.review.ask(visible(title))}
          data={[
            { value: '', label: '' },
            ...(['yes', 'no', 'unknown'] as const).map((value) => ({ value, label: said.answer[value] })),
          ]}
          value={answers[id] ?? ''}
          disabled={isSending}
          error={isMissing && answers[id] === undefined ? said.review.missing : undefined}
          onChange={(event) => answer(id, (event.currentTarget.value || undefined) as TaskAnswer | undefined)}
        />
      ))}
    </>
  )
}

/** What somebody will do because of it: kept until it is signed, and made with the signature. */
export function TasksToMake(props: {
  workflow: string
  tasks: readonly AskedTask[]
  set: (tasks: readonly AskedTask[]) => void
  /** Whether another is being written: it would be lost with a signature. */
  isAdding: boolean
  setAdding: (isAdding: boolean) => void
}) {
  const { workflow, tasks: asked, set, isAdding, setAdding } = props
  const said = useTaskWords()
  const names = useNames()
  return (
    <div className={tasks.here}>
      {asked.length > 0 && (
        <>
          <strong>{said.review.will}</strong>
          <ul className={tasks.asked}>
            {asked.map((one, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: nothing of them tells two apart that say the same
              <li key={place}>
                <span>
                  {visible(one.title)} · {visible(names.person(one.owner))} · <Moment time={one.due} as="day" />
                </span>
                <span>
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={said.review.remove(visible(one.title))}
                    onClick={() => set(asked.filter((_, other) => other !== place))}
                  >
                    {said.review.leaveOut}
                  </Button>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {isAdding ? (
        <TaskForm
          text={said.addText}
          workflow={workflow}
          submit={(one) => {
            set([...asked, one])
            setAdding(false)
          }}
          close={() => setAdding(false)}
        />
      ) : (
        <div className={tasks.acts}>
          <Button size="xs" variant="default" onClick={() => setAdding(true)}>
            {said.review.more}
          </Button>
        </div>
      )}
    </div>
  )
}
