import { NativeSelect } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Filters } from '../../filters.ts'
import { pace } from '../../live.ts'
import { useMessages } from '../../messages/messages.ts'
import { useSourcesWords } from '../../messages/sources.ts'
import { Empty, PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { useNames } from '../../shell/names.ts'
import { askedBy, groupOf, kindOf } from './ask.ts'
import { Judge } from './judge.tsx'
import { Labelled } from './labelled.tsx'
import { List } from './list.tsx'
import { Shares } from './shares.tsx'
import classes from './sources.module.css'

/** Answers that may say what their sources do not: how many, since when and where, and which, the worst first. */
export function Page() {
  const words = useMessages()
  const said = useSourcesWords()
  const { api, workspace } = useHere()
  const search: Filters = useSearch({ from: '/w/$workspace/sources' })
  const filter = askedBy(search)
  const [by, kind] = [groupOf(search), kindOf(search)]
  const ask = (group?: typeof by) => () => api.get('/api/v1/sources/shares', { query: { ...filter, by: group } })
  const common = { refetchInterval: pace(workspace), placeholderData: keepPreviousData }
  const all = useQuery({ queryKey: ['sources', workspace, filter, 'all'], queryFn: ask(), ...common })
  const groups = useQuery({ queryKey: ['sources', workspace, filter, by], queryFn: ask(by), ...common })
  const labelled = useQuery({
    queryKey: ['sources', workspace, filter, 'labelled'],
    queryFn: () => api.get('/api/v1/sources/labels', { query: filter }),
    ...common,
  })
  const list = useInfiniteQuery({
    queryKey: ['sources-list', workspace, filter, kind],
    queryFn: ({ pageParam }) =>
      api.get('/api/v1/sources', { query: { ...filter, kind, limit: 20, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <PageHead title={said.title} sentence={said.sentence} />
      <Which search={search} />
      <div className={classes.page}>
        <Panel
          answer={all}
          words={words.panel}
          height={220}
          isEmpty={({ items }) => items.length === 0}
          empty={
            <Sheet>
              <Empty title={said.none}>{said.noneText}</Empty>
            </Sheet>
          }
        >
          {({ items: [total] }) =>
            total ? (
              <>
                <Shares total={total} groups={groups} by={by} search={search} />
                {total.screened > 0 && <Labelled answer={labelled} />}
                <List answer={list} kind={kind} search={search} />
                {/* Last, and only then: nothing above it moves any more. */}
                {!list.isPending && <Judge />}
              </>
            ) : null
          }
        </Panel>
      </div>
    </>
  )
}

/** Of which workflow. */
function Which({ search }: { search: Filters }) {
  const said = useSourcesWords()
  const names = useNames()
  const navigate = useNavigate({ from: '/w/$workspace/sources' })
  const known = [...new Set([...names.workflows, ...(search.workflow ? [search.workflow] : [])])]
  return (
    <div className={classes.which}>
      <NativeSelect
        size="xs"
        label={said.workflow}
        value={search.workflow ?? ''}
        onChange={(event) => navigate({ search: { ...search, workflow: event.currentTarget.value || undefined } })}
        data={[
          { value: '', label: said.anyWorkflow },
          ...known.map((name) => ({ value: name, label: visible(names.workflow(name)) })),
        ]}
      />
    </div>
  )
}
