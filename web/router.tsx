import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  parseSearchWith,
  stringifySearchWith,
} from '@tanstack/react-router'
import type { Filters } from './filters.ts'
import type { Language } from './messages/messages.ts'
import { askAhead } from './session.tsx'
import { loaded, NoPage, NoProgram, PageComes } from './shell/instead.tsx'
import { Outside } from './shell/outside.tsx'
import { Start } from './shell/start.tsx'
import { InWorkspace } from './shell/workspace.tsx'

/** Every page of the desk. What a page looks at stands in its address, so that it can be shared and gone back to. */
const root = createRootRouteWithContext<{ speak: (language: Language) => void }>()()
const start = createRoute({ getParentRoute: () => root, path: '/', component: Start })
const workspace = createRoute({
  getParentRoute: () => root,
  path: '/w/$workspace',
  loader: ({ params }) => {
    // Nothing waits for it.
    void askAhead(params.workspace)
  },
  component: InWorkspace,
})

/** Filters are words in the address, also those that look like a number to the reader of addresses; an empty one is none. */
const filters = (search: Record<string, unknown>): Filters =>
  Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) => ((value ?? '') === '' ? [] : [[name, String(value)]])),
  )

const page = <P extends string>(path: P, load: () => Promise<{ Page: React.ComponentType }>) =>
  createRoute({
    getParentRoute: () => workspace,
    path,
    component: lazyRouteComponent(loaded(load), 'Page'),
    validateSearch: filters,
  })

const pages = [
  page('/', () => import('./pages/overview/overview.tsx')),
  page('/workflows/$workflow', () => import('./pages/workflows/workflow.tsx')),
  page('/objectives', () => import('./pages/objectives/objectives.tsx')),
  page('/objectives/$workflow/$name', () => import('./pages/objectives/objective.tsx')),
  page('/exceptions', () => import('./pages/exceptions/exceptions.tsx')),
  page('/exceptions/$pattern', () => import('./pages/exceptions/exception.tsx')),
  page('/incidents', () => import('./pages/incidents/incidents.tsx')),
  page('/incidents/$incident', () => import('./pages/incidents/incident.tsx')),
  page('/runs', () => import('./pages/runs/runs.tsx')),
  page('/runs/$run', () => import('./pages/runs/run.tsx')),
  page('/sources', () => import('./pages/sources/sources.tsx')),
  page('/findings', () => import('./pages/findings/findings.tsx')),
  page('/findings/$finding', () => import('./pages/findings/finding.tsx')),
  page('/requests', () => import('./pages/requests/requests.tsx')),
  page('/requests/mail', () => import('./pages/request-mail/request-mail.tsx')),
  page('/requests/$request', () => import('./pages/requests/request.tsx')),
  page('/tasks', () => import('./pages/tasks/tasks.tsx')),
  page('/tasks/$task', () => import('./pages/tasks/task.tsx')),
  page('/reviews', () => import('./pages/reviews/reviews.tsx')),
  page('/reviews/$review', () => import('./pages/reviews/review.tsx')),
  page('/plan', () => import('./pages/plan/plan.tsx')),
  page('/plan/edit/$section', () => import('./pages/plan/edit.tsx')),
  page('/support', () => import('./pages/support/support.tsx')),
  page('/support/rota', () => import('./pages/rota/rota.tsx')),
  page('/hours', () => import('./pages/hours/hours.tsx')),
  page('/hours/statement', () => import('./pages/hours/statement.tsx')),
  page('/costs', () => import('./pages/costs/costs.tsx')),
  page('/reports', () => import('./pages/reports/reports.tsx')),
  page('/reports/$report', () => import('./pages/reports/report.tsx')),
  page('/decisions', () => import('./pages/decisions/decisions.tsx')),
  page('/people', () => import('./pages/people/people.tsx')),
  page('/connect', () => import('./pages/connect/connect.tsx')),
  page('/connectors', () => import('./pages/connectors/connectors.tsx')),
  page('/sheets', () => import('./pages/sheets/sheets.tsx')),
  page('/try', () => import('./pages/try/try.tsx')),
  page('/refused', () => import('./pages/refused/refused.tsx')),
  page('/erasures', () => import('./pages/erasures/erasures.tsx')),
  page('/maintenance', () => import('./pages/maintenance/maintenance.tsx')),
  page('/notices', () => import('./pages/notices/notices.tsx')),
  page('/keys', () => import('./pages/keys/keys.tsx')),
] as const

/** Pages about no single workspace. */
const outside = createRoute({ getParentRoute: () => root, id: 'outside', component: Outside })
const clients = createRoute({
  getParentRoute: () => outside,
  path: '/clients',
  component: lazyRouteComponent(
    loaded(() => import('./pages/clients/clients.tsx')),
    'Page',
  ),
  validateSearch: filters,
})
const me = createRoute({
  getParentRoute: () => outside,
  path: '/me',
  component: lazyRouteComponent(
    loaded(() => import('./pages/me/me.tsx')),
    'Page',
  ),
})

export const router = createRouter({
  routeTree: root.addChildren([start, outside.addChildren([clients, me]), workspace.addChildren(pages)]),
  context: { speak: () => undefined },
  // Plain words, not JSON: addresses are read and written by people.
  parseSearch: parseSearchWith((text) => text),
  stringifySearch: stringifySearchWith(String),
  scrollRestoration: true,
  defaultPreload: 'intent',
  defaultPendingComponent: PageComes,
  defaultNotFoundComponent: NoPage,
  defaultErrorComponent: NoProgram,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
