import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { createAftercare } from '../../sdk/src/client.ts'
import { type Desk, noBrowser, openDesk, owner, shown, signIn } from './browser.ts'
import { press, write } from './hands.ts'
import { rulesBroken } from './rules.ts'

/** A plan begun from a sample in an empty workspace, written by two people, applied; in a real browser over a real server. */
describe('the plan at the desk', { skip: noBrowser }, () => {
  let desk: Desk
  let expected: RegExp | undefined

  before(async () => {
    desk = await openDesk()
    await desk.invite('ben@example.com', 'operator', desk.otherWorkspace)
    await desk.invite('vera@example.com', 'viewer', desk.otherWorkspace)
  })
  afterEach(async () => {
    const complaints = expected
    expected = undefined
    await desk.leave(complaints)
  })
  after(() => desk?.close())

  const at = (path: string) => `/w/${desk.otherWorkspace}/plan${path}`
  const open = async (page: Page, path: string) => {
    await page.goto(at(path))
    await shown(page)
  }
  const saved = (page: Page) =>
    page.waitForResponse((response) => /plan\/draft/.test(response.url()) && response.request().method() !== 'GET')
  /** What is open, wrong or in conflict can be read by everybody, too. */
  async function readable(page: Page): Promise<void> {
    assert.deepEqual(await rulesBroken(page, page.url()), [])
  }
  /** Goes on with Tab until what has the focus is called so, as somebody without a mouse does. */
  async function tabTo(page: Page, name: RegExp): Promise<void> {
    for (let i = 0; i < 150; i++) {
      await page.keyboard.press('Tab')
      const called = await page.evaluate(() => {
        const one = document.activeElement
        const label = one instanceof HTMLInputElement || one instanceof HTMLSelectElement ? one.labels?.[0] : null
        return one?.getAttribute('aria-label') ?? label?.textContent ?? one?.textContent ?? ''
      })
      if (name.test(called)) return
    }
    assert.fail(`Tab does not lead to ${name}`)
  }

  test('a leader starts from a sample and, with the keyboard alone, names people, sets a promise, and applies it with its gaps', async () => {
    const page = await (await desk.enter(owner)).newPage()
    await open(page, '')
    assert.equal(await page.getByRole('button', { name: /^Start from this/ }).count(), 6)
    await readable(page)
    await tabTo(page, /^Start from this: Support triage$/)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/plan/edit/what')
    await shown(page)
    await page.getByText('Kept as a draft').waitFor()

    await tabTo(page, /^Name$/)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('Ticket triage')
    const first = saved(page)
    await page.keyboard.press('Tab')
    await first

    await page.getByRole('heading', { name: 'What', exact: true }).click()
    await page.keyboard.press('n')
    await page.waitForURL('**/plan/edit/who')
    await tabTo(page, /^The business owner/)
    await page.keyboard.press('Enter')
    await tabTo(page, /^Name$/)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('Maria Keller')
    const second = saved(page)
    await page.keyboard.press('Enter')
    await second

    await page.getByRole('link', { name: /^Checks/ }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/plan/edit/checks')
    await tabTo(page, /^accepted/)
    await page.keyboard.press('Enter')
    await readable(page)
    await tabTo(page, /^Promise$/)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('>= 85% over 7d')
    const third = saved(page)
    await page.keyboard.press('Enter')
    await third

    // Everything is there after a reload, and the file says it with its comments.
    await page.reload()
    await shown(page)
    await press(page.getByRole('link', { name: /^The file/ }))
    const file = page.getByRole('textbox', { name: 'maintenance.yaml' })
    const text = await file.inputValue()
    assert.match(text, /name: Ticket triage/)
    assert.match(text, /owner: { name: Maria Keller, side: client, roles: \[owner\] }/)
    assert.match(text, /accepted: ">= 85% over 7d"/)
    assert.match(text, /^# A maintenance plan to begin with: support triage\.$/m)

    await press(page.getByRole('link', { name: /^Apply/ }))
    await page.getByText('This is the first plan.').waitFor()
    await page.getByText('Ticket triage, risk medium, owner owner, 8 objectives, 4 actions').waitFor()
    const gap = page.getByRole('link', { name: 'It is not said how many cases there are in an ordinary week.' })
    await press(gap)
    await page.waitForURL(/edit\/what\?.*per_week/)
    // The gap leads to its field, opened, with the cursor in it.
    await page.getByRole('textbox', { name: 'In an ordinary week' }).waitFor()
    await page.waitForFunction(() => document.activeElement?.closest('[data-at$="case.per_week"]') !== null)
    await page.goBack()
    await page.getByText('This is the first plan.').waitFor()
    await tabTo(page, /^Apply the plan$/)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Apply the plan?' }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(`**${at('')}`)
    await page.getByText(/^Version 1, in force from 1 Jan 2026\./).waitFor()
    await page.getByText('Ticket triage').first().waitFor()
    await press(page.getByRole('navigation', { name: 'What it covers' }).getByRole('link', { name: /^Who/ }))
    await page.getByText('Maria Keller').first().waitFor()
    await page.getByText('The first plan').waitFor()
    await page.getByText(/It lacks \d+ things/).waitFor()
  })

  test('a broken file becomes the draft, shows each error at its line, and loses nothing; the plan in force stays', async () => {
    const page = await (await desk.enter(owner)).newPage()
    await open(page, '')
    const [downloaded] = await Promise.all([
      page.waitForEvent('download'),
      press(page.getByRole('button', { name: 'Download' })),
    ])
    assert.equal(downloaded.suggestedFilename(), 'maintenance.yaml')
    const chunks: Buffer[] = []
    for await (const chunk of await downloaded.createReadStream()) chunks.push(chunk as Buffer)
    const source = Buffer.concat(chunks).toString('utf8')
    const broken = source.replace('risk: medium', 'risk: middling').replace('deputy: deputy\n', 'deputy: nobody\n')
    const bytes = { name: 'mine.yaml', mimeType: 'application/yaml', buffer: Buffer.from(broken) }
    await page.locator('input[type=file]').setInputFiles(bytes)
    await page.waitForURL('**/plan/edit/file')
    const errors = page.getByRole('region', { name: 'Errors' })
    const line = broken.split('\n').findIndex((one) => one.includes('risk: middling')) + 1
    await errors.getByText('"middling" is not one of high, medium, low').waitFor()
    await press(errors.getByRole('button', { name: `Line ${line}`, exact: true }))
    const file = page.getByRole('textbox', { name: 'maintenance.yaml' })
    const chosen = await file.evaluate((one: HTMLTextAreaElement) =>
      one.value.slice(one.selectionStart, one.selectionEnd),
    )
    await readable(page)
    assert.equal(chosen, 'middling')
    assert.equal(await file.inputValue(), broken)
    // It cannot be applied, and what is in force is as it was.
    await press(page.getByRole('link', { name: /^Apply/ }))
    await page.getByText('It cannot be applied yet').waitFor()
    await readable(page)
    assert.equal(await page.getByRole('button', { name: 'Apply the plan' }).isDisabled(), true)
    await page.goto(at(''))
    await page.getByText(/^Version 1, in force/).waitFor()

    await open(page, '/edit/file')
    const mended = saved(page)
    await write(file, source)
    await page.keyboard.press('ControlOrMeta+s')
    await mended
    await errors.getByText('The file can be read without a fault.').waitFor()
  })

  test('of two people who change the same field the second is told, sees both, and chooses; other fields go together', async () => {
    const mine = await (await desk.enter(owner)).newPage()
    const theirs = await (await desk.enter('ben@example.com')).newPage()
    for (const page of [mine, theirs]) await open(page, '/edit/what')
    const purpose = (page: Page) => page.getByRole('textbox', { name: 'Purpose' })
    const change = async (page: Page, name: string, text: string, status = 200) => {
      await write(page.getByRole('textbox', { name, exact: true }), text)
      const answered = page.waitForResponse(
        (response) => response.url().includes('plan/draft/edits') && response.status() === status,
      )
      await page.keyboard.press('Tab')
      await answered
    }
    expected = /status of 409/
    await change(theirs, 'Purpose', 'What Ben says it is for.')
    // Another field: on top of his, without a word.
    await change(mine, 'Client', 'Elm Street')
    await mine.getByText('Kept as a draft').waitFor()
    assert.equal(await purpose(mine).inputValue(), 'What Ben says it is for.')

    await change(theirs, 'Purpose', 'What Ben says now.')
    await change(mine, 'Purpose', 'What I say it is for.', 409)
    await mine.getByText('Somebody else changed this while you were writing.').waitFor()
    await mine.getByText('What Ben says now.').waitFor()
    await readable(mine)
    assert.equal(await purpose(mine).inputValue(), 'What I say it is for.')
    const kept = saved(mine)
    await press(mine.getByRole('button', { name: 'Keep mine' }))
    assert.equal((await kept).status(), 200)
    const { source } = await otherApi().then((api) => api.get('/api/v1/plan/draft'))
    assert.match(source ?? '', /client: Elm Street/)
    assert.match(source ?? '', /purpose: What I say it is for\./)

    // The file as a whole: nothing of either is overwritten before somebody says so.
    await open(mine, '/edit/file')
    const file = mine.getByRole('textbox', { name: 'maintenance.yaml' })
    const text = await file.inputValue()
    await change(theirs, 'Name', 'Triage by Ben')
    await write(file, `${text}# mine\n`)
    await mine.keyboard.press('ControlOrMeta+s')
    await mine.getByText('The draft was changed after you opened it. Your text is still here.').waitFor()
    assert.match(await file.inputValue(), /# mine\n$/)
    const taken = saved(mine)
    await press(mine.getByRole('button', { name: 'Save mine over it' }))
    assert.equal((await taken).status(), 200)
  })

  test('a session that ends while somebody writes loses no text: it is kept, and saved after a new sign-in', async () => {
    expected = /status of 401/
    const context = await desk.enter(owner)
    const page = await context.newPage()
    await open(page, '/edit/what')
    const purpose = page.getByRole('textbox', { name: 'Purpose' })
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
    await fetch(`${desk.url}/sign-out`, { method: 'POST', headers: { cookie }, redirect: 'manual' })
    await write(purpose, 'Written after the session had ended.')
    await page.keyboard.press('Tab')
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' })
    await dialog.waitFor()
    const tab = await context.newPage()
    await signIn(tab, await desk.linkFor(owner))
    await tab.close()
    await press(dialog.getByRole('button', { name: 'I am signed in again' }))
    await dialog.waitFor({ state: 'hidden' })
    assert.equal(await purpose.inputValue(), 'Written after the session had ended.')
    // Even after a reload; and it cannot be applied without having been saved.
    await page.reload()
    await shown(page)
    assert.equal(await purpose.inputValue(), 'Written after the session had ended.')
    await page.getByText('What you typed is not saved yet').waitFor()
    const kept = saved(page)
    await purpose.focus()
    await page.keyboard.press('Tab')
    assert.equal((await kept).status(), 200)
    await page.getByText('Kept as a draft').waitFor()
  })

  test('whoever only reads sees the plan and no way to change it', async () => {
    const page = await (await desk.enter('vera@example.com')).newPage()
    await open(page, '')
    await page.getByText(/^Version 1, in force/).waitFor()
    assert.equal(await page.getByRole('button', { name: 'Edit' }).count(), 0)
    await open(page, '/edit/what')
    await page.getByText('Owners and operators change the plan. You may read it.').waitFor()
  })

  async function otherApi() {
    const used = await fetch(await desk.linkFor(owner), { method: 'POST', redirect: 'manual' })
    const cookie = used.headers.get('set-cookie')?.split(';')[0] ?? ''
    return createAftercare({
      url: desk.url,
      workspace: desk.otherWorkspace,
      fetch: (request) => {
        request.headers.set('cookie', cookie)
        return fetch(request)
      },
    })
  }
})
