import { useSearch } from '@tanstack/react-router'
import type { Filters } from '../../filters.ts'
import { useEvidenceWords } from '../../messages/evidence.ts'
import { useMessages } from '../../messages/messages.ts'
import { Empty, PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { useKinds, whichOf } from './ask.ts'
import { Dismissed } from './dismissed.tsx'
import { KindRow } from './kind-row.tsx'
import { Lines } from './lines.tsx'
import { Mend } from './mend.tsx'

/** Evidence that could not be taken in: why, of whom and when; the lines of one kind; and one line, to be mended. */
export function Page() {
  const search = useSearch({ from: '/w/$workspace/refused' }) as Filters
  return search.line === undefined ? <All search={search} /> : <Mend key={search.line} id={search.line} />
}

function All({ search }: { search: Filters }) {
  const words = useMessages()
  const said = useEvidenceWords().refused
  const answer = useKinds()
  const which = whichOf(search)
  const isChosen = Object.keys(which).length > 0
  return (
    <>
      <PageHead title={said.title} sentence={said.sentence} />
      <div className={rows.page}>
        <Sheet title={said.why} aside={<span className="quiet small number">{answer.data?.kept}</span>} flush>
          <Panel
            answer={answer}
            words={words.panel}
            isEmpty={({ items }) => items.length === 0}
            empty={<Empty title={said.none}>{said.noneText}</Empty>}
          >
            {({ items }) => (
              <ul className={rows.rows}>
                {items.map((one) => (
                  <KindRow key={one.kind} of={one} />
                ))}
              </ul>
            )}
          </Panel>
        </Sheet>
        {isChosen && <Lines key={JSON.stringify(which)} which={which} />}
        {answer.data && answer.data.dismissed.length > 0 && <Dismissed items={answer.data.dismissed} />}
        <p className="second small">{said.erased}</p>
      </div>
    </>
  )
}
