import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { paths } from '../../../sdk/src/api.ts'
import { useMessages } from '../../messages/messages.ts'
import { useDraft } from '../../parts/draft.ts'
import { spoken } from '../../parts/format.ts'
import { Mark } from '../../parts/mark.tsx'
import { ReasonField, Saying } from '../../parts/saying.tsx'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { useStandsAgain } from './said.ts'
import classes from './workflow.module.css'

/** A platform that a workflow runs on and that is read. */
export type RunsAt =
  paths['/api/v1/workflows/{workflow}/platforms']['get']['responses'][200]['content']['application/json']['items'][number]

type Stop =
  paths['/api/v1/connectors/{id}/workflows/{workflow}/pause']['post']['responses'][200]['content']['application/json']

/** Stops a workflow at its platform, with a reason, and shows what was read back there, or what failed. */
export function Pause({ workflow, at, close }: { workflow: string; at: RunsAt; close: () => void }) {
  const words = useMessages()
  const said = words.stops
  const { api, workspace } = useHere()
  const standsAgain = useStandsAgain()
  const about = `${workspace} ${workflow}`
  const [why, writeWhy, whySent] = useDraft(`stop why ${about}`)
  const [meanwhile, writeMeanwhile, meanwhileSent] = useDraft(`stop meanwhile ${about}`)
  const [effect, setEffect] = useState<Stop['effect']>(null)
  const pause = useSend({
    key: ['pause', about, at.connector.id],
    send: () =>
      api.post('/api/v1/connectors/{id}/workflows/{workflow}/pause', {
        params: { id: at.connector.id, workflow: at.id },
        body: { why, ...(meanwhile.trim() === '' ? {} : { meanwhile }) },
      }),
    sent: ({ effect }) => {
      // What was written stays for another try.
      if (effect?.result === 'confirmed') {
        whySent()
        meanwhileSent()
      }
      setEffect(effect)
      standsAgain()
    },
  })
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (effect) place.current?.focus()
  }, [effect])
  if (effect === null)
    return (
      <Saying
        of={pause}
        points={said.pauseText(visible(at.connector.name))}
        act={pause.isSending ? said.pausing : said.pauseAct}
        cancel={words.cancel}
        isReady={why.trim() !== ''}
        close={close}
      >
        <ReasonField label={said.why} value={why} readOnly={pause.isSending} write={writeWhy} isFirst />
        <ReasonField
          label={said.how}
          description={said.howText}
          value={meanwhile}
          readOnly={pause.isSending}
          write={writeMeanwhile}
          isRequired={false}
        />
      </Saying>
    )
  const isPaused = effect.result === 'confirmed'
  return (
    <div ref={place} tabIndex={-1} role="status" className={classes.saying}>
      <p className={`sent ${classes.effect}`}>
        <Mark tone={isPaused ? 'good' : 'bad'} />
        <span>
          <strong>{isPaused ? said.paused : said.notPaused}</strong> {spoken(effect.said)}
          <span className={`second small ${classes.below}`}>
            {said.readBack[effect.result]} <Moment time={effect.at} />
          </span>
        </span>
      </p>
      <p className="second">{isPaused ? said.pausedText(visible(at.connector.name)) : said.notPausedText}</p>
      <div className={classes.buttons}>
        {!isPaused && (
          <Button disabled={pause.isSending} onClick={() => pause.send()}>
            {pause.isSending ? said.pausing : said.pauseAgain}
          </Button>
        )}
        <Button variant={isPaused ? 'filled' : 'default'} onClick={close}>
          {words.close}
        </Button>
      </div>
    </div>
  )
}
