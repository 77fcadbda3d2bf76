import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import { type Desk, noBrowser, openDesk, owner, visit } from './browser.ts'
import { choose, press, write } from './hands.ts'

/** Somebody sees what they would have been told of their own spreadsheet, before anything is connected. */
describe('a history of one’s own at the desk', { skip: noBrowser }, () => {
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
  const enter = async (path: string, look: Parameters<Desk['enter']>[1] = {}) => {
    const page = await (await desk.enter(owner, look)).newPage()
    await visit(page, path, { ...desk.examples, workspace: desk.otherWorkspace })
    return page
  }

  test('from an empty workspace to our example: what would have been told stands there with its days and its charts', async () => {
    const page = await enter('/w/{workspace}')
    await press(page.getByRole('link', { name: 'Try it on your own history' }))
    await press(page.getByRole('button', { name: 'Use our example' }))
    await page.getByText('Shown: our example (invented figures).').waitFor()
    await page
      .getByText(/^182 rows from 5 Jan 2026 to 5 Jul 2026, .* held against ≥ 92%, which your first four weeks/)
      .waitFor()
    const told = page.getByRole('listitem').filter({ hasText: /^\d+ ?On \d+ \w+ 2026/ })
    assert.equal(await told.count(), 3)
    await told.filter({ hasText: 'Promised ≥ 92%, and not kept since about' }).waitFor()
    await told.filter({ hasText: 'Kept again since about' }).waitFor()
    await told.filter({ hasText: 'A case costs more since about' }).waitFor()
    for (const name of ['Went wrong', 'Cost of a case', 'Cases'])
      await page.getByRole('slider', { name: new RegExp(`^${name} by day from 5 Jan 2026 to 5 Jul 2026: `) }).waitFor()
    // Who promises more is told sooner.
    const share = page.getByLabel('Per cent')
    assert.equal(await share.inputValue(), '92')
    await write(share, '96')
    await press(page.getByRole('button', { name: 'Show what you would have been told' }))
    await page.getByText('Held against ≥ 96%.').waitFor()
    await told
      .filter({ hasText: 'Promised ≥ 96%, and not kept since about' })
      .filter({ hasText: 'On 20 Apr 2026' })
      .waitFor()
    assert.equal(await share.inputValue(), '96')
  })

  test('rows that are pasted: the columns are said where they are guessed wrong, and the order of day and month', async () => {
    const page = await enter('/w/{workspace}/try')
    await press(page.getByText('Paste', { exact: true }))
    await write(
      page.getByLabel('Rows, copied from a spreadsheet'),
      'Wann\tN\tKaputt\n03/04/2026\t10\t1\n04/04/2026\t12\tzwei\n05/04/2026\t11\t2\n',
    )
    await press(page.getByRole('button', { name: 'Look at it' }))
    await page.getByText('Say which column tells when it was.').waitFor()
    await choose(page.getByLabel('When'), 'Wann (03/04/2026)')
    await choose(page.getByLabel('How many cases'), 'N (10)')
    await choose(page.getByLabel('How many went wrong'), 'Kaputt (1)')
    await press(page.getByRole('button', { name: 'Show what you would have been told' }))
    await page.getByText('In "Wann" day and month cannot be told apart. Say which comes first.').waitFor()
    await choose(page.getByLabel('Which comes first in the dates'), 'the day')
    await press(page.getByRole('button', { name: 'Show what you would have been told' }))
    await page
      .getByText(
        /^3 rows from 3 Apr 2026 to 5 Apr 2026, 21 cases\. One row was passed over: line 3: "zwei" does not say/,
      )
      .waitFor()
    await page.getByText('In this history nothing happened of which we would have told you.').waitFor()
    await page.getByText(/^This is less than a week/).waitFor()
  })

  test('a file that is chosen or dropped; one that cannot be read says so, and nothing of it is kept', async () => {
    expected = /status of 400/
    const page = await enter('/w/{workspace}/try')
    const file = page.getByLabel('Drop a file here, or choose one')
    const give = (name: string, text: string | Buffer) =>
      file.setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
    await give('picture.csv', Buffer.from([0x89, 0x50, 0xff, 0x00]))
    await page.getByRole('alert').filter({ hasText: 'This file is no CSV' }).waitFor()
    await give('large.csv', 'x'.repeat(5 * 1024 * 1024 + 1))
    await page.getByRole('alert').filter({ hasText: 'larger than 5 MB' }).waitFor()
    await give('empty.csv', 'Date,Cases\n')
    await page.getByRole('alert').filter({ hasText: 'The table has one line only.' }).waitFor()
    await give('cases.csv', 'Date,Cases,Wrong\n2026-03-09,10,1\n')
    await page.getByText('Shown: cases.csv.').waitFor()
    const dropped = await page.evaluateHandle(() => {
      const held = new DataTransfer()
      held.items.add(new File(['Datum;Fälle;Fehler\n09.03.2026;10;1\n13.03.2026;7;0\n'], 'dropped.csv'))
      return held
    })
    await page.getByText('Drop a file here, or choose one').dispatchEvent('drop', { dataTransfer: dropped })
    await page.getByText('Shown: dropped.csv.').waitFor()
    await page.getByText(/^2 rows from 9 Mar 2026 to 13 Mar 2026, 17 cases/).waitFor()
    // Come again, nothing is there any more.
    await page.reload()
    await file.waitFor()
    assert.equal(await page.getByText(/^Shown: /).count(), 0)
  })
})
