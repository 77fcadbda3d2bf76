import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { Mark } from '../../parts/mark.tsx'
import { Breakable, SentText } from '../../parts/text.tsx'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { Moment, useFormat } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import { Cost } from './cost.tsx'
import { toneOfOutcome } from './filters.ts'
import classes from './run.module.css'
import type { RunDetail } from './steps.ts'
import { asText } from './write-fields.ts'

/** What is known of a run beside its steps; what is not is said to be unknown. */
export function Facts({ of }: { of: RunDetail['run'] }) {
  const words = useMessages()
  const format = useFormat()
  const { workspace } = useHere()
  const said = words.run
  const names = useNames()
  const isCounted = of.mode === 'live' || of.mode === 'canary'
  const facts: [name: string, value: ReactNode][] = [
    [
      said.workflow,
      of.workflow && (
        <Link to="/w/$workspace/workflows/$workflow" params={{ workspace, workflow: of.workflow }}>
          {names.workflow(of.workflow)}
        </Link>
      ),
    ],
    [
      said.case,
      of.case && (
        <Link to="/w/$workspace/runs" params={{ workspace }} search={{ case: of.case }}>
          {visible(of.case)}
        </Link>
      ),
    ],
    [said.caseType, of.case_type],
    [said.release, of.release],
    [said.route, of.route],
    [said.model, of.model],
    [
      said.mode,
      of.mode && (
        <>
          {said.modes[of.mode as keyof typeof said.modes] ?? of.mode}
          {!isCounted && <span className="quiet small"> ({said.uncounted})</span>}
        </>
      ),
    ],
    [said.started, of.started && <Moment time={of.started} />],
    [said.cost, of.cost !== undefined && <Cost of={of} />],
    [
      said.tokens,
      // Nought and nought is what a run without any count of them has.
      Boolean(of.tokens_input || of.tokens_output) &&
        `${format.number(of.tokens_input ?? 0)} / ${format.number(of.tokens_output ?? 0)}`,
    ],
    ...Object.entries(of.labels ?? {}).map(([name, value]): [string, ReactNode] => [
      name,
      value === '' ? '' : <Breakable key={name} text={String(value)} />,
    ]),
  ]
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{visible(name)}</dt>
          <dd className={value ? 'sent' : 'quiet'}>
            {typeof value === 'string' ? visible(value) || words.unknown : value || words.unknown}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Who said what became of it, when, and what they changed. */
export function Verdicts({ verdicts }: { verdicts: RunDetail['verdicts'] }) {
  const words = useMessages()
  const format = useFormat()
  const said = words.run
  if (verdicts.length === 0) return <p className="second">{said.noVerdicts}</p>
  return (
    <ul className={classes.plain}>
      {verdicts.map((one) => (
        <li key={one.verdict}>
          <Mark tone={toneOfOutcome[one.kind] ?? 'plain'} size={14} />{' '}
          <strong>{words.outcome[one.kind as keyof typeof words.outcome] ?? one.kind}</strong>{' '}
          <span className="quiet">
            {said.by[one.by_kind as keyof typeof said.by] ?? one.by_kind}
            {one.by_id && ` (${visible(one.by_id)})`}
          </span>
          <span className="small quiet sent">
            {one.at ? <Moment time={one.at} /> : words.unknown}
            {one.waited_ms !== undefined && ` · ${said.waited(format.duration(one.waited_ms))}`}
            {one.worked_ms !== undefined && ` · ${said.worked(format.duration(one.worked_ms))}`}
          </span>
          {one.corrections?.map((correction) => (
            <dl key={JSON.stringify(correction)} className={classes.correction}>
              <dt>{visible(String(correction.field ?? ''))}</dt>
              <dd>
                <del>
                  <SentText text={asText(correction.before)} words={words} lines={4} isBrief />
                </del>
                <ins>
                  <SentText text={asText(correction.after)} words={words} lines={4} isBrief />
                </ins>
                {correction.changed_by !== undefined && (
                  <span className="small quiet">{said.changedBy(visible(String(correction.changed_by)))}</span>
                )}
              </dd>
            </dl>
          ))}
        </li>
      ))}
    </ul>
  )
}
