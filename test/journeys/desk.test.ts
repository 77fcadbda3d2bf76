import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { type Desk, noBrowser, openDesk, owner, shown, signIn, visit } from './browser.ts'
import { enterDay, pointAtLast, press, write } from './hands.ts'
import { pages, pathOf } from './pages.ts'
import { states } from './states.ts'

/** The desk in a real browser, over a real server that holds the demo. */
describe('the desk', { skip: noBrowser }, () => {
  let desk: Desk
  /** What a journey makes the browser complain of on purpose. */
  let expected: RegExp | undefined

  before(async () => {
    desk = await openDesk({ report: true })
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
    await visit(page, '/w/{workspace}/people', desk.examples)
    await write(page.getByRole('textbox', { name: 'Name', exact: true }), 'Maria')
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
    await page.goBack()
    assert.equal(await page.getByRole('textbox', { name: 'Name', exact: true }).inputValue(), 'Maria')
  })

  const typed: { name: string; path: string; field: string; open?: string }[] = [
    { name: 'whom one invites', path: '/w/{workspace}/people', field: 'Name' },
    { name: 'a provider to let in', path: '/w/{workspace}/people', field: 'Id of the provider' },
    { name: 'a key', path: '/w/{workspace}/keys', field: 'What it is for' },
    { name: 'a provider one founds', path: '/me', field: 'Name of the provider' },
    { name: 'a workflow of the plan', path: '/w/{workspace}/plan/edit/what', field: 'Another workflow' },
    {
      name: 'a note on a finding',
      path: '/w/{workspace}/findings/{finding}',
      field: 'What you mean to do',
      open: 'I have seen this',
    },
    { name: 'a view', path: '/w/{workspace}/runs?workflow=airline', field: 'Name of the view', open: 'Save this view' },
  ]
  test('what is typed is there again after a restart of the server and after a page that was loaded anew', async () => {
    // The tabs listen to the server meanwhile.
    expected = /ERR_|status of 50/
    const context = await desk.enter(owner)
    const page = await context.newPage()
    const fieldOf = async ({ path, field, open }: (typeof typed)[number]) => {
      await visit(page, path, desk.examples)
      if (open !== undefined) await press(page.getByRole('button', { name: open }))
      return page.getByRole('textbox', { name: field, exact: true })
    }
    for (const one of typed) await write(await fieldOf(one), `Typed: ${one.name}`)
    await desk.restart(async () => undefined)
    for (const one of typed) assert.equal(await (await fieldOf(one)).inputValue(), `Typed: ${one.name}`, one.name)
  })

  test('a form is sent when one presses and never by itself; on a slow way once, and what was sent is what stood there', async () => {
    expected = /ERR_INTERNET_DISCONNECTED/
    const context = await desk.enter(owner)
    const page = await context.newPage()
    await visit(page, '/w/{workspace}/people', desk.examples)
    const [name, mail] = [
      page.getByRole('textbox', { name: 'Name', exact: true }),
      page.getByRole('textbox', { name: 'Mail address' }),
    ]
    const invite = page.getByRole('button', { name: 'Make the invitation' })
    await write(name, 'Nora Slow')
    await write(mail, 'nora@example.com')
    const sent: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(request.url())
    })

    await context.setOffline(true)
    await press(invite)
    await page.getByRole('alert').getByText('The server cannot be reached just now').waitFor()
    sent.length = 0
    await context.setOffline(false)
    await page.waitForTimeout(1000)
    assert.deepEqual(sent, [])
    assert.deepEqual([await name.inputValue(), await mail.inputValue()], ['Nora Slow', 'nora@example.com'])

    let goOn = () => {}
    const held = new Promise<void>((resolve) => {
      goOn = resolve
    })
    await page.route('**/api/v1/people*', async (route) => {
      if (route.request().method() === 'POST') await held
      await route.continue()
    })
    await press(invite)
    await page.locator('input[readonly]').first().waitFor()
    // Whoever leaves and comes back finds it on its way.
    await press(room(page, 'Reviews'))
    await shown(page)
    await page.goBack()
    await shown(page)
    assert.equal(await name.inputValue(), 'Nora Slow')
    assert.equal(await name.getAttribute('readonly'), '')
    assert.equal(await invite.isDisabled(), true)
    goOn()
    await page.getByText('nora@example.com').waitFor()
    await page.waitForFunction(() => !document.querySelector('input[readonly]'))
    assert.deepEqual([await name.inputValue(), await mail.inputValue()], ['', ''])
    assert.equal(sent.length, 1)
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

  test('from a day in a chart, and from the same day in its table, to its runs and back', async () => {
    const page = await (await desk.enter(owner)).newPage()
    await visit(page, '/w/{workspace}/workflows/{workflow}?days=90', desk.examples)
    const [address, title] = [page.url(), await heading(page)]
    const runsOfDay = async () => {
      await page.waitForURL('**/runs?**')
      await shown(page)
      const { searchParams } = new URL(page.url())
      const [from, to] = ['from', 'to'].map((name) => Date.parse(searchParams.get(name) ?? ''))
      assert.deepEqual([searchParams.get('workflow'), (to ?? 0) - (from ?? 0)], ['airline', 86_400_000])
      await page.getByText('50 runs', { exact: true }).waitFor()
      return page.url()
    }
    const back = async () => {
      await page.goBack()
      await page.waitForURL(address)
      await shown(page)
      assert.equal(await heading(page), title)
    }
    const chart = page.getByRole('slider', { name: /^Accepted from/ })
    await pointAtLast(chart)
    // One line, and one note beside it, for all of them.
    const note = page.getByText('release: 2026-03-08 gpt-5.4', { exact: true })
    await note.waitFor()
    assert.equal(await note.count(), 1)
    assert.match((await chart.getAttribute('aria-valuetext')) ?? '', /^8 Mar 2026: 56%; release: 2026-03-08 gpt-5.4$/)
    await enterDay(chart)
    const byChart = await runsOfDay()
    await back()
    await press(page.getByText('Show as a table'))
    await press(page.getByRole('row').getByRole('link', { name: '8 Mar 2026' }))
    assert.equal(await runsOfDay(), byChart)
    await back()
  })

  test('what needs attention because of the plan leads to its place there', async () => {
    const page = await (await desk.enter(owner)).newPage()
    await visit(page, '/w/{workspace}/workflows/{workflow}', desk.examples)
    await press(page.getByRole('link', { name: /^Fallback by hand/ }))
    await page.waitForURL('**/findings/*')
    await press(page.getByRole('link', { name: 'Its place in the plan' }))
    await page.waitForURL('**/plan?at=workflows.airline.continuity.fallback')
    await shown(page)
    const place = page.locator('[data-at="workflows.airline.continuity.fallback"]')
    await place.waitFor()
    assert.ok(await place.evaluate((at) => at.getBoundingClientRect().top < window.innerHeight), 'before the eyes')
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
  })

  test('a page that there is not is said so within the desk, and leads on', async () => {
    const page = await (await desk.enter(owner)).newPage()
    await visit(page, '/w/{workspace}/nonsense', desk.examples)
    assert.equal(await heading(page), 'There is no such page')
    await press(page.getByRole('link', { name: 'Go to where you begin' }))
    await page.waitForURL(`**${home()}`)
    await shown(page)
  })

  test('a page whose program cannot be loaded says so and comes when it can; after a new build by itself, once', async () => {
    expected = /ERR_|status of 404|Failed to|could not be loaded/
    const context = await desk.enter(owner)
    const page = await context.newPage()
    const loads: string[] = []
    page.on('load', () => loads.push(page.url()))
    await visit(page, '/w/{workspace}/people', desk.examples)
    // Before the keyboard passes the rooms: the program of one that is dwelt on is loaded ahead.
    await context.setOffline(true)
    await write(page.getByRole('textbox', { name: 'Name', exact: true }), 'Maria')
    await press(room(page, 'Decision log'))
    await page.getByText('Its program could not be loaded.').waitFor()
    await press(page.getByRole('button', { name: 'Try again' }))
    await page.waitForTimeout(500)
    assert.equal(await heading(page), 'This page could not be shown')
    await context.setOffline(false)
    await press(page.getByRole('button', { name: 'Try again' }))
    await page.getByRole('heading', { name: 'Decision log' }).waitFor()
    assert.equal(loads.length, 2)

    // As after a restart with a newer build: the files of this one are gone.
    let isGone = true
    page.on('request', (request) => {
      if (request.isNavigationRequest()) isGone = false
    })
    await page.route('**/assets/reviews-*.js', (route) => (isGone ? route.fulfill({ status: 404 }) : route.continue()))
    await page.evaluate(() => sessionStorage.removeItem('aftercare-reloaded'))
    await press(room(page, 'Reviews'))
    await page.waitForURL('**/reviews')
    await page.getByRole('heading', { name: 'Reviews', exact: true }).waitFor()
    assert.equal(loads.length, 3)
    await visit(page, '/w/{workspace}/people', desk.examples)
    assert.equal(await page.getByRole('textbox', { name: 'Name', exact: true }).inputValue(), 'Maria')
  })

  test('what could not be brought up to date says so below the heading, on every page alike', async () => {
    expected = /status of 500/
    const stale = states.find(({ name }) => name === 'stale')
    const context = await desk.enter(owner)
    for (const path of ['/w/{workspace}', '/w/{workspace}/plan', '/clients']) {
      const page = await context.newPage()
      await stale?.show(page, path, desk.examples)
      const note = page.getByRole('main').getByText('it could not be brought up to date').first()
      const top = async (one: Locator) => (await one.boundingBox())?.y ?? Number.NaN
      const headingTop = await top(page.locator('main h1').first())
      assert.ok((await top(note)) > headingTop, path)
      await page.close()
    }
  })

  test('the exact time and its zone stand behind a time, for a hand and for the keyboard', async () => {
    const page = await (await desk.enter(owner)).newPage()
    await visit(page, '/w/{workspace}/findings/{finding}', desk.examples)
    const time = page
      .locator('main')
      .getByRole('button')
      .filter({ has: page.locator('time') })
    await press(time.first())
    await page
      .getByRole('tooltip')
      .filter({ hasText: /\d\d:\d\d \([\w/]+\), ./ })
      .waitFor()
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
    const names = await page.getByRole('navigation', { name: 'Main' }).getByRole('link').allInnerTexts()
    assert.equal(names[0], 'Overview')
    assert.equal(names.at(-1), 'Decision log')
    for (const name of names) {
      await page.keyboard.press('Tab')
      assert.equal(await focused(), name.trim())
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
