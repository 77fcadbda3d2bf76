import { Link } from '@tanstack/react-router'
import { useExceptionWords } from '../../messages/exceptions.ts'
import { Sheet } from '../../parts/panel.tsx'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import type { Exception } from './ask.ts'
import classes from './exceptions.module.css'

type Example = Exception['examples'][number]

/** The two runs that had it last side by side, with what tells them apart, and the ways to others. */
export function Examples({ of }: { of: readonly Example[] }) {
  const said = useExceptionWords()
  const [first, second, ...others] = of
  return (
    <Sheet title={said.examples}>
      {first === undefined ? (
        <p className="second">{said.noExamples}</p>
      ) : (
        <>
          {first.text !== null && <p className="second small">{said.examplesText}</p>}
          <div className={classes.beside}>
            <One of={first} beside={second} />
            {second && <One of={second} beside={first} />}
          </div>
          {others.length > 0 && (
            <p className={classes.others}>
              {said.others}{' '}
              {others.map((one, place) => (
                <span key={one.run}>
                  {place > 0 && ', '}
                  <RunLink of={one} />
                </span>
              ))}
            </p>
          )}
        </>
      )}
    </Sheet>
  )
}

function RunLink({ of }: { of: Example }) {
  const { workspace } = useHere()
  return (
    <Link to="/w/$workspace/runs/$run" params={{ workspace, run: of.run }} className="sent">
      {visible(of.run)}
    </Link>
  )
}

function One({ of, beside }: { of: Example; beside: Example | undefined }) {
  const said = useExceptionWords()
  const names = useNames()
  const facts = [
    [said.factors.workflow, names.workflow(of.workflow)],
    [said.factors.case_type, of.case_type],
    [said.factors.route, of.route],
    [said.factors.release, of.release],
  ] as const
  return (
    <article className={classes.example}>
      <h3>
        <RunLink of={of} />
      </h3>
      <p className="second small">
        {of.step === '' ? said.wholeRun : visible(of.step)}
        {of.started !== null && (
          <>
            {' · '}
            <Moment time={of.started} />
          </>
        )}
      </p>
      {of.text === null ? (
        <p className="quiet">{said.noText}</p>
      ) : (
        <pre dir="auto" className={classes.message}>
          {wordsOf(of.text).map((word, place) =>
            beside?.text != null && word.trim() !== '' && !wordsOf(beside.text).includes(word) ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: words stand where they stand
              <mark key={place}>{visible(word)}</mark>
            ) : (
              visible(word)
            ),
          )}
        </pre>
      )}
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="sent">{value === null ? said.notKnown : visible(value)}</dd>
          </div>
        ))}
      </dl>
    </article>
  )
}

/** Words and what stands between them. */
const wordsOf = (text: string): string[] => text.split(/(\s+)/)
