import { Button, Modal, NumberInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { paths } from '../../../sdk/src/api.ts'
import { pace } from '../../live.ts'
import { useHoursWords } from '../../messages/hours.ts'
import { useMessages } from '../../messages/messages.ts'
import { Panel, Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { ReasonField, Saying } from '../../parts/saying.tsx'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { mayOne, operators, useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { useEntered } from './ask.ts'
import { inHours } from './in-hours.ts'

type Reservation =
  paths['/api/v1/hours/reservations']['get']['responses'][200]['content']['application/json']['items'][number]
type Act = 'reserve' | 'writeOff' | Reservation

/** What is kept of the hours for something, and where minutes are kept, given back and written off. */
export function Reservations() {
  const words = useMessages()
  const said = useHoursWords().kept
  const hours = useHoursWords()
  const here = useHere()
  const { api, workspace } = here
  const may = mayOne(here, operators)
  const [act, setAct] = useState<Act | null>(null)
  const answer = useQuery({
    queryKey: ['hours', workspace, 'reservations'],
    queryFn: () => api.get('/api/v1/hours/reservations'),
    refetchInterval: pace(workspace),
  })
  const titles = { reserve: said.reserveTitle, writeOff: said.writeOffTitle }
  return (
    <Sheet title={said.title}>
      <Panel answer={answer} words={words.panel} height={90}>
        {({ items }) => (
          <div className={rows.form}>
            {items.length === 0 && <p className="small">{said.none}</p>}
            {items.map((one) => (
              <div key={one.id} className="small">
                <p className="sent">
                  {inHours(one.minutes, hours)}: {visible(one.because)}
                </p>
                <p className="second sent">
                  {visible(one.by)}, <Moment time={one.at} />
                </p>
                {may && (
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={`${said.release}: ${visible(one.because)}`}
                    onClick={() => setAct(one)}
                  >
                    {said.release}
                  </Button>
                )}
              </div>
            ))}
            <div className={rows.acts}>
              {may && (
                <Button variant="default" size="xs" onClick={() => setAct('reserve')}>
                  {said.reserve}
                </Button>
              )}
              <Button variant="default" size="xs" onClick={() => setAct('writeOff')}>
                {said.writeOff}
              </Button>
            </div>
          </div>
        )}
      </Panel>
      <Modal
        opened={act !== null}
        onClose={() => setAct(null)}
        title={act && (typeof act === 'string' ? titles[act] : said.releaseTitle)}
        size="md"
      >
        {act && <Form act={act} close={() => setAct(null)} />}
      </Modal>
    </Sheet>
  )
}

function Form({ act, close }: { act: Act; close: () => void }) {
  const words = useMessages()
  const said = useHoursWords().kept
  const hours = useHoursWords()
  const { api, workspace } = useHere()
  const entered = useEntered()
  const [minutes, setMinutes] = useState<number | string>('')
  const [because, setBecause] = useState('')
  const isRelease = typeof act !== 'string'
  const send = useSend({
    key: ['hours-kept', workspace, isRelease ? act.id : act],
    send: () => {
      const body = { minutes: Number(minutes), because: because.trim() }
      if (isRelease)
        return api.post('/api/v1/hours/reservations/{id}/release', {
          params: { id: act.id },
          body: { because: body.because },
        })
      return act === 'reserve'
        ? api.post('/api/v1/hours/reservations', { body })
        : api.post('/api/v1/hours/write-offs', { body })
    },
    sent: () => {
      entered()
      close()
    },
  })
  return (
    <Saying
      of={send}
      points={isRelease ? said.releasePoints : act === 'reserve' ? said.reservePoints : said.writeOffPoints}
      act={isRelease ? said.release : said[act]}
      cancel={words.cancel}
      isReady={because.trim() !== '' && (isRelease || Number(minutes) > 0)}
      close={close}
    >
      {!isRelease && (
        <NumberInput
          label={hours.minutes}
          value={minutes}
          readOnly={send.isSending}
          onChange={setMinutes}
          min={1}
          max={100_000}
          allowDecimal={false}
          hideControls
          required
          data-autofocus
        />
      )}
      <ReasonField
        label={isRelease ? said.why : said.because}
        value={because}
        readOnly={send.isSending}
        write={setBecause}
        isFirst={isRelease}
      />
    </Saying>
  )
}
