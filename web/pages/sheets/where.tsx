import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useEvidenceWords } from '../../messages/evidence.ts'
import { useDraft } from '../../parts/draft.ts'
import { Failed } from '../../parts/failed.tsx'
import { Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { useNames } from '../../shell/names.ts'
import classes from './sheets.module.css'
import { readCsv, type Source } from './source.ts'

/** Where a sheet is: its address, or a file. */
export function Where(props: {
  /** Of one that is read already. */
  url: string
  isLooking: boolean
  error: Error | null
  look: (source: Source) => void
  changed: () => void
}) {
  const { isLooking, error, look, changed } = props
  const said = useEvidenceWords().sheets
  const { workspace } = useHere()
  const { workflows } = useNames()
  const [way, setWay] = useState<'address' | 'file'>('address')
  const [drafted, write] = useDraft(`sheet ${workspace}`)
  const url = props.url === '' ? drafted : props.url
  // A key of somebody's system is kept nowhere in the browser, and neither is what stands in a file.
  const [key, setKey] = useState('')
  const [workflow, setWorkflow] = useState(workflows.length === 1 ? (workflows[0] ?? '') : '')
  const [file, setFile] = useState<{ name: string; text: string } | null>(null)
  const [refused, setRefused] = useState<'notText' | 'tooLarge' | null>(null)
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return
    changed()
    const read = await readCsv(chosen)
    setRefused('refused' in read ? read.refused : null)
    setFile('refused' in read ? null : { name: chosen.name, text: read.text })
  }
  const isReady = way === 'address' ? url.trim() !== '' : file !== null
  return (
    <Sheet title={said.where}>
      <form
        className={rows.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (way === 'address' && isReady)
            look({ kind: 'address', url: url.trim(), key: key.trim(), workflow: workflow.trim() })
          if (way === 'file' && file) look({ kind: 'file', ...file, workflow: workflow.trim() })
        }}
      >
        {props.url === '' && (
          <SegmentedControl
            style={{ justifySelf: 'start' }}
            aria-label={said.from}
            value={way}
            onChange={(value) => {
              changed()
              setWay(value as 'address' | 'file')
            }}
            data={(['address', 'file'] as const).map((value) => ({ value, label: said.ways[value] }))}
          />
        )}
        <div className={rows.fields}>
          {way === 'address' ? (
            <>
              <TextInput
                label={said.url}
                description={said.urlText}
                inputWrapperOrder={['label', 'input', 'description']}
                placeholder="https://docs.google.com/spreadsheets/d/e/.../pub?output=csv"
                value={url}
                readOnly={isLooking || props.url !== ''}
                onChange={(event) => {
                  changed()
                  write(event.currentTarget.value)
                }}
                autoComplete="off"
                inputMode="url"
                spellCheck={false}
                required
              />
              <TextInput
                type="password"
                label={said.key}
                description={said.keyText}
                inputWrapperOrder={['label', 'input', 'description']}
                value={key}
                readOnly={isLooking}
                onChange={(event) => {
                  changed()
                  setKey(event.currentTarget.value)
                }}
                autoComplete="off"
              />
            </>
          ) : (
            <div className={classes.chosen}>
              <label htmlFor="csv">{said.file}</label>
              <input
                id="csv"
                type="file"
                accept=".csv,.tsv,.txt,text/csv"
                disabled={isLooking}
                onChange={(event) => choose(event.currentTarget.files?.[0])}
              />
              <p className="quiet small">{file ? said.chosen(visible(file.name)) : said.fileText}</p>
              {refused && <Failed error={new Error(said[refused])} />}
            </div>
          )}
          {props.url === '' && (
            <TextInput
              label={said.workflow}
              description={said.workflowText}
              inputWrapperOrder={['label', 'input', 'description']}
              value={workflow}
              readOnly={isLooking}
              onChange={(event) => {
                changed()
                setWorkflow(event.currentTarget.value)
              }}
              maxLength={200}
              autoComplete="off"
            />
          )}
        </div>
        <Failed error={error} />
        <div className={rows.acts}>
          <Button type="submit" variant="default" disabled={!isReady || isLooking}>
            {isLooking ? said.looking : said.look}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
