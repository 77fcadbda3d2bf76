import { Button, Popover, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { queries } from '../api.ts'
import type { Filters } from '../filters.ts'
import { useMessages } from '../messages/messages.ts'
import { useDraft } from '../parts/draft.ts'
import { Failed } from '../parts/failed.tsx'
import { Icon } from '../parts/icon.tsx'
import { Coming } from '../parts/panel.tsx'
import { useSend } from '../parts/send.ts'
import { useHere } from '../session.tsx'
import classes from './saved-views.module.css'
import { isSame, worthSaving } from './view.ts'

const addresses = {
  overview: '/w/$workspace',
  runs: '/w/$workspace/runs',
  findings: '/w/$workspace/findings',
} as const

/** The filters of a page that somebody saved, each a link, and a way to save those that hold now: among the filters, at their end. */
export function SavedViews({ page, search }: { page: keyof typeof addresses; search: Filters }) {
  const said = useMessages().views
  const { api, workspace } = useHere()
  const key = ['views', workspace]
  const again = () => queries.invalidateQueries({ queryKey: key })
  const answer = useQuery({ queryKey: key, queryFn: () => api.get('/api/v1/views'), staleTime: 300_000 })
  const remove = useMutation({
    mutationFn: (id: string) => api.delete('/api/v1/views/{id}', { params: { id } }),
    onSuccess: again,
  })
  const views = answer.data?.items.filter((one) => one.page === page) ?? []
  const now = worthSaving(search)
  const isNew = Object.keys(now).length > 0 && !views.some((one) => isSame(one.search, now))
  if (answer.isPending) return <Coming />
  if (views.length === 0 && !isNew) return null
  return (
    <nav className={classes.views} aria-label={said.label}>
      {views.map((one) => (
        <span key={one.id} className={classes.view} data-here={isSame(one.search, now) || undefined}>
          <Link to={addresses[page]} params={{ workspace }} search={one.search} resetScroll={false}>
            {one.name}
          </Link>
          {isSame(one.search, now) && (
            <button type="button" disabled={remove.isPending} onClick={() => remove.mutate(one.id)}>
              <Icon name="close" size={12} />
              <span className="hidden">{said.remove(one.name)}</span>
            </button>
          )}
        </span>
      ))}
      {isNew && <Save page={page} search={now} saved={again} />}
      <Failed error={remove.error} />
    </nav>
  )
}

function Save(props: { page: keyof typeof addresses; search: Record<string, string>; saved: () => void }) {
  const { page, search, saved } = props
  const said = useMessages().views
  const { api, workspace } = useHere()
  const [isOpen, setOpen] = useState(false)
  const [name, write, sent] = useDraft(`view ${workspace} ${page}`)
  const save = useSend({
    key: ['view', workspace, page],
    send: () => api.post('/api/v1/views', { body: { page, name, search } }),
    sent() {
      setOpen(false)
      sent()
      saved()
    },
  })
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus position="bottom-start" width={280}>
      <Popover.Target>
        <Button size="xs" variant="subtle" onClick={() => setOpen(!isOpen)}>
          {said.save}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault()
            if (name.trim() !== '') save.send()
          }}
        >
          <TextInput
            label={said.name}
            description={said.yours}
            value={name}
            readOnly={save.isSending}
            maxLength={60}
            onChange={(event) => write(event.currentTarget.value)}
            data-autofocus
          />
          <Failed error={save.error} />
          <Button type="submit" size="xs" disabled={name.trim() === '' || save.isSending}>
            {said.keep}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
