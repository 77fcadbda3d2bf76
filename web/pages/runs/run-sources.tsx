import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { useSourcesWords } from '../../messages/sources.ts'
import { Mark } from '../../parts/mark.tsx'
import { Coming, Sheet } from '../../parts/panel.tsx'
import { SentText } from '../../parts/text.tsx'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { useFormat } from '../../shell/moment.tsx'
import { piecesOf, type SourcesOfRun } from './marked.ts'
import { RunLabel } from './run-label.tsx'
import classes from './run-sources.module.css'

type Read = NonNullable<SourcesOfRun['read']>

/** What was found for a run. A page asks it beside the run itself: what stands below waits for both. */
export function useSources(run: string) {
  const { api, workspace } = useHere()
  return useQuery({
    queryKey: ['run', workspace, run, 'sources'],
    queryFn: () => api.get('/api/v1/runs/{run}/sources', { params: { run } }),
  })
}

/** The answer of a run beside what was found for it, with what of it is not there; nothing of a run that looked nothing up. */
export function Sources({ run }: { run: string }) {
  const said = useSourcesWords().ofRun
  const { data, isPending } = useSources(run)
  if (isPending) return <Coming />
  if (!data || (!data.read && !data.kept)) return null
  return (
    <Sheet title={said.title}>
      <div className={classes.all}>
        {data.read ? <Held of={data.read} /> : data.kept && <Kept of={data.kept} />}
        {data.kept && data.kept.result !== 'untold' && (
          <RunLabel run={run} workflow={data.kept.workflow} labelled={data.labelled} />
        )}
      </div>
    </Sheet>
  )
}

function Held({ of }: { of: Read }) {
  const words = useSourcesWords()
  const said = words.ofRun
  if (of.why !== null || of.answer === null)
    return (
      <p>
        <Mark tone="unknown" /> {said.untold(words.whys[of.why ?? 'no_answer'])}
      </p>
    )
  return (
    <>
      <div className={classes.says}>
        <Mark tone={of.result === 'gap' ? 'warn' : 'good'} />
        <div>
          <p>
            {of.result === 'supported' && `${said.supported} `}
            {of.kinds.map((kind) => said.says[kind]).join(' ')}
          </p>
          <p className="quiet small">
            {said.screen} {said.misses}
          </p>
        </div>
      </div>
      <div className={of.passages.length > 0 ? classes.two : undefined}>
        <Answer of={of} answer={of.answer} />
        {of.passages.length > 0 && <Passages of={of.passages} />}
      </div>
    </>
  )
}

function Answer({ of, answer }: { of: Read; answer: string }) {
  const said = useSourcesWords().ofRun
  const pieces = useMemo(() => piecesOf(answer, of.claims), [answer, of.claims])
  return (
    <section className={classes.part}>
      <h3 id="answer-marked">{said.answer}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached without a mouse */}
      <section tabIndex={0} aria-labelledby="answer-marked" className={classes.answer}>
        <p dir="auto">
          {pieces.map(({ text, claim, missing }, index) => {
            const shown = missing ? (
              <mark>
                {visible(text)}
                <span className="hidden"> ({said.missing})</span>
              </mark>
            ) : (
              visible(text)
            )
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, which never change places
              <span key={index} data-claim={claim || undefined}>
                {shown}
              </span>
            )
          })}
        </p>
      </section>
    </section>
  )
}

/** So many passages at once: most answers are given from fewer. */
const SHOWN = 5

function Passages({ of }: { of: Read['passages'] }) {
  const words = useMessages()
  const said = useSourcesWords().ofRun
  const format = useFormat()
  const [isAll, setAll] = useState(of.length <= SHOWN + 1)
  const shown = isAll ? of : of.slice(0, SHOWN)
  return (
    <section className={classes.part}>
      <h3>{said.passages(of.length)}</h3>
      <ol className={classes.passages}>
        {shown.map(({ title, date, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what was found once stays in its order
          <li key={index}>
            <h4 className="sent">
              {title === null ? said.unnamed : visible(title)}
              {date !== null && <span className="quiet"> {said.ofDay(format.day(date))}</span>}
            </h4>
            <SentText text={text} words={words} lines={5} isBrief />
          </li>
        ))}
      </ol>
      {!isAll && (
        <button type="button" className={classes.more} onClick={() => setAll(true)}>
          {said.allPassages(of.length)}
        </button>
      )}
    </section>
  )
}

/** What is left where the texts are deleted. */
function Kept({ of }: { of: NonNullable<SourcesOfRun['kept']> }) {
  const words = useSourcesWords()
  const said = words.ofRun
  return (
    <div className={classes.says}>
      <Mark tone={of.result === 'gap' ? 'warn' : of.result === 'supported' ? 'good' : 'unknown'} />
      <div>
        <p>
          {said.deleted}{' '}
          {of.why !== null
            ? words.whys[of.why]
            : of.kinds.map((kind) => words.kinds[kind]).join(', ') || said.supported}
        </p>
        <p className="quiet small">{said.screen}</p>
      </div>
    </div>
  )
}
