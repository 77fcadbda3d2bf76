import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { CopyBlock } from '../../parts/copy.tsx'
import { Failed } from '../../parts/failed.tsx'
import { Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'
import { useHere } from '../../session.tsx'
import type { Client } from './client.ts'
import classes from './connect.module.css'
import { Waiting } from './waiting.tsx'

/** A key in one press, and what to copy with it in place. The key itself stays as long as this page does; that it is waited for stays in the address. */
export function ToCopy(props: { client: Client; steps: Client['steps']; isExtra: boolean }) {
  const { client, steps, isExtra } = props
  const words = useMessages()
  const said = words.connecting
  const { api, workspace } = useHere()
  const cache = useQueryClient()
  const navigate = useNavigate()
  const { key: waited, since } = useSearch({ strict: false }) as { key?: string; since?: string }
  const [secret, setSecret] = useState<string | null>(null)
  const shown = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (secret) shown.current?.focus()
  }, [secret])
  const make = useSend({
    key: ['key', workspace, client.id],
    send: async () => {
      // By the clock of the server: that of a browser may be minutes off.
      const { at } = await api.get('/api/v1/connect/arrivals', { query: { since: new Date().toISOString() } })
      const body = { name: said.keyName(client.name), roles: ['sender' as const], days: 365 }
      return { ...(await api.post('/api/v1/keys', { body })), at }
    },
    sent: ({ id, key, at }) => {
      setSecret(key)
      void cache.invalidateQueries({ queryKey: ['keys', workspace] })
      void navigate({
        to: '.',
        search: { client: client.id, key: id, since: at },
        replace: true,
        resetScroll: false,
      })
    },
  })
  const isWaiting = waited !== undefined && since !== undefined
  const key = secret ?? `<${isWaiting ? words.connect.yourKey : said.keyHere}>`
  const filled = (text: string) => text.replaceAll('{address}', location.origin).replaceAll('{key}', key)
  return (
    <>
      <Sheet title={isExtra ? said.alsoSends(client.name) : client.name}>
        <div ref={shown} tabIndex={-1} className={classes.copy}>
          {secret ? (
            <p className="second">
              {words.connect.shown}. {words.connect.shownText}
            </p>
          ) : (
            <>
              <p className="second">{isWaiting ? said.keyKept : said.keyText}</p>
              <div className={rows.acts}>
                <Button
                  variant={isExtra || isWaiting ? 'default' : 'filled'}
                  disabled={make.isSending}
                  onClick={() => make.send()}
                >
                  {isWaiting ? words.first.again : words.first.connectButton}
                </Button>
              </div>
              <Failed error={make.error} />
            </>
          )}
          <ol className={classes.steps} data-single={steps.length === 1 || undefined}>
            {steps.map(({ title, text }) => (
              <li key={title}>
                <p>{title}:</p>
                <CopyBlock text={filled(text)} label={title} words={words} />
              </li>
            ))}
          </ol>
          <details className={classes.more}>
            <summary>{said.notSent}</summary>
            <ul className={classes.plain}>
              {client.not_sent.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </details>
        </div>
      </Sheet>
      {isWaiting && <Waiting of={waited} since={since} client={client.id} />}
    </>
  )
}
