import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { useRequestMailWords } from '../../messages/request-mail.ts'
import { Mark } from '../../parts/mark.tsx'
import { Empty, Panel, Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { SentText } from '../../parts/text.tsx'
import { visible } from '../../parts/visible.ts'
import { mayOne, operators, useHere } from '../../session.tsx'
import { Moment, useFormat } from '../../shell/moment.tsx'
import { type Deed, SettleMail } from './act.tsx'
import { type Mail, useHeldMails } from './ask.ts'
import classes from './request-mail.module.css'

type Settled = { readonly deed: Deed; readonly request: string | null }

/** The mails that wait for somebody to say what they are, each with what is known of its sender, and what one may do with it. */
export function Held() {
  const words = useMessages()
  const said = useRequestMailWords()
  const answer = useHeldMails()
  const [settled, setSettled] = useState<Settled | null>(null)
  const place = useRef<HTMLDivElement>(null)
  const settle = (one: Settled) => {
    setSettled(one)
    // What was pressed is gone with its mail.
    requestAnimationFrame(() => place.current?.focus())
  }
  return (
    <Sheet title={said.held} aside={<span className="quiet small number">{answer.data?.items.length}</span>} flush>
      <div ref={place} tabIndex={-1} className={classes.settled}>
        {settled && <Done of={settled} />}
      </div>
      <Panel
        answer={answer}
        words={words.panel}
        isEmpty={({ items }) => items.length === 0}
        empty={<Empty title={said.none}>{said.noneText}</Empty>}
      >
        {({ items }) => (
          <ul className={rows.rows}>
            {items.map((one) => (
              <HeldMail key={one.id} of={one} settled={settle} />
            ))}
          </ul>
        )}
      </Panel>
    </Sheet>
  )
}

function Done({ of: { deed, request } }: { of: Settled }) {
  const said = useRequestMailWords()
  const { workspace } = useHere()
  return (
    <p role="status">
      <Mark tone="good" size={14} /> {{ take: said.taken, note: said.noted, reject: said.rejected }[deed]}{' '}
      {request !== null && (
        <Link to="/w/$workspace/requests/$request" params={{ workspace, request }}>
          {said.look}
        </Link>
      )}
    </p>
  )
}

function HeldMail({ of, settled }: { of: Mail; settled: (one: Settled) => void }) {
  const said = useRequestMailWords()
  const here = useHere()
  const [deed, setDeed] = useState<Deed | null>(null)
  const subject = of.subject === '' ? said.noSubject : visible(of.subject)
  const domain = of.sender.split('@').at(-1) ?? ''
  // What it most likely is stands first.
  const deeds: readonly Deed[] = of.answers ? ['note', 'take', 'reject'] : ['take', 'note', 'reject']
  const why = visible(of.because ?? '')
  return (
    <li className={`${rows.row} ${classes.mail}`}>
      <div className={rows.what}>
        <strong className="sent">{subject}</strong>
        <p className="sent">
          {of.sender === '' ? said.fromNobody : said.from(visible(of.sender))}, <Moment time={of.received_at} />
        </p>
      </div>
      <div className={classes.known}>
        {of.proven && (
          <p className="sent">
            <Mark tone="good" size={14} /> {said.signedBy(visible(domain))}
          </p>
        )}
        <p className="sent">
          <Mark tone="warn" size={14} /> {why}
        </p>
        {of.answers && (
          <p className="sent">
            {said.answers}{' '}
            <Link
              to="/w/$workspace/requests/$request"
              params={{ workspace: here.workspace, request: of.answers.id }}
              className="sent"
            >
              {visible(of.answers.title)}
            </Link>
          </p>
        )}
      </div>
      <div className={classes.text}>
        {of.text === '' ? (
          <p className="second">{said.empty}</p>
        ) : (
          <SentText text={of.text} words={said.text} isBrief />
        )}
        {of.attachments.length > 0 && <Attached of={of} />}
        {of.until !== null && (
          <p className="quiet small">
            {said.until} <Moment time={of.until} as="day" />.
          </p>
        )}
      </div>
      {mayOne(here, operators) && (
        <div className={rows.acts}>
          {deeds.map((one, index) => (
            <Button
              key={one}
              size="xs"
              variant={index === 0 ? 'filled' : 'default'}
              aria-label={`${said[one]}: ${subject}`}
              onClick={() => setDeed(one)}
            >
              {said[one]}
            </Button>
          ))}
        </div>
      )}
      <SettleMail
        of={of}
        deed={deed}
        close={() => setDeed(null)}
        done={(request) => {
          setDeed(null)
          if (deed) settled({ deed, request })
        }}
      />
    </li>
  )
}

function Attached({ of }: { of: Mail }) {
  const said = useRequestMailWords()
  const format = useFormat()
  const names = of.attachments.map(({ name, bytes }) =>
    said.file(visible(name) || '?', said.kb(format.number(Math.max(1, Math.round(bytes / 1024))))),
  )
  return <p className="second small sent">{said.attached(names.join(', '))}</p>
}
