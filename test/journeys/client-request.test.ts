import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type Desk, noBrowser, openDesk, shown, visit } from './browser.ts'
import { choose, press, write } from './hands.ts'

const carla = 'carla@client.example'
const jonas = 'jonas@harbour.example'
const priya = 'priya@harbour.example'
const stranger = 'nils@elsewhere.example'

/** From what a client asks for to what stands on the statement: one request, each part done by whom it belongs to. */
describe('a request of the client, worked with the timer and billed', { skip: noBrowser }, () => {
  let desk: Desk
  const month = new Date().toISOString().slice(0, 7)

  before(async () => {
    desk = await openDesk({ isNow: true })
    const plan = `plan: 1
workspace: desk
client: Client
provider: Harbour
time_zone: UTC
currency: EUR
effective: ${month}-01
people:
  carla: { name: Carla, email: ${carla}, side: client }
  jonas: { name: Jonas, email: ${jonas}, side: provider }
  priya: { name: Priya, email: ${priya}, side: provider }
workflows: { desk: { name: Help desk, risk: low, owner: carla } }
support: { allowance: { hours: 1, step_minutes: 15 } }
changes: { rates: { engineer: 120 EUR }, approvals: { low: priya, spending: carla }, spending_limits: { carla: 500 EUR } }
`
    await desk.apiOf(desk.otherWorkspace).post('/api/v1/plan', { body: plan as never })
    await desk.invite(carla, 'owner', desk.otherWorkspace)
    await desk.invite(jonas, 'operator', desk.otherWorkspace)
    await desk.invite(priya, 'operator', desk.otherWorkspace)
    await desk.invite(stranger, 'owner', desk.examples.workspace ?? '')
  })
  afterEach(() => desk.leave(/status of 40[34]/))
  after(() => desk?.close())

  const enter = async (who: string, path: string): Promise<Page> => {
    const page = await (await desk.enter(who)).newPage()
    await visit(page, path, { ...desk.examples, workspace: desk.otherWorkspace })
    return page
  }
  const act = async (
    page: Page,
    name: string,
    given: { choose?: [string, string]; write?: [string, string][] } = {},
  ) => {
    await page.reload()
    await shown(page)
    await press(page.getByRole('button', { name, exact: true }))
    const dialog = page.getByRole('dialog', { name })
    await dialog.waitFor()
    if (given.choose) await choose(dialog.getByLabel(given.choose[0]), given.choose[1])
    for (const [field, text] of given.write ?? []) await write(dialog.getByLabel(field), text)
    await press(dialog.getByRole('button', { name, exact: true }))
    await dialog.waitFor({ state: 'hidden' })
  }

  test('filed and approved by the client, classed, timed and closed by the provider; the statement adds up', async () => {
    const client = await enter(carla, '/w/{workspace}/requests')
    await press(client.getByRole('button', { name: 'File a request' }))
    await write(client.getByLabel('What is asked for, in one line'), 'Answer in French')
    await write(client.getByLabel('Why, and what is wrong today'), 'Half of Lyon writes so.')
    await press(client.getByRole('button', { name: 'Submit it' }))
    await client.getByRole('heading', { name: 'Answer in French' }).waitFor()
    const path = new URL(client.url()).pathname

    const provider = await enter(jonas, path)
    await act(provider, 'Decide who pays', {
      choose: ['Who pays', 'billable'],
      write: [['Why', 'French is not in the plan.']],
    })
    await act(provider, 'Assess it', {
      write: [
        ['Minutes, at least', '1'],
        ['Minutes, likely', '5'],
        ['Minutes, at most', '15'],
      ],
    })
    await act(provider, 'Quote a price')
    await provider.getByText('2 EUR to 30 EUR, likely 10 EUR (engineer, 120 EUR an hour)').waitFor()
    await act(client, 'Approve it')
    await act(await enter(priya, path), 'Approve it')
    await act(provider, 'Schedule it')
    await act(provider, 'Begin the work')

    // What the timer counts goes by who pays for the request.
    await press(provider.getByRole('button', { name: 'Start the timer' }))
    const bar = provider.getByRole('region', { name: 'Your timer' })
    await press(bar.getByRole('button', { name: 'Stop and enter' }))
    await press(provider.getByRole('dialog').getByRole('button', { name: 'Stop and enter' }))
    await bar.waitFor({ state: 'detached' })
    await provider.getByRole('listitem').filter({ hasText: 'Jonas' }).getByText('1 min').waitFor()
    await act(provider, 'The work is done', { write: [['Minutes it took', '1']] })
    await act(await enter(priya, path), 'Verify it', { write: [['What was looked at', 'Twenty letters read.']] })
    await act(provider, 'Look back on it', { write: [['What was looked at', 'Accepted went up.']] })
    await act(provider, 'Close it')
    await provider.getByText('It is over: there is nothing left to do.').waitFor()

    // To the minute and the cent, on the page that the client reads and in what it was made of.
    const statement = await enter(carla, '/w/{workspace}/hours/statement')
    await visit(statement, `/w/{workspace}/hours/statement?period=${month}-01`, {
      ...{ ...desk.examples, workspace: desk.otherWorkspace },
    })
    await statement.getByText('It adds up').waitFor()
    const row = statement.getByRole('row').filter({ hasText: 'Answer in French' }).filter({ hasText: 'Jonas' })
    await row.getByText('1 min', { exact: true }).waitFor()
    await row.getByText('€2.00', { exact: true }).waitFor()
    const api = desk.apiOf(desk.otherWorkspace)
    const { statement: told } = await api.get('/api/v1/hours/statement', { query: { period: month } })
    assert.deepEqual(told.totals.amounts, [{ amount: '2.00', currency: 'EUR' }])
    assert.deepEqual(
      told.checks.filter(({ holds }) => !holds),
      [],
    )
    assert.equal((await api.get('/api/v1/decisions/verify')).whole, true)
  })

  test('the client sees their own, and whoever is of elsewhere nothing of it', async () => {
    const mine = await enter(carla, '/w/{workspace}/requests?state=over')
    await mine.getByRole('link', { name: /Answer in French/ }).waitFor()
    const page = await (await desk.enter(stranger)).newPage()
    await visit(page, '/w/{workspace}/requests?state=over', desk.examples)
    assert.equal(await page.getByText('Answer in French').count(), 0)
    await page.goto(`/w/${desk.otherWorkspace}/requests?state=over`)
    await page.getByText('You may not see this workspace, or it does not exist.').waitFor()
    assert.equal(await page.getByText('Answer in French').count(), 0)
  })
})
