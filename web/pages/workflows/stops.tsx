import { Button, Modal, Textarea, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { useDraft } from '../../parts/draft.ts'
import { Failed } from '../../parts/failed.tsx'
import { Sheet } from '../../parts/panel.tsx'
import { useSend } from '../../parts/send.ts'
import { mayOne, operators, useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { momentIn } from '../../shell/moment-in.ts'
import { usePlace } from '../../shell/place.ts'
import type { Workflow } from '../overview/select.ts'
import classes from './workflow.module.css'

/** Where one says that a workflow stands still, or runs again; and when it did before. */
export function Stops({ of }: { of: Workflow }) {
  const said = useMessages().stops
  const here = useHere()
  const { api, workspace } = here
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  const { data } = useQuery({
    queryKey: ['workflow', workspace, of.workflow, 'stops'],
    queryFn: () => api.get('/api/v1/workflows/{workflow}/stops', { params: { workflow: of.workflow } }),
  })
  const over = data?.items.filter((one) => one.until !== null) ?? []
  const may = mayOne(here, operators)
  if (of.stop === null && over.length === 0 && !may) return null
  return (
    <Sheet title={said.title}>
      <div className={classes.stops}>
        {of.stop !== null && (
          <p className="sent">
            {said.since} <Moment time={of.stop.since} />: {of.stop.why}
            {of.stop.meanwhile !== null && (
              <span className="second small">
                {said.meanwhile}: {of.stop.meanwhile}
              </span>
            )}
          </p>
        )}
        {may && (
          <div>
            <Button size="xs" variant="default" onClick={() => setOpen(true)}>
              {of.stop === null ? said.stop : said.start}
            </Button>
          </div>
        )}
        {over.map((one) => (
          <p key={one.id} className="second small sent">
            <Moment time={one.since} as="day" /> - {one.until && <Moment time={one.until} as="day" />}: {one.why} (
            {one.by}). {one.note !== null && `${said.again(one.started_by ?? '')}: ${one.note}`}
          </p>
        ))}
      </div>
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
  const said = useMessages().stops
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
    <Saying of={say} points={said.stopText} act={said.stopAct} isReady={why.trim() !== ''} close={close}>
      <Textarea
        label={said.why}
        value={why}
        readOnly={say.isSending}
        onChange={(event) => writeWhy(event.currentTarget.value)}
        maxLength={1000}
        autosize
        minRows={2}
        required
        data-autofocus
      />
      <Textarea
        label={said.how}
        description={said.howText}
        value={meanwhile}
        readOnly={say.isSending}
        onChange={(event) => writeMeanwhile(event.currentTarget.value)}
        maxLength={1000}
        autosize
        minRows={2}
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
  const said = useMessages().stops
  const { api, workspace } = useHere()
  const [note, write, noteSent] = useDraft(`start ${workspace} ${workflow}`)
  const say = useSend({
    key: ['start', workspace, workflow],
    send: () => api.post('/api/v1/workflows/{workflow}/start', { params: { workflow }, body: { note } }),
    sent: useSaid(close, noteSent),
  })
  return (
    <Saying of={say} points={said.startText} act={said.startAct} isReady={note.trim() !== ''} close={close}>
      <Textarea
        label={said.note}
        value={note}
        readOnly={say.isSending}
        onChange={(event) => write(event.currentTarget.value)}
        maxLength={1000}
        autosize
        minRows={2}
        required
        data-autofocus
      />
    </Saying>
  )
}

/** What follows once it is said: nothing is left to send, the dialog closes, and pages show how it stands now. */
function useSaid(close: () => void, ...sent: readonly (() => void)[]): () => void {
  const { workspace } = useHere()
  const cache = useQueryClient()
  return () => {
    for (const one of sent) one()
    close()
    for (const name of ['overview', 'workflow', 'decisions'])
      void cache.invalidateQueries({ queryKey: [name, workspace] })
  }
}

/** A form in the dialog: what saying so means, the words, and the act by its own name. */
function Saying(props: {
  of: { readonly send: () => void; readonly isSending: boolean; readonly error: Error | null }
  points: readonly string[]
  act: string
  isReady: boolean
  close: () => void
  children: ReactNode
}) {
  const { of, points, act, isReady, close, children } = props
  const words = useMessages()
  return (
    <form
      className={classes.saying}
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) of.send()
      }}
    >
      <ul>
        {points.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      {children}
      <Failed error={of.error} />
      <div className={classes.buttons}>
        <Button type="submit" disabled={!isReady || of.isSending}>
          {act}
        </Button>
        <Button variant="default" onClick={close}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}
