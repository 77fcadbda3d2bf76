import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEvidenceWords } from '../../messages/evidence.ts'
import { useMessages } from '../../messages/messages.ts'
import { More } from '../../parts/more.tsx'
import { Empty, Panel, Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { useLines, type Which } from './ask.ts'
import { whyOf } from './laid-out.ts'
import classes from './refused.module.css'

/** A line is known at a glance by so much of it. */
const BEGINNING = 300

/** The lines of one kind, the newest first. */
export function Lines({ which }: { which: Which }) {
  const words = useMessages()
  const said = useEvidenceWords().refused
  const { workspace } = useHere()
  const answer = useLines(which)
  const isNarrowed = which.by !== undefined || which.day !== undefined
  return (
    <Sheet
      title={said.these}
      aside={
        isNarrowed &&
        which.kind !== undefined && (
          <Link
            to="/w/$workspace/refused"
            params={{ workspace }}
            search={{ kind: which.kind }}
            resetScroll={false}
            className="small"
          >
            {said.allOf}
          </Link>
        )
      }
      flush
    >
      <Panel
        answer={answer}
        words={words.panel}
        isEmpty={({ pages }) => pages[0]?.items.length === 0}
        empty={<Empty title={said.none} />}
      >
        {({ pages }) => (
          <>
            <ul className={rows.rows}>
              {pages
                .flatMap(({ items }) => items)
                .map((one) => (
                  <li key={one.id} className={rows.row}>
                    <div className={rows.what}>
                      {one.line === null ? (
                        <span className="second">{said.notKept}</span>
                      ) : (
                        <code className={classes.line}>{visible(one.line.slice(0, BEGINNING))}</code>
                      )}
                      <p className="sent">{whyOf(one.reason)}</p>
                      <p className="sent">
                        {visible(one.sender)}, {said.times(one.times)}, {said.last} <Moment time={one.last_at} />
                      </p>
                    </div>
                    <div className={rows.acts}>
                      <Button
                        size="xs"
                        variant="default"
                        renderRoot={(props) => (
                          <Link
                            to="/w/$workspace/refused"
                            params={{ workspace }}
                            search={{ ...which, line: one.id }}
                            {...props}
                          />
                        )}
                      >
                        {said.mend}
                      </Button>
                    </div>
                  </li>
                ))}
            </ul>
            <More of={answer}>{words.more}</More>
          </>
        )}
      </Panel>
    </Sheet>
  )
}
