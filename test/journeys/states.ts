import type { Page, Route } from 'playwright-core'
import { shown } from './browser.ts'
import { type Examples, pathOf } from './pages.ts'

/** What a page shows when its answers do not come as they should. Who one is and where is known in all of them. */
const answers = (url: URL) => url.pathname.startsWith('/api/v1/') && !/\/(me|workspace)$/.test(url.pathname)

const problem = (status: number, code: string, title: string) => (route: Route) =>
  route.fulfill({
    status,
    contentType: 'application/problem+json',
    body: JSON.stringify({ code, title, status }),
  })
const broken = problem(500, 'defect', 'Something went wrong here. It is in the log; please try again.')
const refused = problem(403, 'not_allowed', 'Your role here does not allow this. Ask an owner for another one.')

type State = {
  readonly name: string
  readonly isOn: (path: string) => boolean
  readonly show: (page: Page, path: string, examples: Examples) => Promise<void>
}
const everywhere = () => true
/** Before somebody says where something is, these ask for nothing. */
const whereAsked = (path: string) => !/\/(sheets|try)$/.test(path)

/** The states of panels besides content: each brings a real page, with a server that behaves so, into it. */
export const states: readonly State[] = [
  {
    name: 'loading',
    isOn: whereAsked,
    async show(page, path, examples) {
      // Held until the page is left: neither answered nor refused.
      await page.route(answers, () => undefined)
      await page.goto(pathOf(path, examples))
      // Before there is anything to go to, all of it is loading: that is another state.
      await page.getByRole('navigation').first().waitFor()
      await page.locator('[aria-busy=true]').first().waitFor()
      // What stands below something that loads is shown after a second.
      await page.waitForTimeout(1100)
    },
  },
  {
    name: 'error',
    isOn: whereAsked,
    async show(page, path, examples) {
      await page.route(answers, broken)
      await page.goto(pathOf(path, examples))
      await page.getByRole('alert').first().waitFor()
    },
  },
  {
    name: 'forbidden',
    isOn: whereAsked,
    async show(page, path, examples) {
      await page.route(answers, refused)
      await page.goto(pathOf(path, examples))
      await page.getByRole('alert').first().waitFor()
    },
  },
  {
    name: 'stale',
    isOn: everywhere,
    async show(page, path, examples) {
      await page.clock.install()
      await page.goto(pathOf(path, examples))
      await page.clock.runFor(2_000)
      await shown(page)
      await page.route(answers, broken)
      // Whoever comes back to a page after a while has it asked for again.
      await page.clock.runFor(120_000)
      await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')))
      // Its time is ours: what it asks and what it shows come in steps. What never changes (a signed review) is not asked for again.
      const isStale = page.getByText('it could not be brought up to date').first()
      for (let step = 0; step < 10 && !(await isStale.isVisible()); step++) {
        await page.clock.runFor(1_000)
        await page.waitForTimeout(100)
      }
    },
  },
  {
    name: 'empty',
    // What is about one thing is not there without it.
    isOn: (path) => !path.startsWith('/w/{empty}') && !path.replace('{workspace}', '').includes('{'),
    async show(page, path, examples) {
      // Somebody whom nobody has let in yet.
      if (!path.startsWith('/w/'))
        await page.route(/\/api\/v1\/(me|clients)$/, (route) =>
          changed(route, (answer) => ({ ...answer, workspaces: [], items: [] })),
        )
      await page.goto(pathOf(path, { ...examples, workspace: examples.empty }))
      await shown(page)
    },
  },
  {
    name: 'unknown',
    // A workflow of the demo of which too little is known to judge it.
    isOn: (path) => path.endsWith('/workflows/{workflow}'),
    async show(page, path, examples) {
      await page.goto(pathOf(path, { ...examples, workflow: 'telecom-solo' }))
      await shown(page)
    },
  },
]

type Answer = Readonly<Record<string, unknown>>

/** What the server answers, but for what `change` makes of it. */
async function changed(route: Route, change: (answer: Answer) => unknown): Promise<void> {
  const response = await route.fetch()
  await route.fulfill({ response, json: change(await response.json()) })
}
