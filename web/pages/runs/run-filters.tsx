import { Button, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { Filters } from '../../filters.ts'
import { useMessages } from '../../messages/messages.ts'
import { Icon } from '../../parts/icon.tsx'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { useFormat } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import { usePlace } from '../../shell/place.ts'
import { afterDay, firstDay, lastDay } from './days.ts'
import { chips, isFiltered, outcomes, statuses } from './filters.ts'
import classes from './runs.module.css'

/**
 * Which runs, as a sentence, with `children` at its end. What an address holds that has no control here is said and can be taken
 * away. On a narrow screen it is folded as long as nothing is asked for.
 */
export function RunFilters({ search, children }: { search: Filters; children: ReactNode }) {
  const words = useMessages()
  const said = words.runs
  const { api, workspace } = useHere()
  const names = useNames()
  const format = useFormat()
  const navigate = useNavigate({ from: '/w/$workspace/runs' })
  const ask = (change: Record<string, string | undefined>) => navigate({ search: { ...search, ...change } })
  const named = (by: 'workflow' | 'release') => ({
    // Not among what runs that come have asked again: it is a question over the whole history.
    queryKey: ['run-names', workspace, by, by === 'release' ? search.workflow : undefined],
    queryFn: () =>
      api.get('/api/v1/figures', { query: { by, workflow: by === 'release' ? search.workflow : undefined } }),
    staleTime: 300_000,
  })
  const [isOpen, setOpen] = useState(() => isFiltered(search))
  const workflows = useQuery(named('workflow'))
  const releases = useQuery(named('release'))
  const options = (
    found: readonly (string | null | undefined)[],
    chosen: string | undefined,
    nameOf = (value: string) => value,
  ) =>
    [...new Set([...found.map((one) => one ?? 'unknown'), ...(chosen ? [chosen] : [])])]
      .map((value) => ({ value, label: value === 'unknown' ? words.unknown : visible(nameOf(value)) }))
      .toSorted((a, b) => a.label.localeCompare(b.label))
  const pick = (name: 'workflow' | 'outcome' | 'status' | 'release', data: { value: string; label: string }[]) => (
    <span className={classes.pair}>
      <span>{said.is[name]}</span>
      <Select
        aria-label={said.filter[name]}
        placeholder={said.any[name]}
        data={data}
        value={search[name] ?? null}
        onChange={(value) => ask({ [name]: value ?? undefined })}
        clearable
        searchable={data.length > 8}
        className={name === 'workflow' || name === 'release' ? classes.long : classes.field}
        size="xs"
      />
    </span>
  )
  const texts = (name: keyof typeof words.outcome | keyof typeof words.status | 'unknown') =>
    ({ ...words.outcome, ...words.status, unknown: words.unknown })[name]
  const shown = (name: string, value: string) => {
    if (name === 'cost_above') return format.money(Number(value))
    if (name === 'longer_than_ms') return format.duration(Number(value))
    if (name === 'mode') return words.run.modes[value as keyof typeof words.run.modes] ?? value
    return value === 'unknown' ? words.unknown : value
  }
  return (
    <form className={classes.filters} onSubmit={(event) => event.preventDefault()} aria-label={said.filters}>
      <button
        type="button"
        className={classes.unfold}
        aria-expanded={isOpen}
        aria-controls="runs-which"
        onClick={() => setOpen(!isOpen)}
      >
        {said.filters} <Icon name="down" size={14} />
      </button>
      <div id="runs-which" className={classes.which} data-open={isOpen || undefined}>
        {pick(
          'workflow',
          options(workflows.data?.items.map((row) => row.workflow) ?? [], search.workflow, names.workflow),
        )}
        {pick(
          'outcome',
          outcomes.map((value) => ({ value, label: texts(value) })),
        )}
        {pick(
          'status',
          [...new Set([...statuses, ...(search.status ? [search.status] : [])])].map((value) => ({
            value,
            label: value
              .split(',')
              .map((one) => texts(one as 'ok') ?? one)
              .join(', '),
          })),
        )}
        {pick('release', options(releases.data?.items.map((row) => row.release) ?? [], search.release))}
        {(['from', 'to'] as const).map((name) => (
          <Day key={name} name={name} value={search[name]} change={(value) => ask({ [name]: value })} />
        ))}
        <TextFilter value={search.text ?? ''} change={(text) => ask({ text })} />
        {chips(search).map(([name, value]) => (
          <Chip key={name} drop={() => ask({ [name]: undefined })}>
            {said.chip[name](shown(name, value))}
          </Chip>
        ))}
        {isFiltered(search) && (
          <Button size="xs" variant="subtle" onClick={() => navigate({ search: { beside: search.beside } })}>
            {said.clear}
          </Button>
        )}
        {children}
      </div>
    </form>
  )
}

/** A filter that can be taken away. */
function Chip({ drop, children }: { drop: () => void; children: string }) {
  const said = useMessages().runs
  return (
    <button type="button" className={classes.chip} onClick={drop}>
      <span className="sent">{visible(children)}</span> <Icon name="close" size={12} />
      <span className="hidden">{said.drop}</span>
    </button>
  )
}

/** A day of the plan's zone, the last one within; or the exact time that an address brought, where no day says it. */
function Day(props: { name: 'from' | 'to'; value: string | undefined; change: (value: string | undefined) => void }) {
  const { name, value, change } = props
  const said = useMessages().runs
  const format = useFormat()
  const { zone } = usePlace()
  const day = value === undefined ? '' : (name === 'from' ? firstDay : lastDay)(value, zone)
  if (value !== undefined && day === null)
    return (
      <Chip drop={() => change(undefined)}>
        {said.chip[name](Number.isNaN(Date.parse(value)) ? value : format.moment(value))}
      </Chip>
    )
  return (
    <span className={classes.pair}>
      <span>{said.is[name]}</span>
      <TextInput
        type="date"
        size="xs"
        className={classes.field}
        aria-label={said.filter[name]}
        value={day ?? ''}
        onChange={({ currentTarget: { value } }) =>
          change(value === '' ? undefined : name === 'from' ? value : afterDay(value))
        }
      />
    </span>
  )
}

/** Searched for when it is finished, not with every letter. */
function TextFilter({ value, change }: { value: string; change: (value: string | undefined) => void }) {
  const words = useMessages()
  const [text, setText] = useState(value)
  // What the address says now takes the place of what stands there; the field itself stays, and so does the focus in it.
  const [asked, setAsked] = useState(value)
  if (asked !== value) {
    setAsked(value)
    setText(value)
  }
  const submit = () => {
    if (text !== value) change(text || undefined)
  }
  return (
    <TextInput
      size="xs"
      className={classes.long}
      id="runs-text"
      aria-label={words.runs.filter.text}
      placeholder={words.runs.any.text}
      leftSection={<Icon name="search" size={14} />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={submit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') submit()
        if (event.key === 'Escape') event.currentTarget.blur()
      }}
    />
  )
}
