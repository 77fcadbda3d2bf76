import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { Breakable, SentText } from '../../parts/text.tsx'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { Part } from './part.tsx'
import classes from './run.module.css'
import { isCode, type Message, type RunDetail, readable, type Step } from './steps.ts'

type Side = 'input' | 'output'
type Told = Partial<Pick<Step, 'step' | 'kind'>> &
  Pick<RunDetail['run'], 'input' | 'output' | 'input_messages' | 'output_messages'>

/** What went into a run or a step, or what came out: a conversation where it is one, else the text. */
export function Said({ of, run, side }: { of: Told; run: string; side: Side }) {
  const words = useMessages().run
  const [isAsSent, setAsSent] = useState(false)
  const [text, messages] = [of[side], of[`${side}_messages`]]
  const name = of.kind === 'tool' ? words[side === 'input' ? 'arguments' : 'result'] : words[side]
  if (text) return <Part name={name} text={text} />
  if (!messages) return null
  return (
    <section className={classes.part}>
      <h3>
        {name}
        <button type="button" className="no-print" aria-pressed={isAsSent} onClick={() => setAsSent(!isAsSent)}>
          {words.asSent}
        </button>
      </h3>
      {isAsSent ? <AsSent run={run} step={of.step} side={side} /> : <Conversation messages={messages} />}
    </section>
  )
}

/** What is said first is most often the same in every call: the last of it is shown, and the rest on request. */
const SHOWN = 3

function Conversation({ messages }: { messages: readonly Message[] }) {
  const words = useMessages()
  const [isWhole, setWhole] = useState(messages.length <= SHOWN + 1)
  const shown = isWhole ? messages : messages.slice(-SHOWN)
  return (
    <>
      {!isWhole && (
        <button type="button" className={`${classes.earlier} no-print`} onClick={() => setWhole(true)}>
          {words.run.earlier(messages.length - SHOWN)}
        </button>
      )}
      <ol className={classes.conversation}>
        {shown.map(({ role, name, content, tool_calls }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what was said once stays in its order
          <li key={index} data-role={role}>
            <h4>
              {words.run.role[role]}
              {name && <span className="sent"> {visible(name)}</span>}
            </h4>
            {content && <SentText text={readable(content)} words={words} mono={isCode(content)} isBrief />}
            {tool_calls?.map((call, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same
              <div key={at} className={classes.call}>
                <strong className="sent">
                  <Breakable text={call.name} />
                </strong>
                <SentText text={readable(call.arguments)} words={words} mono isBrief />
              </div>
            ))}
          </li>
        ))}
      </ol>
    </>
  )
}

/** The text behind a conversation, letter by letter: asked for when somebody wants it, for the whole run at once. */
function AsSent({ run, step, side }: { run: string; step: string | undefined; side: Side }) {
  const words = useMessages()
  const { api, workspace } = useHere()
  const { data } = useQuery({
    queryKey: ['run', workspace, run, 'as sent'],
    queryFn: () => api.get('/api/v1/runs/{run}', { params: { run } }),
  })
  if (!data) return <p className="quiet small">{words.panel.loading}</p>
  const of = step === undefined ? data.run : data.steps.find((one) => one.step === step)
  return <SentText text={readable(of?.[side] ?? '')} words={words} mono />
}
