import { Link } from '@tanstack/react-router'
import { useMessages } from '../../messages/messages.ts'
import { useRequestMailWords } from '../../messages/request-mail.ts'
import { Badge } from '../../parts/mark.tsx'
import { Empty, Panel, Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import type { Tone } from '../../parts/tone.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { usePeople } from '../../shell/people.ts'
import { type Mail, useMailsLately } from './ask.ts'
import classes from './request-mail.module.css'

const tones: Readonly<Record<Mail['state'], Tone>> = {
  request: 'good',
  note: 'good',
  held: 'warn',
  rejected: 'plain',
  passed: 'plain',
  lapsed: 'plain',
}

/** What came lately, whatever became of it: by this one sees that the address works. */
export function Lately() {
  const words = useMessages()
  const said = useRequestMailWords().lately
  const answer = useMailsLately()
  return (
    <Sheet title={said.title} flush>
      <Panel
        answer={answer}
        words={words.panel}
        isEmpty={({ items }) => items.length === 0}
        empty={<Empty title={said.none} />}
      >
        {({ items }) => (
          <ul className={rows.rows}>
            {items.map((one) => (
              <Came key={one.id} of={one} />
            ))}
          </ul>
        )}
      </Panel>
    </Sheet>
  )
}

function Came({ of }: { of: Mail }) {
  const said = useRequestMailWords().lately
  const { workspace } = useHere()
  const nameOf = usePeople()
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <span className="sent">{of.sender === '' ? said.forgotten : visible(of.sender)}</span>
        {of.because !== null && <p className="sent">{visible(of.because)}</p>}
        <p className="quiet small">
          <Moment time={of.received_at} />
          {of.settled && `; ${said.settled(nameOf(of.settled.by))}`}
        </p>
      </div>
      <div className={classes.became}>
        <Badge tone={tones[of.state]}>{said.state[of.state]}</Badge>
        {of.request !== null && (
          <Link to="/w/$workspace/requests/$request" params={{ workspace, request: of.request }} className="small">
            {said.open}
          </Link>
        )}
      </div>
    </li>
  )
}
