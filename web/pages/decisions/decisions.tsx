import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { paths } from '../../../sdk/src/api.ts'
import { useMessages } from '../../messages/messages.ts'
import { Mark } from '../../parts/mark.tsx'
import { Empty, PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import { useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { usePeople } from '../../shell/people.ts'
import classes from './decisions.module.css'
import { subjectOf } from './subject.ts'

type Entry = paths['/api/v1/decisions']['get']['responses'][200]['content']['application/json']['items'][number]

/** Who decided what, and why, newest first; on top whether the chain of it is whole. */
export function Page() {
  const words = useMessages()
  const said = words.decisions
  const { api, workspace } = useHere()
  const verified = useQuery({
    queryKey: ['decisions', workspace, 'verify'],
    queryFn: () => api.get('/api/v1/decisions/verify'),
  })
  const entries = useInfiniteQuery({
    queryKey: ['decisions', workspace],
    queryFn: ({ pageParam }) => api.get('/api/v1/decisions', { query: { before: pageParam } }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => (next === null ? undefined : Number(next)),
  })
  return (
    <div className={classes.page}>
      <PageHead title={said.title} sentence={said.sentence} />
      <Sheet>
        <Panel answer={verified} words={words.panel} height={64}>
          {({ whole, entries: count, reason, head }) => (
            <div className={classes.verified} data-broken={!whole || undefined} role={whole ? undefined : 'alert'}>
              <Mark tone={whole ? 'good' : 'bad'} size={20} />
              <div>
                <p className={classes.word}>{whole ? said.whole(count) : said.broken(count + 1)}</p>
                <p className="second">{whole ? said.wholeText : `${reason} ${said.brokenText}`}</p>
                {head && <p className={classes.hash}>{head}</p>}
              </div>
            </div>
          )}
        </Panel>
      </Sheet>
      <Panel
        answer={entries}
        words={words.panel}
        height={320}
        isEmpty={({ pages }) => pages[0]?.items.length === 0}
        empty={
          <Sheet>
            <Empty title={said.none}>{said.noneText}</Empty>
          </Sheet>
        }
      >
        {({ pages }) => (
          <Sheet flush>
            <ol className={classes.list}>
              {pages.flatMap(({ items }) => items.map((entry) => <EntryRow key={entry.seq} of={entry} />))}
            </ol>
          </Sheet>
        )}
      </Panel>
      {entries.hasNextPage && (
        <Button variant="default" loading={entries.isFetchingNextPage} onClick={() => entries.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </div>
  )
}

function EntryRow({ of }: { of: Entry }) {
  const words = useMessages()
  const { workspace } = useHere()
  const nameOf = usePeople()
  const { hash } = useLocation()
  const isMeant = hash === String(of.seq)
  useEffect(() => {
    if (isMeant) document.getElementById(String(of.seq))?.scrollIntoView({ block: 'center' })
  }, [isMeant, of.seq])
  const kind = words.decisions.kind[of.kind as keyof typeof words.decisions.kind] ?? of.kind
  const subject = subjectOf(of)
  return (
    <li id={String(of.seq)} className={classes.entry} data-meant={isMeant || undefined}>
      <span className={`${classes.seq} number`}>{of.seq}</span>
      <div>
        <p>
          <strong>{nameOf(of.principal)}</strong> {kind}
          {subject.review && (
            <>
              {': '}
              <Link to="/w/$workspace/reviews/$review" params={{ workspace, review: subject.review }}>
                {subject.words}
              </Link>
            </>
          )}
          {subject.finding && (
            <>
              {': '}
              <Link to="/w/$workspace/findings/$finding" params={{ workspace, finding: subject.finding }}>
                {subject.words}
              </Link>
            </>
          )}
          {!subject.review && !subject.finding && subject.words && `: ${subject.words}`}
        </p>
        <p className={classes.hash} title={of.hash}>
          {of.hash.slice(0, 16)}
        </p>
      </div>
      <span className={classes.when}>
        <Moment time={of.at} />
      </span>
    </li>
  )
}
