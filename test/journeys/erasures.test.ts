import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import { type Desk, noBrowser, openDesk, owner, visit } from './browser.ts'
import { choose, press, write } from './hands.ts'

/** An owner carries out what somebody asks for: sees what would go, says why, confirms it, and holds the proof. */
describe('erasures at the desk', { skip: noBrowser }, () => {
  let desk: Desk
  before(async () => {
    desk = await openDesk({ isNow: true })
    const { key } = await api().post('/api/v1/keys', { body: { name: 'Sender', roles: ['sender'] } })
    const run = { type: 'run', workflow: 'desk', started: '2026-03-01T10:00:00Z' }
    const lines = [
      { ...run, run: 'e1', case: 'K-4711', status: 'ok' },
      { type: 'step', run: 'e1', step: '1', kind: 'tool', name: 'look' },
      { ...run, run: 'e2', case: 'K-4712', status: 'ok', input: 'Like K-4711.' },
      { ...run, run: 'e3', case: 'K-4711', nothing: 1 },
      { ...run, run: 'e4', user: 'ana@acorn.example', status: 'done' },
    ]
    const response = await fetch(`${desk.url}/api/v1/evidence`, {
      method: 'POST',
      headers: { 'x-api-key': key, 'content-type': 'application/x-ndjson' },
      body: lines.map((one) => JSON.stringify(one)).join('\n'),
    })
    assert.equal(((await response.json()) as { accepted: number }).accepted, 3)
  })
  afterEach(() => desk.leave())
  after(() => desk?.close())
  const api = () => desk.apiOf(desk.otherWorkspace)
  const enter = async (email: string) => {
    const page = await (await desk.enter(email)).newPage()
    await visit(page, '/w/{workspace}/erasures', { ...desk.examples, workspace: desk.otherWorkspace })
    return page
  }

  test('a case is shown by what would go, erased once it was confirmed, and proved', async () => {
    const page = await enter(owner)
    await write(page.getByLabel('The case'), 'K-4713')
    await press(page.getByRole('button', { name: 'Show what would be erased' }))
    await page.getByText('Nothing is kept of the case K-4713.').waitFor()
    await write(page.getByLabel('The case'), 'K-4711')
    await press(page.getByRole('button', { name: 'Show what would be erased' }))
    await page.getByRole('heading', { name: 'Of the case K-4711' }).waitFor()
    const counted = (await page.locator('dl').first().textContent()) ?? ''
    assert.match(counted, /1lines that tell of runs1steps1refused lines/)
    await page.getByText('Another run has it in its texts and stays').waitFor()
    await page.getByRole('link', { name: 'e2', exact: true }).waitFor()
    const act = page.getByRole('button', { name: 'Erase it for good' })
    await write(page.getByLabel('Why it is erased'), 'They asked for it.')
    assert.equal(await act.isDisabled(), true)
    await write(page.getByLabel('Write K-4711 here, to confirm'), 'K-4711')
    await press(act)
    await page.getByText('It is erased. No file of the evidence holds any of it.').waitFor({ timeout: 120_000 })
    const row = page.getByRole('listitem').filter({ hasText: 'They asked for it.' })
    await row.getByText('erased', { exact: true }).waitFor()
    await press(row.getByText('Proof', { exact: true }))
    await row.getByRole('link', { name: 'Erased: entry' }).waitFor()
    await row.getByText('refused lines, kept to be mended').waitFor()
    assert.equal((await page.content()).includes('K-4711'), false)
    const { items } = await api().get('/api/v1/runs')
    assert.deepEqual(
      items.map(({ run }) => run),
      ['e2'],
    )
  })

  test('a person of whom only a refused line knows is erased as well', async () => {
    const page = await enter(owner)
    await choose(page.getByLabel('What is to be erased'), 'A person, with all their runs')
    await write(page.getByLabel(/^What runs call the person/), 'ana@acorn.example')
    await press(page.getByRole('button', { name: 'Show what would be erased' }))
    await page.getByText('refused lines, kept to be mended').waitFor()
    await write(page.getByLabel('Why it is erased'), 'They asked, too.')
    await write(page.getByLabel('Write ana@acorn.example here, to confirm'), 'ana@acorn.example')
    await press(page.getByRole('button', { name: 'Erase it for good' }))
    await page.getByText('It is erased. No file of the evidence holds any of it.').waitFor({ timeout: 120_000 })
    assert.equal((await api().get('/api/v1/refused')).kept, 0)
  })

  test('whoever is no owner sees that it is not theirs', async () => {
    await desk.invite('op@acorn.example', 'operator', desk.otherWorkspace)
    const page = await (await desk.enter('op@acorn.example')).newPage()
    await page.goto(`/w/${desk.otherWorkspace}/erasures`)
    await page.getByText('You may not see this here.').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Show what would be erased' }).count(), 0)
    await desk.leave(/status of 403/)
  })
})
