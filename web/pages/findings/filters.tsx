import { Menu } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Filters as Search } from '../../filters.ts'
import { useMessages } from '../../messages/messages.ts'
import { Icon } from '../../parts/icon.tsx'
import { useHere } from '../../session.tsx'
import { useNames } from '../../shell/names.ts'
import { severities } from './finding-words.ts'
import classes from './findings.module.css'

/** What each of the lists asks for. */
export const lists = {
  unresolved: { state: 'unresolved' },
  mine: { state: 'unresolved', owner: 'me' },
  open: { state: 'unresolved', owner: 'nobody' },
  acknowledged: { state: 'unresolved', owner: 'somebody' },
  resolved: { state: 'resolved' },
} as const
export type List = keyof typeof lists
const states = Object.keys(lists) as List[]
export const listOf = (search: Search): List => states.find((one) => one === search.state) ?? 'unresolved'

/** Which findings are listed, with `children` at the end. Every choice is a link, so that it can be opened beside, shared and gone back to. */
export function FindingFilters(props: { search: Search; workflows: readonly string[]; children: ReactNode }) {
  const { search, workflows, children } = props
  const words = useMessages()
  const said = words.findings
  const { workspace } = useHere()
  const names = useNames()
  const state = listOf(search)
  const to = (change: Search) => ({
    to: '/w/$workspace/findings' as const,
    params: { workspace },
    search: { ...search, chosen: undefined, ...change },
    resetScroll: false,
  })
  return (
    <div className={classes.filters}>
      <nav className={classes.states} aria-label={said.states}>
        {states.map((one) => (
          <Link
            key={one}
            {...to({ state: one === 'unresolved' ? undefined : one })}
            activeOptions={{ exact: true }}
            aria-current={one === state || undefined}
          >
            {said.state[one]}
          </Link>
        ))}
      </nav>
      <div className={classes.menus}>
        <Choice
          label={search.severity ? (said.severity[search.severity as 'high'] ?? search.severity) : said.allSeverities}
          choices={[
            { name: said.allSeverities, ...to({ severity: undefined }) },
            ...severities.map((severity) => ({ name: said.severity[severity], ...to({ severity }) })),
          ]}
        />
        <Choice
          label={search.workflow ? names.workflow(search.workflow) : said.allWorkflows}
          choices={[
            { name: said.allWorkflows, ...to({ workflow: undefined }) },
            ...workflows.map((workflow) => ({ name: names.workflow(workflow), ...to({ workflow }) })),
          ]}
        />
        {children}
      </div>
    </div>
  )
}

type Choosable = {
  name: string
  to: '/w/$workspace/findings'
  params: { workspace: string }
  search: Search
  resetScroll: boolean
}

function Choice({ label, choices }: { label: string; choices: readonly Choosable[] }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className={classes.choice}>
          {label} <Icon name="down" size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={classes.choices}>
        {choices.map(({ name, ...link }) => (
          <Menu.Item
            key={name}
            renderRoot={(props) => <Link {...props} {...link} />}
            rightSection={name === label ? <Icon name="check" size={14} /> : undefined}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
