import type { IconName } from '../parts/icon.tsx'

type Room = {
  readonly to: string
  readonly icon: IconName
  readonly name: string
  /** Begins a group: what is seen, what people settle, what holds. */
  readonly first?: true
  /** On a phone the bar has place for six; the others stand in the menu beside it. */
  readonly onPhone?: true
}

/** Where one can go within a workspace, from what is looked at each day to what is looked at now and then. */
export const rooms = [
  { to: '/w/$workspace', icon: 'overview', name: 'overview', onPhone: true },
  { to: '/w/$workspace/findings', icon: 'findings', name: 'findings', onPhone: true },
  { to: '/w/$workspace/runs', icon: 'runs', name: 'runs', onPhone: true },
  { to: '/w/$workspace/exceptions', icon: 'exceptions', name: 'exceptions' },
  { to: '/w/$workspace/incidents', icon: 'incidents', name: 'incidents' },
  { to: '/w/$workspace/objectives', icon: 'objectives', name: 'objectives' },
  { to: '/w/$workspace/sources', icon: 'sources', name: 'sources' },
  { to: '/w/$workspace/reviews', icon: 'reviews', name: 'reviews', first: true, onPhone: true },
  { to: '/w/$workspace/requests', icon: 'requests', name: 'requests', onPhone: true },
  { to: '/w/$workspace/tasks', icon: 'tasks', name: 'tasks' },
  { to: '/w/$workspace/support', icon: 'support', name: 'support' },
  { to: '/w/$workspace/hours', icon: 'clock', name: 'hours' },
  { to: '/w/$workspace/costs', icon: 'costs', name: 'costs' },
  { to: '/w/$workspace/reports', icon: 'report', name: 'reports' },
  { to: '/w/$workspace/plan', icon: 'plan', name: 'plan', first: true, onPhone: true },
  { to: '/w/$workspace/decisions', icon: 'decisions', name: 'decisions' },
] as const satisfies readonly Room[]

/** What is set up once for a workspace. */
export const setUp = [
  'connect',
  'connectors',
  'sheets',
  'try',
  'refused',
  'notices',
  'maintenance',
  'people',
  'keys',
  'erasures',
] as const
