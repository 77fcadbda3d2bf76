import { Button, Modal } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { type ChangeEvent, useEffect, useRef, useState } from 'react'
import { AftercareError } from '../../api.ts'
import { usePlanWords } from '../../messages/plan.ts'
import { useDraft } from '../../parts/draft.ts'
import { LinesField, selectIn } from '../../parts/lines-field.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Sheet } from '../../parts/panel.tsx'
import { useHere } from '../../session.tsx'
import { type Draft, useSaving } from './draft.tsx'
import classes from './plan.module.css'
import { readFile } from './plan-file.ts'
import { unsentOf } from './use-field.ts'

/** A pause this long, and what was typed is saved. */
const PAUSE_MS = 1500

type Unsent = { readonly revision: number; readonly text: string }

/** The plan as its file, with every error beside its line. What is typed stays in the tab until the server has it. */
export function FileOf({ draft }: { draft: Draft }) {
  const said = usePlanWords()
  const { workspace } = useHere()
  const { line } = useSearch({ from: '/w/$workspace/plan/edit/$section' })
  const { text: saving, newest } = useSaving()
  const [kept, keep] = useDraft(`${unsentOf(workspace)}file`)
  const unsent = kept === '' ? null : (JSON.parse(kept) as Unsent)
  const text = unsent?.text ?? draft.source ?? ''
  const lines = text.split('\n')
  const area = useRef<HTMLTextAreaElement>(null)
  const [replacing, setReplacing] = useState<{ name: string; text: string } | null>(null)
  const [refused, setRefused] = useState<string | null>(null)

  const write = (next: string) =>
    keep(next === draft.source ? '' : JSON.stringify({ revision: unsent?.revision ?? draft.revision, text: next }))
  const save = async (revision = unsent?.revision ?? draft.revision) => {
    if (unsent === null || saving.isPending) return
    const given = unsent.text
    try {
      const now = await saving.mutateAsync({ source: given, revision })
      // Typed on meanwhile: that is written on top of what was just saved.
      const later = latest.current
      keep(later === null || later.text === given ? '' : JSON.stringify({ revision: now.revision, text: later.text }))
    } catch (error) {
      if (error instanceof AftercareError && error.status === 409) await newest().catch(() => undefined)
    }
  }
  const latest = useRef(unsent)
  const saver = useRef(save)
  useEffect(() => {
    latest.current = unsent
    saver.current = save
  })
  const isConflict = saving.error instanceof AftercareError && saving.error.status === 409 && unsent !== null
  const isStopped = saving.isError
  useEffect(() => {
    if (kept === '' || isStopped) return
    const pause = setTimeout(() => saver.current(), PAUSE_MS)
    return () => clearTimeout(pause)
  }, [kept, isStopped])

  const jump = (to: number, column = 1) => {
    const begin = lines.slice(0, to - 1).reduce((sum, one) => sum + one.length + 1, 0)
    if (area.current) selectIn(area.current, { from: begin + column - 1, to: begin + (lines[to - 1]?.length ?? 0) })
  }
  const first = useRef(jump)
  useEffect(() => {
    if (line !== undefined) first.current(Number(line) || 1)
  }, [line])

  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.currentTarget.files ?? []
    event.currentTarget.value = ''
    if (!file) return
    const read = await readFile(file, said)
    setRefused(read.kind === 'refused' ? read.why : null)
    if (read.kind === 'text') setReplacing({ name: file.name, text: read.text })
  }
  // Of what is typed and not saved yet nothing is known.
  const errors = unsent === null ? draft.errors : []
  const bad = new Set(errors.map((one) => one.line))
  return (
    <>
      <Sheet
        title={said.sections.file}
        aside={
          <span className={classes.buttons}>
            <Button size="compact-sm" disabled={unsent === null || saving.isPending} onClick={() => save()}>
              {said.file.save}
            </Button>
            <label className={classes.choose}>
              {said.file.replace}
              <input type="file" accept=".yaml,.yml,.json,text/yaml" onChange={choose} />
            </label>
          </span>
        }
      >
        {refused && (
          <p role="alert" className={classes.fault}>
            <Mark tone="bad" size={14} /> {refused}
          </p>
        )}
        {isConflict && (
          <div role="alert" className={classes.warning}>
            <p>
              <Mark tone="warn" size={14} /> {said.file.conflict}
            </p>
            <p className="second small">{saving.error?.message}</p>
            <span className={classes.buttons}>
              {/* Only over what is known: until theirs has arrived nothing can be saved over it. */}
              <Button
                size="compact-sm"
                disabled={draft.revision === unsent.revision || saving.isPending}
                onClick={() => save(draft.revision)}
              >
                {said.file.mine}
              </Button>
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => {
                  keep('')
                  saving.reset()
                }}
              >
                {said.file.theirs}
              </Button>
            </span>
          </div>
        )}
        {saving.error && !isConflict && (
          <p role="alert" className={classes.fault}>
            <Mark tone="bad" size={14} /> {said.draft.failed}: {saving.error.message}
          </p>
        )}
        <div className={classes.file}>
          <section className={classes.faults} aria-label={said.file.errors} aria-live="polite">
            {errors.length === 0 ? (
              <p className="second small">{unsent === null ? said.file.none : said.draft.unsent}</p>
            ) : (
              <ul className={classes.marks}>
                {errors.map((one) => (
                  <li key={`${one.line} ${one.column} ${one.message}`}>
                    <Mark tone="bad" size={14} />
                    <span>
                      <button type="button" className={classes.jump} onClick={() => jump(one.line, one.column)}>
                        {said.file.jump(one.line)}
                      </button>{' '}
                      {one.key !== '' && <code>{one.key}</code>} {one.message}
                    </span>
                  </li>
                ))}
              </ul>
            )}
            <p className="quiet small">{said.file.keys}</p>
          </section>
          <LinesField
            area={area}
            label={said.file.label}
            value={text}
            bad={bad}
            write={(next) => {
              if (saving.isError && !isConflict) saving.reset()
              write(next)
            }}
            left={() => !isConflict && save()}
            keyDown={(event) => {
              if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return
              event.preventDefault()
              save()
            }}
          />
        </div>
      </Sheet>
      <Modal
        opened={replacing !== null}
        onClose={() => setReplacing(null)}
        title={said.file.replaceSure(replacing?.name ?? '')}
      >
        <p>{said.file.replaceText}</p>
        <div className={classes.buttons}>
          <Button
            mt="md"
            onClick={() => {
              const source = replacing?.text ?? ''
              setReplacing(null)
              saving.mutate({ source, revision: draft.revision }, { onSuccess: () => keep('') })
            }}
          >
            {said.file.replaceGo}
          </Button>
          <Button mt="md" variant="default" onClick={() => setReplacing(null)}>
            {said.draft.keep}
          </Button>
        </div>
      </Modal>
    </>
  )
}
