import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import classes from './run.module.css'

/** By which rule each field of a step was read from what its client sent; asked for when somebody wants to know. */
export function ReadBy({ run, step }: { run: string; step: string }) {
  const words = useMessages()
  const { api, workspace } = useHere()
  const [isOpen, setOpen] = useState(false)
  const { data } = useQuery({
    queryKey: ['run', workspace, run, 'rules'],
    queryFn: () => api.get('/api/v1/runs/{run}/rules', { params: { run } }),
    enabled: isOpen,
  })
  const rules = data?.steps.find((one) => one.step === step)?.rules
  return (
    <div className="no-print">
      <button type="button" className={classes.earlier} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {words.run.readBy}
      </button>
      {isOpen && !data && <p className="quiet small">{words.panel.loading}</p>}
      {isOpen && data && !rules && <p className="second small">{words.run.readAsIs}</p>}
      {isOpen && rules && (
        <section className={classes.part}>
          <dl className={classes.named}>
            {rules.map(({ field, rule }) => (
              <div key={field}>
                <dt className="sent">{visible(field)}</dt>
                <dd className="sent">{visible(rule)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  )
}
