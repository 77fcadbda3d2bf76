import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type Desk, noBrowser, openDesk, owner, shown, visit } from './browser.ts'
import { choose, press, write } from './hands.ts'
import { pathOf } from './pages.ts'

const maria = 'maria@skyward.example'
const ines = 'ines@skyward.example'
const jonas = 'jonas@harbour.example'
const priya = 'priya@harbour.example'

/** A request from the first word to the last, each part done by whom it belongs to: a client's people and those who maintain it. */
describe('requests at the desk', { skip: noBrowser }, () => {
  let desk: Desk

  before(async () => {
    desk = await openDesk()
    const { workspace } = desk.examples
    await desk.invite(maria, 'owner', workspace)
    await desk.invite(ines, 'approver', workspace)
    await desk.invite(jonas, 'operator', workspace)
    await desk.invite(priya, 'reviewer', workspace)
  })
  afterEach(() => desk.leave())
  after(() => desk?.close())

  const enter = async (who: string): Promise<Page> => await (await desk.enter(who)).newPage()
  /** One move in its dialog: what is chosen and written by the names of its fields, then the act itself. */
  const act = async (
    page: Page,
    path: string,
    name: string,
    given: { choose?: [string, string]; write?: [string, string][] } = {},
  ) => {
    await page.goto(path)
    await shown(page)
    await press(page.getByRole('button', { name, exact: true }))
    const dialog = page.getByRole('dialog', { name })
    await dialog.waitFor()
    if (given.choose) await choose(dialog.getByLabel(given.choose[0]), given.choose[1])
    for (const [field, text] of given.write ?? []) await write(dialog.getByLabel(field), text)
    await press(dialog.getByRole('button', { name, exact: true }))
    await dialog.waitFor({ state: 'hidden' })
  }

  test('the client files it and approves its cost, the provider classes it, works it and closes it', async () => {
    const client = await enter(maria)
    await visit(client, '/w/{workspace}/requests', desk.examples)
    await press(client.getByRole('button', { name: 'File a request' }))
    await write(client.getByLabel('What is asked for, in one line'), 'Answer in French')
    await write(client.getByLabel('Why, and what is wrong today'), 'Half of Lyon writes so.')
    await press(client.getByRole('button', { name: 'Submit it' }))
    await client.getByRole('heading', { name: 'Answer in French' }).waitFor()
    await client.getByText('Somebody decides who pays.').waitFor()
    const path = new URL(client.url()).pathname
    assert.equal(await client.getByRole('button', { name: 'Approve it' }).count(), 0)

    const provider = await enter(jonas)
    await act(provider, path, 'Decide who pays', {
      choose: ['Who pays', 'billable'],
      write: [['Why', 'French is not in the plan.']],
    })
    await act(provider, path, 'Assess it', {
      write: [
        ['Minutes, at least', '60'],
        ['Minutes, likely', '90'],
        ['Minutes, at most', '180'],
      ],
    })
    // What the estimate comes to by each rate of the plan stands there; the price is what is likely by the one that is chosen.
    await provider.getByText('140 USD to 420 USD, likely 210 USD').waitFor()
    await act(provider, path, 'Quote a price', { choose: ['Rate', 'analyst'] })
    await provider.getByText('90 USD to 270 USD, likely 135 USD (analyst, 90 USD an hour)').waitFor()
    await provider.getByText(/It waits for the approval of/).waitFor()
    assert.equal(await provider.getByRole('button', { name: 'Approve it' }).count(), 0, 'who bills does not approve')

    await act(client, path, 'Approve it')
    await act(await enter(ines), path, 'Approve it')
    // The plan has people told two days before; whoever would be told agrees that it begins sooner.
    assert.equal(await provider.getByRole('button', { name: 'Let it begin sooner' }).count(), 0)
    await act(client, path, 'Let it begin sooner')
    await act(provider, path, 'Schedule it')
    await act(provider, path, 'Begin the work')
    await act(provider, path, 'The work is done', { write: [['Minutes it took', '95']] })
    assert.equal(await provider.getByRole('button', { name: 'Verify it' }).count(), 0, 'who did it does not verify it')
    await act(await enter(priya), path, 'Verify it', { write: [['What was looked at', 'Twenty letters read.']] })
    await act(provider, path, 'Look back on it', { write: [['What was looked at', 'Accepted went up.']] })
    await provider.getByText('142.50 USD by the rate; agreed on was 135 USD').waitFor()
    await act(provider, path, 'Close it')
    await provider.getByText('It is over: there is nothing left to do.').waitFor()

    const found = await desk.api.get('/api/v1/requests/{id}', { params: { id: path.split('/').at(-1) ?? '' } })
    assert.deepEqual([found.state, found.actual_minutes, found.quote?.amount], ['closed', 95, '135 USD'])
    assert.deepEqual(found.approvals.map(({ of }) => of).toSorted(), [['risk'], ['spending']])
    assert.equal((await desk.api.get('/api/v1/decisions/verify')).whole, true)
    await visit(provider, '/w/{workspace}/requests?state=over', desk.examples)
    await provider.getByRole('link', { name: /Answer in French/ }).waitFor()
  })

  test('from what needs attention, from a recurring problem and from a review one files a request that leads back to it', async () => {
    const page = await enter(owner)
    for (const [at, begins] of [
      ['/w/{workspace}/findings/{finding}', 'It rests on something that needs attention.'],
      ['/w/{workspace}/exceptions/{pattern}', 'It rests on a recurring problem.'],
      ['/w/{workspace}/reviews/{review}', 'It rests on a review.'],
    ] as const) {
      await page.goto(pathOf(at, desk.examples))
      await shown(page)
      await press(page.getByRole('link', { name: 'File a request' }))
      await page.getByText(begins).waitFor()
      await write(page.getByLabel('What is asked for, in one line'), `From ${at.split('/')[3]}`)
      await write(page.getByLabel('Why, and what is wrong today'), 'It is wrong.')
      await press(page.getByRole('button', { name: 'Submit it' }))
      await page.getByRole('heading', { name: `From ${at.split('/')[3]}` }).waitFor()
      const [link] = await page.getByRole('definition').getByRole('link').all()
      assert.ok(link)
      await press(link)
      await page.waitForURL((url) => url.pathname === pathOf(at, desk.examples))
    }
  })
})
