import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { KeyHelp, KeyLine } from '../../parts/keys.tsx'
import { PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { useFormat } from '../../shell/moment.tsx'
import classes from './run.module.css'
import { Facts, Verdicts } from './run-facts.tsx'
import { Sources, useSources } from './run-sources.tsx'
import { Steps } from './run-steps.tsx'
import { Writes } from './run-writes.tsx'
import { Said } from './said.tsx'
import type { RunDetail } from './steps.ts'

/** One run: what came in and went out, its steps on a line of time, and what became of it; or two runs side by side. */
export function Page() {
  const words = useMessages()
  const { workspace } = useHere()
  const { run } = useParams({ from: '/w/$workspace/runs/$run' })
  const { beside } = useSearch({ from: '/w/$workspace/runs/$run' })
  const keys = (
    <div className={classes.keys}>
      <KeyLine keys={words.run.keys}>
        <KeyHelp keys={[...words.run.keys, ...words.run.moreKeys]} words={words.keys} />
      </KeyLine>
    </div>
  )
  if (!beside)
    return (
      <>
        <Back />
        <OneRun key={run} id={run} />
        {keys}
      </>
    )
  return (
    <>
      <Back />
      <PageHead title={words.run.sideBySide} />
      <div className={classes.two}>
        <div>
          <OneRun key={run} id={run} isBeside />
        </div>
        <div>
          <OneRun key={beside} id={beside} isBeside />
          <div className={classes.tools}>
            <Link to="/w/$workspace/runs/$run" params={{ workspace, run: beside }} search={{}}>
              {words.run.swap}
            </Link>
            <Link to="/w/$workspace/runs/$run" params={{ workspace, run }} search={{}}>
              {words.run.close}
            </Link>
          </div>
        </div>
      </div>
      {keys}
    </>
  )
}

/** To where one was, filters and place in the list included; from elsewhere to all runs. */
function Back() {
  const words = useMessages()
  const { workspace } = useHere()
  const { history } = useRouter()
  return (
    <p className={classes.back}>
      <Link
        to="/w/$workspace/runs"
        params={{ workspace }}
        onClick={(event) => {
          if (!history.canGoBack() || event.metaKey || event.ctrlKey) return
          event.preventDefault()
          history.back()
        }}
      >
        {words.run.back}
      </Link>
    </p>
  )
}

function OneRun({ id, isBeside }: { id: string; isBeside?: boolean }) {
  const words = useMessages()
  const { api, workspace } = useHere()
  const answer = useQuery({
    queryKey: ['run', workspace, id],
    queryFn: () => api.get('/api/v1/runs/{run}', { params: { run: id }, query: { messages: 'true' } }),
  })
  useSources(id)
  const head = (sentence?: ReactNode) =>
    isBeside ? (
      <div className={classes.column}>
        <h2 className="sent">{visible(id)}</h2>
        <div className="second">{sentence}</div>
      </div>
    ) : (
      <>
        <title>{`${id} - Aftercare`}</title>
        <PageHead title={<span className="sent">{visible(id)}</span>} sentence={sentence} />
      </>
    )
  return (
    <Panel answer={answer} words={words.panel} height={520} head={head()}>
      {(found) => (
        <>
          {head(<Sentence of={found} />)}
          <div className={isBeside ? classes.stacked : classes.page}>
            <div className={classes.stack}>
              <Texts of={found.run} />
              <Sources run={found.run.run} />
              <Writes of={found} />
              <Steps of={found} isBeside={isBeside === true} />
            </div>
            <div className={`${classes.stack} ${classes.aside}`}>
              <Sheet>
                <Facts of={found.run} />
              </Sheet>
              <Sheet title={words.run.verdicts}>
                <Verdicts verdicts={found.verdicts} />
              </Sheet>
              {!isBeside && (
                <div className={classes.last}>
                  <Beside of={found.run} />
                </div>
              )}
            </div>
          </div>
        </>
      )}
    </Panel>
  )
}

/** What the run itself was given and what it gave: of one that was sent without steps, all there is to read. */
function Texts({ of }: { of: RunDetail['run'] }) {
  const said = useMessages().run
  const hasSome = [of.input, of.output, of.input_messages, of.output_messages].some((one) => one !== undefined)
  if (!hasSome) return null
  return (
    <Sheet title={said.texts}>
      <div className={classes.texts}>
        <Said of={of} run={of.run} side="input" />
        <Said of={of} run={of.run} side="output" />
      </div>
    </Sheet>
  )
}

function Sentence({ of: { run } }: { of: RunDetail }) {
  const words = useMessages()
  const format = useFormat()
  const said = words.run
  const outcome =
    run.outcome === undefined
      ? said.noOutcome
      : said.outcome(
          words.outcome[run.outcome as keyof typeof words.outcome] ?? run.outcome,
          said.by[run.outcome_by as keyof typeof said.by] ?? run.outcome_by ?? words.unknown,
        )
  const status = words.status[run.status as keyof typeof words.status] ?? run.status ?? words.unknown
  const took = run.duration_ms === undefined ? said.tookUnknown : said.took(format.duration(run.duration_ms))
  return (
    <>
      {said.what(outcome, status, took)}
      {run.root_missing && ` ${said.rootMissing}`}
      {run.expired ? ` ${said.expired}` : run.bare && ` ${said.bare}`}
    </>
  )
}

function Beside({ of: { run, workflow } }: { of: RunDetail['run'] }) {
  const words = useMessages()
  const { workspace } = useHere()
  const navigate = useNavigate({ from: '/w/$workspace/runs/$run' })
  const [other, setOther] = useState('')
  return (
    <Sheet title={words.run.beside}>
      <p className={classes.choose}>
        <Link to="/w/$workspace/runs" params={{ workspace }} search={{ workflow, beside: run }}>
          {words.run.besideChoose}
        </Link>
      </p>
      <form
        className={classes.beside}
        onSubmit={(event) => {
          event.preventDefault()
          if (other.trim()) void navigate({ search: { beside: other.trim() } })
        }}
      >
        <TextInput
          size="xs"
          aria-label={words.run.besideId}
          placeholder={words.run.besideId}
          value={other}
          onChange={(event) => setOther(event.currentTarget.value)}
        />
        <Button size="xs" type="submit" variant="default">
          {words.run.compare}
        </Button>
      </form>
    </Sheet>
  )
}
