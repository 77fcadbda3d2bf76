import { TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useDeferredValue, useId, useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { Icon } from '../../parts/icon.tsx'
import { useListKeys } from '../../parts/keys.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Sheet } from '../../parts/panel.tsx'
import { Breakable } from '../../parts/text.tsx'
import { visible } from '../../parts/visible.ts'
import { useFormat } from '../../shell/moment.tsx'
import { Named, Part } from './part.tsx'
import { ReadBy } from './rules.tsx'
import classes from './run.module.css'
import { Said } from './said.tsx'
import {
  briefOf,
  excerptOf,
  isCode,
  lengthOf,
  placeOf,
  type RunDetail,
  type Step,
  stepsWith,
  wholeOf,
} from './steps.ts'

/**
 * The steps of a run on one line of time; each opens to what went in and what came out. Where there is room the beginning of that
 * stands beside it, so that a run reads as a conversation.
 */
export function Steps({ of, isBeside }: { of: RunDetail; isBeside: boolean }) {
  const words = useMessages()
  const format = useFormat()
  const [search, setSearch] = useState('')
  const asked = useDeferredValue(search)
  const found = stepsWith(of.steps, asked)
  const whole = wholeOf(of)
  const hasRoom = useMediaQuery('(min-width: 1200px)', false, { getInitialValueInEffect: false }) && !isBeside
  // Two runs may stand side by side: each has names of its own.
  const [list, input] = [useId(), useId()]
  useListKeys({ list, more: { '/': () => document.getElementById(input)?.focus() } })
  if (of.steps.length === 0)
    return (
      <Sheet title={words.run.steps}>
        <p className="second">{words.run.noSteps}</p>
      </Sheet>
    )
  return (
    <Sheet
      title={words.run.steps}
      aside={
        <TextInput
          size="xs"
          id={input}
          aria-label={words.run.find}
          placeholder={words.run.find}
          leftSection={<Icon name="search" size={14} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur()
          }}
        />
      }
      flush
    >
      <p className={classes.count} role="status">
        {words.run.found(format.number(found.length), format.number(of.steps.length))}
      </p>
      <ol className={classes.steps} data-list={list} data-wide={hasRoom || undefined}>
        {found.map((step) => (
          <StepRow
            key={step.step}
            of={step}
            run={of.run.run}
            whole={whole}
            search={asked}
            hasRoom={hasRoom}
            isFirst={step === of.steps[0]}
          />
        ))}
      </ol>
    </Sheet>
  )
}

type Row = {
  of: Step
  run: string
  whole: { from: number; to: number } | null
  search: string
  hasRoom: boolean
  isFirst: boolean
}

function StepRow({ of, run, whole, search, hasRoom, isFirst }: Row) {
  const words = useMessages()
  const format = useFormat()
  const [isOpen, setOpen] = useState(isFirst && !hasRoom)
  const place = placeOf(of, whole)
  const length = lengthOf(of)
  const isFailed = of.status === 'error' || of.error_type !== undefined || of.error_message !== undefined
  const cost = of.cost ?? of.cost_estimated
  return (
    <li className={classes.step} data-failed={isFailed || undefined}>
      <button
        type="button"
        data-row
        aria-expanded={isOpen}
        className={classes.summary}
        onClick={() => setOpen(!isOpen)}
      >
        <span className={classes.turn} data-open={isOpen || undefined}>
          <Icon name="right" size={14} />
        </span>
        <span className={classes.kind}>{words.run.kind[of.kind as keyof typeof words.run.kind] ?? of.kind}</span>
        <span className={classes.name}>
          <strong className="sent">
            <Breakable text={of.name ?? of.model ?? ''} />
          </strong>{' '}
          {isFailed && <Mark tone="bad" size={13} />}{' '}
          {!isOpen && !hasRoom && <span className="quiet">{visible(excerptOf(of, search))}</span>}
        </span>
        <span className={classes.bar} aria-hidden="true">
          {place && (
            <span style={{ left: `${place.from * 100}%`, width: `${Math.max(0.8, (place.to - place.from) * 100)}%` }} />
          )}
        </span>
        <span className={classes.took}>{length === null ? '' : format.duration(length)}</span>
      </button>
      {hasRoom && !isOpen && <Brief of={of} search={search} />}
      {isOpen && (
        <div className={classes.open}>
          <p className="quiet small">
            {visible(
              [
                of.model,
                of.tokens_input !== undefined &&
                  `${words.run.tokens}: ${format.number(of.tokens_input)} / ${format.number(of.tokens_output ?? 0)}`,
                cost !== undefined && `${words.run.cost}: ${format.money(Number(cost), of.cost_currency)}`,
                of.finish_reason && `${words.run.finish}: ${of.finish_reason}`,
                of.prompt_name && `${of.prompt_name} ${of.prompt_version ?? ''}`,
                of.integration,
                of.action,
                of.told_kind &&
                  of.told_kind !== of.kind &&
                  words.run.byPlan(words.run.kind[of.told_kind as keyof typeof words.run.kind] ?? of.told_kind),
              ]
                .filter(Boolean)
                .join(' · '),
            )}
          </p>
          {(of.error_type || of.error_message) && (
            <Part name={words.run.error} text={[of.error_type, of.error_message].filter(Boolean).join(': ')} isError />
          )}
          <Said of={of} run={run} side="input" />
          <Said of={of} run={run} side="output" />
          {of.sources && of.sources.length > 0 && <Named name={words.run.sources} of={of.sources} />}
          {of.attributes && Object.keys(of.attributes).length > 0 && (
            <Named name={words.run.attributes} of={[of.attributes]} />
          )}
          <ReadBy run={run} step={of.step} />
          {of.cut_bytes ? <p className="quiet small">{words.run.cut(format.bytes(of.cut_bytes))}</p> : null}
        </div>
      )}
    </li>
  )
}

/** The beginning of what a step said; while somebody searches, the place that was found. */
function Brief({ of, search }: { of: Step; search: string }) {
  const words = useMessages().run
  if (search.trim() !== '') return <p className={`${classes.brief} sent`}>{visible(excerptOf(of, search))}</p>
  return (
    <div className={classes.brief}>
      {briefOf(of).map(({ name, text }) => (
        <div key={name} data-error={name === 'error' || undefined}>
          {name !== 'output' && <h3>{words[name === 'input' && of.kind === 'tool' ? 'arguments' : name]}</h3>}
          <p dir="auto" data-code={isCode(text) || undefined}>
            {visible(text)}
          </p>
        </div>
      ))}
    </div>
  )
}
