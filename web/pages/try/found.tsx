import { lazy, Suspense, useEffect, useRef } from 'react'
import { useTryWords } from '../../messages/try.ts'
import { spoken } from '../../parts/format.ts'
import { Mark } from '../../parts/mark.tsx'
import { Sheet } from '../../parts/panel.tsx'
import { useFormat } from '../../shell/moment.tsx'
import type { Told, Tried } from './ask.ts'
import classes from './try.module.css'

/** The library that draws is fetched while somebody looks for a file. */
const load = () => import('./charts.tsx')
void load().catch(() => undefined)
const Charts = lazy(load)

/** What would have been told, by its days; the days themselves; and what cannot be known of them yet. */
export function Found({ of }: { of: Tried }) {
  const said = useTryWords()
  const shown = useRef<HTMLDivElement>(null)
  // Of whatever is asked anew the answer is looked at first; what was asked stands around it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each answer, and not but for one
  useEffect(() => shown.current?.focus(), [of])
  return (
    <div ref={shown} tabIndex={-1} className={classes.answer}>
      <Sheet title={said.told}>
        <div className={classes.found}>
          <Read of={of} />
          {of.told.length === 0 ? (
            <p role="status">{said.nothingText}</p>
          ) : (
            <ol className={classes.told}>
              {of.told.map((one, place) => (
                <One key={`${one.told} ${one.about} ${one.since}`} of={one} number={place + 1} />
              ))}
            </ol>
          )}
          {of.stand.map((sentence) => (
            <p key={sentence}>{spoken(sentence)}</p>
          ))}
        </div>
      </Sheet>
      <Sheet title={said.days}>
        <div className={classes.found}>
          {of.told.length > 0 && <p className="second">{said.daysText}</p>}
          <Suspense fallback={<div aria-busy="true" style={{ minHeight: 130 }} />}>
            <Charts of={of} />
          </Suspense>
        </div>
      </Sheet>
      {of.unknown.length > 0 && (
        <Sheet title={said.unknown}>
          <ul className={classes.unknown}>
            {of.unknown.map((sentence) => (
              <li key={sentence}>{spoken(sentence)}</li>
            ))}
          </ul>
        </Sheet>
      )}
    </div>
  )
}

/** What was understood of the table, and what it is held against. */
function Read({ of }: { of: Tried }) {
  const said = useTryWords()
  const format = useFormat()
  const { from, to, rows, total, passed_over, target, is_target_suggested } = of
  const sentences = [
    from !== null && to !== null
      ? said.read(format.number(rows), format.day(from), format.day(to), format.number(total.cases))
      : '',
    passed_over.first === null ? '' : said.passedOver(passed_over.count, spoken(passed_over.first)),
    target === null ? '' : is_target_suggested ? said.suggested(spoken(target)) : said.held(spoken(target)),
  ]
  return <p className="second sent">{sentences.filter(Boolean).join(' ')}</p>
}

function One({ of, number }: { of: Told; number: number }) {
  const said = useTryWords()
  const format = useFormat()
  return (
    <li>
      <span className={classes.number}>{number}</span>
      <div>
        <p className={classes.day}>
          <Mark tone={of.is_over ? 'good' : of.about === 'volume' ? 'warn' : 'bad'} /> {said.onDay(format.day(of.told))}
        </p>
        <p>{spoken(of.said)}</p>
        {of.sure !== null && <p className="quiet small">{spoken(of.sure)}</p>}
      </div>
    </li>
  )
}
