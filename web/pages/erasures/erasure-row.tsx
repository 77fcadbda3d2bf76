import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useEvidenceWords } from '../../messages/evidence.ts'
import { useMessages } from '../../messages/messages.ts'
import { Short } from '../../parts/copy.tsx'
import { Badge } from '../../parts/mark.tsx'
import { Panel } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import type { Erasure } from './ask.ts'
import { Counts } from './counts.tsx'
import classes from './erasures.module.css'

/** One erasure: what kind, why, by whom and how much, never what it was; folded, its proof. */
export function ErasureRow({ of }: { of: Erasure }) {
  const words = useMessages()
  const said = useEvidenceWords().erasures
  const [isOpen, setOpen] = useState(false)
  const isDone = of.done_at !== null
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <span>
          <strong>{said.row(said.word[of.of])}</strong>{' '}
          <Badge tone={isDone ? 'good' : 'plain'}>{isDone ? said.state.done : said.state.open}</Badge>
        </span>
        <p className="sent">{visible(of.because)}</p>
        <p className="sent">
          {said.ordered(visible(of.by))} <Moment time={of.ordered_at} />
          {of.runs !== null && `; ${said.runs(of.runs)}`}
        </p>
      </div>
      <details className={classes.proof} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary aria-label={`${said.proof}: ${of.id}`}>{said.proof}</summary>
        {isOpen && <Proof id={of.id} isDone={isDone} words={words} />}
      </details>
    </li>
  )
}

function Proof({ id, isDone, words }: { id: string; isDone: boolean; words: ReturnType<typeof useMessages> }) {
  const said = useEvidenceWords().erasures
  const { api, workspace } = useHere()
  const answer = useQuery({
    queryKey: ['erasures', workspace, id, isDone],
    queryFn: () => api.get('/api/v1/erasures/{id}', { params: { id } }),
  })
  const entry = (seq: number, text: string, hash: string) => (
    <p>
      <Link to="/w/$workspace/decisions" params={{ workspace }} hash={String(seq)}>
        {text}
      </Link>
      , {said.fingerprint} <Short text={hash} words={words} />
    </p>
  )
  return (
    <Panel answer={answer} words={words.panel} height={60}>
      {({ ordered_seq, done_seq, done_at, lines, proof }) => (
        <div>
          {entry(ordered_seq, said.orderedEntry(ordered_seq), proof.ordered)}
          {done_seq !== null && proof.done !== null && entry(done_seq, said.doneEntry(done_seq), proof.done)}
          {done_at !== null && (
            <p>
              {said.since} <Moment time={done_at} />.
            </p>
          )}
          {lines && <Counts of={lines} />}
          <p className="second">{said.verify}</p>
        </div>
      )}
    </Panel>
  )
}
