import { Button, SegmentedControl, Textarea } from '@mantine/core'
import { type DragEvent, useState } from 'react'
import { useTryWords } from '../../messages/try.ts'
import { Failed } from '../../parts/failed.tsx'
import { Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { visible } from '../../parts/visible.ts'
import { readCsv } from '../sheets/source.ts'
import { MOST_BYTES, type Source } from './ask.ts'
import classes from './try.module.css'

/** A file that is dropped or chosen, rows that are pasted, or our example: looked at as soon as it is there. */
export function Where(props: {
  shown: string | null
  isLooking: boolean
  error: Error | null
  look: (source: Source) => void
}) {
  const { shown, isLooking, error, look } = props
  const said = useTryWords()
  const [way, setWay] = useState<'file' | 'paste'>('file')
  const [pasted, setPasted] = useState('')
  const [isOver, setOver] = useState(false)
  const [refused, setRefused] = useState<'notText' | 'tooLarge' | null>(null)
  const take = async (file: File | undefined) => {
    if (!file || isLooking) return
    const read = file.size > MOST_BYTES ? ({ refused: 'tooLarge' } as const) : await readCsv(file)
    setRefused('refused' in read ? read.refused : null)
    if ('text' in read) look({ name: file.name, text: read.text })
  }
  const dropped = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  const example = async () => {
    setRefused(null)
    const { default: text } = await import('./example.csv?raw')
    look({ name: said.exampleName, text })
  }
  return (
    <Sheet title={said.where}>
      <form
        className={rows.form}
        onSubmit={(event) => {
          event.preventDefault()
          setRefused(null)
          if (pasted.trim() !== '') look({ name: said.paste, text: pasted })
        }}
      >
        <SegmentedControl
          style={{ justifySelf: 'start' }}
          aria-label={said.from}
          value={way}
          onChange={(value) => setWay(value as 'file' | 'paste')}
          data={(['file', 'paste'] as const).map((value) => ({ value, label: said.ways[value] }))}
        />
        {way === 'file' ? (
          // biome-ignore lint/a11y/noStaticElementInteractions: whoever drops nothing chooses in it.
          <div
            className={classes.drop}
            data-over={isOver || undefined}
            onDragOver={(event) => {
              event.preventDefault()
              setOver(true)
            }}
            onDragLeave={() => setOver(false)}
            onDrop={dropped}
          >
            <label htmlFor="history">{said.drop}</label>
            <input
              id="history"
              type="file"
              accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
              disabled={isLooking}
              onChange={(event) => {
                const { files } = event.currentTarget
                void take(files?.[0])
                // The same file, changed meanwhile, can be chosen again.
                event.currentTarget.value = ''
              }}
            />
            <p className="quiet small">{said.dropText}</p>
          </div>
        ) : (
          <Textarea
            label={said.paste}
            description={said.pasteText}
            inputWrapperOrder={['label', 'input', 'description']}
            autosize
            minRows={5}
            maxRows={12}
            value={pasted}
            readOnly={isLooking}
            onChange={(event) => setPasted(event.currentTarget.value)}
            spellCheck={false}
            classNames={{ input: classes.pasted ?? '' }}
          />
        )}
        {shown !== null && (
          <p className="second" role="status">
            {said.shown(visible(shown))}
          </p>
        )}
        {refused && <Failed error={new Error(said[refused])} />}
        <Failed error={error} />
        <div className={rows.acts}>
          {way === 'paste' && (
            <Button type="submit" variant="default" disabled={pasted.trim() === '' || isLooking}>
              {isLooking ? said.looking : said.look}
            </Button>
          )}
          <Button variant="default" disabled={isLooking} onClick={() => void example()}>
            {isLooking && way === 'file' ? said.looking : said.example}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
