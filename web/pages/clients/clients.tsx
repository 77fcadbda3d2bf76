import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { apiOf } from '../../api.ts'
import { useMessages } from '../../messages/messages.ts'
import { Icon } from '../../parts/icon.tsx'
import { Empty, PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { useMe } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { ClientRow } from './client-row.tsx'
import classes from './clients.module.css'
import { byHours, type Clients, needing, search } from './select.ts'
import { Provider } from './staff.tsx'

/** As many clients can be taken in at a glance; with more there is a search. */
const AT_A_GLANCE = 8

/** Every workspace one looks after, in one word and one sentence, the worst first. */
export function Page() {
  const words = useMessages()
  const said = words.clients
  const me = useMe()
  const answer = useQuery({
    queryKey: ['clients'],
    queryFn: () => apiOf().get('/api/v1/clients'),
    refetchInterval: 15_000,
  })
  return (
    <Panel answer={answer} words={words.panel} height={320} head={<PageHead title={said.title} />}>
      {(clients) => (
        <>
          <PageHead title={said.title} sentence={clients.items.length > 0 && <Sentence of={clients} />} />
          <div className={classes.page}>
            {clients.items.length === 0 ? (
              <Sheet>
                <Empty title={said.none}>{said.noneText}</Empty>
              </Sheet>
            ) : (
              <List of={clients} />
            )}
            {me.data?.providers.map(({ id, name }) => (
              <Provider key={id} id={id} name={name} />
            ))}
          </div>
        </>
      )}
    </Panel>
  )
}

/** How many need something, and as of when, where that is another moment than now. */
function Sentence({ of: { items, as_of: asOf } }: { of: Clients }) {
  const words = useMessages()
  const isNow = Math.abs(Date.parse(asOf) - Date.now()) < 300_000
  return (
    <>
      {words.clients.sentence(items.length, needing(items))}
      {!isNow && (
        <>
          {' '}
          {words.asOf} <Moment time={asOf} />.
        </>
      )}
    </>
  )
}

function List({ of }: { of: Clients }) {
  const said = useMessages().clients
  const { q } = useSearch({ from: '/outside/clients' })
  const navigate = useNavigate({ from: '/clients' })
  const { order } = useSearch({ from: '/outside/clients' })
  const some = of.items.some(({ standing }) => standing?.hours)
  const found = search(some && order === 'hours' ? byHours(of.items) : of.items, q)
  // Whose workspace it is says something only to whoever also looks after others'.
  const isStaff = (useMe().data?.providers.length ?? 0) > 0
  return (
    <>
      {of.items.length > AT_A_GLANCE && (
        <TextInput
          aria-label={said.search}
          placeholder={said.search}
          leftSection={<Icon name="search" size={16} />}
          value={q ?? ''}
          onChange={(event) =>
            navigate({ search: { order, q: event.currentTarget.value || undefined }, replace: true })
          }
        />
      )}
      {some && of.items.length > 1 && (
        <NativeSelect
          className={classes.order ?? ''}
          size="xs"
          aria-label={said.order}
          value={order === 'hours' ? 'hours' : ''}
          onChange={(event) =>
            navigate({ search: { q, order: event.currentTarget.value || undefined }, replace: true })
          }
          data={[
            { value: '', label: said.worstFirst },
            { value: 'hours', label: said.byHours },
          ]}
        />
      )}
      <Sheet flush>
        {found.length === 0 && <Empty title={said.noneFound}>{said.noneFoundText}</Empty>}
        <ul className={rows.rows}>
          {found.map((one) => (
            <ClientRow key={one.id} of={one} isOwnTold={isStaff} />
          ))}
        </ul>
      </Sheet>
    </>
  )
}
