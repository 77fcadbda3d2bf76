import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { paths } from '../../../sdk/src/api.ts'
import { apiOf } from '../../api.ts'
import { useMessages } from '../../messages/messages.ts'
import { useNoticeWords } from '../../messages/notices.ts'
import { Failed } from '../../parts/failed.tsx'
import { Panel, Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { Moment } from '../../shell/moment.tsx'
import classes from './me.module.css'

type Answer = paths['/api/v1/me/monday']['get']['responses'][200]['content']['application/json']

/** The mail that one gets at the beginning of each week, as it would read now; and it can be sent to oneself at once. */
export function Monday() {
  const words = useMessages()
  const said = useNoticeWords().monday
  const cache = useQueryClient()
  const key = ['me', 'monday']
  const answer = useQuery({ queryKey: key, queryFn: () => apiOf().get('/api/v1/me/monday') })
  const [sent, setSent] = useState<string | null>(null)
  const send = useSend({
    key: [...key, 'send'],
    send: () => apiOf().post('/api/v1/me/monday', {}),
    sent: ({ sent, error, ...now }) => {
      cache.setQueryData(key, now)
      setSent(sent ? said.arrived(visible(now.address ?? '')) : said.failed(visible(now.address ?? ''), error ?? ''))
    },
  })
  return (
    <Sheet title={said.title}>
      <div className={rows.form}>
        <p className="second">{said.text}</p>
        <Panel answer={answer} words={words.panel}>
          {(of) => (
            <>
              <p className="sent">
                <Standing of={of} />
              </p>
              {of.mail && (
                <>
                  <p className={classes.subject}>
                    <span className="second">{said.subject}</span>{' '}
                    <strong className="sent">{visible(of.mail.subject)}</strong>
                  </p>
                  <iframe className={classes.mail} title={said.preview} sandbox="" srcDoc={inert(of.mail.html)} />
                  <div className={rows.acts}>
                    <Button
                      variant="default"
                      loading={send.isSending}
                      disabled={!of.sends}
                      onClick={() => {
                        setSent(null)
                        send.send()
                      }}
                    >
                      {said.send}
                    </Button>
                  </div>
                </>
              )}
            </>
          )}
        </Panel>
        <Failed error={send.error} />
        {sent !== null && (
          <p role="status" className="sent">
            {sent}
          </p>
        )}
      </div>
    </Sheet>
  )
}

/** When it comes next, and what became of the last. */
function Standing({ of: { mail, wanted, sends, next, last } }: { of: Answer }) {
  const said = useNoticeWords().monday
  if (!mail) return said.nobody
  return (
    <>
      {!sends ? (
        said.noMail
      ) : !wanted ? (
        said.off
      ) : next === null ? (
        said.away
      ) : (
        <>
          {said.next} <Moment time={next} />.
        </>
      )}
      {last?.state === 'sent' && (
        <>
          {' '}
          {said.last} <Moment time={last.at} />.
        </>
      )}
      {last?.state === 'exhausted' && ` ${said.lost(visible(last.why ?? ''))}`}
    </>
  )
}

/** Nothing in it leads anywhere: a link would open another window, and none may be opened. */
const inert = (html: string): string => html.replace('<head>', '<head><base target="_blank">')
