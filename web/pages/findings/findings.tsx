import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { pace } from '../../live.ts'
import { useMessages } from '../../messages/messages.ts'
import { KeyHelp, KeyLine, useListKeys } from '../../parts/keys.tsx'
import { Badge } from '../../parts/mark.tsx'
import { Empty, PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import { useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import { usePeople } from '../../shell/people.ts'
import { SavedViews } from '../../shell/saved-views.tsx'
import { Acknowledgement } from './acknowledge.tsx'
import { FindingFilters, states } from './filters.tsx'
import { FindingDetail, useFinding } from './finding-detail.tsx'
import { bySeverity, type ListedFinding, titleOf, toneOfSeverity } from './finding-words.ts'
import classes from './findings.module.css'

/** What needs attention, the worst first; on a wide screen the chosen one stands beside the list. */
export function Page() {
  const words = useMessages()
  const said = words.findings
  const { api, workspace } = useHere()
  const search = useSearch({ from: '/w/$workspace/findings' })
  const navigate = useNavigate({ from: '/w/$workspace/findings' })
  const names = useNames()
  const isWide = useMediaQuery('(min-width: 1100px)', true, { getInitialValueInEffect: false })
  const state = states.find((one) => one === search.state) ?? 'unresolved'
  const { workflow, severity, chosen } = search
  const answer = useQuery({
    queryKey: ['findings', workspace, state, workflow],
    queryFn: () => api.get('/api/v1/findings', { query: { state, workflow } }),
    refetchInterval: pace(workspace),
  })
  const items = answer.data?.items.filter((one) => severity === undefined || one.severity === severity)
  const workflows = [...new Set([...names.workflows, ...(items ?? []).map((one) => one.workflow)])]

  const choose = (id: string) =>
    navigate({ search: (before) => ({ ...before, chosen: id }), replace: true, resetScroll: false })
  // On a wide screen something always stands beside the list; it is in the address, so that it stays when the list changes.
  const first = bySeverity(items ?? [])[0]?.items[0]?.id
  useEffect(() => {
    if (isWide && chosen === undefined && first !== undefined)
      navigate({ search: (before) => ({ ...before, chosen: first }), replace: true, resetScroll: false })
  }, [isWide, chosen, first, navigate])

  // Beside the list the detail itself knows "a"; without it the note opens under its row.
  const [noted, setNoted] = useState<string>()
  useListKeys({
    list: 'findings',
    moved: (row) => row.dataset.row && isWide && choose(row.dataset.row),
    more: isWide ? {} : { a: (row) => row?.dataset.row && setNoted(row.dataset.row) },
  })
  const closeNote = () => {
    setNoted(undefined)
    document.querySelector<HTMLElement>(`a[data-row="${noted}"]`)?.focus()
  }
  const isBeside = isWide && chosen !== undefined
  return (
    <>
      <PageHead title={said.title} sentence={said.sentence} />
      <FindingFilters search={search} workflows={workflows.toSorted()} />
      <SavedViews page="findings" search={search} />
      <KeyLine keys={said.keys}>
        <KeyHelp keys={[...said.keys, ...said.moreKeys]} words={words.keys} />
      </KeyLine>
      <div className={classes.page} data-beside={isBeside || undefined}>
        <div data-list="findings" className={classes.lists}>
          <Panel
            answer={answer}
            words={words.panel}
            height={380}
            isEmpty={() => items?.length === 0}
            empty={<Nothing state={state} isNarrowed={workflow !== undefined || severity !== undefined} />}
          >
            {() =>
              bySeverity(items ?? []).map((group) => (
                <Sheet
                  key={group.severity}
                  title={<Badge tone={toneOfSeverity[group.severity]}>{words.severity[group.severity]}</Badge>}
                  aside={<span className="quiet small number">{group.items.length}</span>}
                  flush
                >
                  <ul className={classes.list}>
                    {group.items.map((one) => (
                      <li key={one.id}>
                        <Row of={one} isChosen={one.id === chosen} choose={isWide ? choose : undefined} />
                        {one.id === noted && !isWide && (
                          <div className={classes.under}>
                            <Acknowledgement of={one} isAsked closed={closeNote} />
                          </div>
                        )}
                      </li>
                    ))}
                  </ul>
                </Sheet>
              ))
            }
          </Panel>
        </div>
        {isBeside && (
          <section className={classes.beside} aria-label={said.beside}>
            <Beside key={chosen} id={chosen} listed={items?.find((one) => one.id === chosen)} />
          </section>
        )}
      </div>
    </>
  )
}

function Nothing({ state, isNarrowed }: { state: (typeof states)[number]; isNarrowed: boolean }) {
  const said = useMessages().findings
  const { workspace } = useHere()
  return (
    <Sheet>
      <Empty title={isNarrowed ? said.noneNarrowed : said.none[state]}>
        {isNarrowed || state !== 'unresolved' ? (
          <Link to="/w/$workspace/findings" params={{ workspace }} search={{}}>
            {said.showAll}
          </Link>
        ) : (
          said.noneText
        )}
      </Empty>
    </Sheet>
  )
}

/** One finding in the list: a link to its page; where there is room, a click shows it beside the list instead. */
function Row(props: { of: ListedFinding; isChosen: boolean; choose: ((id: string) => void) | undefined }) {
  const { of, isChosen, choose } = props
  const words = useMessages()
  const said = words.findings
  const { workspace } = useHere()
  const names = useNames()
  const nameOf = usePeople()
  return (
    <Link
      to="/w/$workspace/findings/$finding"
      params={{ workspace, finding: of.id }}
      preload={false}
      className={classes.row}
      data-row={of.id}
      data-chosen={isChosen || undefined}
      onClick={(event) => {
        // A press of Enter is a click without a pointer: it opens the page.
        const isPlain = event.detail > 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey
        if (!choose || !isPlain) return
        event.preventDefault()
        choose(of.id)
      }}
    >
      <span className={classes.title}>{titleOf(of)}</span>
      <span className={classes.about}>
        <span>
          {names.workflow(of.workflow)} · {of.owner === null ? said.noOwner : said.owner(names.person(of.owner))}
        </span>
        <span>
          {said.since} <Moment time={of.first_seen} as="day" /> ·{' '}
          <span className={classes.holder} data-held={of.state === 'acknowledged' || undefined}>
            {of.state === 'resolved'
              ? said.over
              : of.state === 'acknowledged'
                ? said.has(nameOf(of.acknowledged_by))
                : said.nobody}
          </span>
        </span>
      </span>
    </Link>
  )
}

/** The chosen one: at once as the list has it; asked for where it is not in the list, or not any more. */
function Beside({ id, listed }: { id: string; listed: ListedFinding | undefined }) {
  const words = useMessages()
  const { workspace } = useHere()
  const asked = useFinding(id, listed === undefined)
  const found = listed ?? asked.data
  if (!found)
    return (
      <Sheet>
        <Panel answer={asked} words={words.panel} height={360}>
          {() => null}
        </Panel>
      </Sheet>
    )
  return (
    <FindingDetail
      of={found}
      heading={(title) => (
        <h2>
          <Link to="/w/$workspace/findings/$finding" params={{ workspace, finding: id }} title={words.findings.ownPage}>
            {title}
          </Link>
        </h2>
      )}
    />
  )
}
