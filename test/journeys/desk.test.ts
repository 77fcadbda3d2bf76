import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type Desk, noBrowser, openDesk, owner, shown, signIn, visit } from './browser.ts'
import { press } from './hands.ts'
import { pages, pathOf } from './pages.ts'

/** The desk in a real browser, over a real server that holds the demo. */
describe('the desk', { skip: noBrowser }, () => {
  let desk: Desk
  /** What a journey makes the browser complain of on purpose. */
  let expected: RegExp | undefined

  before(async () => {
    desk = await openDesk()
    await desk.invite('ben@example.com', 'viewer', desk.otherWorkspace)
  })
  afterEach(async () => {
    const complaints = expected
    expected = undefined
    await desk.leave(complaints)
  })
  after(() => desk?.close())

  const home = () => pathOf('/w/{workspace}', desk.examples)
  const heading = (page: Page) => page.locator('main h1').first().textContent()
  const room = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name })

  test('the button of a link signs in and leads to the overview of the workspace', async () => {
    const page = await (await desk.enter(null)).newPage()
    await signIn(page, await desk.linkFor(owner))
    await page.waitForURL(`**${home()}`)
    await shown(page)
    assert.equal(await room(page, 'Overview').getAttribute('aria-current'), 'page')
    await page.getByRole('button', { name: 'Account' }).getByText('Owner').waitFor()
  })

  test('who is not signed in is told so, and whoever signs out is out at once', async () => {
    expected = /status of 401/
    const stranger = await (await desk.enter(null)).newPage()
    await stranger.goto(pathOf('/w/{workspace}/runs/{run}', desk.examples))
    await stranger.getByText('You are not signed in').waitFor()

    const page = await (await desk.enter(owner)).newPage()
    await visit(page, '/w/{workspace}', desk.examples)
    await press(page.getByRole('button', { name: 'Account' }))
    await press(page.getByRole('menuitem', { name: 'Sign out' }))
    await page.getByText('You are not signed in').waitFor()
    await page.goBack()
    await page.getByText('You are not signed in').waitFor()
  })

  test('a session that ends is said above the page; after a new sign-in one goes on with what was typed', async () => {
    expected = /status of 401/
    const context = await desk.enter(owner)
    const page = await context.newPage()
    await page.clock.install()
    await visit(page, '/w/{workspace}', desk.examples)
    await page.evaluate(() => {
      const typed = document.createElement('textarea')
      typed.value = 'What Maria said on the telephone.'
      document.body.append(typed)
    })
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
    await fetch(`${desk.url}/sign-out`, { method: 'POST', headers: { cookie }, redirect: 'manual' })
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' })
    // The desk asks who one is each minute.
    await page.clock.fastForward('02:00')
    await dialog.waitFor()

    // Said again to whoever goes on without.
    const goOn = dialog.getByRole('button', { name: 'I am signed in again' })
    const refused = page.waitForResponse((response) => response.url().endsWith('/api/v1/me') && !response.ok())
    await press(goOn)
    await refused
    await dialog.waitFor()

    const tab = await context.newPage()
    await signIn(tab, await desk.linkFor(owner))
    await tab.close()
    const answered = page.waitForResponse((response) => response.url().endsWith('/api/v1/me') && response.ok())
    await press(goOn)
    await answered
    await dialog.waitFor({ state: 'hidden' })
    await press(room(page, 'Reviews'))
    await page.waitForURL('**/reviews')
    await shown(page)
    assert.equal(await dialog.count(), 0)
    assert.equal(await page.locator('body > textarea').inputValue(), 'What Maria said on the telephone.')
  })

  test('a deep address can be opened, loaded again and gone back from', async () => {
    const page = await (await desk.enter(owner)).newPage()
    await visit(page, '/w/{workspace}/runs/{run}', desk.examples)
    const [address, title] = [page.url(), await heading(page)]
    await page.reload()
    await shown(page)
    assert.deepEqual([page.url(), await heading(page)], [address, title])
    await press(room(page, 'Decision log'))
    await page.waitForURL('**/decisions')
    await page.goBack()
    await page.waitForURL(address)
    await shown(page)
    assert.equal(await heading(page), title)
  })

  test('of another workspace one sees nothing, whichever address one opens and whatever one asks for', async () => {
    const ben = await desk.enter('ben@example.com')
    const page = await ben.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    for (const { path } of pages.filter((one) => one.path.startsWith('/w/{workspace}'))) {
      await page.goto(pathOf(path, desk.examples))
      await page.getByText('You may not see this workspace, or it does not exist.').waitFor()
      assert.equal(await page.getByRole('navigation').count(), 0, path)
    }
    const beyond = asked.filter((url) => url.includes('/api/') && !url.endsWith('/api/v1/me'))
    assert.deepEqual(beyond, [], 'the desk asks for nothing that would be refused')
    await press(page.getByRole('link', { name: 'Go to your own workspace' }))
    await page.waitForURL(`**/w/${desk.otherWorkspace}`)

    type Described = { paths: Record<string, Record<string, { description?: string }>> }
    const { paths } = JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8')) as Described
    const examples = { ...desk.examples, id: desk.examples.review }
    const ofWorkspaces = Object.entries(paths).filter(([, { get }]) => get && !get.description?.includes('whoever'))
    assert.ok(ofWorkspaces.length > 10)
    for (const [path] of ofWorkspaces) {
      const answer = await ben.request.get(`${pathOf(path, examples)}?workspace=${desk.examples.workspace}`)
      assert.equal(answer.status(), 403, path)
    }
  })

  test('the theme and the language that were chosen stay', async () => {
    const page = await (await desk.enter(owner)).newPage()
    await visit(page, '/w/{workspace}', desk.examples)
    const html = page.locator('html')
    assert.equal(await html.getAttribute('data-mantine-color-scheme'), 'light')
    await press(page.getByRole('button', { name: 'Account' }))
    await press(page.getByRole('menuitem', { name: 'You and your sessions' }))
    await press(page.getByRole('radiogroup', { name: 'Theme' }).getByText('Dark'))
    await press(page.getByRole('radiogroup', { name: 'Language' }).getByText('Deutsch'))
    for (let i = 0; i < 2; i++) {
      await page.getByRole('heading', { name: 'Wo Sie angemeldet sind' }).waitFor()
      assert.equal(await html.getAttribute('data-mantine-color-scheme'), 'dark')
      assert.equal(await html.getAttribute('lang'), 'de')
      await page.reload()
    }
  })

  test('the keyboard alone goes everywhere: past the navigation, through it, and into the account', async () => {
    const page = await (await desk.enter(owner)).newPage()
    await visit(page, '/w/{workspace}', desk.examples)
    // biome-ignore lint/performance/useDomNodeTextContent: what is seen; a shorter name for narrow screens is hidden beside it.
    const focused = async () => (await page.locator(':focus').innerText()).trim()
    await page.keyboard.press('Tab')
    assert.equal(await focused(), 'Skip to the page')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement?.id === 'page')

    await visit(page, '/w/{workspace}', desk.examples)
    await page.keyboard.press('Tab')
    for (const name of ['Overview', 'Needs attention', 'Reviews', 'Runs', 'Plan', 'Decision log']) {
      await page.keyboard.press('Tab')
      assert.equal(await focused(), name)
    }
    await page.keyboard.press('Enter')
    await page.waitForURL('**/decisions')
    await shown(page)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('menu').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('menu').waitFor({ state: 'hidden' })
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-haspopup') === 'menu')
  })
})
