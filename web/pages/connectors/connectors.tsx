import { useSearch } from '@tanstack/react-router'
import { useMessages } from '../../messages/messages.ts'
import { Empty, PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { mayOne, operators, useHere } from '../../session.tsx'
import { Trackers } from '../handovers/trackers.tsx'
import { AddAny } from './add-platform.tsx'
import { AddRecords } from './add-records.tsx'
import { Added } from './added.tsx'
import { useConnectors, useNotCovered } from './ask.ts'
import { ConnectorRow } from './connector-row.tsx'
import { Credentials } from './credentials.tsx'
import { NotCoveredRows } from './not-covered.tsx'
import { ToSheets } from './sheet-of.tsx'
import { useShowAdded } from './show-added.ts'

/** Platforms that are read by themselves: how it stands with each, what runs there that nobody covers, and where one is added. */
export function Page() {
  const words = useMessages()
  const said = words.connectors
  const may = mayOne(useHere(), operators)
  const answer = useConnectors()
  const notCovered = useNotCovered()
  const { added } = useSearch({ strict: false }) as { added?: string }
  const show = useShowAdded()
  const isNew = answer.data?.items.find(({ id }) => id === added)
  return (
    <>
      <PageHead title={said.title} sentence={may ? said.sentence : `${said.sentence} ${said.mayNot}`} />
      <div className={rows.page}>
        {isNew && may && <Added key={isNew.id} connector={isNew} />}
        <Sheet title={said.list} aside={<span className="quiet small number">{answer.data?.items.length}</span>} flush>
          <Panel
            answer={answer}
            words={words.panel}
            isEmpty={({ items }) => items.length === 0}
            empty={<Empty title={said.none}>{said.noneText}</Empty>}
          >
            {({ items }) => (
              <ul className={rows.rows}>
                {items.map((one) => (
                  <ConnectorRow key={one.id} of={one} may={may} />
                ))}
              </ul>
            )}
          </Panel>
        </Sheet>
        {answer.data && answer.data.items.length > 0 && (
          <Sheet
            title={said.notCovered}
            aside={<span className="quiet small number">{notCovered.data?.items.length}</span>}
            flush
          >
            <p className={rows.calm}>{said.notCoveredText}</p>
            <Panel
              answer={notCovered}
              words={words.panel}
              isEmpty={({ items }) => items.length === 0}
              empty={<p className={rows.calm}>{said.allCovered}</p>}
            >
              {({ items }) => <NotCoveredRows items={items} may={may} several={answer.data.items.length > 1} />}
            </Panel>
          </Sheet>
        )}
        {may && answer.data && (
          <Sheet title={said.add}>
            <AddAny added={({ id }) => show(id)} />
          </Sheet>
        )}
        {may && answer.data && <ToSheets />}
        {may && answer.data && (
          <Sheet title={said.records.add}>
            <AddRecords added={({ id }) => show(id)} />
          </Sheet>
        )}
        {may && answer.data && <Credentials />}
        <Trackers />
      </div>
    </>
  )
}
