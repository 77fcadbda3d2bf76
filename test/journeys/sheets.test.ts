import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, afterEach, before, describe, test } from 'node:test'
import { type Desk, noBrowser, openDesk, owner, visit } from './browser.ts'
import { choose, press, write } from './hands.ts'

const sheet = `Ticket;Geprüft am;Prüfer;Ergebnis;Notiz
T-1;09.03.2026 10:00;bea;ok;gut
T-2;09.03.2026 11:00;bea;falsch;nein
T-3;gestern;bea;ok;so
`

const changed = `Beleg;Betrag (KI);Betrag (final)
R-1;"1.234,50 €";1234,5
R-2;10,00;12,00
`

/** Somebody has what stands in a spreadsheet read, without an engineer. */
describe('sheets at the desk', { skip: noBrowser }, () => {
  let desk: Desk
  let server: Server
  let origin = ''
  let expected: RegExp | undefined
  before(async () => {
    server = createServer((request, response) => {
      const found = request.url === '/outcomes.csv' ? sheet : request.url === '/changed.csv' ? changed : undefined
      if (found === undefined) return response.writeHead(404).end()
      return response.writeHead(200, { 'content-type': 'text/csv' }).end(found)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    desk = await openDesk({ isNow: true })
  })
  afterEach(async () => {
    const complaints = expected
    expected = undefined
    await desk.leave(complaints)
  })
  after(async () => {
    await desk?.close()
    server?.closeAllConnections()
    server?.close()
  })
  const api = () => desk.apiOf(desk.otherWorkspace)
  const enter = async (path: string) => {
    const page = await (await desk.enter(owner)).newPage()
    await visit(page, path, { ...desk.examples, workspace: desk.otherWorkspace })
    return page
  }

  test('what people corrected is seen in pairs of columns, and what was not is said by who knows it', async () => {
    const page = await enter('/w/{workspace}/sheets')
    await write(page.getByLabel('Address of the sheet'), `${origin}/changed.csv`)
    await press(page.getByRole('button', { name: 'Look at it' }))
    await page.getByText('Correction of betrag: what it was').waitFor()
    await page.getByText('Correction of betrag: what it became').waitFor()
    // One row of two is as it was: that this means accepted nobody said.
    await page.getByText('2 rows; 1 cannot be read; 1 line of the record.').waitFor()
    await page.getByText(/^Line 2: .*write set: \{ kind: accepted \}/).waitFor()
    await page.getByText('betrag: 10,00 → 12,00', { exact: true }).waitFor()
    await write(page.getByLabel(/^Outcome where nothing was changed/), 'accepted')
    await press(page.getByRole('button', { name: 'Try the mapping' }))
    await page.getByText('2 rows; 0 cannot be read; 2 lines of the record.').waitFor()
  })

  test('a published one: looked at, mended where it was guessed wrong, tried, and read from then on', async () => {
    expected = /status of 400/
    const page = await enter('/w/{workspace}/sheets')
    await write(page.getByLabel('Address of the sheet'), `${origin}/nothing.csv`)
    await press(page.getByRole('button', { name: 'Look at it' }))
    await page.getByText('has no sheet there (404)').waitFor()
    await write(page.getByLabel('Address of the sheet'), `${origin}/outcomes.csv`)
    await press(page.getByRole('button', { name: 'Look at it' }))
    await page.getByText('Guessed by the headers').waitFor()
    const become = (column: string) => page.getByLabel(`What the column ${column} becomes`)
    assert.equal(await become('Ticket').inputValue(), 'case')
    await choose(become('Notiz'), 'Severity')
    await page.getByText('The mapping was changed since it was tried.').waitFor()
    const connect = page.getByRole('button', { name: 'Read it from now on' })
    assert.equal(await connect.isDisabled(), true)
    await choose(become('Notiz'), 'not used')
    await press(page.getByText('How it is written'))
    const dates = page.getByLabel('How dates are written')
    assert.equal(await dates.inputValue(), 'dd.MM.yyyy HH:mm')
    await write(dates, 'yyyy/MM/dd')
    await press(page.getByRole('button', { name: 'Try the mapping' }))
    await page.getByText('3 rows; 3 cannot be read; 0 lines of the record.').waitFor()
    await write(dates, 'dd.MM.yyyy HH:mm')
    await press(page.getByRole('button', { name: 'Try the mapping' }))
    await page.getByText('3 rows; 1 cannot be read; 2 lines of the record.').waitFor()
    await page.getByText(/^Line 4: .*gestern/).waitFor()
    await page.getByRole('heading', { name: 'Line 2: what became of a run or a case' }).waitFor()
    assert.deepEqual((await api().get('/api/v1/connectors')).items, [])
    await write(page.getByLabel('What it is called here'), 'Outcomes')
    await press(connect)

    await page.waitForURL(/\/connectors$/)
    const row = page.getByRole('listitem').filter({ hasText: 'Outcomes' }).first()
    await row.getByText(/^It is read: 3 rows, changed last on /).waitFor()
    await press(row.getByText('Rows that could not be read: 1'))
    await row.getByText(/^Line 4: /).waitFor()
    const { items } = await api().get('/api/v1/connectors')
    assert.match(items[0]?.mapping ?? '', /^sheet: 1\n/)
    assert.match(items[0]?.mapping ?? '', /falsch: rejected/)
  })

  test('what its columns are is changed later, as the file it is', async () => {
    const page = await enter('/w/{workspace}/connectors')
    await press(page.getByRole('link', { name: 'Change the columns: Outcomes' }))
    await press(page.getByRole('button', { name: 'Look at it' }))
    await press(page.getByText('The mapping as a file', { exact: true }))
    const field = page.getByRole('textbox', { name: 'The mapping as a file' })
    const [before] = (await api().get('/api/v1/connectors')).items
    assert.equal(await field.inputValue(), before?.mapping)
    await write(field, `${before?.mapping ?? ''}id: Ticket\n`)
    await press(page.getByRole('button', { name: 'Try the mapping' }))
    await press(page.getByRole('button', { name: 'Read it by this mapping' }))
    await page.waitForURL(/\/connectors$/)
    const { items } = await api().get('/api/v1/connectors')
    assert.deepEqual([items.length, items[0]?.mapping], [1, `${before?.mapping ?? ''}id: Ticket\n`])
  })

  test('a file is tried and then taken in, once', async () => {
    const page = await enter('/w/{workspace}/sheets')
    await press(page.getByText('File', { exact: true }))
    const bytes = Buffer.from('\ufeffWorkflow,Week,Cases\ndesk,2026-W10,12\ndesk,2026-W11,many\n', 'utf16le')
    await page.getByLabel('CSV file').setInputFiles({ name: 'cases.csv', mimeType: 'text/csv', buffer: bytes })
    await press(page.getByRole('button', { name: 'Look at it' }))
    await page.getByText('2 rows; 1 cannot be read; 1 line of the record.').waitFor()
    await page.getByText(/^Line 3: /).waitFor()
    await press(page.getByRole('button', { name: 'Take in 1 lines' }))
    await page.getByText('1 lines are in the record.').waitFor()
  })
})
