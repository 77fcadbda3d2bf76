import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { paths } from '../../../sdk/src/api.ts'
import { useMessages } from '../../messages/messages.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { Panel, Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'

type Left = paths['/api/v1/people/left']['get']['responses'][200]['content']['application/json']['items'][number]

/** Who was taken out, and that they can be forgotten. */
export function WhoLeft() {
  const words = useMessages()
  const said = words.people
  const { api, workspace } = useHere()
  const cache = useQueryClient()
  const answer = useQuery({ queryKey: ['people', workspace, 'left'], queryFn: () => api.get('/api/v1/people/left') })
  const [asked, setAsked] = useState<Left | null>(null)
  const forget = useMutation({
    mutationFn: (id: string) => api.post('/api/v1/people/{id}/forget', { params: { id } }),
    onSuccess: () => {
      setAsked(null)
      // Their name stood on whatever page showed what they did.
      return cache.invalidateQueries()
    },
  })
  return (
    <>
      <Sheet title={said.left} flush>
        <p className={rows.calm}>{said.leftText}</p>
        <Panel
          answer={answer}
          words={words.panel}
          height={60}
          isEmpty={({ items }) => items.length === 0}
          empty={<p className={rows.calm}>{said.nobodyLeft}</p>}
        >
          {({ items }) => (
            <ul className={rows.rows}>
              {items.map((one) => (
                <li key={one.id} className={rows.row} data-over={one.email === null || undefined}>
                  <div className={rows.what}>
                    <strong className="sent">{one.name}</strong>
                    <p className="sent">
                      {one.email !== null && `${one.email}; `}
                      {said.leftOn} <Moment time={one.left_at} as="day" />
                    </p>
                    {one.because !== null && <p className="sent">{one.because}</p>}
                  </div>
                  {one.email !== null && one.because === null && (
                    <div className={rows.acts}>
                      <Button
                        size="xs"
                        variant="default"
                        aria-label={`${said.forget}: ${one.name}`}
                        onClick={() => {
                          forget.reset()
                          setAsked(one)
                        }}
                      >
                        {said.forget}
                      </Button>
                    </div>
                  )}
                </li>
              ))}
            </ul>
          )}
        </Panel>
      </Sheet>
      <Confirm
        title={asked && said.forgetTitle(asked.name)}
        points={said.forgetText}
        act={said.forget}
        cancel={words.cancel}
        isPending={forget.isPending}
        error={forget.error}
        confirm={() => asked && forget.mutate(asked.id)}
        close={() => setAsked(null)}
      />
    </>
  )
}
