import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { usePlanWords } from '../../messages/plan.ts'
import { Mark } from '../../parts/mark.tsx'
import { PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import { mayOne, operators, useHere } from '../../session.tsx'
import { usePlanDraft, useSaving } from './draft.tsx'
import classes from './plan.module.css'
import { Upload } from './upload.tsx'

/** Where there is no plan yet: samples to start from, or a file of one's own. */
export function Begin() {
  const said = usePlanWords()
  const here = useHere()
  const may = mayOne(here, operators)
  return (
    <>
      <PageHead title={said.title} sentence={said.none.title} />
      <div className={classes.column}>
        <p className={classes.lead}>{said.none.text}</p>
        {may ? <Ways /> : <p className="second">{said.none.reader}</p>}
      </div>
    </>
  )
}

function Ways() {
  const words = useMessages()
  const said = usePlanWords()
  const { api, workspace } = useHere()
  const navigate = useNavigate()
  const draft = usePlanDraft()
  const { text: saving } = useSaving()
  const file = useRef<HTMLInputElement>(null)
  const samples = useQuery({
    queryKey: ['plan-samples', workspace],
    queryFn: () => api.get('/api/v1/plan/samples'),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const to = { to: '/w/$workspace/plan/edit/$section', params: { workspace, section: 'what' } } as const
  const start = async (source: string) => {
    const begun = await saving.mutateAsync({ source, revision: draft.data?.revision ?? 0 }).catch(() => undefined)
    if (begun) await navigate(to)
  }
  if (draft.data?.kept)
    return (
      <Sheet title={said.none.draft}>
        <Link {...to}>{said.goOnEditing}</Link>
      </Sheet>
    )
  return (
    <>
      {saving.error && (
        <p role="alert" className={classes.fault}>
          <Mark tone="bad" size={14} /> {saving.error.message}
        </p>
      )}
      <section aria-label={said.none.samples}>
        <h2 className={classes.heading}>{said.none.samples}</h2>
        <Panel answer={samples} words={words.panel} height={320}>
          {({ items }) => (
            <ul className={classes.samples}>
              {items.map((one) => (
                <li key={one.name}>
                  <h3>{one.title}</h3>
                  <p className="second">{one.purpose}</p>
                  <Button
                    variant="default"
                    size="xs"
                    disabled={saving.isPending || draft.data === undefined}
                    aria-label={`${said.none.start}: ${one.title}`}
                    onClick={() => start(one.source)}
                  >
                    {said.none.start}
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </Panel>
      </section>
      <section aria-label={said.none.file}>
        <h2 className={classes.heading}>{said.none.file}</h2>
        <Upload of={file} />
      </section>
    </>
  )
}
