import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { useRotaWords } from '../../messages/rota.ts'
import { Empty, Sheet } from '../../parts/panel.tsx'
import { ReasonField, Saying } from '../../parts/saying.tsx'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { mayOne, signers, useHere } from '../../session.tsx'
import { Moment, useFormat } from '../../shell/moment.tsx'
import { type Swap, useSwapped } from './ask.ts'
import type { Cover } from './in-a-day.ts'
import classes from './rota.module.css'

/** The rotas as the plan has them, and what was said of them since. */
export function Turns({ of }: { of: Cover }) {
  const said = useRotaWords()
  const { day } = useFormat()
  const here = useHere()
  const [taken, setTaken] = useState<Swap | null>(null)
  if (of.rotas.length === 0) return <Empty title={said.noRota}>{said.noRotaText}</Empty>
  return (
    <Sheet title={said.rotas} flush>
      <ul className={classes.rows}>
        {of.rotas.map(({ rota, turns, each, from, hand_over, time_zone, calendar, workflows }) => (
          <li key={rota} className={classes.rota}>
            <strong className="sent">{visible(rota)}</strong>
            <span className="sent">{turns.map(({ name }) => visible(name)).join(', ')}</span>
            <span className="second small sent">
              {said.each[each](day(from), hand_over, time_zone)}{' '}
              {calendar === null
                ? said.inHours
                : calendar === 'always'
                  ? said.always
                  : said.inCalendar(visible(calendar))}
              {workflows !== null &&
                `. ${said.ofWorkflows(workflows.map((key) => visible(nameOf(of, key))).join(', '))}`}
            </span>
          </li>
        ))}
      </ul>
      {of.swaps.length > 0 && (
        <>
          <h3 className={classes.head}>{said.swaps}</h3>
          <ul className={classes.rows}>
            {of.swaps.map((one) => (
              <li key={one.id} className={classes.swap}>
                <span className="sent">
                  <strong>{visible(one.person.name)}</strong> <Moment time={one.from} /> {said.to}{' '}
                  <Moment time={one.to} />
                  <span className={`second small sent ${classes.why}`}>
                    {said.saidBy(visible(one.rota), visible(one.said_by))}: {visible(one.because)}
                  </span>
                  {one.ended && (
                    <span className={`second small sent ${classes.why}`}>
                      {said.taken(visible(one.ended.by))} <Moment time={one.ended.from} />: {visible(one.ended.because)}
                    </span>
                  )}
                </span>
                {one.ended === null && mayOne(here, signers) && (
                  <Button size="xs" variant="default" onClick={() => setTaken(one)}>
                    {said.takeBack}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <Modal opened={taken !== null} onClose={() => setTaken(null)} title={said.takeBack} size="md">
        {taken && <TakeBack of={taken} close={() => setTaken(null)} />}
      </Modal>
    </Sheet>
  )
}

const nameOf = ({ now }: Cover, key: string): string => now.find(({ workflow }) => workflow === key)?.name ?? key

function TakeBack({ of, close }: { of: Swap; close: () => void }) {
  const words = useMessages()
  const said = useRotaWords()
  const { api, workspace } = useHere()
  const swapped = useSwapped()
  const [because, setBecause] = useState('')
  const send = useSend({
    key: ['rota', workspace, of.id, 'end'],
    send: () => api.post('/api/v1/rota/swaps/{id}/end', { params: { id: of.id }, body: { because: because.trim() } }),
    sent: () => {
      swapped()
      close()
    },
  })
  return (
    <Saying
      of={send}
      points={said.takeBackMeans}
      act={said.takeBack}
      cancel={words.cancel}
      isReady={because.trim() !== ''}
      close={close}
    >
      <ReasonField label={said.because} value={because} readOnly={send.isSending} write={setBecause} isFirst />
    </Saying>
  )
}
