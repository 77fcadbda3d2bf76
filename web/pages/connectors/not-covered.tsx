import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { useDraft } from '../../parts/draft.ts'
import { Failed } from '../../parts/failed.tsx'
import rows from '../../parts/rows.module.css'
import { ReasonField, Saying } from '../../parts/saying.tsx'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { usePlanDraft } from '../plan/draft.tsx'
import { workflowsOf } from '../plan/standing.tsx'
import { type NotCovered, useToldAgain } from './ask.ts'
import classes from './connectors.module.css'
import { useCover } from './cover.ts'

/** What is live and no plan names: it is covered, which leads to the draft of the plan, or left out with a reason. */
export function NotCoveredRows(props: { items: readonly NotCovered[]; may: boolean; several: boolean }) {
  const { items, may, several } = props
  const said = useMessages().connectors
  const cover = useCover('not covered')
  const draft = usePlanDraft(may)
  const drafted = draft.data?.kept ? workflowsOf(draft.data.written) : {}
  const [leaving, setLeaving] = useState<NotCovered | null>(null)
  const byConnector = Map.groupBy(items, ({ connector }) => connector.id)
  const all = [...byConnector].map(([connector, workflows]) => ({ connector, workflows }))
  return (
    <>
      <ul className={rows.rows}>
        {items.map((one) => {
          const isDrafted = Object.hasOwn(drafted, one.workflow)
          const name = visible(one.name)
          const act = isDrafted ? said.complete : said.cover
          return (
            <li key={`${one.connector.id} ${one.id}`} className={rows.row}>
              <div className={rows.what}>
                <strong className="sent">{name}</strong>
                {(several || isDrafted) && (
                  <p className="sent">
                    {several && visible(one.connector.name)}
                    {several && isDrafted && '; '}
                    {isDrafted && said.inDraft}
                  </p>
                )}
              </div>
              {may && (
                <div className={rows.acts}>
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={`${act}: ${name}`}
                    disabled={cover.isSending}
                    onClick={() => cover.send([{ connector: one.connector.id, workflows: [one] }])}
                  >
                    {act}
                  </Button>
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={`${said.leaveOut}: ${name}`}
                    onClick={() => setLeaving(one)}
                  >
                    {said.leaveOut}
                  </Button>
                </div>
              )}
            </li>
          )
        })}
      </ul>
      {may && (items.length > 1 || cover.error) && (
        <div className={classes.below}>
          <Failed error={cover.error} />
          {items.length > 1 && (
            <Button size="xs" variant="default" disabled={cover.isSending} onClick={() => cover.send(all)}>
              {said.coverAll(items.length)}
            </Button>
          )}
        </div>
      )}
      <Modal
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={leaving && said.leaveOutTitle(visible(leaving.name))}
        size="md"
      >
        {leaving && <LeaveOut of={leaving} close={() => setLeaving(null)} />}
      </Modal>
    </>
  )
}

function LeaveOut({ of, close }: { of: NotCovered; close: () => void }) {
  const words = useMessages()
  const said = words.connectors
  const { api, workspace } = useHere()
  const toldAgain = useToldAgain()
  const about = `${workspace} ${of.connector.id} ${of.id}`
  const [because, write, sent] = useDraft(`leave out ${about}`)
  const leave = useSend({
    key: ['leave-out', about],
    send: () =>
      api.post('/api/v1/connectors/{id}/workflows/{workflow}/leave-out', {
        params: { id: of.connector.id, workflow: of.id },
        body: { because },
      }),
    sent: () => {
      sent()
      toldAgain()
      close()
    },
  })
  return (
    <Saying
      of={leave}
      points={[said.leaveOutText]}
      act={said.leaveOutAct}
      cancel={words.cancel}
      isReady={because.trim() !== ''}
      close={close}
    >
      <ReasonField label={said.because} value={because} readOnly={leave.isSending} write={write} isFirst />
    </Saying>
  )
}
