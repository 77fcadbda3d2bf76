import { SegmentedControl, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useDeferredValue } from 'react'
import { pace } from '../../live.ts'
import { useMessages } from '../../messages/messages.ts'
import { Icon } from '../../parts/icon.tsx'
import { Badge } from '../../parts/mark.tsx'
import { Empty, PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import { useHere } from '../../session.tsx'
import { SavedViews } from '../../shell/saved-views.tsx'
import { Beginning } from './beginning.tsx'
import classes from './overview.module.css'
import { countStates, groups, type Overview, states, toneOfState } from './select.ts'
import { Today } from './today.tsx'
import { WorkflowRow } from './workflow-row.tsx'

/** As many workflows can be taken in at a glance; with more there is a search. */
const AT_A_GLANCE = 6

/** What needs somebody today: each workflow in one word and one sentence, the worst first. */
export function Page() {
  const words = useMessages()
  const { api, workspace } = useHere()
  const answer = useQuery({
    queryKey: ['overview', workspace],
    queryFn: () => api.get('/api/v1/overview'),
    refetchInterval: pace(workspace),
  })
  return (
    <>
      <PageHead title={words.overview.title} sentence={answer.data && <Sentence of={answer.data} />} />
      <Panel answer={answer} words={words.panel} height={420}>
        {(overview) => {
          const page = overview.workflows.length > 0 && (
            <div className={classes.page}>
              <Workflows overview={overview} />
              <Today overview={overview} />
            </div>
          )
          const mayBegin = overview.workflows.every((one) => one.runs_30d === 0)
          return mayBegin ? <Beginning overview={overview}>{page}</Beginning> : page
        }}
      </Panel>
    </>
  )
}

function Sentence({ of }: { of: Overview }) {
  const words = useMessages()
  if (of.workflows.length === 0) return words.overview.noPlan
  const counts = countStates(of.workflows)
  return (
    <>
      {counts.needs_you > 0 ? words.overview.need(counts.needs_you, of.workflows.length) : words.overview.needNone}
      {counts.cant_tell > 0 && ` ${words.overview.cantTell(counts.cant_tell)}`}
      {counts.stopped > 0 && ` ${words.overview.stopped(counts.stopped)}`}
    </>
  )
}

function Workflows({ overview }: { overview: Overview }) {
  const words = useMessages()
  const search = useSearch({ from: '/w/$workspace/' })
  const navigate = useNavigate({ from: '/w/$workspace/' })
  const ask = (change: Record<string, string | undefined>) =>
    navigate({ search: { ...search, ...change }, replace: true })
  const found = groups(overview.workflows, { words: search.q, state: search.state })
  const counts = countStates(overview.workflows)
  return (
    <div className={classes.workflows}>
      {overview.workflows.length > AT_A_GLANCE && (
        <div className={classes.search}>
          <TextInput
            aria-label={words.overview.search}
            placeholder={words.overview.search}
            leftSection={<Icon name="search" size={16} />}
            value={search.q ?? ''}
            onChange={(event) => ask({ q: event.currentTarget.value || undefined })}
          />
          <SegmentedControl
            aria-label={words.overview.states}
            value={search.state ?? 'all'}
            onChange={(state) => ask({ state: state === 'all' ? undefined : state })}
            data={[
              { value: 'all', label: `${words.overview.all} ${overview.workflows.length}` },
              ...states.map((state) => ({
                value: state,
                label: `${words.state[state]} ${counts[state]}`,
              })),
            ]}
          />
          <SavedViews page="overview" search={search} />
        </div>
      )}
      {found.length === 0 && (
        <Sheet>
          <Empty title={words.overview.noneFound}>{words.overview.noneFoundText}</Empty>
        </Sheet>
      )}
      {found.map(({ state, items }) => (
        <Sheet
          key={state}
          title={<Badge tone={toneOfState[state]}>{words.state[state]}</Badge>}
          aside={<span className="quiet small number">{items.length}</span>}
          flush
        >
          <ul className={classes.list}>
            <Rows of={items} />
          </ul>
        </Sheet>
      ))}
    </div>
  )
}

/** As many as fill a screen stand there at once; hundreds more follow while it can already be used. */
function Rows({ of }: { of: readonly Overview['workflows'][number][] }) {
  const shown = useDeferredValue(of, of.slice(0, 12))
  return shown.map((one) => <WorkflowRow key={one.workflow} of={one} />)
}
