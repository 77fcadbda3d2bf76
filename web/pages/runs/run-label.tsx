import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useSourcesWords } from '../../messages/sources.ts'
import { Failed } from '../../parts/failed.tsx'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { mayOne, useHere } from '../../session.tsx'
import { useFormat } from '../../shell/moment.tsx'
import type { SourcesOfRun } from './marked.ts'
import classes from './run-sources.module.css'

type Said = NonNullable<SourcesOfRun['labelled']>
const labels = ['supported', 'gap', 'untold'] as const

/** What people say of the answer beside its sources; whoever may, says it here, and goes on to the next one that is drawn. */
export function RunLabel({ run, workflow, labelled }: { run: string; workflow: string; labelled: Said | null }) {
  const words = useSourcesWords()
  const said = words.label
  const here = useHere()
  const { api, workspace } = here
  const format = useFormat()
  const cache = useQueryClient()
  const may = mayOne(here, ['owner', 'operator', 'reviewer'])
  const drawn = useQuery({
    queryKey: ['sources', workspace, 'drawn', workflow],
    queryFn: () => api.get('/api/v1/sources/labels', { query: { workflow } }),
    enabled: may,
  })
  const { send, isSending, error } = useSend({
    key: ['label', workspace, run],
    send: (label: Said['label'] | null) =>
      api.post('/api/v1/runs/{run}/sources/label', { params: { run }, body: { label } }),
    sent: ({ labelled: newest }) => {
      cache.setQueryData(
        ['run', workspace, run, 'sources'],
        (old?: SourcesOfRun) => old && { ...old, labelled: newest },
      )
      void cache.invalidateQueries({ queryKey: ['sources', workspace] })
    },
  })
  const of = labelled && said.of(visible(labelled.by), said.said[labelled.label], format.day(labelled.at))
  if (!may) return of ? <p className={classes.label}>{of}</p> : null
  const next = drawn.data?.next
  return (
    <section className={classes.label} aria-label={said.ask}>
      <p>{said.ask}</p>
      <div className={classes.choices}>
        {labels.map((label) => (
          <Button
            key={label}
            size="xs"
            variant={labelled?.label === label ? 'filled' : 'default'}
            aria-pressed={labelled?.label === label}
            aria-disabled={isSending}
            onClick={() => send(label)}
          >
            {said.by[label]}
          </Button>
        ))}
        {labelled && (
          <Button size="xs" variant="subtle" aria-disabled={isSending} onClick={() => send(null)}>
            {said.back}
          </Button>
        )}
      </div>
      <Failed error={error} />
      <p className={`${classes.after} quiet small`}>
        {of}{' '}
        {next && next !== run && (
          <Link to="/w/$workspace/runs/$run" params={{ workspace, run: next }}>
            {words.labels.next}
          </Link>
        )}
      </p>
    </section>
  )
}
