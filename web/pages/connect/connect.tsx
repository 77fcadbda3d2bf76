import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMessages } from '../../messages/messages.ts'
import { PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { mayOne, operators, useHere } from '../../session.tsx'
import { AddPlatform, platformOf } from '../connectors/add-platform.tsx'
import { type Client, easiestFirst, isReadHere } from './client.ts'
import classes from './connect.module.css'
import { ToCopy } from './to-copy.tsx'

/** What one runs, what to copy for it, and its first run as it arrives: what was understood, and how the rest is mended. */
export function Page() {
  const words = useMessages()
  const said = words.connecting
  const here = useHere()
  const { api, workspace } = here
  const answer = useQuery({
    queryKey: ['connect', workspace],
    queryFn: () => api.get('/api/v1/connect'),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const { client: asked } = useSearch({ strict: false }) as { client?: string }
  return (
    <>
      <PageHead
        title={said.title}
        sentence={
          <>
            {said.sentence}{' '}
            <Link to="/w/$workspace/connectors" params={{ workspace }}>
              {said.connectors}
            </Link>
          </>
        }
      />
      <div className={rows.page}>
        <Panel answer={answer} words={words.panel} height={280}>
          {({ items }) => {
            const client = items.find(({ id }) => id === asked)
            return (
              <>
                <Sheet title={said.what}>
                  <Choice clients={easiestFirst(items)} chosen={client?.id} />
                  <p className={`second small ${classes.other}`}>{said.other}</p>
                </Sheet>
                {client && mayOne(here, operators) && <Way key={client.id} client={client} />}
                {client && !mayOne(here, operators) && (
                  <Sheet title={client.name}>
                    <p className="second">{words.first.mayNot}</p>
                  </Sheet>
                )}
              </>
            )
          }}
        </Panel>
      </div>
    </>
  )
}

function Choice({ clients, chosen }: { clients: readonly Client[]; chosen: string | undefined }) {
  const said = useMessages().connecting
  const navigate = useNavigate()
  return (
    <fieldset className={classes.choice}>
      <legend className="hidden">{said.what}</legend>
      {clients.map(({ id, name }) => (
        <label key={id}>
          <input
            type="radio"
            name="client"
            value={id}
            checked={id === chosen}
            onChange={() => navigate({ to: '.', search: { client: id }, replace: true, resetScroll: false })}
          />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** What the desk can do itself stands first; what is left is copied. */
function Way({ client }: { client: Client }) {
  const said = useMessages().connecting
  const { workspace } = useHere()
  const navigate = useNavigate()
  const steps = client.steps.filter((step) => step.at_desk === null)
  const isRead = isReadHere(client)
  const platform = platformOf(client.id)
  return (
    <>
      {isRead && platform && (
        <Sheet title={said.readHere(client.name)}>
          <AddPlatform
            kind={platform}
            added={({ id }) =>
              void navigate({ to: '/w/$workspace/connectors', params: { workspace }, search: { added: id } })
            }
          />
        </Sheet>
      )}
      {steps.length > 0 && <ToCopy client={client} steps={steps} isExtra={isRead} />}
    </>
  )
}
