import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMessages } from '../../messages/messages.ts'
import { useSourcesWords } from '../../messages/sources.ts'
import { Panel, Sheet } from '../../parts/panel.tsx'
import { useHere } from '../../session.tsx'
import { useFormat } from '../../shell/moment.tsx'
import type { LabelledShare } from './ask.ts'
import classes from './sources.module.css'

/** How many of all answers have a gap, by those that people looked at, and the way to the next one that is drawn. */
export function Labelled({ answer }: { answer: UseQueryResult<LabelledShare> }) {
  const words = useMessages()
  const said = useSourcesWords().labels
  const { workspace } = useHere()
  return (
    <Sheet title={said.title}>
      <Panel answer={answer} words={words.panel} height={96}>
        {(found) => (
          <>
            <Told of={found} />
            <p className={classes.next}>
              {found.next === null ? (
                said.all
              ) : (
                <Link to="/w/$workspace/runs/$run" params={{ workspace, run: found.next }}>
                  {said.next}
                </Link>
              )}
            </p>
          </>
        )}
      </Panel>
    </Sheet>
  )
}

function Told({ of }: { of: LabelledShare }) {
  const said = useSourcesWords().labels
  const format = useFormat()
  if (of.share === null || of.interval === null) return <p>{said.none}</p>
  const untold = of.said.untold ?? 0
  return (
    <>
      <p className={classes.total}>
        <strong>{format.share(of.share / 100)}</strong>
        <span>{said.share(format.share(of.interval.low / 100), format.share(of.interval.high / 100))}</span>
      </p>
      <p className="quiet small">
        {[
          said.drawn(of.drawn),
          untold > 0 && said.untold(untold),
          of.by && said.worth(of.by, format.number(of.worths[of.by] ?? 0)),
          ...(['screen', 'judge'] as const).map((by) => {
            const { gaps = 0, of_gaps = 0, supported = 0, of_supported = 0 } = of.marked[by] ?? {}
            const [found = '', all = '', also = '', others = ''] = [gaps, of_gaps, supported, of_supported].map(
              format.number,
            )
            return (by === 'screen' || of_gaps + of_supported > 0) && said.marked(by, found, all, also, others)
          }),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </>
  )
}
