import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, afterEach, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type Desk, noBrowser, openDesk, owner, visit } from './browser.ts'
import { choose, press, write, writeMoment } from './hands.ts'
import { rulesBroken } from './rules.ts'

/** Somebody announces what will be done, calls it off, and ends what is over earlier. */
describe('planned maintenance at the desk', { skip: noBrowser }, () => {
  let desk: Desk
  before(async () => {
    desk = await openDesk({ isNow: true })
  })
  afterEach(() => desk.leave())
  after(() => desk?.close())

  /** As a field for moments shows it in the zone of the plan. */
  const inHours = async (hours: number) => {
    const { time_zone: timeZone } = await desk.api.get('/api/v1/workspace')
    const moment = new Date(Date.now() + hours * 3_600_000)
    return moment.toLocaleString('sv-SE', { timeZone }).replace(' ', 'T').slice(0, 16)
  }

  test('of one workflow for the night, which is called off; and of everything from now on, which is over earlier', async () => {
    const page = await (await desk.enter(owner)).newPage()
    await visit(page, '/w/{workspace}/findings', desk.examples)
    await press(page.getByRole('main').getByRole('link', { name: 'Planned maintenance' }))
    await page.getByText('No maintenance is announced').waitFor()
    assert.deepEqual(await rulesBroken(page, 'maintenance'), [])

    const act = page.getByRole('button', { name: 'Announce', exact: true })
    await choose(page.getByLabel('What is maintained'), 'Airline service desk')
    await writeMoment(page.getByLabel('Begins'), await inHours(24))
    await writeMoment(page.getByLabel('Is over'), await inHours(20))
    assert.equal(await act.isDisabled(), true)
    await write(page.getByLabel('What is done'), 'Update to 12.4')
    await press(act)
    // What was typed stays, with what is wrong about it.
    await page
      .getByRole('main')
      .getByText(/which is not after .*, when it begins/)
      .waitFor()
    await writeMoment(page.getByLabel('Is over'), await inHours(26))
    await press(act)
    const row = page.getByRole('listitem').filter({ hasText: 'Update to 12.4' })
    await row.getByText('Planned', { exact: true }).waitFor()
    assert.equal(await page.getByLabel('What is done').inputValue(), '')
    assert.match((await row.textContent()) ?? '', /^Airline service desk/)
    assert.deepEqual(await rulesBroken(page, 'maintenance announced'), [])
    await press(row.getByRole('button', { name: 'Call off' }))
    await press(page.getByRole('dialog').getByRole('button', { name: 'Call off' }))
    await row.getByText(/called off by/).waitFor()
    await row.getByText('Over', { exact: true }).waitFor()

    await choose(page.getByLabel('What is maintained'), 'Everything')
    await writeMoment(page.getByLabel('Is over'), await inHours(5))
    await write(page.getByLabel('What is done'), 'Move to the new site')
    await press(act)
    const moving = page.getByRole('listitem').filter({ hasText: 'Move to the new site' })
    await moving.getByText('Under way', { exact: true }).waitFor()
    await press(moving.getByRole('button', { name: 'It is over' }))
    await press(page.getByRole('dialog').getByRole('button', { name: 'It is over' }))
    await moving.getByText('Over', { exact: true }).waitFor()
    const { items } = await desk.api.get('/api/v1/maintenance-windows')
    assert.deepEqual(
      items.map(({ workflow, state }) => [workflow, state]).sort(),
      [
        [null, 'over'],
        ['airline', 'over'],
      ].sort(),
    )
    await desk.leave(/status of 400/)
  })

  test('whoever only looks sees what is announced, and announces nothing', async () => {
    await desk.invite('looks@acorn.example', 'viewer', desk.examples.workspace)
    const page = await (await desk.enter('looks@acorn.example')).newPage()
    await visit(page, '/w/{workspace}/maintenance', desk.examples)
    await page.getByText('Update to 12.4').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Announce', exact: true }).count(), 0)
  })

  test('what the plan has come back is there with its next time, which is called off while the one after it stays', async () => {
    const sample = readFileSync(fileURLToPath(new URL('../../plans/crm-enrichment.yaml', import.meta.url)), 'utf8')
    const [there, workspace] = [desk.apiOf(desk.otherWorkspace), desk.otherWorkspace]
    await there.post('/api/v1/plan', { body: sample as never })
    const page = await (await desk.enter(owner)).newPage()
    await visit(page, '/w/{workspace}/maintenance', { ...desk.examples, workspace })
    const all = page.getByRole('listitem').filter({ hasText: 'Update of the CRM' })
    await all.getByText('of the plan: Saturdays from 22:00 to 24:00').waitFor()
    await all.getByText('Planned', { exact: true }).waitFor()
    assert.equal(await all.count(), 1)
    await press(all.getByRole('button', { name: 'Call off' }))
    const dialog = page.getByRole('dialog')
    await dialog.getByText('The next time stays. So that it does not come back, change the plan.').waitFor()
    await press(dialog.getByRole('button', { name: 'Call off' }))
    await all.getByText(/called off by/).waitFor()
    await all.getByText('Planned', { exact: true }).waitFor()
    assert.equal(await all.count(), 2)
    assert.deepEqual(await rulesBroken(page, 'maintenance of the plan'), [])
    const { items } = await there.get('/api/v1/maintenance-windows')
    assert.deepEqual(
      items.map(({ state, of_plan, name }) => [state, of_plan?.name, name]),
      [
        ['over', 'crm_update', 'CRM'],
        ['planned', 'crm_update', 'CRM'],
      ],
    )
    await visit(page, '/w/{workspace}/plan', { ...desk.examples, workspace })
    // Its page of the plan is folded.
    await page.getByText('Maintenance that comes back each week').waitFor({ state: 'attached' })
  })
})
