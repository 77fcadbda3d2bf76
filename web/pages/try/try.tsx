import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTryWords } from '../../messages/try.ts'
import { PageHead, Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'
import { useHere } from '../../session.tsx'
import { usePlace } from '../../shell/place.ts'
import { ask, type Source, type Terms, type Tried } from './ask.ts'
import { Found } from './found.tsx'
import { TermsOf } from './terms.tsx'
import { Where } from './where.tsx'

/** A history of one's own: what it says is guessed and can be changed, and what would have been told of it stands below with its days. */
export function Page() {
  const said = useTryWords()
  const { api, workspace } = useHere()
  const { zone } = usePlace()
  const [tried, setTried] = useState<{ source: Source; answer: Tried; terms: Terms } | null>(null)
  const send = useSend({
    key: ['try', workspace],
    send: async ({ source, terms }: { source: Source; terms: Terms }) => ({
      ...{ source, terms },
      answer: await ask(api, source, terms),
    }),
    sent: setTried,
  })
  return (
    <>
      <PageHead title={said.title} sentence={said.sentence} />
      <div className={rows.page}>
        <Where
          shown={tried?.source.name ?? null}
          isLooking={send.isSending}
          error={tried === null ? send.error : null}
          look={(source) => {
            setTried(null)
            send.send({ source, terms: { time_zone: zone } })
          }}
        />
        {tried && (
          <>
            {tried.answer.lacks === null && <Found of={tried.answer} />}
            <TermsOf
              key={tried.source.text}
              tried={tried.answer}
              isLooking={send.isSending}
              error={send.error}
              look={(terms) => send.send({ source: tried.source, terms })}
            />
            <Sheet title={said.next}>
              <div className={rows.form}>
                <p className="second">{said.nextText}</p>
                <div className={rows.acts}>
                  <Button
                    variant="default"
                    renderRoot={(props) => <Link to="/w/$workspace/connect" params={{ workspace }} {...props} />}
                  >
                    {said.connect}
                  </Button>
                </div>
              </div>
            </Sheet>
          </>
        )}
      </div>
    </>
  )
}
