import { useState } from 'react'
import { useMaintenanceWords } from '../../messages/maintenance.ts'
import { useMessages } from '../../messages/messages.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { Empty, PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'
import { mayOne, operators, useHere } from '../../session.tsx'
import { Announce } from './announce.tsx'
import { type MaintenanceWindow, useAnnounced, useMaintenanceWindows } from './ask.ts'
import { MaintenanceRow, nameOf } from './maintenance-row.tsx'

/** Where maintenance is announced before it begins, and what was held back for it. */
export function Page() {
  const words = useMessages()
  const said = useMaintenanceWords()
  const here = useHere()
  const { api, workspace } = here
  const may = mayOne(here, operators)
  const answer = useMaintenanceWindows()
  const announced = useAnnounced()
  const [ending, setEnding] = useState<MaintenanceWindow | null>(null)
  const end = useSend({
    key: ['maintenance', workspace, 'end'],
    send: (id: string) => api.post('/api/v1/maintenance-windows/{id}/end', { params: { id } }),
    sent: () => {
      setEnding(null)
      announced()
    },
  })
  const isPlanned = ending?.state === 'planned'
  return (
    <>
      <PageHead title={said.title} sentence={said.sentence} />
      <div className={rows.page}>
        {may && <Announce />}
        <Sheet title={said.all} aside={<span className="quiet small number">{answer.data?.items.length}</span>} flush>
          <Panel
            answer={answer}
            words={words.panel}
            isEmpty={({ items }) => items.length === 0}
            empty={<Empty title={said.none}>{said.noneText}</Empty>}
          >
            {({ items }) => (
              <ul className={rows.rows}>
                {inOrder(items).map((one) => (
                  <MaintenanceRow
                    key={one.id}
                    of={one}
                    end={may && one.state !== 'over' ? () => setEnding(one) : undefined}
                  />
                ))}
              </ul>
            )}
          </Panel>
        </Sheet>
        <Confirm
          title={ending && (isPlanned ? said.callOffTitle : said.endTitle)(nameOf(ending, said.of_everything))}
          points={[...(isPlanned ? said.callOffText : said.endText), ...(ending?.of_plan ? [said.endOfPlan] : [])]}
          act={isPlanned ? said.callOff : said.end}
          cancel={words.cancel}
          isPending={end.isSending}
          error={end.error}
          confirm={() => ending && end.send(ending.id)}
          close={() => setEnding(null)}
        />
      </div>
    </>
  )
}

/** What is under way or comes first, in the order in which it begins; then what is over, the last first. */
const inOrder = (items: readonly MaintenanceWindow[]): readonly MaintenanceWindow[] => [
  ...items.filter(({ state }) => state !== 'over'),
  ...items.filter(({ state }) => state === 'over').toReversed(),
]
