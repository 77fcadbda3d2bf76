import { useEvidenceWords } from '../../messages/evidence.ts'
import { useMessages } from '../../messages/messages.ts'
import { Empty, PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { mayOne, owners, useHere } from '../../session.tsx'
import { useErasures } from './ask.ts'
import { Erase } from './erase.tsx'
import { ErasureRow } from './erasure-row.tsx'

/** Where an owner has a case, a person or a run erased, and what was erased before, with its proof. */
export function Page() {
  const words = useMessages()
  const said = useEvidenceWords().erasures
  const may = mayOne(useHere(), owners)
  const answer = useErasures()
  return (
    <>
      <PageHead title={said.title} sentence={said.sentence} />
      <div className={rows.page}>
        {may && <Erase />}
        <Sheet title={said.all} aside={<span className="quiet small number">{answer.data?.items.length}</span>} flush>
          <Panel
            answer={answer}
            words={words.panel}
            isEmpty={({ items }) => items.length === 0}
            empty={<Empty title={said.none}>{said.noneText}</Empty>}
          >
            {({ items }) => (
              <ul className={rows.rows}>
                {items.map((one) => (
                  <ErasureRow key={one.id} of={one} />
                ))}
              </ul>
            )}
          </Panel>
        </Sheet>
      </div>
    </>
  )
}
