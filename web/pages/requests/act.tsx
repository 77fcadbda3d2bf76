import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { useRequestWords } from '../../messages/requests.ts'
import { ReasonField, Saying } from '../../parts/saying.tsx'
import { useSend } from '../../parts/send.ts'
import { useHere } from '../../session.tsx'
import { momentIn } from '../../shell/moment-in.ts'
import { usePlace } from '../../shell/place.ts'
import { type Move, type Request, useDone } from './ask.ts'

type Written = Readonly<Record<string, string>>
type Field = {
  readonly name: string
  readonly kind:
    | 'reason'
    | 'note'
    | 'class'
    | 'text'
    | 'day'
    | 'time'
    | 'number'
    | 'question'
    | 'outcome'
    | 'passed'
    | 'rate'
    | 'variance'
}

const questions = {
  reversible: ['yes', 'with effort', 'no'],
  data: ['as before', 'more of it', 'a new kind'],
  reach: ['inside', 'some customers', 'all customers'],
  autonomy: ['as before', 'a little more', 'more'],
  tested: ['yes', 'in part', 'no'],
  'failed lately': ['no', 'once', 'often'],
} as const
type Question = keyof typeof questions
const asked = Object.keys(questions) as Question[]

const because: Field = { name: 'because', kind: 'reason' }
/** What each move takes; those that are not here take nothing. */
const fields: Partial<Record<Move, readonly Field[]>> = {
  classify: [{ name: 'class', kind: 'class' }, because],
  settle: [{ name: 'class', kind: 'class' }, because],
  dispute: [because],
  assess: [
    ...asked.map((name): Field => ({ name, kind: 'question' })),
    ...['low', 'likely', 'high'].map((name): Field => ({ name, kind: 'number' })),
  ],
  quote: [
    { name: 'rate', kind: 'rate' },
    { name: 'amount', kind: 'text' },
    { name: 'until', kind: 'day' },
  ],
  reject: [because],
  defer: [{ name: 'until', kind: 'day' }, because],
  schedule: [{ name: 'at', kind: 'time' }],
  order: [because, { name: 'rate', kind: 'rate' }],
  finish: [{ name: 'minutesTook', kind: 'number' }],
  verify: [
    { name: 'passed', kind: 'passed' },
    { name: 'note', kind: 'note' },
  ],
  review: [
    { name: 'outcome', kind: 'outcome' },
    { name: 'note', kind: 'note' },
    { name: 'variance', kind: 'variance' },
  ],
  note: [{ name: 'note', kind: 'note' }],
  cancel: [because],
}

/** One move as a form: what it means, what it takes, and the act by its name. */
export function Act({ of, move, close }: { of: Request; move: Exclude<Move, 'edit'>; close: () => void }) {
  const words = useMessages()
  const said = useRequestWords()
  const { api, workspace } = useHere()
  const { zone } = usePlace()
  const done = useDone()
  const takes = (fields[move] ?? []).filter(({ kind }) => isAsked(of, kind))
  const [written, write] = useState<Written>(() => ({
    class: of.class?.is ?? of.proposal?.class ?? 'included',
    passed: 'yes',
    outcome: 'success',
    until: inAMonth(),
    // What is proposed: what the estimate comes to by the first rate.
    rate: of.rates[0]?.name ?? '',
    amount: of.costs[0]?.likely ?? '',
    ...Object.fromEntries(asked.map((name) => [name, of.assessment?.answers[name] ?? questions[name][0]])),
  }))
  const text = (name: string) => written[name] ?? ''
  const set = (name: string) => (value: string) =>
    write((before) => ({
      ...before,
      [name]: value,
      ...(name === 'rate' ? { amount: of.costs.find((one) => one.name === value)?.likely ?? '' } : {}),
    }))
  const send = useSend({
    key: ['request', workspace, of.id, move],
    send: () => {
      const path = `/api/v1/requests/{id}/${move}` as '/api/v1/requests/{id}/approve'
      return api.post(path, { params: { id: of.id }, body: bodyOf(of, move, text, zone) as never })
    },
    sent: () => {
      done()
      close()
    },
  })
  const isReady = takes.every(({ name, kind }) => kind === 'time' || text(name).trim() !== '')
  return (
    <Saying
      of={send}
      points={[said.means[move]]}
      act={said.act[move]}
      cancel={words.cancel}
      isReady={isReady}
      close={close}
    >
      {takes.map(({ name, kind }, index) => {
        const isFirst = index === 0
        const label = labelOf(said, name)
        switch (kind) {
          case 'reason':
          case 'note':
          case 'variance':
            return (
              <ReasonField
                key={name}
                label={label}
                value={text(name)}
                readOnly={send.isSending}
                write={set(name)}
                isFirst={isFirst}
              />
            )
          case 'class':
          case 'question':
          case 'outcome':
          case 'passed':
          case 'rate':
            return (
              <NativeSelect
                key={name}
                label={label}
                data={kind === 'rate' ? ratesOf(of, said) : choicesOf(said, move, name, kind)}
                value={text(name)}
                onChange={(event) => set(name)(event.currentTarget.value)}
                data-autofocus={isFirst || undefined}
              />
            )
          default:
            return (
              <TextInput
                key={name}
                label={label}
                type={kind === 'day' ? 'date' : kind === 'time' ? 'datetime-local' : 'text'}
                {...(kind === 'number' ? { inputMode: 'numeric' } : {})}
                {...(name === 'amount' ? { placeholder: '400.00 EUR' } : {})}
                value={text(name)}
                readOnly={send.isSending}
                onChange={(event) => set(name)(event.currentTarget.value)}
                required={kind !== 'time'}
                data-autofocus={isFirst || undefined}
              />
            )
        }
      })}
    </Saying>
  )
}

/** A rate where the plan has one, and the reason for a difference where there is one to give. */
function isAsked(of: Request, kind: Field['kind']): boolean {
  if (kind === 'rate') return of.rates.length > 0
  return kind !== 'variance' || of.came_to?.is_far_off === true
}

const ratesOf = ({ rates }: Request, said: Said): { value: string; label: string }[] =>
  rates.map(({ name, rate, surcharge }) => ({ value: name, label: said.rateIs(name, rate, surcharge) }))

/** How long a price usually holds, and what is put off waits: a day to begin from. */
const inAMonth = (): string => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)

type Said = ReturnType<typeof useRequestWords>

function labelOf(said: Said, name: string): string {
  if (name in questions) return said.question[name as Question]
  const labels: Record<string, string> = {
    ...{
      class: said.classIs,
      because: said.because,
      note: said.note,
      amount: said.amount,
      rate: said.rate,
      variance: said.variance,
      until: said.until,
      at: said.at,
    },
    ...{ low: said.low, likely: said.likely, high: said.high, minutesTook: said.minutesTook },
    ...{ passed: said.passed, outcome: said.outcomeIs },
  }
  return labels[name] ?? name
}

function choicesOf(said: Said, move: Move, name: string, kind: Field['kind']): { value: string; label: string }[] {
  const all = (of: Record<string, string>) => Object.entries(of).map(([value, label]) => ({ value, label }))
  if (kind === 'class') return all(said.class).filter(({ value }) => move === 'classify' || value !== 'undecided')
  if (kind === 'outcome') return all(said.outcome)
  if (kind === 'passed')
    return [
      { value: 'yes', label: said.yes },
      { value: 'no', label: said.no },
    ]
  return questions[name as Question].map((value) => ({ value, label: said.answer[value] }))
}

const rateIn = (text: (name: string) => string) => (text('rate') === '' ? {} : { rate: text('rate') })

function bodyOf(of: Request, move: Move, text: (name: string) => string, zone: string): object {
  // What is no whole number is refused by the server, in a sentence.
  const whole = (name: string) => Number(text(name).trim())
  switch (move) {
    case 'approve':
      return { hash: of.hash }
    case 'assess':
      return {
        answers: Object.fromEntries(asked.map((name) => [name, text(name)])),
        estimate: { low: whole('low'), likely: whole('likely'), high: whole('high') },
      }
    case 'quote':
      return { amount: text('amount').trim(), ...rateIn(text), valid_until: text('until') }
    case 'note':
      return { note: text('note') }
    case 'order':
      return { because: text('because'), ...rateIn(text) }
    case 'review':
      return {
        ...{ outcome: text('outcome'), note: text('note') },
        ...(text('variance').trim() === '' ? {} : { variance: text('variance') }),
      }
    case 'schedule':
      return text('at') === '' ? {} : { at: momentIn(zone, text('at')) }
    case 'finish':
      return { minutes: whole('minutesTook') }
    case 'verify':
      return { passed: text('passed') === 'yes', note: text('note') }
    default:
      return Object.fromEntries((fields[move] ?? []).map(({ name }) => [name, text(name)]))
  }
}
