import { SegmentedControl, Select } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMessages } from '../../messages/messages.ts'
import { KeyLine, useListKeys } from '../../parts/keys.tsx'
import { Badge } from '../../parts/mark.tsx'
import { Empty, PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import { useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { usePeople } from '../../shell/people.ts'
import { FindingDetail } from './finding-detail.tsx'
import { bySeverity, type ListedFinding, toneOfSeverity } from './finding-words.ts'
import classes from './findings.module.css'

const states = ['unresolved', 'open', 'acknowledged', 'resolved'] as const

/** What needs attention, the worst first; on a wide screen the chosen one stands beside the list. */
export function Page() {
  const words = useMessages()
  const said = words.findings
  const { api, workspace } = useHere()
  const search = useSearch({ from: '/w/$workspace/findings' })
  const navigate = useNavigate({ from: '/w/$workspace/findings' })
  const isWide = useMediaQuery('(min-width: 1180px)', true, { getInitialValueInEffect: false })
  const state = states.find((one) => one === search.state) ?? 'unresolved'
  const ask = (change: Record<string, string | undefined>) =>
    navigate({ search: { ...search, chosen: undefined, ...change }, replace: true })
  const answer = useQuery({
    queryKey: ['findings', workspace, state],
    queryFn: () => api.get('/api/v1/findings', { query: { state } }),
    refetchInterval: 30_000,
    placeholderData: (before) => before,
  })
  const all = answer.data?.items ?? []
  const workflows = [...new Set([...all.map((one) => one.workflow), ...(search.workflow ? [search.workflow] : [])])]
  useListKeys({
    list: 'findings',
    more: {
      a: (row) => {
        row?.click()
        // The detail opens with its note; on a narrow screen it is a page of its own.
        requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-note] textarea')?.focus())
      },
    },
  })
  return (
    <>
      <PageHead title={said.title} sentence={said.sentence} />
      <div className={classes.filters}>
        <SegmentedControl
          aria-label={said.states}
          value={state}
          onChange={(value) => ask({ state: value === 'unresolved' ? undefined : value })}
          data={states.map((value) => ({ value, label: said.state[value] }))}
        />
        <Select
          aria-label={said.workflow}
          placeholder={said.allWorkflows}
          data={workflows.toSorted()}
          value={search.workflow ?? null}
          onChange={(workflow) => ask({ workflow: workflow ?? undefined })}
          clearable
        />
      </div>
      <Panel answer={answer} words={words.panel} height={380}>
        {({ items }) => {
          const found = items.filter((one) => search.workflow === undefined || one.workflow === search.workflow)
          const chosen = found.find((one) => one.id === search.chosen)
          return (
            <div className={classes.page} data-beside={(isWide && chosen !== undefined) || undefined}>
              <div data-list="findings" className={classes.lists}>
                {found.length === 0 && (
                  <Sheet>
                    <Empty title={said.none[state]}>{state === 'unresolved' && said.noneText}</Empty>
                  </Sheet>
                )}
                {bySeverity(found).map((group) => (
                  <Sheet
                    key={group.severity}
                    title={<Badge tone={toneOfSeverity[group.severity]}>{words.severity[group.severity]}</Badge>}
                    aside={<span className="quiet small number">{group.items.length}</span>}
                    flush
                  >
                    <ul className={classes.list}>
                      {group.items.map((one) => (
                        <Row key={one.id} of={one} isWide={isWide} isChosen={one.id === chosen?.id} />
                      ))}
                    </ul>
                  </Sheet>
                ))}
                {found.length > 0 && <KeyLine keys={said.keys} />}
              </div>
              {isWide && chosen && (
                <div className={classes.beside}>
                  <FindingDetail key={chosen.id} id={chosen.id} />
                </div>
              )}
            </div>
          )
        }}
      </Panel>
    </>
  )
}

function Row({ of, isWide, isChosen }: { of: ListedFinding; isWide: boolean; isChosen: boolean }) {
  const words = useMessages()
  const { workspace } = useHere()
  const nameOf = usePeople()
  const inside = (
    <>
      <span className={classes.title}>{of.title}</span>
      <span className={classes.under}>
        {of.workflow} · {words.findings.since} <Moment time={of.first_seen} as="day" />
        {of.owner && ` · ${words.review.owner}: ${of.owner}`}
        {of.state === 'acknowledged' && ` · ${words.findings.has(nameOf(of.acknowledged_by))}`}
        {of.state === 'resolved' && ` · ${words.findings.state.resolved}`}
      </span>
    </>
  )
  const marks = { className: classes.row, 'data-row': true, 'data-chosen': isChosen || undefined }
  return (
    <li>
      {isWide ? (
        <Link
          to="/w/$workspace/findings"
          params={{ workspace }}
          search={(before) => ({ ...before, chosen: of.id })}
          replace
          resetScroll={false}
          {...marks}
        >
          {inside}
        </Link>
      ) : (
        <Link to="/w/$workspace/findings/$finding" params={{ workspace, finding: of.id }} {...marks}>
          {inside}
        </Link>
      )}
    </li>
  )
}
