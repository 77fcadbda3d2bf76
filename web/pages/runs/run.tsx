import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import { useHere } from '../../session.tsx'
import { useFormat } from '../../shell/moment.tsx'
import classes from './run.module.css'
import { Facts, Verdicts, Writes } from './run-facts.tsx'
import { Steps } from './run-steps.tsx'
import type { RunDetail } from './steps.ts'

/** One run as a time line of its steps, beside what became of it; or two runs side by side. */
export function Page() {
  const words = useMessages()
  const { workspace } = useHere()
  const { run } = useParams({ from: '/w/$workspace/runs/$run' })
  const { beside } = useSearch({ from: '/w/$workspace/runs/$run' })
  return (
    <>
      <Back />
      {beside ? (
        <div className={classes.two}>
          <div>
            <OneRun key={run} id={run} isNarrow />
          </div>
          <div>
            <OneRun key={beside} id={beside} isNarrow />
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
      ) : (
        <OneRun key={run} id={run} />
      )}
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

function OneRun({ id, isNarrow }: { id: string; isNarrow?: boolean }) {
  const words = useMessages()
  const { api, workspace } = useHere()
  const answer = useQuery({
    queryKey: ['run', workspace, id],
    queryFn: () => api.get('/api/v1/runs/{run}', { params: { run: id } }),
  })
  return (
    <Panel
      answer={answer}
      words={words.panel}
      height={520}
      head={<PageHead title={<span className="sent">{id}</span>} />}
    >
      {(found) => (
        <>
          <title>{`${found.run.run} - Aftercare`}</title>
          <PageHead title={<span className="sent">{found.run.run}</span>} sentence={<Sentence of={found} />} />
          <div className={isNarrow ? classes.stacked : classes.page}>
            <Steps of={found} />
            <div className={classes.aside}>
              <Sheet>
                <Facts of={found.run} />
              </Sheet>
              <Sheet title={words.run.verdicts}>
                <Verdicts verdicts={found.verdicts} />
              </Sheet>
              {found.writes.length > 0 && (
                <Sheet title={words.run.writes}>
                  <Writes of={found} />
                </Sheet>
              )}
              {!isNarrow && <Beside />}
            </div>
          </div>
        </>
      )}
    </Panel>
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
    </>
  )
}

function Beside() {
  const words = useMessages()
  const navigate = useNavigate({ from: '/w/$workspace/runs/$run' })
  const [other, setOther] = useState('')
  return (
    <Sheet title={words.run.beside}>
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
