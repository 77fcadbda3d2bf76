import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { after, afterEach, before, describe, test } from 'node:test'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { type Desk, noBrowser, openDesk, owner, shown, signIn, visit } from './browser.ts'
import { choose, press, write } from './hands.ts'

/** Who gets in, with what, and out again: people, providers, keys and sessions, each in a browser of their own. */
describe('getting in', { skip: noBrowser }, () => {
  let desk: Desk
  let expected: RegExp | undefined

  before(async () => {
    desk = await openDesk()
  })
  afterEach(async () => {
    const complaints = expected
    expected = undefined
    await desk.leave(complaints)
  })
  after(() => desk?.close())

  const isOut = (page: Page) => page.getByText('You are not signed in').waitFor()
  /** Moves on with the keyboard until the thing of this name has the focus. */
  async function tabTo(page: Page, name: string) {
    for (let i = 0; i < 80; i++) {
      await page.keyboard.press('Tab')
      const at = await page.evaluate(() => {
        const it = document.activeElement as HTMLInputElement | null
        return it?.ariaLabel ?? it?.labels?.[0]?.textContent ?? it?.textContent ?? ''
      })
      if (at.replace(/\s*\*$/, '').trim() === name) return
    }
    assert.fail(`the keyboard does not reach "${name}"`)
  }

  test('an engineer makes a key with the keyboard, sends a run as the page says, and sees it arrive', async () => {
    expected = /status of 401/
    const page = await (await desk.enter(owner)).newPage()
    await page.goto(`/w/${desk.otherWorkspace}`)
    await shown(page)
    const steps = () =>
      page.locator('ol > li').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.state))
    assert.deepEqual(await steps(), ['now', 'next', 'next'])
    await page.getByText('Waiting for a run').waitFor()
    await tabTo(page, 'Make a key')
    await page.keyboard.press('Enter')
    const variables = (await page.getByText('export AFTERCARE_SERVER').textContent()) ?? ''
    const [server = '', key = ''] = [...variables.matchAll(/='([^']+)'/g)].map((one) => one[1])
    assert.deepEqual([server, key.slice(0, 3)], [desk.url, 'ac_'])
    await page.locator('ol > li[data-state=done]').waitFor()
    assert.deepEqual(await steps(), ['now', 'done', 'next'])

    // The ways are one group: Tab enters it, the arrows choose.
    await tabTo(page, 'curl')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    const program = (await page.getByText('console.log(await answer.json())').textContent()) ?? ''
    const environment = { ...process.env, AFTERCARE_SERVER: server, AFTERCARE_KEY: key }
    const sent = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
      env: environment,
    })
    assert.match(sent.stdout, /accepted: 2, refused: \[\]/)
    await page.waitForURL(`**/w/${desk.otherWorkspace}/runs/first-run`)
    await page.getByRole('heading', { name: 'Step by step' }).waitFor()
    await page.getByText('lookup').first().waitFor()

    await page.goBack()
    await shown(page)
    await page.getByText('The first run is here.').waitFor()
    assert.deepEqual(await steps(), ['now', 'done', 'done'])

    await press(page.getByRole('link', { name: 'All keys' }))
    await shown(page)
    await page.getByText(/First run/).waitFor()
    await tabTo(page, 'End it: First run')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('every request with it is refused').waitFor()
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Cancel', 'Enter alone ends nothing')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await page.getByText('No key yet').waitFor()
    const refused = await fetch(`${server}/api/v1/me`, { headers: { authorization: `Bearer ${key}` } })
    assert.equal(refused.status, 401)
  })

  test('what is typed for a new key stays over a reload; the key is shown once', async () => {
    const page = await (await desk.enter(owner)).newPage()
    await visit(page, '/w/{workspace}/keys', desk.examples)
    await write(page.getByLabel('What it is for'), 'invoice intake')
    await page.reload()
    await shown(page)
    assert.equal(await page.getByLabel('What it is for').inputValue(), 'invoice intake')
    await press(page.getByRole('button', { name: 'Make the key' }))
    await page.getByText('Your key, shown only now').waitFor()
    const key = /ac_\w+/.exec((await page.getByText('export AFTERCARE_SERVER').textContent()) ?? '')?.[0] ?? ''
    await page.reload()
    await shown(page)
    await page.getByText('invoice intake').waitFor()
    assert.equal((await page.content()).includes(key), false)
  })

  test('an owner invites a colleague, who signs in with the link, gets another role, and is out when taken out, and then forgotten', async () => {
    expected = /status of 401/
    const page = await (await desk.enter(owner)).newPage()
    await visit(page, '/w/{workspace}/people', desk.examples)
    await write(page.getByLabel('Name'), 'Eve Adler')
    await write(page.getByLabel('Mail address'), 'eve@example.com')
    await choose(page.getByLabel('Role', { exact: true }), 'viewer')
    await press(page.getByRole('button', { name: 'Make the invitation' }))
    const link = (await page.getByText('/sign-in?token=').textContent()) ?? ''

    const eve = await (await desk.enter(null)).newPage()
    await signIn(eve, link)
    await visit(eve, '/w/{workspace}/people', desk.examples)
    await eve.getByText('You may read who is here.').waitFor()
    assert.equal(await eve.getByRole('button', { name: 'Take', exact: false }).count(), 0)

    await press(page.getByRole('button', { name: 'I have passed it on' }))
    await press(page.getByRole('button', { name: 'Change role: Eve Adler' }))
    await press(page.getByRole('dialog').getByLabel('operator'))
    await press(page.getByRole('dialog').getByRole('button', { name: 'Save' }))
    await page.getByText('eve@example.com; operator').waitFor()

    await press(page.getByRole('button', { name: 'Take out: Eve Adler' }))
    const dialog = page.getByRole('dialog', { name: 'Take Eve Adler out?' })
    await dialog.getByText('Their API keys for it stop').waitFor()
    await press(dialog.getByRole('button', { name: 'Take out' }))
    await page.getByText('eve@example.com; left on').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Take out: Eve Adler' }).count(), 0)
    await eve.reload()
    await isOut(eve)

    await visit(page, '/w/{workspace}/decisions', desk.examples)
    await page.getByText('took Eve Adler out of the workspace').waitFor()
    await visit(page, '/w/{workspace}/people', desk.examples)
    await press(page.getByRole('button', { name: 'Forget: Eve Adler' }))
    const forgetting = page.getByRole('dialog', { name: 'Forget Eve Adler?' })
    await forgetting.getByText('What people wrote stays').waitFor()
    await press(forgetting.getByRole('button', { name: 'Forget' }))
    await page.getByText('Somebody who was forgotten', { exact: true }).waitFor()
    assert.equal(await page.getByText('Eve Adler').count(), 0)
    await visit(page, '/w/{workspace}/decisions', desk.examples)
    await page.getByText('took Somebody who was forgotten out of the workspace').waitFor()
    assert.equal(await page.getByText('Eve Adler').count(), 0)
  })

  test('the last owner stays, and the page says why where it was tried', async () => {
    expected = /status of 409/
    const page = await (await desk.enter(owner)).newPage()
    await visit(page, '/w/{workspace}/people', desk.examples)
    await press(page.getByRole('button', { name: 'Take out: Owner' }))
    await press(page.getByRole('dialog').getByRole('button', { name: 'Take out' }))
    await page.getByRole('alert').getByText('This is the last owner.').waitFor()
  })

  test("a provider's staff sees two clients, and loses one when its grant ends", async () => {
    expected = /status of 40[1349]/
    const agent = await (await desk.enter(null)).newPage()
    await desk.invite('agent@agency.example', 'viewer', desk.examples.workspace)
    await signIn(agent, await desk.linkFor('agent@agency.example'))
    await agent.goto('/me')
    await write(agent.getByLabel('Name of the provider'), 'Agency')
    await press(agent.getByRole('button', { name: 'Found the provider' }))
    await agent.waitForURL('**/clients')
    await agent.getByText('To be let in by another client').waitFor()
    const me = (await (await agent.request.get('/api/v1/me')).json()) as { providers: { id: string }[] }
    const provider = me.providers[0]?.id ?? ''
    // Whose sign-in is not theirs to give, they cannot make see its clients; and somebody always stays.
    await write(agent.getByLabel('Add somebody by mail address'), owner)
    await press(agent.getByRole('button', { name: 'Add', exact: true }))
    await agent.getByRole('alert').getByText('There is no person').waitFor()
    await press(agent.getByRole('button', { name: 'Take off: agent' }))
    await press(agent.getByRole('dialog').getByRole('button', { name: 'Take off' }))
    await agent.getByRole('alert').getByText('This is the last of the staff.').waitFor()
    const people = (await desk.api.get('/api/v1/people')).items
    const id = people.find((one) => one.email === 'agent@agency.example')?.id ?? ''
    await desk.api.delete('/api/v1/people/{id}', { params: { id } })
    await desk.api.post('/api/v1/grants', { body: { provider, roles: ['reviewer'] } })

    const page = await (await desk.enter(owner)).newPage()
    await page.goto(`/w/${desk.otherWorkspace}/people`)
    await page.getByText('No provider may see it.').waitFor()
    await write(page.getByLabel('Id of the provider'), provider)
    await press(page.getByRole('button', { name: 'Let it in' }))
    await page.getByText(/^viewer; since/).waitFor()

    await agent.evaluate(() => localStorage.clear())
    await agent.goto('/')
    await agent.waitForURL('**/clients')
    await shown(agent)
    const main = agent.locator('main')
    const clients = () =>
      main.locator('li:has(a)').evaluateAll((all) => all.map((one) => one.querySelector('a')?.textContent))
    const { name } = await desk.api.get('/api/v1/workspace')
    assert.deepEqual(await clients(), [name, 'Other'])
    const overview = await desk.api.get('/api/v1/overview')
    await main.getByText(overview.workflows[0]?.sentence ?? '-').waitFor()
    await main.getByText('There is no plan yet.').waitFor()
    await main.getByRole('list', { name: 'Who works for Agency' }).getByText('agent@agency.example').waitFor()

    await press(page.getByRole('button', { name: 'End access: Agency' }))
    await press(page.getByRole('dialog').getByRole('button', { name: 'End access' }))
    await page.getByText('Ended').waitFor()
    await agent.reload()
    await shown(agent)
    assert.deepEqual(await clients(), [name])
    await agent.goto(`/w/${desk.otherWorkspace}`)
    await agent.getByText('You may not see this workspace').waitFor()
    const asked = await agent.request.get(`/api/v1/overview?workspace=${desk.otherWorkspace}`)
    assert.equal(asked.status(), 403)
  })

  test('whoever ends another session of theirs signs that browser out, and stays in themselves', async () => {
    expected = /status of 401/
    await desk.invite('sam@example.com', 'viewer', desk.examples.workspace)
    const here = await (await desk.enter('sam@example.com')).newPage()
    const there = await (await desk.enter('sam@example.com')).newPage()
    await visit(there, '/w/{workspace}', desk.examples)
    await visit(here, '/me', desk.examples)
    await here.getByText('this browser').waitFor()
    assert.equal(await here.getByText('Chrome on Linux').count(), 2)
    await press(here.getByRole('button', { name: /^End it: / }))
    await press(here.getByRole('dialog').getByRole('button', { name: 'End it' }))
    await here.getByText('You are signed in nowhere else.').waitFor()
    await there.reload()
    await isOut(there)
    await here.reload()
    await here.getByText('You are signed in nowhere else.').waitFor()
  })
})
