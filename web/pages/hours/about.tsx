import { NativeSelect, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useHoursWords } from '../../messages/hours.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { useNames } from '../../shell/names.ts'

export const abouts = ['workflow', 'finding', 'review', 'request', 'pattern', 'incident'] as const
export type About = { readonly about: (typeof abouts)[number]; readonly id: string }

/** What time is spent on, to begin with: the first workflow of the plan, or a request where there is none. */
export const firstAbout = (workflows: readonly string[]): About =>
  workflows[0] === undefined ? { about: 'request', id: '' } : { about: 'workflow', id: workflows[0] }

/** Chooses what time is spent on. */
export function AboutFields(props: { of: About; readOnly: boolean; change: (about: About) => void }) {
  const { of, readOnly, change } = props
  const said = useHoursWords()
  const names = useNames()
  return (
    <>
      <NativeSelect
        label={said.about}
        value={of.about}
        disabled={readOnly}
        onChange={(event) => {
          const about = event.currentTarget.value as About['about']
          change({ about, id: about === 'workflow' ? (names.workflows[0] ?? '') : '' })
        }}
        data={abouts
          .filter((one) => one !== 'workflow' || names.workflows.length > 0)
          .map((one) => ({ value: one, label: said.abouts[one] }))}
      />
      {of.about === 'workflow' ? (
        <NativeSelect
          label={said.aboutLong.workflow}
          value={of.id}
          disabled={readOnly}
          onChange={(event) => change({ ...of, id: event.currentTarget.value })}
          data={names.workflows.map((one) => ({ value: one, label: visible(names.workflow(one)) }))}
        />
      ) : of.about === 'request' ? (
        <RequestField id={of.id} readOnly={readOnly} choose={(id) => change({ ...of, id })} />
      ) : of.about === 'incident' ? (
        <IncidentField id={of.id} readOnly={readOnly} choose={(id) => change({ ...of, id })} />
      ) : (
        <TextInput
          label={said.aboutLong[of.about]}
          value={of.id}
          readOnly={readOnly}
          onChange={(event) => change({ ...of, id: event.currentTarget.value })}
          maxLength={200}
          autoComplete="off"
          required
        />
      )}
    </>
  )
}

type Choosing = { readonly id: string; readonly readOnly: boolean; readonly choose: (id: string) => void }

/** A request is chosen from those there are, what changed last first; what is typed searches their titles. */
function RequestField(props: Choosing) {
  const said = useHoursWords()
  const { api, workspace } = useHere()
  const { data } = useQuery({
    queryKey: ['requests', workspace, 'to choose'],
    queryFn: () => api.get('/api/v1/requests', { query: { state: 'all', limit: 200 } }),
  })
  const asked = data?.items.filter(({ state }) => state !== 'draft')
  const words = { label: said.aboutLong.request, placeholder: said.findRequest, none: said.noRequest }
  return (
    <Chosen
      {...props}
      {...words}
      of={asked && labelled(asked.map((one) => ({ id: one.id, title: visible(one.asked.title) })))}
    />
  )
}

/** So is an incident, the newest first. */
function IncidentField(props: Choosing) {
  const said = useHoursWords()
  const { api, workspace } = useHere()
  const { data } = useQuery({
    queryKey: ['incidents', workspace, 'to choose'],
    queryFn: () => api.get('/api/v1/incidents', { query: { limit: 200 } }),
  })
  const words = { label: said.aboutLong.incident, placeholder: said.findIncident, none: said.noIncident }
  return (
    <Chosen
      {...props}
      {...words}
      of={data?.items.map(({ incident, class: kind }) => ({
        value: incident,
        label: visible(kind === null ? incident : `${incident}: ${kind}`),
      }))}
    />
  )
}

type Options = readonly { readonly value: string; readonly label: string }[]

function Chosen(props: Choosing & { label: string; placeholder: string; none: string; of: Options | undefined }) {
  const { id, readOnly, choose, label, placeholder, none, of } = props
  return (
    <Select
      label={label}
      placeholder={placeholder}
      nothingFoundMessage={none}
      searchable
      selectFirstOptionOnChange
      // Without it the list forgets, a moment after it opened, which option it marked: Enter would take none.
      selectFirstOptionOnDropdownOpen={id === ''}
      value={id || null}
      // Not before it is known what there is to choose: what is typed earlier would find nothing.
      disabled={readOnly || of === undefined}
      onChange={(chosen) => choose(chosen ?? '')}
      data={[...(of ?? [])]}
      required
    />
  )
}

/** Requests of one title are told apart by the end of their ids, by which the server knows them, too. */
function labelled(requests: readonly { readonly id: string; readonly title: string }[]) {
  const count = Map.groupBy(requests, ({ title }) => title)
  return requests.map(({ id, title }) => ({
    value: id,
    label: (count.get(title)?.length ?? 0) > 1 ? `${title} (…${id.slice(-6)})` : title,
  }))
}
