import { Button } from '@mantine/core'
import { useState } from 'react'
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
  const [most, setMost] = useState(STEP)
  const all = of.reduce((sum, fields) => sum + Object.keys(fields).length, 0)
  return (
    <section className={classes.part}>
      <h3>{name}</h3>
      {firstOf(of, most).map((fields, index) => (
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
      {all > most && (
        <Button size="xs" variant="default" onClick={() => setMost(most + STEP)}>
          {words.more}
        </Button>
      )}
    </section>
  )
}

/** Fields shown at once: there may be thousands, and nobody reads more at a glance. */
const STEP = 60

function firstOf(of: readonly Fields[], most: number): Fields[] {
  const shown: Fields[] = []
  let left = most
  for (const fields of of) {
    if (left <= 0) break
    const entries = Object.entries(fields).slice(0, left)
    shown.push(Object.fromEntries(entries))
    left -= entries.length
  }
  return shown
}
