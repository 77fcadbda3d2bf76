import { Button } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { pace } from '../../live.ts'
import { useMessages } from '../../messages/messages.ts'
import { useTaskWords } from '../../messages/tasks.ts'
import { KeyHelp, KeyLine, useListKeys } from '../../parts/keys.tsx'
import links from '../../parts/links.module.css'
import { More } from '../../parts/more.tsx'
import { Empty, PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import { mayOne, useHere } from '../../session.tsx'
import { WorkflowFilter } from '../../shell/workflow-filter.tsx'
import { AddTask } from './add-task.tsx'
import { makers } from './of-subject.tsx'
import { TaskRow } from './task-row.tsx'
import classes from './tasks.module.css'

const lists = {
  open: { state: 'open' },
  mine: { state: 'open', owner: 'me' },
  overdue: { state: 'overdue' },
  done: { state: 'done' },
  dropped: { state: 'dropped' },
} as const
type List = keyof typeof lists
const names = Object.keys(lists) as List[]

/** The tasks, those whose day comes first first, and where one adds another. */
export function Page() {
  const words = useMessages()
  const said = useTaskWords()
  const here = useHere()
  const { api, workspace } = here
  const search = useSearch({ from: '/w/$workspace/tasks' })
  const navigate = useNavigate({ from: '/w/$workspace/tasks' })
  const list = names.find((one) => one === search.state) ?? 'open'
  const isAdding = search.add !== undefined
  const { workflow } = search
  const answer = useInfiniteQuery({
    queryKey: ['tasks', workspace, list, workflow ?? ''],
    queryFn: ({ pageParam }) =>
      api.get('/api/v1/tasks', { query: { ...lists[list], workflow, limit: 50, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: pace(workspace),
  })
  const may = mayOne(here, makers)
  const ask = (change: Record<string, string | undefined>) =>
    navigate({ search: { ...search, ...change }, replace: true, resetScroll: false })
  useListKeys({ list: 'tasks', more: may ? { n: () => ask({ add: 'new' }) } : {} })
  const counts = answer.data?.pages.at(-1)?.counts
  const countOf: Partial<Record<List, number | undefined>> = {
    open: counts?.open,
    mine: counts?.mine,
    overdue: counts?.overdue,
  }
  const isUnknown = list === 'mine' && answer.data?.pages.at(-1)?.me === null
  return (
    <>
      <PageHead
        title={said.title}
        sentence={said.sentence}
        actions={may && !isAdding && <Button onClick={() => ask({ add: 'new' })}>{said.add}</Button>}
      />
      <div className={links.page}>
        {may && isAdding && (
          <Sheet title={said.add}>
            <AddTask
              workflow={workflow}
              close={() => ask({ add: undefined })}
              done={(id) => void navigate({ to: '/w/$workspace/tasks/$task', params: { workspace, task: id } })}
            />
          </Sheet>
        )}
        <div className={classes.bar}>
          <nav className={links.lists} aria-label={said.lists}>
            {names.map((one) => (
              <Link
                key={one}
                to="/w/$workspace/tasks"
                params={{ workspace }}
                search={{ ...(one === 'open' ? {} : { state: one }), ...(workflow ? { workflow } : {}) }}
                activeOptions={{ exact: true }}
                aria-current={one === list || undefined}
              >
                {said.list[one]}
                {countOf[one] !== undefined && ` ${countOf[one]}`}
              </Link>
            ))}
          </nav>
          <WorkflowFilter
            label={said.workflow}
            all={said.allWorkflows}
            value={workflow}
            choose={(workflow) => void ask({ workflow })}
          />
        </div>
        <KeyLine keys={said.keys}>
          <KeyHelp keys={[...said.keys, ...(may ? said.moreKeys : [])]} words={words.keys} />
        </KeyLine>
        <div data-list="tasks">
          <Sheet
            title={said.list[list]}
            aside={<span className="quiet small number">{answer.data?.pages.at(-1)?.total}</span>}
            flush
          >
            <Panel
              answer={answer}
              words={words.panel}
              isEmpty={({ pages }) => pages[0]?.total === 0}
              empty={
                <Empty title={said.none[list]}>{isUnknown ? said.notKnown : list === 'open' && said.noneText}</Empty>
              }
            >
              {({ pages }) => (
                <>
                  <ul className={links.list}>
                    {pages
                      .flatMap(({ items }) => items)
                      .map((one) => (
                        <li key={one.id}>
                          <TaskRow of={one} />
                        </li>
                      ))}
                  </ul>
                  <More of={answer}>{words.more}</More>
                </>
              )}
            </Panel>
          </Sheet>
        </div>
      </div>
    </>
  )
}
