import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMaintenanceWords } from '../../messages/maintenance.ts'
import { useDraft } from '../../parts/draft.ts'
import { Failed } from '../../parts/failed.tsx'
import { Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { ReasonField } from '../../parts/saying.tsx'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { momentIn } from '../../shell/moment-in.ts'
import { useNames } from '../../shell/names.ts'
import { usePlace } from '../../shell/place.ts'
import { useAnnounced } from './ask.ts'

/** What a choice stands for in the list of what can be maintained. */
const [WORKFLOW, SYSTEM] = ['workflow:', 'integration:']

/** Where somebody announces maintenance. What is written stays until it is sent. */
export function Announce() {
  const said = useMaintenanceWords()
  const { api, workspace } = useHere()
  const { zone } = usePlace()
  const { workflows, workflow: nameOf } = useNames()
  const systems = useSystems()
  const announced = useAnnounced()
  const [of, setOf] = useState('')
  const [since, writeSince, sinceSent] = useDraft(`maintenance since ${workspace}`)
  const [until, writeUntil, untilSent] = useDraft(`maintenance until ${workspace}`)
  const [why, writeWhy, whySent] = useDraft(`maintenance why ${workspace}`)
  const send = useSend({
    key: ['maintenance', workspace, 'new'],
    send: () => {
      const what = of.startsWith(WORKFLOW)
        ? { workflow: of.slice(WORKFLOW.length) }
        : of.startsWith(SYSTEM)
          ? { integration: of.slice(SYSTEM.length) }
          : {}
      const body = {
        ...what,
        ...(since === '' ? {} : { since: momentIn(zone, since) }),
        until: momentIn(zone, until),
        why: why.trim(),
      }
      return api.post('/api/v1/maintenance-windows', { body })
    },
    sent: () => {
      sinceSent()
      untilSent()
      whySent()
      announced()
    },
  })
  const isReady = until !== '' && why.trim() !== ''
  return (
    <Sheet title={said.announce}>
      <form
        className={rows.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) send.send()
        }}
      >
        <div className={rows.fields}>
          <NativeSelect
            label={said.of}
            value={of}
            disabled={send.isSending}
            onChange={(event) => setOf(event.currentTarget.value)}
            data={[
              { value: '', label: said.everything },
              {
                group: said.workflows,
                items: workflows.map((one) => ({ value: WORKFLOW + one, label: visible(nameOf(one)) })),
              },
              {
                group: said.systems,
                items: systems.map(({ key, name }) => ({ value: SYSTEM + key, label: visible(name) })),
              },
            ]}
          />
          <TextInput
            type="datetime-local"
            label={said.since}
            description={said.sinceText(zone)}
            inputWrapperOrder={['label', 'input', 'description']}
            value={since}
            readOnly={send.isSending}
            onChange={(event) => writeSince(event.currentTarget.value)}
          />
          <TextInput
            type="datetime-local"
            label={said.until}
            description={said.untilText}
            inputWrapperOrder={['label', 'input', 'description']}
            value={until}
            readOnly={send.isSending}
            onChange={(event) => writeUntil(event.currentTarget.value)}
            required
          />
        </div>
        <ReasonField label={said.why} value={why} readOnly={send.isSending} write={writeWhy} />
        <Failed error={send.error} />
        <div className={rows.acts}>
          <Button type="submit" disabled={!isReady || send.isSending}>
            {said.act}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}

/** The systems of the plan, by the names that people gave them. */
function useSystems(): readonly { key: string; name: string }[] {
  const { api, workspace } = useHere()
  const answer = useQuery({
    queryKey: ['plan', workspace],
    queryFn: () => api.get('/api/v1/plan'),
    staleTime: 300_000,
  })
  const plan = answer.data?.plan as { integrations?: Record<string, { name?: string }> } | undefined
  return Object.entries(plan?.integrations ?? {}).map(([key, { name }]) => ({ key, name: name ?? key }))
}
