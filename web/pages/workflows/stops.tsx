import { Button, Modal, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { useDraft } from '../../parts/draft.ts'
import { spoken } from '../../parts/format.ts'
import { Mark } from '../../parts/mark.tsx'
import { Coming, Panel, Sheet } from '../../parts/panel.tsx'
import { ReasonField, Saying } from '../../parts/saying.tsx'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { mayOne, operators, useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { momentIn } from '../../shell/moment-in.ts'
import { usePlace } from '../../shell/place.ts'
import type { Workflow } from '../overview/select.ts'
import { Pause, type RunsAt } from './pause.tsx'
import { useSaid } from './said.ts'
import { Versions } from './versions.tsx'
import classes from './workflow.module.css'

/** Three lines: room for what is said of runs that do not come. */
const SILENCE_HEIGHT = 60

/** Where one stops a workflow at its platform, says that it stands still or runs again; and when it did before. */
export function Stops({ of }: { of: Workflow }) {
  const words = useMessages()
  const said = words.stops
  const here = useHere()
  const { api, workspace } = here
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  const [pausing, setPausing] = useState<RunsAt | null>(null)
  const platforms = useQuery({
    queryKey: ['platforms', workspace, of.workflow],
    queryFn: () => api.get('/api/v1/workflows/{workflow}/platforms', { params: { workflow: of.workflow } }),
  })
  const { data } = useQuery({
    queryKey: ['workflow', workspace, of.workflow, 'stops'],
    queryFn: () => api.get('/api/v1/workflows/{workflow}/stops', { params: { workflow: of.workflow } }),
  })
  const silence = useQuery({
    queryKey: ['workflow', workspace, of.workflow, 'silence'],
    queryFn: () => api.get('/api/v1/workflows/{workflow}/silence', { params: { workflow: of.workflow } }),
  })
  const over = data?.items.filter((one) => one.until !== null) ?? []
  const may = mayOne(here, operators)
  const runsAt = platforms.data?.items ?? []
  const effect = of.stop?.effect ?? null
  const isPaused = effect?.result === 'confirmed'
  return (
    <Sheet title={said.title}>
      <div className={classes.stops}>
        {of.stop !== null && (
          <p className="sent">
            {said.since} <Moment time={of.stop.since} />: {of.stop.why}
            {of.stop.meanwhile !== null && (
              <span className={`second small ${classes.below}`}>
                {said.meanwhile}: {of.stop.meanwhile}
              </span>
            )}
          </p>
        )}
        {effect !== null && (
          <p className={`sent ${classes.effect}`}>
            <Mark tone={isPaused ? 'good' : 'bad'} />
            <span>
              {spoken(effect.said)}
              <span className={`second small ${classes.below}`}>
                {said.readBack[effect.result]} <Moment time={effect.at} />
              </span>
            </span>
          </p>
        )}
        {of.stop !== null && runsAt.map((one) => <Versions key={one.connector.id} of={one} />)}
        {may &&
          of.stop === null &&
          runsAt.map(
            ({ pause, connector }) =>
              pause !== true && (
                <p key={connector.id} className="second small sent">
                  {visible(connector.name)}: {spoken(pause)}
                </p>
              ),
          )}
        {may && platforms.isPending && <Coming />}
        {may && !platforms.isPending && (
          <div className={classes.buttons}>
            {runsAt
              .filter(({ pause, connector }) => pause === true && !(isPaused && effect.connector === connector.id))
              .map((one) => (
                <Button key={one.connector.id} size="xs" className={classes.pause} onClick={() => setPausing(one)}>
                  {said.pause(visible(one.connector.name))}
                </Button>
              ))}
            <Button size="xs" variant="default" onClick={() => setOpen(true)}>
              {of.stop === null ? said.stop : said.start}
            </Button>
          </div>
        )}
        <div className={classes.silence}>
          <Panel answer={silence} words={words.panel} height={SILENCE_HEIGHT}>
            {({ said }) => <p className="second small sent">{spoken(said)}</p>}
          </Panel>
        </div>
        {over.map((one) => (
          <p key={one.id} className="second small sent">
            <Moment time={one.since} as="day" /> - {one.until && <Moment time={one.until} as="day" />}: {one.why} (
            {one.by}). {one.note !== null && `${said.again(one.started_by ?? '')}: ${one.note}`}
          </p>
        ))}
      </div>
      <Modal
        opened={pausing !== null}
        onClose={() => setPausing(null)}
        title={pausing && said.pauseTitle(of.name, visible(pausing.connector.name))}
        size="md"
      >
        {pausing && <Pause workflow={of.workflow} at={pausing} close={() => setPausing(null)} />}
      </Modal>
      <Modal
        opened={isOpen}
        onClose={close}
        title={(of.stop === null ? said.stopTitle : said.startTitle)(of.name)}
        size="md"
      >
        {of.stop === null ? (
          <SayStopped workflow={of.workflow} close={close} />
        ) : (
          <SayStarted workflow={of.workflow} close={close} />
        )}
      </Modal>
    </Sheet>
  )
}

function SayStopped({ workflow, close }: { workflow: string; close: () => void }) {
  const words = useMessages()
  const said = words.stops
  const { api, workspace } = useHere()
  const { zone } = usePlace()
  const [why, writeWhy, whySent] = useDraft(`stop why ${workspace} ${workflow}`)
  const [meanwhile, writeMeanwhile, meanwhileSent] = useDraft(`stop meanwhile ${workspace} ${workflow}`)
  const [since, writeSince, sinceSent] = useDraft(`stop since ${workspace} ${workflow}`)
  const say = useSend({
    key: ['stop', workspace, workflow],
    send: () => {
      const body = {
        why,
        ...(meanwhile.trim() === '' ? {} : { meanwhile }),
        ...(since === '' ? {} : { since: momentIn(zone, since) }),
      }
      return api.post('/api/v1/workflows/{workflow}/stop', { params: { workflow }, body })
    },
    sent: useSaid(close, whySent, meanwhileSent, sinceSent),
  })
  return (
    <Saying
      of={say}
      points={said.stopText}
      act={said.stopAct}
      cancel={words.cancel}
      isReady={why.trim() !== ''}
      close={close}
    >
      <ReasonField label={said.why} value={why} readOnly={say.isSending} write={writeWhy} isFirst />
      <ReasonField
        label={said.how}
        description={said.howText}
        value={meanwhile}
        readOnly={say.isSending}
        write={writeMeanwhile}
        isRequired={false}
      />
      <TextInput
        type="datetime-local"
        label={said.when}
        description={said.whenText(zone)}
        value={since}
        readOnly={say.isSending}
        onChange={(event) => writeSince(event.currentTarget.value)}
      />
    </Saying>
  )
}

function SayStarted({ workflow, close }: { workflow: string; close: () => void }) {
  const words = useMessages()
  const said = words.stops
  const { api, workspace } = useHere()
  const [note, write, noteSent] = useDraft(`start ${workspace} ${workflow}`)
  const say = useSend({
    key: ['start', workspace, workflow],
    send: () => api.post('/api/v1/workflows/{workflow}/start', { params: { workflow }, body: { note } }),
    sent: useSaid(close, noteSent),
  })
  return (
    <Saying
      of={say}
      points={said.startText}
      act={said.startAct}
      cancel={words.cancel}
      isReady={note.trim() !== ''}
      close={close}
    >
      <ReasonField label={said.note} value={note} readOnly={say.isSending} write={write} isFirst />
    </Saying>
  )
}
