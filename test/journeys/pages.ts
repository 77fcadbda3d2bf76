/** Every page of the desk by its address: what holds for all of them is tried on each, and each has its pictures. */
export const pages = [
  { name: 'overview', path: '/w/{workspace}' },
  { name: 'first-run', path: '/w/{empty}' },
  { name: 'workflow', path: '/w/{workspace}/workflows/{workflow}' },
  { name: 'objectives', path: '/w/{workspace}/objectives' },
  { name: 'objective', path: '/w/{workspace}/objectives/{workflow}/accepted' },
  { name: 'exceptions', path: '/w/{workspace}/exceptions?list=all' },
  { name: 'exception', path: '/w/{workspace}/exceptions/{pattern}' },
  { name: 'incidents', path: '/w/{workspace}/incidents' },
  { name: 'incident', path: '/w/{workspace}/incidents/{incident}' },
  { name: 'runs', path: '/w/{workspace}/runs' },
  { name: 'run', path: '/w/{workspace}/runs/{run}' },
  { name: 'runs-beside', path: '/w/{workspace}/runs/{run}?beside={other}' },
  { name: 'sources', path: '/w/{workspace}/sources' },
  { name: 'findings', path: '/w/{workspace}/findings' },
  { name: 'finding', path: '/w/{workspace}/findings/{finding}' },
  { name: 'requests', path: '/w/{workspace}/requests' },
  { name: 'request-file', path: '/w/{workspace}/requests?file=new&finding={finding}' },
  { name: 'request-mail', path: '/w/{workspace}/requests/mail' },
  { name: 'request', path: '/w/{workspace}/requests/{request}' },
  { name: 'tasks', path: '/w/{workspace}/tasks' },
  { name: 'task-add', path: '/w/{workspace}/tasks?add=new' },
  { name: 'task', path: '/w/{workspace}/tasks/{task}' },
  { name: 'reviews', path: '/w/{workspace}/reviews' },
  { name: 'review', path: '/w/{workspace}/reviews/{review}' },
  { name: 'plan', path: '/w/{workspace}/plan' },
  { name: 'plan-what', path: '/w/{workspace}/plan/edit/what' },
  { name: 'plan-who', path: '/w/{workspace}/plan/edit/who' },
  { name: 'plan-alone', path: '/w/{workspace}/plan/edit/alone' },
  { name: 'plan-systems', path: '/w/{workspace}/plan/edit/systems' },
  { name: 'plan-checks', path: '/w/{workspace}/plan/edit/checks' },
  { name: 'plan-breaks', path: '/w/{workspace}/plan/edit/breaks' },
  { name: 'plan-support', path: '/w/{workspace}/plan/edit/support' },
  { name: 'plan-money', path: '/w/{workspace}/plan/edit/money' },
  { name: 'plan-file', path: '/w/{workspace}/plan/edit/file' },
  { name: 'plan-apply', path: '/w/{workspace}/plan/edit/apply' },
  { name: 'support', path: '/w/{workspace}/support' },
  { name: 'rota', path: '/w/{workspace}/support/rota' },
  { name: 'hours', path: '/w/{workspace}/hours' },
  { name: 'hours-statement', path: '/w/{workspace}/hours/statement' },
  { name: 'costs', path: '/w/{workspace}/costs' },
  { name: 'reports', path: '/w/{workspace}/reports' },
  { name: 'report', path: '/w/{workspace}/reports/{report}' },
  { name: 'decisions', path: '/w/{workspace}/decisions' },
  { name: 'people', path: '/w/{workspace}/people' },
  { name: 'connect', path: '/w/{workspace}/connect?client=ai-sdk-7' },
  { name: 'connectors', path: '/w/{workspace}/connectors' },
  { name: 'sheets', path: '/w/{workspace}/sheets' },
  { name: 'try', path: '/w/{workspace}/try' },
  { name: 'refused', path: '/w/{workspace}/refused' },
  { name: 'erasures', path: '/w/{workspace}/erasures' },
  { name: 'maintenance', path: '/w/{workspace}/maintenance' },
  { name: 'notices', path: '/w/{workspace}/notices' },
  { name: 'keys', path: '/w/{workspace}/keys' },
  { name: 'clients', path: '/clients' },
  { name: 'me', path: '/me' },
] as const

/** What a browser sees without the desk, by whom nobody knows yet. */
export const outside = [
  { name: 'signed-out', path: '/' },
  { name: 'sign-in', path: '/sign-in?token={token}' },
  { name: 'dead-link', path: '/sign-in?token=used' },
  { name: 'api', path: '/api' },
] as const

/** Pages that look different with the played data. */
export const played: ReadonlySet<string> = new Set([
  'overview',
  'workflow',
  'objectives',
  'objective',
  'exceptions',
  'exception',
  'incidents',
  'findings',
  'reviews',
])

/** A desk beside a keyboard and one in a hand. */
export const sizes = {
  wide: { width: 1280, height: 860 },
  narrow: { width: 390, height: 844 },
} as const

/** The smallest phones and the widest screens: nothing may be cut off on one, nor be lost on the other. */
export const extremes = {
  phone: { width: 360, height: 740 },
  wall: { width: 2560, height: 1440 },
} as const

export const themes = ['light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** What stands for the words in braces: one of each in the demo's data, and a workspace without any. */
export type Examples = Record<
  | 'workspace'
  | 'empty'
  | 'workflow'
  | 'run'
  | 'other'
  | 'finding'
  | 'review'
  | 'request'
  | 'task'
  | 'report'
  | 'pattern'
  | 'incident',
  string
>

export const pathOf = (path: string, examples: Readonly<Record<string, string>>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(examples[name] ?? ''))
