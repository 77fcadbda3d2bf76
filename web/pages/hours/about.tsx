import { NativeSelect, TextInput } from '@mantine/core'
import { useHoursWords } from '../../messages/hours.ts'
import { visible } from '../../parts/visible.ts'
import { useNames } from '../../shell/names.ts'

export const abouts = ['workflow', 'finding', 'review', 'request'] as const
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
