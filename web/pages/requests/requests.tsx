import { Button } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { pace } from '../../live.ts'
import { useMessages } from '../../messages/messages.ts'
import { useRequestWords } from '../../messages/requests.ts'
import { spoken } from '../../parts/format.ts'
import links from '../../parts/links.module.css'
import { Badge } from '../../parts/mark.tsx'
import { More } from '../../parts/more.tsx'
import { Empty, PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import { usePeople } from '../../shell/people.ts'
import { useHeldMails } from '../request-mail/ask.ts'
import type { ListedRequest } from './ask.ts'
import { AskForm } from './ask-form.tsx'

const lists = { open: { state: 'open' }, mine: { state: 'open', by: 'me' }, over: { state: 'over' } } as const
type List = keyof typeof lists
const names = Object.keys(lists) as List[]

/** The requests, what changed last first, and where one files another: also from a finding, a recurring problem or a review, which the address names. */
export function Page() {
  const words = useMessages()
  const said = useRequestWords()
  const { api, workspace } = useHere()
  const search = useSearch({ from: '/w/$workspace/requests' })
  const navigate = useNavigate({ from: '/w/$workspace/requests' })
  const list = names.find((one) => one === search.state) ?? 'open'
  const isFiling = search.file !== undefined
  const answer = useInfiniteQuery({
    queryKey: ['requests', workspace, list],
    queryFn: ({ pageParam }) =>
      api.get('/api/v1/requests', { query: { ...lists[list], limit: 50, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: pace(workspace),
  })
  const file = (open: boolean) =>
    navigate({ search: open ? { ...search, file: 'new' } : { state: search.state }, replace: true, resetScroll: false })
  return (
    <>
      <PageHead
        title={said.title}
        sentence={said.sentence}
        actions={
          !isFiling && (
            <>
              <ByMail />
              <Button onClick={() => file(true)}>{said.file}</Button>
            </>
          )
        }
      />
      <div className={links.page}>
        {isFiling && (
          <Sheet title={said.file}>
            <AskForm
              finding={search.finding}
              pattern={search.pattern}
              review={search.review}
              workflow={search.workflow}
              close={() => file(false)}
              done={(id) =>
                void navigate({ to: '/w/$workspace/requests/$request', params: { workspace, request: id } })
              }
            />
          </Sheet>
        )}
        <nav className={links.lists} aria-label={said.lists}>
          {names.map((one) => (
            <Link
              key={one}
              to="/w/$workspace/requests"
              params={{ workspace }}
              search={one === 'open' ? {} : { state: one }}
              activeOptions={{ exact: true }}
              aria-current={one === list || undefined}
            >
              {said.list[one]}
            </Link>
          ))}
        </nav>
        <Sheet
          title={said.list[list]}
          aside={<span className="quiet small number">{answer.data?.pages.at(-1)?.total}</span>}
          flush
        >
          <Panel
            answer={answer}
            words={words.panel}
            isEmpty={({ pages }) => pages[0]?.total === 0}
            empty={<Empty title={said.none[list]}>{list === 'open' && said.noneText}</Empty>}
          >
            {({ pages }) => (
              <>
                <ul className={links.list}>
                  {pages
                    .flatMap(({ items }) => items)
                    .map((one) => (
                      <li key={one.id}>
                        <Row of={one} />
                      </li>
                    ))}
                </ul>
                <More of={answer}>{words.more}</More>
              </>
            )}
          </Panel>
        </Sheet>
      </div>
    </>
  )
}

/** To the mails that ask for something, and how many of them wait. */
function ByMail() {
  const said = useRequestWords()
  const { workspace } = useHere()
  const held = useHeldMails().data?.items.length ?? 0
  return (
    <Button
      variant="default"
      renderRoot={(props) => <Link {...props} to="/w/$workspace/requests/mail" params={{ workspace }} />}
    >
      {held === 0 ? said.byMail : said.byMailHeld(held)}
    </Button>
  )
}

function Row({ of }: { of: ListedRequest }) {
  const said = useRequestWords()
  const { workspace } = useHere()
  const { workflow } = useNames()
  const nameOf = usePeople()
  return (
    <Link to="/w/$workspace/requests/$request" params={{ workspace, request: of.id }} className={links.row}>
      <span className={links.what}>
        <strong>{visible(of.asked.title)}</strong>
        <span className="second">{spoken(of.next)}</span>
        <span className="quiet small">
          {of.asked.workflow === null ? said.asked.none : visible(workflow(of.asked.workflow))} ·{' '}
          {said.filedBy(nameOf(of.requester))}
        </span>
      </span>
      <span className={links.side}>
        <Badge tone={of.is_disputed || of.is_unauthorised ? 'warn' : of.state === 'closed' ? 'good' : 'plain'}>
          {of.is_unauthorised ? said.unauthorised : of.is_disputed ? said.disputed : said.state[of.state]}
        </Badge>
        <span>
          {of.class === null ? said.nobodyDecided : said.class[of.class]}
          {of.amount !== null && ` · ${of.amount}`}
        </span>
        <span className="quiet">
          <Moment time={of.changed_at} inLink />
        </span>
      </span>
    </Link>
  )
}
