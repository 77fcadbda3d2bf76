import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useHandoverWords } from '../../messages/handovers.ts'
import { useMessages } from '../../messages/messages.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { Failed } from '../../parts/failed.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Empty, Panel, Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { mayOne, operators, useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { AddTracker } from './add-tracker.tsx'
import { type Tracker, useHandoversDone, useTrackers } from './ask.ts'
import { ReplaceTracker } from './replace-tracker.tsx'

/** The tools that things are handed over to: each can be tested, replaced and removed, and another set up. */
export function Trackers() {
  const words = useMessages()
  const said = useHandoverWords().trackers
  const here = useHere()
  const { api } = here
  const may = mayOne(here, operators)
  const answer = useTrackers()
  const asksAnew = useHandoversDone()
  const [ending, setEnding] = useState<Tracker | null>(null)
  const end = useMutation({
    mutationFn: (id: string) => api.delete('/api/v1/trackers/{id}', { params: { id } }),
    onSuccess: () => {
      setEnding(null)
      asksAnew()
    },
  })
  return (
    <>
      <Sheet title={said.title} aside={<span className="quiet small number">{answer.data?.items.length}</span>} flush>
        <p id="trackers" className={rows.calm}>
          {said.text}
        </p>
        <Panel
          answer={answer}
          words={words.panel}
          isEmpty={({ items }) => items.length === 0}
          empty={<Empty title={said.none}>{said.noneText}</Empty>}
        >
          {({ items }) => (
            <ul className={rows.rows}>
              {items.map((one) => (
                <TrackerRow
                  key={one.id}
                  of={one}
                  may={may}
                  remove={() => {
                    end.reset()
                    setEnding(one)
                  }}
                />
              ))}
            </ul>
          )}
        </Panel>
      </Sheet>
      {may && answer.data && <AddTracker />}
      <Confirm
        title={ending && said.removeTitle(visible(ending.name))}
        points={said.removeText}
        act={said.remove}
        cancel={words.cancel}
        isPending={end.isPending}
        error={end.error}
        confirm={() => ending && end.mutate(ending.id)}
        close={() => setEnding(null)}
      />
    </>
  )
}

function TrackerRow({ of, may, remove }: { of: Tracker; may: boolean; remove: () => void }) {
  const said = useHandoverWords().trackers
  const { api } = useHere()
  const [result, setResult] = useState<{ works: boolean; why: string | null } | null>(null)
  const [isReplacing, setReplacing] = useState(false)
  const test = useSend({
    key: ['tracker-test', of.id],
    send: () => api.post('/api/v1/trackers/{id}/test', { params: { id: of.id } }),
    sent: setResult,
  })
  const without = Object.values(of.can).filter((one) => one !== true)
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <strong className="sent">{visible(of.name)}</strong>
        <p className="sent">
          {of.tool}, {visible(of.target)}, {said.as(visible(of.account))}
          {of.tells_end && `; ${said.tells}`}
        </p>
        <p className="quiet small">
          {said.setUp(visible(of.by))}, <Moment time={of.created_at} as="day" />. {without.join(' ')}
        </p>
        {of.problem !== null && (
          <p role="status" className="sent">
            <Mark tone="bad" size={14} /> {of.problem}
          </p>
        )}
        {result && (
          <p role="status" className="sent">
            <Mark tone={result.works ? 'good' : 'bad'} size={14} /> {result.works ? said.works : result.why}
          </p>
        )}
        <Failed error={test.error} />
      </div>
      {may && (
        <div className={rows.acts}>
          <Button
            size="xs"
            variant="default"
            disabled={test.isSending}
            aria-label={`${said.test}: ${of.name}`}
            onClick={() => {
              setResult(null)
              test.send()
            }}
          >
            {test.isSending ? said.testing : said.test}
          </Button>
          <Button
            size="xs"
            variant="default"
            aria-label={`${said.replace}: ${of.name}`}
            onClick={() => setReplacing(true)}
          >
            {said.replace}
          </Button>
          <Button size="xs" variant="default" aria-label={`${said.remove}: ${of.name}`} onClick={remove}>
            {said.remove}
          </Button>
        </div>
      )}
      {isReplacing && <ReplaceTracker of={of} close={() => setReplacing(false)} />}
    </li>
  )
}
