import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useEvidenceWords } from '../../messages/evidence.ts'
import { Failed } from '../../parts/failed.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { mayOne, operators, useHere } from '../../session.tsx'
import { Moment, useFormat } from '../../shell/moment.tsx'
import { type Kind, useToldAgain, type Which } from './ask.ts'
import { Dismiss, type Dismissing } from './dismiss.tsx'
import { whyOf } from './laid-out.ts'
import classes from './refused.module.css'

/** Lines that are wrong alike: looked at, sent again together once what was wrong is mended here, or dismissed together. */
export function KindRow({ of }: { of: Kind }) {
  const said = useEvidenceWords().refused
  const format = useFormat()
  const here = useHere()
  const { workspace } = here
  const { send, isSending, error, done } = useReplay({ kind: of.kind })
  const [dismissing, setDismissing] = useState<Dismissing | null>(null)
  const says = whyOf(of.says)
  return (
    <li className={`${rows.row} ${classes.kind}`}>
      <div className={rows.what}>
        <strong className={`sent ${classes.says}`}>{says}</strong>
        <p>
          {said.came(said.lines(of.lines), said.times(of.times))}, {said.last} <Moment time={of.last_at} />
        </p>
        {done !== null && (
          <p role="status" className={classes.status}>
            {said.done(done.accepted, done.all)}
          </p>
        )}
        <Failed error={error} />
      </div>
      <div className={rows.acts}>
        <Button
          size="xs"
          variant="default"
          aria-label={`${said.look}: ${says}`}
          renderRoot={(props) => (
            <Link
              to="/w/$workspace/refused"
              params={{ workspace }}
              search={{ kind: of.kind }}
              resetScroll={false}
              {...props}
            />
          )}
        >
          {said.look}
        </Button>
        {mayOne(here, operators) && (
          <>
            <Button
              size="xs"
              variant="default"
              aria-label={`${said.again}: ${says}`}
              disabled={isSending}
              onClick={() => send()}
            >
              {isSending ? said.sending : said.again}
            </Button>
            <Button
              size="xs"
              variant="default"
              aria-label={`${said.dismiss}: ${says}`}
              onClick={() => setDismissing({ lines: of.lines, which: { kind: of.kind } })}
            >
              {said.dismiss}
            </Button>
          </>
        )}
      </div>
      <details className={classes.parts}>
        <summary>{said.parts}</summary>
        <ul>
          {of.parts.map(({ sent_by, sender, day, lines, times }) => (
            <li key={`${day} ${sent_by}`} className="sent">
              <Link
                to="/w/$workspace/refused"
                params={{ workspace }}
                search={{ kind: of.kind, by: sent_by, day }}
                resetScroll={false}
              >
                {said.of(visible(sender), format.day(day))}
              </Link>
              : {said.came(said.lines(lines), said.times(times))}
            </li>
          ))}
        </ul>
      </details>
      <Dismiss of={dismissing} close={() => setDismissing(null)} />
    </li>
  )
}

/** Sends all that are meant again as they are, some at a time, until there are no more. */
function useReplay(which: Which) {
  const { api, workspace } = useHere()
  const toldAgain = useToldAgain()
  const [done, setDone] = useState<{ accepted: number; all: number } | null>(null)
  const { send, isSending, error } = useSend({
    key: ['replay', workspace, JSON.stringify(which)],
    send: async () => {
      let [accepted, all] = [0, 0]
      for (let cursor: string | null = null; ; ) {
        const body = { ...which, ...(cursor === null ? {} : { cursor }) }
        const page: { items: { accepted: boolean }[]; next: string | null } = await api.post('/api/v1/refused/replay', {
          body,
        })
        all += page.items.length
        accepted += page.items.filter((one) => one.accepted).length
        cursor = page.next
        if (cursor === null) return { accepted, all }
      }
    },
    sent: (counted) => {
      setDone(counted)
      toldAgain()
    },
  })
  return { send, isSending, error, done }
}
