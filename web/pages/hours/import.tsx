import { Button, Checkbox, FileInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { paths } from '../../../sdk/src/api.ts'
import { useHoursWords } from '../../messages/hours.ts'
import { Failed } from '../../parts/failed.tsx'
import { Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { readCsv } from '../sheets/source.ts'
import { useEntered } from './ask.ts'
import classes from './hours.module.css'
import { inHours } from './in-hours.ts'

type Imported = paths['/api/v1/hours/import']['post']['responses'][200]['content']['application/json']

/** Where a file of Toggl Track or Harvest is looked at, and then entered. */
export function Import() {
  const said = useHoursWords().import
  const { api, workspace } = useHere()
  const entered = useEntered()
  const [file, setFile] = useState<File | null>(null)
  const [mapping, setMapping] = useState('')
  const [overlapping, setOverlapping] = useState(false)
  const [seen, setSeen] = useState<Imported | null>(null)
  const look = useSend({
    key: ['hours-import', workspace],
    send: async (isDryRun: boolean) => {
      const read = await readCsv(file ?? new Blob())
      if ('refused' in read) throw new Error(said[read.refused])
      const body = read.text
      const query = { mapping, dry_run: String(isDryRun) as 'true', overlapping: String(overlapping) as 'true' }
      return await api.post('/api/v1/hours/import', { query, body })
    },
    sent: (answer) => {
      setSeen(answer)
      if (!answer.dry_run) entered()
    },
  })
  const changed = () => setSeen(null)
  return (
    <Sheet title={said.title}>
      <form
        className={rows.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (file) look.send(seen === null || !seen.dry_run)
        }}
      >
        <p className="second small">{said.text}</p>
        <FileInput
          label={said.file}
          accept=".csv,text/csv"
          value={file}
          disabled={look.isSending}
          onChange={(chosen) => {
            changed()
            setFile(chosen)
          }}
        />
        <Textarea
          label={said.mapping}
          description={said.mappingText}
          inputWrapperOrder={['label', 'input', 'description']}
          value={mapping}
          readOnly={look.isSending}
          onChange={(event) => {
            changed()
            setMapping(event.currentTarget.value)
          }}
          autosize
          minRows={2}
          maxRows={10}
          maxLength={20_000}
          spellCheck={false}
        />
        {seen && <Seen of={seen} />}
        {seen && (seen.overlaps > 0 || overlapping) && (
          <Checkbox
            label={said.overlapping}
            checked={overlapping}
            disabled={look.isSending}
            onChange={(event) => {
              changed()
              setOverlapping(event.currentTarget.checked)
            }}
          />
        )}
        <Failed error={look.error} />
        <div className={rows.acts}>
          {seen?.dry_run && seen.entered > 0 ? (
            <Button type="submit" disabled={look.isSending}>
              {said.enter(String(seen.entered))}
            </Button>
          ) : (
            <Button type="submit" variant="default" disabled={!file || look.isSending || seen?.dry_run === true}>
              {look.isSending ? said.looking : said.look}
            </Button>
          )}
        </div>
      </form>
    </Sheet>
  )
}

/** What would be entered, or was, and what is refused, each in a sentence. */
function Seen({ of }: { of: Imported }) {
  const words = useHoursWords()
  const said = words.import
  const { people, projects } = of.unknown
  return (
    <div role="status" className={classes.seen}>
      <p>{of.dry_run ? said.wouldBe(String(of.entered)) : said.entered(String(of.entered))}</p>
      {of.known > 0 && <p className="second small">{said.known(String(of.known))}</p>}
      {of.overlaps > 0 && <p className="second small">{said.overlaps(String(of.overlaps))}</p>}
      {of.rows.length > 0 && (
        <details>
          <summary className="small">{said.rows}</summary>
          <ul className="small">
            {of.rows.map((one) => (
              <li key={one.line} className="sent">
                {one.line}: {one.day}, {visible(one.name)}, {inHours(one.minutes, words)}, {said.states[one.state]}
                {one.note && <>, {visible(one.note)}</>}
              </li>
            ))}
          </ul>
        </details>
      )}
      {of.refused.length > 0 && (
        <>
          <p className="small">{said.refused(String(of.refused.length))}</p>
          <ul className="small">
            {of.refused.slice(0, 50).map((one) => (
              <li key={one.line} className="sent">
                {one.line}: {visible(one.says)}
              </li>
            ))}
          </ul>
        </>
      )}
      {people.length + projects.length > 0 && (
        <>
          <p className="small">{said.unknown}</p>
          <pre className={`${classes.sample} sent`}>
            {[
              ...(people.length > 0 ? ['people:', ...people.map((one) => `  ${JSON.stringify(visible(one))}: `)] : []),
              ...(projects.length > 0
                ? ['projects:', ...projects.map((one) => `  ${JSON.stringify(visible(one))}: workflow `)]
                : []),
            ].join('\n')}
          </pre>
        </>
      )}
    </div>
  )
}
