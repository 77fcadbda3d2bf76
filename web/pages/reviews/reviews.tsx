import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useMessages } from '../../messages/messages.ts'
import { Badge } from '../../parts/mark.tsx'
import { More } from '../../parts/more.tsx'
import { Empty, PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import { useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import { usePeople } from '../../shell/people.ts'
import classes from './reviews.module.css'
import { type ListedReview, lastOf, type ReviewPage, toneOf } from './verdict.ts'

/** The reviews: what waits for a signature first, then what was decided. */
export function Page() {
  const words = useMessages()
  const { api, workspace } = useHere()
  const { workflow, state } = useSearch({ from: '/w/$workspace/reviews' })
  const names = useNames()
  // The overview counts those that were due; what somebody drew up in between is owed by nobody.
  const isDue = state === 'due'
  const asked = (state: 'waiting' | 'due' | 'decided') => ({
    queryKey: ['reviews', workspace, workflow, state],
    queryFn: ({ pageParam }: { pageParam: string | undefined }) =>
      api.get('/api/v1/reviews', { query: { workflow, state, limit: 50, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }: ReviewPage) => next ?? undefined,
  })
  const waiting = useInfiniteQuery(asked(isDue ? 'due' : 'waiting'))
  const decided = useInfiniteQuery({ ...asked('decided'), enabled: !isDue })
  const isNone = (isDue ? [waiting] : [waiting, decided]).every(({ data }) => data?.pages[0]?.total === 0)
  const only = workflow ? words.reviews.only(names.workflow(workflow)) : isDue ? words.reviews.onlyDue : null
  return (
    <>
      <PageHead
        title={words.reviews.title}
        sentence={only ?? words.reviews.sentence}
        actions={
          only && (
            <Link to="/w/$workspace/reviews" params={{ workspace }} search={{}}>
              {words.reviews.showAll}
            </Link>
          )
        }
      />
      <div className={classes.groups}>
        {isNone && (
          <Sheet>
            {isDue ? (
              <Empty title={words.reviews.noneDue} />
            ) : (
              <Empty title={words.reviews.none}>{words.reviews.noneText}</Empty>
            )}
          </Sheet>
        )}
        <Group title={words.reviews.waiting} answer={waiting} />
        {!isDue && <Group title={words.reviews.decided} answer={decided} />}
      </div>
    </>
  )
}

/** Those that wait, or those that were decided: as many as were asked for, and how many there are in all. */
function Group({ title, answer }: { title: string; answer: UseInfiniteQueryResult<InfiniteData<ReviewPage>> }) {
  const words = useMessages()
  return (
    <Panel answer={answer} words={words.panel} height={150} isEmpty={({ pages }) => pages[0]?.total === 0} empty={null}>
      {({ pages }) => (
        <Sheet title={title} aside={<span className="quiet small number">{pages.at(-1)?.total}</span>} flush>
          <List items={pages.flatMap(({ items }) => items)} />
          <More of={answer}>{words.more}</More>
        </Sheet>
      )}
    </Panel>
  )
}

function List({ items }: { items: readonly ListedReview[] }) {
  const words = useMessages()
  const { workspace } = useHere()
  const nameOf = usePeople()
  return (
    <ul className={classes.list}>
      {items.map((one) => (
        <li key={one.id}>
          <Link to="/w/$workspace/reviews/$review" params={{ workspace, review: one.id }} className={classes.row}>
            <span className={classes.verdict}>
              <Badge tone={toneOf[one.verdict]}>{words.verdict[one.verdict]}</Badge>
            </span>
            <span className={classes.what}>
              <strong>{one.name}</strong>
              <span className={classes.sentence}>{one.sentence}</span>
            </span>
            <span className={classes.when}>
              <span>
                <Moment time={one.from} as="day" inLink /> {words.reviews.to}{' '}
                <Moment time={lastOf(one.to)} as="day" inLink />
              </span>
              <span className="quiet">
                {one.signed_at === null ? (
                  <>
                    {words.reviews.drawn} <Moment time={one.drawn_at} inLink />
                  </>
                ) : (
                  <>
                    {words.reviewState[one.state]}: {nameOf(one.signed_by)},{' '}
                    <Moment time={one.signed_at} as="day" inLink />
                  </>
                )}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
