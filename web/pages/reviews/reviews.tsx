import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useMessages } from '../../messages/messages.ts'
import { Badge } from '../../parts/mark.tsx'
import { Empty, PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import { useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { usePeople } from '../../shell/people.ts'
import classes from './reviews.module.css'
import { type ListedReview, toneOf, waiting } from './verdict.ts'

/** The reviews: what waits for a signature first, then what was decided. */
export function Page() {
  const words = useMessages()
  const { api, workspace } = useHere()
  const { workflow } = useSearch({ from: '/w/$workspace/reviews' })
  const answer = useQuery({
    queryKey: ['reviews', workspace, workflow],
    queryFn: () => api.get('/api/v1/reviews', { query: { workflow } }),
  })
  return (
    <>
      <PageHead
        title={words.reviews.title}
        sentence={workflow ? words.reviews.only(workflow) : words.reviews.sentence}
        actions={
          workflow && (
            <Link to="/w/$workspace/reviews" params={{ workspace }} search={{}}>
              {words.reviews.showAll}
            </Link>
          )
        }
      />
      <Panel
        answer={answer}
        words={words.panel}
        height={320}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <Sheet>
            <Empty title={words.reviews.none}>{words.reviews.noneText}</Empty>
          </Sheet>
        }
      >
        {({ items }) => {
          const { open, decided } = waiting(items)
          return (
            <div className={classes.groups}>
              {open.length > 0 && (
                <Sheet title={words.reviews.waiting} aside={<span className="quiet small">{open.length}</span>} flush>
                  <List items={open} />
                </Sheet>
              )}
              {decided.length > 0 && (
                <Sheet
                  title={words.reviews.decided}
                  aside={<span className="quiet small">{decided.length}</span>}
                  flush
                >
                  <List items={decided} />
                </Sheet>
              )}
            </div>
          )
        }}
      </Panel>
    </>
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
                <Moment time={one.from} as="day" /> {words.reviews.to} <Moment time={one.to} as="day" />
              </span>
              <span className="quiet">
                {one.signed_at === null ? (
                  <>
                    {words.reviews.drawn} <Moment time={one.drawn_at} />
                  </>
                ) : (
                  <>
                    {words.reviewState[one.state]}: {nameOf(one.signed_by)}, <Moment time={one.signed_at} as="day" />
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
