import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { useRequestMailWords } from '../../messages/request-mail.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { CopyBlock } from '../../parts/copy.tsx'
import { Failed } from '../../parts/failed.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Panel, Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { mayOne, owners, useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { usePeople } from '../../shell/people.ts'
import { useInbox } from './ask.ts'
import classes from './request-mail.module.css'

/** The address that takes mails: whether there is one, and for owners another, or none. What it is, is shown where it is made. */
export function Inbox() {
  const words = useMessages()
  const said = useRequestMailWords().inbox
  const here = useHere()
  const { api, workspace } = here
  const isOwner = mayOne(here, owners)
  const nameOf = usePeople()
  const cache = useQueryClient()
  const answer = useInbox()
  const [asking, setAsking] = useState<'replace' | 'close' | null>(null)
  const [url, setUrl] = useState<string | null>(null)
  const asksAnew = () => {
    setAsking(null)
    for (const name of ['request-inbox', 'decisions']) void cache.invalidateQueries({ queryKey: [name, workspace] })
  }
  const make = useMutation({
    mutationFn: () => api.post('/api/v1/request-inbox', { body: {} }),
    onSuccess: (made) => {
      setUrl(made.url)
      asksAnew()
    },
  })
  const end = useMutation({
    mutationFn: () => api.delete('/api/v1/request-inbox'),
    onSuccess: () => {
      setUrl(null)
      asksAnew()
    },
  })
  const ask = (what: 'replace' | 'close') => {
    make.reset()
    end.reset()
    setAsking(what)
  }
  if (url !== null) return <Shown url={url} done={() => setUrl(null)} />
  return (
    <Sheet title={said.title}>
      <Panel answer={answer} words={words.panel}>
        {({ inbox }) => (
          <div className={classes.inbox}>
            {inbox === null ? (
              <>
                <p>
                  <strong>{said.closed}</strong>
                </p>
                <p className="second">
                  {said.closedText} {!isOwner && said.closedWho}
                </p>
                <Failed error={asking === null ? make.error : null} />
                {isOwner && (
                  <div className={rows.acts}>
                    <Button disabled={make.isPending} onClick={() => make.mutate()}>
                      {make.isPending ? said.making : said.open}
                    </Button>
                  </div>
                )}
              </>
            ) : (
              <>
                <p>
                  {said.since(nameOf(inbox.by))} <Moment time={inbox.created_at} as="day" />.
                </p>
                {isOwner && (
                  <>
                    <p className="second">{said.once}</p>
                    <div className={rows.acts}>
                      <Button size="xs" variant="default" onClick={() => ask('replace')}>
                        {said.replace}
                      </Button>
                      <Button size="xs" variant="default" onClick={() => ask('close')}>
                        {said.close}
                      </Button>
                    </div>
                  </>
                )}
              </>
            )}
            <details className={classes.rules}>
              <summary>{said.becomes}</summary>
              <ul>
                {said.rules.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            </details>
          </div>
        )}
      </Panel>
      <Confirm
        title={asking && (asking === 'replace' ? said.replaceTitle : said.closeTitle)}
        points={asking === 'close' ? said.closeText : said.replaceText}
        act={asking === 'close' ? said.close : said.replace}
        cancel={words.cancel}
        isPending={make.isPending || end.isPending}
        error={asking === 'close' ? end.error : make.error}
        confirm={() => (asking === 'close' ? end : make).mutate()}
        close={() => setAsking(null)}
      />
    </Sheet>
  )
}

/** The address, this once, with what to enter at each mail service. */
function Shown({ url, done }: { url: string; done: () => void }) {
  const said = useRequestMailWords().inbox
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  const { hostname: host } = new URL(url)
  return (
    <Sheet title={said.shown}>
      <div ref={place} tabIndex={-1} className={rows.shown}>
        <p className="second">{said.shownText}</p>
        <CopyBlock text={url} label={said.label} words={said.copy} />
        {isOfThisMachine(host) && (
          <p role="status">
            <Mark tone="warn" size={14} /> {said.notReached(host)}
          </p>
        )}
        <h3>{said.services}</h3>
        <dl className={classes.services}>
          {Object.entries(said.service).map(([name, what]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{what}</dd>
            </div>
          ))}
          <div>
            <dt>{said.own}</dt>
            <dd>
              {said.ownText}
              <CopyBlock
                text={`curl -sf -H "content-type: message/rfc822" --data-binary @- ${url}`}
                label={said.ownLabel}
                words={said.copy}
              />
            </dd>
          </div>
        </dl>
        <p className="second">{said.try}</p>
        <div className={rows.acts}>
          <Button onClick={done}>{said.done}</Button>
        </div>
      </div>
    </Sheet>
  )
}

const isOfThisMachine = (host: string): boolean => host === 'localhost' || host === '[::1]' || host.startsWith('127.')
