import { Button, Select, TextInput } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useRef, useState } from 'react'
import type { Filters } from '../../filters.ts'
import { useMessages } from '../../messages/messages.ts'
import { Icon } from '../../parts/icon.tsx'
import { KeyLine, useListKeys } from '../../parts/keys.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Empty, PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import { useHere } from '../../session.tsx'
import { Moment, useFormat } from '../../shell/moment.tsx'
import { SavedViews } from '../../shell/saved-views.tsx'
import { askedBy, chips, isFiltered, outcomes, type RunRow, statuses, toneOfOutcome } from './filters.ts'
import classes from './runs.module.css'

/** The runs of a workspace, newest first, by filters that read as a sentence and stand in the address. */
export function Page() {
  const words = useMessages()
  const { api, workspace } = useHere()
  const search: Filters = useSearch({ from: '/w/$workspace/runs' })
  const asked = askedBy(search)
  const answer = useInfiniteQuery({
    queryKey: ['runs', workspace, asked],
    queryFn: ({ pageParam }) => api.get('/api/v1/runs', { query: { ...asked, limit: 200, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <PageHead title={words.runs.title} sentence={words.runs.sentence} />
      <RunFilters search={search} />
      <SavedViews page="runs" search={search} />
      <Panel
        answer={answer}
        words={words.panel}
        height={480}
        isEmpty={({ pages }) => pages[0]?.items.length === 0}
        empty={
          <Sheet>
            {isFiltered(search) ? (
              <Empty title={words.runs.noneFound}>{words.runs.noneFoundText}</Empty>
            ) : (
              <Empty title={words.runs.none}>
                <p>{words.runs.noneText}</p>
                <code>npm run -s aftercare -- import runs.ndjson</code>
              </Empty>
            )}
          </Sheet>
        }
      >
        {({ pages }) => (
          <Rows
            rows={pages.flatMap(({ items }) => items)}
            isWhole={!answer.hasNextPage}
            isLoading={answer.isFetchingNextPage}
            more={() => answer.fetchNextPage()}
          />
        )}
      </Panel>
    </>
  )
}

function RunFilters({ search }: { search: Filters }) {
  const words = useMessages()
  const said = words.runs
  const { api, workspace } = useHere()
  const navigate = useNavigate({ from: '/w/$workspace/runs' })
  const ask = (change: Record<string, string | undefined>) => navigate({ search: { ...search, ...change } })
  const named = (by: 'workflow' | 'release') => ({
    queryKey: ['figures', workspace, 'names', by, by === 'release' ? search.workflow : undefined],
    queryFn: () =>
      api.get('/api/v1/figures', { query: { by, workflow: by === 'release' ? search.workflow : undefined } }),
    staleTime: 300_000,
  })
  const workflows = useQuery(named('workflow'))
  const releases = useQuery(named('release'))
  const options = (found: readonly (string | null | undefined)[], chosen: string | undefined) =>
    [...new Set([...found.map((one) => one ?? 'unknown'), ...(chosen ? [chosen] : [])])]
      .toSorted()
      .map((value) => ({ value, label: value === 'unknown' ? words.unknown : value }))
  const pick = (name: 'workflow' | 'outcome' | 'status' | 'release', data: { value: string; label: string }[]) => (
    <Select
      aria-label={said.filter[name]}
      placeholder={said.any[name]}
      data={data}
      value={search[name] ?? null}
      onChange={(value) => ask({ [name]: value ?? undefined })}
      clearable
      searchable={data.length > 8}
      w={name === 'release' ? 220 : 160}
      size="xs"
    />
  )
  const texts = (name: keyof typeof words.outcome | keyof typeof words.status | 'unknown') =>
    ({ ...words.outcome, ...words.status, unknown: words.unknown })[name]
  return (
    <form className={classes.filters} onSubmit={(event) => event.preventDefault()} aria-label={said.filters}>
      <span>{said.of}</span>
      {pick('workflow', options(workflows.data?.items.map((row) => row.workflow) ?? [], search.workflow))}
      <span>{said.outcome}</span>
      {pick(
        'outcome',
        outcomes.map((value) => ({ value, label: texts(value) })),
      )}
      <span>{said.status}</span>
      {pick(
        'status',
        [...new Set([...statuses, ...(search.status ? [search.status] : [])])].map((value) => ({
          value,
          label: value
            .split(',')
            .map((one) => texts(one as 'ok') ?? one)
            .join(', '),
        })),
      )}
      <span>{said.release}</span>
      {pick('release', options(releases.data?.items.map((row) => row.release) ?? [], search.release))}
      <span>{said.from}</span>
      <DayInput name={said.filter.from} value={search.from} change={(from) => ask({ from })} />
      <span>{said.to}</span>
      <DayInput name={said.filter.to} value={search.to} change={(to) => ask({ to })} />
      <TextFilter key={search.text ?? ''} value={search.text ?? ''} change={(text) => ask({ text })} />
      {chips(search).map(([name, value]) => (
        <button key={name} type="button" className={classes.chip} onClick={() => ask({ [name]: undefined })}>
          {said.chip(name.replaceAll('_', ' '), value)} <Icon name="close" size={12} />
          <span className="hidden">{said.drop}</span>
        </button>
      ))}
      {isFiltered(search) && (
        <Button size="xs" variant="subtle" onClick={() => navigate({ search: {} })}>
          {said.clear}
        </Button>
      )}
    </form>
  )
}

/** A day, or the exact time that an address brought. */
function DayInput(props: { name: string; value: string | undefined; change: (value: string | undefined) => void }) {
  const { name, value, change } = props
  return (
    <TextInput
      type="date"
      size="xs"
      w={136}
      aria-label={name}
      value={value?.slice(0, 10) ?? ''}
      title={value}
      onChange={(event) => change(event.currentTarget.value || undefined)}
    />
  )
}

/** Searched for when it is finished, not with every letter. */
function TextFilter({ value, change }: { value: string; change: (value: string | undefined) => void }) {
  const words = useMessages()
  const [text, setText] = useState(value)
  const submit = () => {
    if (text !== value) change(text || undefined)
  }
  return (
    <TextInput
      size="xs"
      w={220}
      id="runs-text"
      aria-label={words.runs.filter.text}
      placeholder={words.runs.any.text}
      leftSection={<Icon name="search" size={14} />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={submit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') submit()
        if (event.key === 'Escape') event.currentTarget.blur()
      }}
    />
  )
}

/** Only the rows in sight are drawn, so that ten thousand scroll like ten. */
function Rows(props: { rows: readonly RunRow[]; isWhole: boolean; isLoading: boolean; more: () => void }) {
  const { rows, isWhole, isLoading, more } = props
  const words = useMessages()
  const format = useFormat()
  const list = useRef<HTMLDivElement>(null)
  const [offset, setOffset] = useState(0)
  useEffect(() => {
    setOffset(list.current?.offsetTop ?? 0)
  }, [])
  const isNarrow = window.innerWidth < 760
  const virtual = useWindowVirtualizer({
    count: rows.length,
    // The style sheet's heights: rows that need no measuring scroll without a hitch.
    estimateSize: () => (isNarrow ? 76 : 48),
    overscan: 8,
    scrollMargin: offset,
  })
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (last >= rows.length - 60 && !isWhole && !isLoading) more()
  }, [last, rows.length, isWhole, isLoading, more])
  useListKeys({ list: 'runs', more: { '/': () => document.getElementById('runs-text')?.focus() } })
  return (
    <>
      <p className={classes.count} role="status">
        {isWhole ? words.runs.all(format.number(rows.length)) : words.runs.sofar(format.number(rows.length))}
      </p>
      <div className={classes.sheet}>
        <div className={classes.head} aria-hidden="true">
          {words.runs.columns.map((name) => (
            <span key={name}>{name}</span>
          ))}
        </div>
        <div ref={list} data-list="runs" className={classes.rows} style={{ height: virtual.getTotalSize() }}>
          <ul>
            {shown.map((item) => {
              const run = rows[item.index]
              return run ? (
                <li
                  key={run.run}
                  aria-setsize={isWhole ? rows.length : -1}
                  aria-posinset={item.index + 1}
                  className={classes.item}
                  style={{ transform: `translateY(${item.start - offset}px)` }}
                >
                  <Row of={run} />
                </li>
              ) : null
            })}
          </ul>
        </div>
      </div>
      <KeyLine keys={words.runs.keys} />
    </>
  )
}

/** A plain link: hundreds of the router's own, each following where one is, would slow the scrolling down. */
const Row = memo(function Row({ of }: { of: RunRow }) {
  const navigate = useNavigate()
  const words = useMessages()
  const format = useFormat()
  const { workspace } = useHere()
  const outcome = of.outcome === null ? undefined : words.outcome[of.outcome as keyof typeof words.outcome]
  const status = of.status === null ? undefined : words.status[of.status as keyof typeof words.status]
  return (
    <a
      href={`/w/${workspace}/runs/${encodeURIComponent(of.run)}`}
      className={classes.row}
      data-row
      onClick={(event) => {
        // A plain press stays in the desk; one that opens a new tab is the browser's.
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        void navigate({ to: '/w/$workspace/runs/$run', params: { workspace, run: of.run } })
      }}
    >
      <span className={classes.outcome}>
        <Mark tone={of.outcome === null ? 'unknown' : (toneOfOutcome[of.outcome] ?? 'plain')} />
        {outcome ?? of.outcome ?? words.runs.noOutcome}
      </span>
      <span className={classes.run}>
        <span className={classes.id}>{of.run}</span>
        <span className="quiet small">
          {[of.workflow ?? words.unknown, of.case_type, status ?? of.status].filter(Boolean).join(' · ')}
        </span>
      </span>
      <span className={classes.release}>{of.release ?? words.unknown}</span>
      <span className={classes.when}>{of.started ? <Moment time={of.started} /> : words.unknown}</span>
      <span className={classes.number}>
        {of.duration_ms === null ? words.unknown : format.duration(of.duration_ms)}
      </span>
      <span className={classes.number}>
        {words.runs.steps(format.number(of.steps))}
        {of.tool_errors > 0 && (
          <span className={classes.errors}>{words.runs.errors(format.number(of.tool_errors))}</span>
        )}
      </span>
      <span className={classes.number}>
        {of.cost_reported === null || of.cost_unknown ? words.unknown : format.money(Number(of.cost_reported))}
      </span>
    </a>
  )
})
