import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { queries } from '../../api.ts'
import type { Filters } from '../../filters.ts'
import { pace } from '../../live.ts'
import { useMessages } from '../../messages/messages.ts'
import { KeyHelp, KeyLine } from '../../parts/keys.tsx'
import { Empty, PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import { useHere } from '../../session.tsx'
import { SavedViews } from '../../shell/saved-views.tsx'
import { askedBy, isFiltered } from './filters.ts'
import { newerThan, updated } from './newer.ts'
import { RunFilters } from './run-filters.tsx'
import { Rows } from './run-rows.tsx'
import classes from './runs.module.css'

/** The runs of a workspace, newest first, by filters that read as a sentence and stand in the address. */
export function Page() {
  const words = useMessages()
  const search: Filters = useSearch({ from: '/w/$workspace/runs' })
  const { list, newest, begin } = useRuns(search)
  return (
    <>
      <PageHead title={words.runs.title} sentence={words.runs.sentence} />
      {search.beside && <Choosing beside={search.beside} search={search} />}
      <RunFilters search={search}>
        <SavedViews page="runs" search={search} />
      </RunFilters>
      <Panel
        answer={list}
        words={words.panel}
        height={480}
        isEmpty={({ pages }) => pages[0]?.items.length === 0}
        empty={
          <div aria-busy={list.isPlaceholderData || undefined} className={classes.answer}>
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
          </div>
        }
      >
        {({ pages }) => (
          <Panel answer={newest} words={words.panel} height={480}>
            {({ items }) => {
              const rows = pages.flatMap((page) => page.items)
              return (
                <div aria-busy={list.isPlaceholderData || undefined} className={classes.answer}>
                  <Rows
                    rows={list.isPlaceholderData ? rows : updated(rows, items)}
                    newer={list.isPlaceholderData ? 0 : newerThan(rows, items)}
                    showNewer={begin}
                    isAnswered={!list.isPlaceholderData}
                    isWhole={!list.hasNextPage}
                    isLoading={list.isFetchingNextPage}
                    more={() => list.fetchNextPage()}
                    beside={search.beside}
                  />
                </div>
              )
            }}
          </Panel>
        )}
      </Panel>
      <div className={classes.keys}>
        <KeyLine keys={words.runs.keys}>
          <KeyHelp keys={[...words.runs.keys, ...words.runs.moreKeys]} words={words.keys} />
        </KeyLine>
      </div>
    </>
  )
}

/**
 * The list as it was asked for, which stays as it is while one reads; and its newest page, which is asked for again when runs come:
 * what is new is offered, and what became of those that are shown stands where they stand.
 */
function useRuns(search: Filters) {
  const { api, workspace } = useHere()
  const asked = askedBy(search)
  const keys = { list: ['runs-list', workspace, asked], newest: ['runs', workspace, asked] }
  const ask = (cursor?: string) => api.get('/api/v1/runs', { query: { ...asked, limit: 200, cursor } })
  const list = useInfiniteQuery({
    queryKey: keys.list,
    queryFn: async ({ pageParam }) => {
      const page = await ask(pageParam)
      if (pageParam === undefined) queries.setQueryData(keys.newest, page)
      return page
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const newest = useQuery({
    queryKey: keys.newest,
    queryFn: () => ask(),
    enabled: list.isSuccess && !list.isPlaceholderData,
    refetchInterval: pace(workspace),
    placeholderData: keepPreviousData,
  })
  const begin = () => queries.setQueryData(keys.list, { pages: [newest.data], pageParams: [undefined] })
  // Where there was nothing, nobody reads anything that could move.
  const isFirst =
    list.data?.pages[0]?.items.length === 0 && !list.isPlaceholderData && (newest.data?.items.length ?? 0) > 0
  useEffect(() => {
    if (isFirst) begin()
  })
  return { list, newest, begin }
}

/** One run is kept; the next one that is opened stands beside it. */
function Choosing({ beside, search }: { beside: string; search: Filters }) {
  const said = useMessages().runs
  const { workspace } = useHere()
  return (
    <p className={classes.choosing} role="status">
      <span className="sent">{said.choose(beside)}</span>{' '}
      <Link to="/w/$workspace/runs" params={{ workspace }} search={{ ...search, beside: undefined }}>
        {said.chooseNot}
      </Link>
    </p>
  )
}
