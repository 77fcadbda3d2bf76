import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { paths } from '../../../sdk/src/api.ts'
import { useMessages } from '../../messages/messages.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { Empty, PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { mayOne, owners, useHere, useMe } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { MakeKey } from './make-key.tsx'

type Key = paths['/api/v1/keys']['get']['responses'][200]['content']['application/json']['items'][number]

/** The API keys one may see, and where one makes another. */
export function Page() {
  const words = useMessages()
  const said = words.apiKeys
  const here = useHere()
  const { api, workspace } = here
  const me = useMe()
  const cache = useQueryClient()
  const answer = useQuery({ queryKey: ['keys', workspace], queryFn: () => api.get('/api/v1/keys') })
  const [ending, setEnding] = useState<Key | null>(null)
  const end = useMutation({
    mutationFn: (id: string) => api.delete('/api/v1/keys/{id}', { params: { id } }),
    onSuccess: () => {
      setEnding(null)
      return cache.invalidateQueries({ queryKey: ['keys', workspace] })
    },
  })
  const nameOf = (key: Key) => key.name ?? said.unnamed
  return (
    <>
      <PageHead
        title={said.title}
        sentence={
          <>
            {said.sentence}{' '}
            <Link to="/w/$workspace/connect" params={{ workspace }}>
              {words.connecting.link}
            </Link>
          </>
        }
      />
      <div className={rows.page}>
        <Sheet title={said.title} aside={<span className="quiet small number">{answer.data?.items.length}</span>} flush>
          {mayOne(here, owners) && <p className={rows.calm}>{said.all}</p>}
          <Panel
            answer={answer}
            words={words.panel}
            isEmpty={({ items }) => items.length === 0}
            empty={<Empty title={said.none}>{said.noneText}</Empty>}
          >
            {({ items }) => (
              <ul className={rows.rows}>
                {items.map((one) => (
                  <li key={one.id} className={rows.row} data-over={isOver(one) || undefined}>
                    <div className={rows.what}>
                      <strong className="sent">{nameOf(one)}</strong>
                      <p className="sent">
                        {one.person.id === me.data?.person?.id ? words.people.you : one.person.name},{' '}
                        {one.roles.map((role) => words.roles[role]).join(', ')}
                        {one.workflow !== null && `, ${said.ofWorkflow(one.workflow)}`}
                        {one.per_minute !== null && `, ${said.atMost(one.per_minute)}`}
                        {one.begins && (
                          <>
                            , {said.begins} <code>{one.begins}</code>
                          </>
                        )}
                      </p>
                      <p>
                        {one.last_used ? (
                          <>
                            {said.used} <Moment time={one.last_used} />
                          </>
                        ) : (
                          said.unused
                        )}
                        ;{' '}
                        {one.expires_at ? (
                          <>
                            {isOver(one) ? said.over : said.until} <Moment time={one.expires_at} as="day" />
                          </>
                        ) : (
                          said.forever
                        )}
                      </p>
                    </div>
                    <div className={rows.acts}>
                      <Button
                        size="xs"
                        variant="default"
                        aria-label={`${said.revoke}: ${nameOf(one)}`}
                        onClick={() => {
                          end.reset()
                          setEnding(one)
                        }}
                      >
                        {said.revoke}
                      </Button>
                    </div>
                  </li>
                ))}
              </ul>
            )}
          </Panel>
        </Sheet>
        <MakeKey />
        <Confirm
          title={ending && said.revokeTitle(nameOf(ending))}
          points={said.revokeText}
          act={said.revoke}
          cancel={words.cancel}
          isPending={end.isPending}
          error={end.error}
          confirm={() => ending && end.mutate(ending.id)}
          close={() => setEnding(null)}
        />
      </div>
    </>
  )
}

const isOver = ({ expires_at }: Key): boolean => expires_at !== null && Date.parse(expires_at) < Date.now()
