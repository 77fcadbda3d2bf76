import { Button, Modal, NativeSelect, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { paths } from '../../../sdk/src/api.ts'
import { useLanguage, useMessages } from '../../messages/messages.ts'
import { useDraft } from '../../parts/draft.ts'
import * as format from '../../parts/format.ts'
import { Sheet } from '../../parts/panel.tsx'
import { Saying } from '../../parts/saying.tsx'
import { useSend } from '../../parts/send.ts'
import { mayOne, operators, useHere } from '../../session.tsx'
import { Moment, useFormat } from '../../shell/moment.tsx'
import type { Workflow } from '../overview/select.ts'
import classes from './workflow.module.css'

type Answer =
  paths['/api/v1/workflows/{workflow}/typed-figures']['get']['responses'][200]['content']['application/json']
type Week = Answer['items'][number]
type Name = Answer['asked'][number]
type Said = Week['figures'][number]

/** Typed weeks that are shown; the others stand in the API and at the terminal. */
const SHOWN = 6

/** Figures of weeks that people type because no system tells them: which weeks lack some, what was typed, and where one types them. */
export function Typed({ of }: { of: Workflow }) {
  const said = useMessages().typed
  const here = useHere()
  const { api, workspace } = here
  const [opened, setOpened] = useState<string | null>(null)
  const { data } = useQuery({
    queryKey: ['workflow', workspace, of.workflow, 'typed'],
    queryFn: () => api.get('/api/v1/workflows/{workflow}/typed-figures', { params: { workflow: of.workflow } }),
  })
  const may = mayOne(here, operators)
  // Whoever may type sees at once where; what else there is comes beneath it.
  if (!may && (!data || data.items.length === 0)) return null
  const lacking = data?.items.filter((one) => one.lacks.length > 0) ?? []
  const typed = data?.items.filter((one) => one.figures.length > 0).slice(0, SHOWN) ?? []
  const first = lacking[0]?.week ?? data?.over[0]?.week
  return (
    <Sheet title={said.title}>
      <div className={classes.stops}>
        {may && (
          <div>
            <Button
              size="xs"
              variant="default"
              disabled={first === undefined}
              onClick={() => first && setOpened(first)}
            >
              {said.open}
            </Button>
          </div>
        )}
        {lacking.map((one) => (
          <p key={one.week} className="small">
            <strong>
              <WeekOf week={one} />
            </strong>
            : {said.lacks(one.lacks.map((name) => said.name[name]).join(', '))}
          </p>
        ))}
        {typed.map((one) => (
          <div key={one.week} className="small">
            <p>
              <strong>
                <WeekOf week={one} />
              </strong>
            </p>
            {one.figures.map((figure) => (
              <Figure key={figure.figure} of={figure} />
            ))}
          </div>
        ))}
      </div>
      <Modal opened={opened !== null} onClose={() => setOpened(null)} title={said.openTitle(of.name)} size="md">
        {opened !== null && data && (
          <Type workflow={of.workflow} answer={data} week={opened} choose={setOpened} close={() => setOpened(null)} />
        )}
      </Modal>
    </Sheet>
  )
}

function WeekOf({ week: { from, to } }: { week: Pick<Week, 'from' | 'to'> }) {
  const { day } = useFormat()
  return (
    <span className="number">
      {day(from)} - {day(to)}
    </span>
  )
}

/** "120 eligible cases, typed by Maria Keller on 9 Mar 2026" */
function Figure({ of }: { of: Said }) {
  const said = useMessages().typed
  const language = useLanguage()
  return (
    <p className="second sent">
      {said.name[of.figure]}: <span className="number">{shownValue(of, said.unknown, language)}</span>,{' '}
      {said.by(format.spoken(of.by))} <Moment time={of.at} as="day" />
      {of.before.length > 0 &&
        ` (${said.before(of.before.map((one) => shownValue(one, said.unknown, language)).join(', '))})`}
    </p>
  )
}

function shownValue({ value, currency }: Pick<Said, 'value' | 'currency'>, unknown: string, language: string): string {
  if (value === null) return unknown
  return currency === null ? format.number(Number(value), language, 6) : format.money(Number(value), currency, language)
}

function Type(props: {
  workflow: string
  answer: Answer
  week: string
  choose: (week: string) => void
  close: () => void
}) {
  const { workflow, answer, week, choose, close } = props
  const words = useMessages()
  const said = words.typed
  const { api, workspace } = useHere()
  const { day } = useFormat()
  const cache = useQueryClient()
  const about = `typed ${workspace} ${workflow} ${week}`
  const drafts = {
    eligible: useDraft(`${about} eligible`),
    incidents: useDraft(`${about} incidents`),
    minutes: useDraft(`${about} minutes`),
    loss: useDraft(`${about} loss`),
  }
  const names = Object.keys(drafts) as Name[]
  const known = answer.items.find((one) => one.week === week)
  const shown = names.filter(
    (name) =>
      answer.asked.length === 0 || answer.asked.includes(name) || known?.figures.some((one) => one.figure === name),
  )
  const filled = shown.filter((name) => drafts[name][0].trim() !== '')
  const type = useSend({
    key: ['typed', workspace, workflow, week],
    send: () =>
      api.post('/api/v1/workflows/{workflow}/typed-figures', {
        params: { workflow },
        body: { week, ...Object.fromEntries(filled.map((name) => [name, drafts[name][0].trim()])) },
      }),
    sent: () => {
      for (const name of names) drafts[name][2]()
      close()
      for (const name of ['overview', 'workflow', 'decisions', 'findings'])
        void cache.invalidateQueries({ queryKey: [name, workspace] })
    },
  })
  return (
    <Saying
      of={type}
      points={[said.text]}
      act={said.act}
      cancel={words.cancel}
      isReady={filled.length > 0}
      close={close}
    >
      <NativeSelect
        label={said.week}
        value={week}
        disabled={type.isSending}
        onChange={(event) => choose(event.currentTarget.value)}
        data={answer.over.map((one) => ({ value: one.week, label: `${day(one.from)} - ${day(one.to)}` }))}
      />
      {shown.map((name) => (
        <Field
          key={name}
          name={name}
          draft={drafts[name]}
          of={known}
          currency={answer.currency}
          isSent={type.isSending}
        />
      ))}
    </Saying>
  )
}

function Field(props: {
  name: Name
  draft: ReturnType<typeof useDraft>
  of: Week | undefined
  currency: string
  isSent: boolean
}) {
  const { name, draft, of, currency, isSent } = props
  const said = useMessages().typed
  const language = useLanguage()
  const { day } = useFormat()
  const now = of?.figures.find((one) => one.figure === name)
  const [text, write] = draft
  return (
    <TextInput
      label={name === 'loss' ? `${said.name.loss} (${currency})` : said.name[name]}
      description={
        now &&
        `${shownValue(now, said.unknown, language)}, ${said.by(format.spoken(now.by))} ${day(now.at)}. ${said.replaces}`
      }
      inputMode={name === 'loss' || name === 'minutes' ? 'decimal' : 'numeric'}
      value={text}
      readOnly={isSent}
      onChange={(event) => write(event.currentTarget.value)}
      maxLength={40}
    />
  )
}
