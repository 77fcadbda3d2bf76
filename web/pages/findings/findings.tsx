import { useMediaQuery } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { pace } from '../../live.ts'
import { useMessages } from '../../messages/messages.ts'
import { KeyHelp, KeyLine, useListKeys } from '../../parts/keys.tsx'
import { Badge } from '../../parts/mark.tsx'
import { More } from '../../parts/more.tsx'
import { Empty, PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import { useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import { usePeople } from '../../shell/people.ts'
import { SavedViews } from '../../shell/saved-views.tsx'
import { Acts, type Written } from './acts.tsx'
import { FindingFilters, type List, listOf, lists } from './filters.tsx'
import { FindingDetail, useFinding } from './finding-detail.tsx'
import {
  bySeverity,
  type FindingPage,
  type ListedFinding,
  severities,
  titleOf,
  toneOfSeverity,
} from './finding-words.ts'
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
  const list = listOf(search)
  const { workflow, severity, chosen } = search
  const asked = { ...lists[list], workflow, severity: severities.find((one) => one === severity) }
  const answer = useInfiniteQuery({
    queryKey: ['findings', workspace, 'pages', asked],
    queryFn: ({ pageParam }) => api.get('/api/v1/findings', { query: { ...asked, limit: 100, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: pace(workspace),
  })
  const items = answer.data?.pages.flatMap((page) => page.items)
  const counts = answer.data?.pages.at(-1)?.counts
  const workflows = [...new Set([...names.workflows, ...(items ?? []).map((one) => one.workflow)])]

  const choose = (id: string) =>
    navigate({ search: (before) => ({ ...before, chosen: id }), replace: true, resetScroll: false })
  // On a wide screen something always stands beside the list; it is in the address, so that it stays when the list changes.
  const first = items?.[0]?.id
  useEffect(() => {
    if (isWide && chosen === undefined && first !== undefined)
      navigate({ search: (before) => ({ ...before, chosen: first }), replace: true, resetScroll: false })
  }, [isWide, chosen, first, navigate])

  // Beside the list the detail itself knows the keys; without it what they open opens under its row.
  const [noted, setNoted] = useState<{ row: string; asked: Written | undefined }>()
  const note = (asked?: Written) => (row: HTMLElement | null) =>
    row?.dataset.row && setNoted({ row: row.dataset.row, asked })
  useListKeys({
    list: 'findings',
    moved: (row) => row.dataset.row && isWide && choose(row.dataset.row),
    more: isWide ? {} : { a: note('seen'), n: note('note'), c: note('over'), t: note() },
  })
  const closeNote = () => {
    setNoted(undefined)
    document.querySelector<HTMLElement>(`a[data-row="${noted?.row}"]`)?.focus()
  }
  const isBeside = isWide && chosen !== undefined
  return (
    <>
      <PageHead
        title={said.title}
        sentence={said.sentence}
        actions={
          <Link to="/w/$workspace/maintenance" params={{ workspace }}>
            {words.account.maintenance}
          </Link>
        }
      />
      <FindingFilters search={search} workflows={workflows.toSorted()}>
        <SavedViews page="findings" search={search} />
      </FindingFilters>
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
            empty={<Nothing list={list} isNarrowed={workflow !== undefined || severity !== undefined} />}
          >
            {() => (
              <>
                {(list === 'resolved' ? [{ severity: null, items: items ?? [] }] : bySeverity(items ?? [])).map(
                  (group) => (
                    <Sheet
                      key={group.severity}
                      title={
                        group.severity === null ? (
                          said.state.resolved
                        ) : (
                          <Badge tone={toneOfSeverity[group.severity]}>{words.severity[group.severity]}</Badge>
                        )
                      }
                      aside={
                        <span className="quiet small number">{countOf(counts, group.severity ?? asked.severity)}</span>
                      }
                      flush
                    >
                      <ul className={classes.list}>
                        {group.items.map((one) => (
                          <li key={one.id}>
                            <Row of={one} isChosen={one.id === chosen} choose={isWide ? choose : undefined} />
                            {one.id === noted?.row && !isWide && (
                              <div className={classes.under}>
                                <Acts of={one} asked={noted.asked} closed={closeNote} />
                              </div>
                            )}
                          </li>
                        ))}
                      </ul>
                    </Sheet>
                  ),
                )}
                <More of={answer}>{words.more}</More>
              </>
            )}
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

/** How many there are in all, of one severity or of any. */
const countOf = (counts: FindingPage['counts'] | undefined, severity: keyof FindingPage['counts'] | undefined) =>
  counts && (severity ? counts[severity] : counts.high + counts.medium + counts.low)

function Nothing({ list, isNarrowed }: { list: List; isNarrowed: boolean }) {
  const said = useMessages().findings
  const { workspace } = useHere()
  return (
    <Sheet>
      <Empty title={isNarrowed ? said.noneNarrowed : said.none[list]}>
        {isNarrowed || list !== 'unresolved' ? (
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
          {names.workflow(of.workflow)} · {of.answers === null ? said.noOwner : said.owner(names.person(of.answers))}
        </span>
        <span>
          {of.resolved_at ? (
            <>
              {of.ended === 'closed' ? said.closedBy(nameOf(of.closed_by)) : said.over} ·{' '}
              <Moment time={of.resolved_at} as="day" inLink />
            </>
          ) : (
            <>
              {said.since} <Moment time={of.first_seen} as="day" inLink /> ·{' '}
              <span className={classes.holder} data-held={of.owner !== null || undefined}>
                {of.owner === null ? said.nobody : said.has(nameOf(of.owner))}
              </span>
            </>
          )}
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
