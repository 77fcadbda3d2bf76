import { Button, TextInput } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useLanguage, useMessages } from '../../messages/messages.ts'
import { useReportsWords } from '../../messages/reports.ts'
import { Failed } from '../../parts/failed.tsx'
import { monthName } from '../../parts/format.ts'
import { Badge } from '../../parts/mark.tsx'
import { Empty, PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'
import { mayOne, operators, signers, useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import { usePlace } from '../../shell/place.ts'
import { type Listed, monthBefore, useChanged, useReports } from './ask.ts'
import { Letterhead } from './letterhead.tsx'
import classes from './reports.module.css'

/** The monthly reports: what was drawn up, approved and sent, and where one is drawn up by hand. */
export function Page() {
  const words = useMessages()
  const said = useReportsWords()
  const here = useHere()
  const may = mayOne(here, signers)
  const answer = useReports()
  return (
    <>
      <PageHead title={said.title} sentence={said.sentence} />
      <div className={classes.page}>
        <Sheet flush>
          <Panel
            answer={answer}
            words={words.panel}
            height={150}
            isEmpty={({ items }) => items.length === 0}
            empty={<Empty title={said.none}>{may ? said.noneText : said.noneForClient}</Empty>}
          >
            {({ items }) => (
              <ul className={rows.rows} data-top>
                {items.map((one) => (
                  <Row key={one.id} of={one} />
                ))}
              </ul>
            )}
          </Panel>
        </Sheet>
        {may && (
          <div className={classes.column}>
            <Draw />
            {mayOne(here, operators) && <Letterhead />}
          </div>
        )}
      </div>
    </>
  )
}

function Row({ of }: { of: Listed }) {
  const said = useReportsWords()
  const language = useLanguage()
  const { workspace } = useHere()
  const names = useNames()
  const state = of.sent_at === null ? of.state : 'sent'
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <strong>
          <Link to="/w/$workspace/reports/$report" params={{ workspace, report: of.id }}>
            {monthName(of.month, language)}
          </Link>
        </strong>
        <p>
          {of.workflows.length === 0 ? said.all : of.workflows.map((one) => names.workflow(one)).join(', ')}
          {of.version > 1 && `, ${said.versionOf(of.version)}`}
          {!of.is_complete && `, ${said.soFar}`}
        </p>
        <p>
          {of.sent_at !== null ? said.sentOn : of.approved_at !== null ? said.approvedOn : said.preparedOn}{' '}
          <Moment time={of.sent_at ?? of.approved_at ?? of.prepared_at} />
        </p>
      </div>
      <Badge tone={state === 'draft' ? 'unknown' : 'good'}>{said.state[state]}</Badge>
    </li>
  )
}

function Draw() {
  const said = useReportsWords()
  const { api, workspace } = useHere()
  const { asOf } = usePlace()
  const navigate = useNavigate()
  const changed = useChanged()
  const [month, setMonth] = useState(() => monthBefore(asOf === null ? new Date() : new Date(asOf)))
  const draw = useSend({
    key: ['report-draw', workspace],
    send: () => api.post('/api/v1/reports', { body: { month: month.trim() } }),
    sent: ({ id }) => {
      changed()
      void navigate({ to: '/w/$workspace/reports/$report', params: { workspace, report: id } })
    },
  })
  return (
    <Sheet title={said.draw}>
      <form
        className={rows.form}
        onSubmit={(event) => {
          event.preventDefault()
          draw.send()
        }}
      >
        <p className="second small">{said.drawText}</p>
        <TextInput
          label={said.month}
          description={said.monthHint}
          inputWrapperOrder={['label', 'input', 'description']}
          value={month}
          readOnly={draw.isSending}
          onChange={(event) => setMonth(event.currentTarget.value)}
          required
        />
        <Failed error={draw.error} />
        <div>
          <Button type="submit" disabled={draw.isSending || month.trim() === ''}>
            {draw.isSending ? said.drawing : said.drawAct}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
