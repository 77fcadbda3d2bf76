import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { Filters } from '../../filters.ts'
import { useEvidenceWords } from '../../messages/evidence.ts'
import { useMessages } from '../../messages/messages.ts'
import { useDraft } from '../../parts/draft.ts'
import { Failed } from '../../parts/failed.tsx'
import { LinesField, lineAt, selectIn } from '../../parts/lines-field.tsx'
import { Mark } from '../../parts/mark.tsx'
import { PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { mayOne, operators, useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { type Line, type Tried, useToldAgain, whichOf } from './ask.ts'
import { Dismiss, type Dismissing } from './dismiss.tsx'
import { laidOut, runIn, whyOf } from './laid-out.ts'
import classes from './refused.module.css'

/** One refused line: what is wrong with it and where, mended in a field, tried, sent again or dismissed. */
export function Mend({ id }: { id: string }) {
  const words = useMessages()
  const said = useEvidenceWords().refused
  const { api, workspace } = useHere()
  const search = useSearch({ from: '/w/$workspace/refused' }) as Filters
  const answer = useQuery({
    queryKey: ['refused-line', workspace, id],
    queryFn: () => api.get('/api/v1/refused/{id}', { params: { id } }),
    // What stands in the field is mended, and is not taken from under one's hands.
    staleTime: Number.POSITIVE_INFINITY,
  })
  const above = (
    <Link to="/w/$workspace/refused" params={{ workspace }} search={whichOf(search)}>
      {said.allKinds}
    </Link>
  )
  return (
    <Panel answer={answer} words={words.panel} height={420} head={<PageHead above={above} title={said.mendTitle} />}>
      {(one) => (
        <>
          <PageHead
            above={above}
            title={said.mendTitle}
            sentence={
              <span className="sent">
                {said.cameAs(wayOf(said.way, one.way), said.times(one.times), visible(one.sender))}{' '}
                <Moment time={one.last_at} />
              </span>
            }
          />
          <div className={rows.page}>
            <Mending of={one} />
          </div>
        </>
      )}
    </Panel>
  )
}

const wayOf = (ways: Readonly<Record<string, string>>, way: string): string =>
  Object.hasOwn(ways, way) ? (ways[way] ?? way) : way

function Mending({ of }: { of: Line }) {
  const said = useEvidenceWords().refused
  const here = useHere()
  const { api, workspace } = here
  const search = useSearch({ from: '/w/$workspace/refused' }) as Filters
  const navigate = useNavigate()
  const toldAgain = useToldAgain()
  const may = mayOne(here, operators)
  const came = of.line === null ? '' : laidOut(of.line)
  const [typed, write, sent] = useDraft(`refused ${workspace} ${of.id}`)
  const text = typed === '' ? came : typed
  const area = useRef<HTMLTextAreaElement>(null)
  const [tried, setTried] = useState<{ text: string; answer: Tried } | null>(null)
  const [dismissing, setDismissing] = useState<Dismissing | null>(null)
  const [accepted, setAccepted] = useState<{ run: string | null } | null>(null)
  const tryIt = useSend({
    key: ['try', workspace, of.id],
    send: async (line: string) => ({
      text: line,
      answer: await api.post('/api/v1/refused/{id}/try', { params: { id: of.id }, body: { line } }),
    }),
    sent: setTried,
  })
  const send = useSend({
    key: ['mend', workspace, of.id],
    send: async () => {
      const answer = await api.post('/api/v1/refused/{id}/replay', { params: { id: of.id }, body: { line: text } })
      // Its run is led to next: it is there then. Where that fails, it was accepted all the same, and the run comes by itself.
      if (answer.accepted) await api.post('/api/v1/evidence/settle').catch(() => undefined)
      return { text, answer }
    },
    sent: ({ text, answer }) => {
      if (answer.accepted) {
        sent()
        setAccepted({ run: runIn(text) })
      } else tryIt.send(text)
      toldAgain()
    },
  })
  // What is wrong with it as it came is seen at once.
  const first = useRef(() => may && text !== '' && tryIt.send(text))
  useEffect(() => void first.current(), [])
  if (accepted) return <Accepted run={accepted.run} />
  const answer = tried?.text === text ? tried.answer : null
  const faults = answer?.faults ?? []
  const bad = new Set(faults.flatMap(({ places }) => places.map(({ from }) => lineAt(text, from))))
  const isBusy = tryIt.isSending || send.isSending
  const isEmpty = text.trim() === ''
  return (
    <>
      <Sheet title={said.wrong}>
        <div role="status">
          {!may && <p className="sent">{whyOf(of.reason)}</p>}
          {may && answer?.accepted && (
            <p>
              <Mark tone="good" size={14} /> {said.nothingWrong}
            </p>
          )}
          {may && answer === null && (
            <p className="second">
              {tryIt.isSending ? said.trying : of.line === null && typed === '' ? said.notKeptText : said.notTried}
            </p>
          )}
          <ul className={classes.faults}>
            {faults.map(({ says, places }) => (
              <li key={says}>
                <Mark tone="bad" size={14} />
                <span className="sent">
                  {places.map((place) => (
                    <span key={place.from}>
                      <button
                        type="button"
                        className={classes.jump}
                        onClick={() => area.current && selectIn(area.current, place)}
                      >
                        {said.jump(lineAt(text, place.from))}
                      </button>{' '}
                    </span>
                  ))}
                  {whyOf(says)}
                </span>
              </li>
            ))}
          </ul>
        </div>
      </Sheet>
      <Sheet title={said.line}>
        <div className={classes.mending}>
          <p className="second small">{said.masked}</p>
          <LinesField
            area={area}
            label={said.line}
            value={text}
            bad={bad}
            rows={6}
            readOnly={!may || send.isSending}
            write={(next) => write(next === came ? '' : next)}
          />
          <Failed error={tryIt.error ?? send.error} />
          {may && (
            <div className={rows.acts}>
              <Button disabled={isEmpty || isBusy} onClick={() => send.send()}>
                {send.isSending ? said.sending : said.sendIt}
              </Button>
              <Button variant="default" disabled={isEmpty || isBusy} onClick={() => tryIt.send(text)}>
                {tryIt.isSending ? said.trying : said.try}
              </Button>
              {typed !== '' && (
                <Button variant="default" disabled={isBusy} onClick={() => write('')}>
                  {said.back}
                </Button>
              )}
              <Button
                variant="default"
                disabled={isBusy}
                onClick={() => setDismissing({ lines: 1, which: { id: of.id } })}
              >
                {said.dismissOne}
              </Button>
            </div>
          )}
        </div>
      </Sheet>
      {answer && (
        <Sheet title={answer.understood ? said.understood(answer.understood.type) : said.understoodNone}>
          {answer.understood ? (
            <div className={classes.mending}>
              <p className="second small">{said.understoodText}</p>
              <dl className={classes.fields}>
                {answer.understood.fields.map(({ name, value }) => (
                  <Field key={name} name={name} value={value} />
                ))}
              </dl>
            </div>
          ) : (
            <p className="second">{said.notUnderstood}</p>
          )}
        </Sheet>
      )}
      <Dismiss
        of={dismissing}
        close={() => setDismissing(null)}
        done={() => {
          sent()
          void navigate({ to: '/w/$workspace/refused', params: { workspace }, search: whichOf(search) })
        }}
      />
    </>
  )
}

const Field = ({ name, value }: { name: string; value: string }) => (
  <>
    <dt>{visible(name)}</dt>
    <dd className="sent">{visible(value)}</dd>
  </>
)

function Accepted({ run }: { run: string | null }) {
  const said = useEvidenceWords().refused
  const { workspace } = useHere()
  const search = useSearch({ from: '/w/$workspace/refused' }) as Filters
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <Sheet title={said.accepted}>
      <div ref={place} tabIndex={-1} role="status" className={rows.shown}>
        <p>
          <Mark tone="good" size={14} /> {said.acceptedText}
        </p>
        <p>
          {run !== null && (
            <>
              <Link to="/w/$workspace/runs/$run" params={{ workspace, run }}>
                {said.openRun}
              </Link>{' '}
            </>
          )}
          <Link to="/w/$workspace/refused" params={{ workspace }} search={whichOf(search)}>
            {said.allKinds}
          </Link>
        </p>
      </div>
    </Sheet>
  )
}
