import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { apiOf } from '../../api.ts'
import { useMessages } from '../../messages/messages.ts'
import { useNoticeWords } from '../../messages/notices.ts'
import { CopyBlock } from '../../parts/copy.tsx'
import { Failed } from '../../parts/failed.tsx'
import { Panel, Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'
import { Moment } from '../../shell/moment.tsx'

/** The secret address under which one's calendar is read: made, shown once, made anew, ended. */
export function Calendar() {
  const words = useMessages()
  const said = useNoticeWords().calendar
  const cache = useQueryClient()
  const key = ['me', 'calendar']
  const answer = useQuery({ queryKey: key, queryFn: () => apiOf().get('/api/v1/me/calendar') })
  const [url, setUrl] = useState<string | null>(null)
  const make = useSend({
    key: [...key, 'make'],
    send: () => apiOf().post('/api/v1/me/calendar', {}),
    sent: (made) => {
      setUrl(made.url)
      cache.setQueryData(key, { made_at: made.made_at })
    },
  })
  const end = useSend({
    key: [...key, 'end'],
    send: () => apiOf().delete('/api/v1/me/calendar', {}),
    sent: (now) => {
      setUrl(null)
      cache.setQueryData(key, now)
    },
  })
  return (
    <Sheet title={said.title}>
      <div className={rows.form}>
        <p className="second">{said.text}</p>
        <Panel answer={answer} words={words.panel}>
          {({ made_at }) => (
            <>
              {url !== null && (
                <>
                  <CopyBlock text={url} label={said.address} words={words} />
                  <p className="second small">{said.once}</p>
                </>
              )}
              {made_at !== null && url === null && (
                <p>
                  {said.since} <Moment time={made_at} />
                </p>
              )}
              <div className={rows.acts}>
                <Button variant="default" disabled={make.isSending} onClick={() => make.send()}>
                  {made_at === null ? said.make : said.anew}
                </Button>
                {made_at !== null && (
                  <Button variant="default" disabled={end.isSending} onClick={() => end.send()}>
                    {said.end}
                  </Button>
                )}
              </div>
            </>
          )}
        </Panel>
        <Failed error={make.error ?? end.error} />
      </div>
    </Sheet>
  )
}
