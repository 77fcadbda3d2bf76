import { Button, Modal } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type RefObject, useState } from 'react'
import { usePlanWords } from '../../messages/plan.ts'
import { Mark } from '../../parts/mark.tsx'
import { useHere } from '../../session.tsx'
import { useSaving } from './draft.tsx'
import classes from './plan.module.css'
import { readFile } from './plan-file.ts'

/** A file becomes the draft, whatever is wrong with it, and is shown with its errors; where a draft is there, after a question. */
export function Upload({ of }: { of: RefObject<HTMLInputElement | null> }) {
  const said = usePlanWords()
  const { workspace } = useHere()
  const navigate = useNavigate()
  const { text: saving, newest } = useSaving()
  const [refused, setRefused] = useState<string | null>(null)
  const [asked, setAsked] = useState<{ name: string; source: string; revision: number } | null>(null)
  const put = async ({ source, revision }: { source: string; revision: number }) => {
    setAsked(null)
    const draft = await saving.mutateAsync({ source, revision }).catch(() => undefined)
    if (draft)
      await navigate({
        to: '/w/$workspace/plan/edit/$section',
        params: { workspace, section: draft.errors.length > 0 ? 'file' : 'apply' },
      })
  }
  const choose = async (file: File | undefined) => {
    if (!file) return
    const read = await readFile(file, said)
    setRefused(read.kind === 'refused' ? read.why : null)
    if (read.kind === 'refused') return
    const draft = await newest().catch(() => undefined)
    if (!draft) return
    const given = { source: read.text, revision: draft.revision }
    if (draft.kept && draft.source !== read.text) setAsked({ name: file.name, ...given })
    else await put(given)
  }
  const fault = refused ?? saving.error?.message
  return (
    <>
      <Button variant="default" onClick={() => of.current?.click()}>
        {said.upload}
      </Button>
      <input
        ref={of}
        type="file"
        className="hidden"
        tabIndex={-1}
        aria-label={said.upload}
        accept=".yaml,.yml,.json,text/yaml"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          choose(file)
          event.currentTarget.value = ''
        }}
      />
      {fault && (
        <p role="alert" className={classes.fault}>
          <Mark tone="bad" size={14} /> {fault}
        </p>
      )}
      <Modal opened={asked !== null} onClose={() => setAsked(null)} title={said.file.replaceSure(asked?.name ?? '')}>
        <p>{said.file.replaceText}</p>
        <div className={classes.buttons}>
          <Button mt="md" onClick={() => asked && put(asked)}>
            {said.file.replaceGo}
          </Button>
          <Button mt="md" variant="default" onClick={() => setAsked(null)}>
            {said.draft.keep}
          </Button>
        </div>
      </Modal>
    </>
  )
}
