import { useMessages } from '../../messages/messages.ts'
import { Breakable, SentText } from '../../parts/text.tsx'
import classes from './run.module.css'
import { isCode, readable } from './steps.ts'
import { asText } from './write-fields.ts'

/** A text of a run or a step, under what it is. */
export function Part({ name, text, isError }: { name: string; text: string; isError?: boolean }) {
  const words = useMessages()
  const shown = readable(text)
  return (
    <section className={classes.part} data-error={isError || undefined}>
      <h3>{name}</h3>
      <SentText text={shown} words={words} mono={isCode(text)} />
    </section>
  )
}

type Fields = Readonly<Record<string, unknown>>

/** What a system calls its things, name by name: sources and attributes as they are read, not as they were sent. */
export function Named({ name, of }: { name: string; of: readonly Fields[] }) {
  const words = useMessages()
  return (
    <section className={classes.part}>
      <h3>{name}</h3>
      {of.map((fields, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was sent once stays in its order
        <dl key={index} className={classes.named}>
          {Object.entries(fields).map(([name, value]) => (
            <div key={name}>
              <dt className="sent">
                <Breakable text={name} />
              </dt>
              <dd>
                <SentText text={readable(asText(value))} words={words} mono={typeof value === 'object'} isBrief />
              </dd>
            </div>
          ))}
        </dl>
      ))}
    </section>
  )
}
