import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import type { paths } from '../../../sdk/src/api.ts'
import { openServing, type Serving } from '../../../test/engines/serving.ts'

type Tried = paths['/api/v1/try']['post']['responses'][200]['content']['application/json']

const example = readFileSync(new URL('../../../web/pages/try/example.csv', import.meta.url), 'utf8')

describe('a history of one’s own', () => {
  let serving: Serving
  before(async () => {
    serving = await openServing()
  })
  after(() => serving.close())

  const tried = (table: string, query: Record<string, string> = {}) =>
    serving.asOwner<Tried>(`/api/v1/try?${new URLSearchParams(query)}`, table)
  const refused = async (table: string, query: Record<string, string> = {}, language = 'en') => {
    const response = await fetch(`${serving.server.url}/api/v1/try?${new URLSearchParams(query)}`, {
      method: 'POST',
      headers: {
        ...{ cookie: serving.cookie, origin: serving.server.url },
        ...{ 'content-type': 'text/csv', 'accept-language': language },
      },
      body: table,
    })
    return [response.status, ((await response.json()) as { title: string }).title] as const
  }

  test('what would have been told, and when: each with a day, since when, how much and how sure', async () => {
    const { told, target, is_target_suggested, meant, days, from, to, rows, total, lacks, stand } = await tried(example)
    assert.deepEqual(meant, { time: 'Date', cases: 'Cases', bad: 'Wrong', good: null, cost: 'Cost (EUR)' })
    assert.deepEqual([from, to, rows, lacks], ['2026-01-05', '2026-07-05', 182, null])
    assert.deepEqual([target, is_target_suggested], ['>= 92%', true])
    assert.equal(days.length, 182)
    assert.equal(
      total.cases,
      days.reduce((sum, one) => sum + one.cases, 0),
    )
    assert.deepEqual(
      told.map((one) => [one.about, one.is_over]),
      [
        ['quality', false],
        ['quality', true],
        ['price', false],
      ],
    )
    // What is in it: from 15 April to 12 May 13 % are wrong, and from 1 June on a case costs 0.39.
    const [breach, over, price] = told
    assert.ok(breach && over && price)
    assert.ok(breach.since >= '2026-04-13' && breach.since <= '2026-04-20' && breach.told > breach.since)
    assert.ok(over.since >= '2026-05-10' && over.since <= '2026-05-20')
    assert.ok(price.since >= '2026-05-30' && price.since <= '2026-06-06')
    assert.match(
      breach.said,
      /^Promised >= 92%, and not kept since about \d+ Apr 2026: [\d.]+\u00a0% of \d+ right since then \(very likely between /,
    )
    assert.match(breach.sure ?? '', /^By chance alone, something like this would be told at most once in \d+ years\.$/)
    assert.ok((breach.low ?? 1) < (breach.value ?? 0) && (breach.value ?? 0) < (breach.high ?? 0))
    assert.match(
      price.said,
      /^A case costs more since about .*: 0\.\d+ over \d+ days \(very likely between 0\.\d+ and 0\.\d+\), 0\.30\d before\.$/,
    )
    assert.equal(over.sure, null)
    assert.deepEqual(stand, ['At the end of this history >= 92% is kept, as far as can be told.'])
  })

  test('the false alarms that are accepted are shared over what is watched: with fewer of them less is told, or later', async () => {
    const [few, many] = await Promise.all([
      tried(example, { false_alarms: '0.01', target: '>= 92%' }),
      tried(example, { false_alarms: '4', target: '>= 92%' }),
    ])
    const first = ({ told }: Tried) =>
      told.find((one) => one.about === 'quality' && one.said.startsWith('Promised'))?.told ?? '9'
    assert.ok(first(many) < first(few), `${first(many)} ${first(few)}`)
  })

  test('a row may be a case, in words, with semicolons, as Excel writes it in German', async () => {
    const { meant, days, total, passed_over } = await tried(
      'Datum;Ergebnis;Kosten\r\n09.03.2026 10:00;richtig;1,50 €\r\n09.03.2026 11:30;falsch;2,50 €\r\n13.03.2026 09:00;vielleicht;1,00\r\n14.03.2026 09:00;ok;\r\n',
    )
    assert.deepEqual(meant, { time: 'Datum', cases: null, bad: null, good: 'Ergebnis', cost: 'Kosten' })
    assert.deepEqual(days, [
      { day: '2026-03-09', cases: 2, right: 0.5, cost_per_case: 2 },
      { day: '2026-03-14', cases: 1, right: 1, cost_per_case: null },
    ])
    assert.deepEqual(total, { cases: 3, right: 2 / 3, cost_per_case: 2 })
    assert.deepEqual(passed_over, { count: 1, first: 'line 4: "vielleicht" does not say how many went right' })
  })

  test('columns mean what is said of them, and none where nothing is said', async () => {
    const table = 'When,N,Fine,Broken\n2026-03-09,10,9,1\n2026-03-10,10,7,2\n'
    const guessed = await tried(table)
    assert.deepEqual(guessed.meant, { time: 'When', cases: null, bad: null, good: null, cost: null })
    assert.match(guessed.lacks ?? '', /^Say which column tells how many cases/)
    assert.deepEqual(guessed.columns[2], { name: 'Fine', examples: ['9', '7'] })
    const said = await tried(table, { cases: 'N', bad: 'Broken' })
    assert.deepEqual(
      said.days.map((one) => one.right),
      [0.9, 0.8],
    )
    // Where nobody counts the cases, they are those that went right and those that went wrong.
    const both = await tried(table, { good: 'Fine', bad: 'Broken' })
    assert.deepEqual(
      both.days.map((one) => [one.cases, one.right]),
      [
        [10, 0.9],
        [9, 7 / 9],
      ],
    )
    assert.deepEqual((await tried('Date,Cases,Wrong\n2026-03-09,4,1\n', { bad: '' })).meant.bad, null)
  })

  test('where day and month cannot be told apart nothing is guessed, and it can be said', async () => {
    const table = 'Date,Cases\n03/04/2026,10\n05/06/2026,12\n'
    const unclear = await tried(table)
    assert.deepEqual([unclear.dates_unclear, unclear.days], [true, []])
    assert.equal(unclear.lacks, 'In "Date" day and month cannot be told apart. Say which comes first.')
    assert.equal((await tried(table, { dates: 'day' })).from, '2026-04-03')
    assert.equal((await tried(table, { dates: 'month' })).from, '2026-03-04')
  })

  test('days are those of the time zone; a bare day is that day everywhere', async () => {
    const table = 'Time,Cases\n2026-03-09T23:30:00Z,10\n'
    assert.equal((await tried(table, { time_zone: 'Europe/Berlin' })).from, '2026-03-10')
    assert.equal((await tried('Date,Cases\n2026-03-09,10\n', { time_zone: 'America/Los_Angeles' })).to, '2026-03-09')
  })

  test('what cannot be known yet is said, and is not a pass', async () => {
    const { unknown, told } = await tried('Date,Cases,Wrong\n2026-03-09,5,1\n2026-03-10,5,0\n')
    assert.deepEqual(told, [])
    assert.deepEqual(unknown, [
      'No column says what cases cost: nothing is told of that.',
      'This is less than a week: how much days differ is not known yet, and no day is held against its own past.',
    ])
  })

  test('what cannot be read is one sentence with what to do', async () => {
    const table = 'Date,Cases\n2026-03-09,10\n'
    assert.deepEqual(await refused(''), [400, 'The table is empty. Nothing was read.'])
    assert.deepEqual(await refused('Date,Cases\n'), [
      400,
      'The table has one line only. Give one with a line of names and rows below it.',
    ])
    assert.deepEqual(await refused(table, { bad: 'Fehler' }), [
      400,
      'The table has no column "Fehler". Its columns are Date, Cases.',
    ])
    assert.deepEqual(await refused(table, { target: 'good' }, 'de'), [
      400,
      'Das Versprechen ist „good“ und muss ein Anteil zwischen 0 und 100 % sein. Schreiben Sie es wie >= 85% oder <= 5%.',
    ])
    assert.match((await refused(table, { false_alarms: '0' }))[1], /^The false alarms a year are 0\./)
    assert.match((await refused(table, { time_zone: 'Mars' }))[1], /^The time zone is "Mars"/)
    assert.match((await refused('Date,Cases\n1926-03-09,10\n2026-03-09,10\n'))[1], /more than 20 years/)
    assert.equal(
      (await tried('Date,Cases\nsoon,10\n')).lacks,
      'No row could be read. The first: line 2: "soon" is no time.',
    )
    const [status, title] = await refused(`Date,Cases\n${'2026-03-09,10\n'.repeat(400_000)}`)
    assert.deepEqual([status, title], [413, 'The body is longer than 5 MB, the most taken at once. Send it in parts.'])
  })

  test('whoever is signed in may, and nobody else; a key may, too', async () => {
    const send = (headers: Record<string, string>) =>
      fetch(`${serving.server.url}/api/v1/try`, { method: 'POST', headers, body: 'Date,Cases\n2026-03-09,10\n' })
    assert.equal((await send({})).status, 401)
    const { key } = await serving.workspaceWithKey('Another')
    assert.equal((await send({ authorization: `Bearer ${key}` })).status, 200)
  })
})
