import { TextInput } from '@mantine/core'
import { useDeferredValue, useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { Icon } from '../../parts/icon.tsx'
import { KeyLine, useListKeys } from '../../parts/keys.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Sheet } from '../../parts/panel.tsx'
import { SentText } from '../../parts/text.tsx'
import { useFormat } from '../../shell/moment.tsx'
import classes from './run.module.css'
import { beginning, lengthOf, placeOf, type RunDetail, readable, type Step, stepsWith, wholeOf } from './steps.ts'

/** The steps of a run on one line of time; each opens to what went in and what came out. */
export function Steps({ of }: { of: RunDetail }) {
  const words = useMessages()
  const format = useFormat()
  const [search, setSearch] = useState('')
  const found = stepsWith(of.steps, useDeferredValue(search))
  const whole = wholeOf(of)
  useListKeys({ list: 'steps', more: { '/': () => document.getElementById('steps-text')?.focus() } })
  return (
    <Sheet
      title={words.run.steps}
      aside={
        <TextInput
          size="xs"
          id="steps-text"
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
      <ol className={classes.steps} data-list="steps">
        {found.map((step) => (
          <StepRow key={step.step} of={step} whole={whole} isFirst={step === of.steps[0]} />
        ))}
      </ol>
      <div className={classes.keys}>
        <KeyLine keys={words.run.keys} />
      </div>
    </Sheet>
  )
}

function StepRow(props: { of: Step; whole: { from: number; to: number } | null; isFirst: boolean }) {
  const { of, whole, isFirst } = props
  const words = useMessages()
  const format = useFormat()
  const [isOpen, setOpen] = useState(isFirst)
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
          <strong>{of.name ?? of.model ?? ''}</strong> {isFailed && <Mark tone="bad" size={13} />}{' '}
          <span className="quiet">{isOpen ? '' : beginning(of.error_message ?? of.output ?? of.input)}</span>
        </span>
        <span className={classes.bar} aria-hidden="true">
          {place && (
            <span style={{ left: `${place.from * 100}%`, width: `${Math.max(0.8, (place.to - place.from) * 100)}%` }} />
          )}
        </span>
        <span className={classes.took}>{length === null ? '' : format.duration(length)}</span>
      </button>
      {isOpen && (
        <div className={classes.open}>
          <p className="quiet small">
            {[
              of.model,
              of.tokens_input !== undefined &&
                `${words.run.tokens}: ${format.number(of.tokens_input)} / ${format.number(of.tokens_output ?? 0)}`,
              cost !== undefined && `${words.run.cost}: ${format.money(Number(cost))}`,
              of.prompt_name && `${of.prompt_name} ${of.prompt_version ?? ''}`,
              of.integration,
              of.action,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {(of.error_type || of.error_message) && (
            <Part name={words.run.error} text={[of.error_type, of.error_message].filter(Boolean).join(': ')} isError />
          )}
          {of.input && <Part name={of.kind === 'tool' ? words.run.arguments : words.run.input} text={of.input} />}
          {of.output && <Part name={of.kind === 'tool' ? words.run.result : words.run.output} text={of.output} />}
          {of.sources && of.sources.length > 0 && (
            <Part name={words.run.sources} text={JSON.stringify(of.sources, null, 2)} />
          )}
          {of.attributes && Object.keys(of.attributes).length > 0 && (
            <Part name={words.run.attributes} text={JSON.stringify(of.attributes, null, 2)} />
          )}
          {of.cut_bytes ? <p className="quiet small">{words.run.cut(format.bytes(of.cut_bytes))}</p> : null}
        </div>
      )}
    </li>
  )
}

function Part({ name, text, isError }: { name: string; text: string; isError?: boolean }) {
  const words = useMessages()
  const shown = readable(text)
  return (
    <section className={classes.part} data-error={isError || undefined}>
      <h3>{name}</h3>
      <SentText text={shown} words={words} mono={shown !== text || /^\s*[[{]/.test(text)} />
    </section>
  )
}
