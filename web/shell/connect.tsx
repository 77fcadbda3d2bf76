import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { snippet, testRun, variables, type Way, ways } from '../connect.ts'
import { useMessages } from '../messages/messages.ts'
import { CopyBlock } from '../parts/copy.tsx'
import classes from './connect.module.css'
import { useNames } from './names.ts'

/** What an engineer copies to send a first run; `secret` is the key just made, null where it can no longer be shown. */
export function Connect({ secret }: { secret: string | null }) {
  const words = useMessages()
  const said = words.connect
  const { workflows } = useNames()
  const [way, setWay] = useState<Way>('curl')
  const [now] = useState(() => new Date())
  const text = snippet(way, testRun(workflows[0] ?? 'first-workflow', now))
  return (
    <div className={classes.connect}>
      <h3>{said.variables}</h3>
      <CopyBlock text={variables(location.origin, secret, said.yourKey)} label={said.variables} words={words} />
      <div className={classes.head}>
        <h3>{said.send}</h3>
        <SegmentedControl
          size="xs"
          aria-label={said.send}
          value={way}
          onChange={(value) => setWay(value as Way)}
          data={ways.map((value) => ({ value, label: said.ways[value] }))}
        />
      </div>
      <p className="second small">{way === 'file' ? said.fileText : said.sendText}</p>
      <CopyBlock text={text} label={said.send} words={words} />
    </div>
  )
}
