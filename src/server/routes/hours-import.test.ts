import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { paths } from '../../../sdk/src/api.ts'
import { settableClock, template } from '../../../test/engines/engines.ts'
import { type App, openApp } from '../../app.ts'
import { createLog } from '../../base/log.ts'
import { readSettings } from '../../settings.ts'
import { type Api, createApi } from '../api.ts'
import { createIdentity } from '../identity/identity.ts'
import { localPrincipal } from '../local.ts'
import type { Principal } from '../principal.ts'

type Imported = paths['/api/v1/hours/import']['post']['responses'][200]['content']['application/json']
type Times = paths['/api/v1/hours/times']['get']['responses'][200]['content']['application/json']

/** What Toggl Track and Harvest export, entered once each, with what cannot be told by its line. */
describe('hours from other programs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-hours-import-'))
  const clock = settableClock()
  let app: App
  let api: Api
  let owner: Principal
  before(async () => {
    cpSync(await template(), folder, { recursive: true })
    app = await openApp(readSettings({ AFTERCARE_DATA: folder }), clock, createLog('silent'))
    const identity = createIdentity({
      state: app.state,
      secret: app.folder.secret,
      url: 'http://aftercare.test',
      clock,
    })
    api = createApi(app, identity)
    owner = await localPrincipal(app)
    clock.set(Date.parse('2026-03-30T10:00Z') * 1000)
    await send('POST', '/api/v1/plan', plan, 'text/plain')
  })
  after(async () => {
    await app?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const plan = `plan: 1
workspace: desk
client: Client
time_zone: Europe/Berlin
currency: EUR
effective: 2026-03-01
people:
  ana: { name: Ana Berg, side: provider, email: ana@provider.test }
  bo: { name: Bo Lind, side: provider }
workflows:
  desk: { name: Help desk, risk: high, owner: ana }
support:
  allowance: { hours: 10, step_minutes: 1, bands: [{ name: nights, weight: 2, from: "22:00", to: "06:00" }] }
changes:
  rates: { engineer: 100 EUR }
`
  const send = async (method: string, path: string, body: string, type: string) =>
    await api.request(
      `http://aftercare.test${path}`,
      { method, headers: { 'content-type': type }, body },
      { local: owner },
    )
  async function imported(csv: string, query: Record<string, string> = {}): Promise<Imported> {
    const response = await send('POST', `/api/v1/hours/import?${new URLSearchParams(query)}`, csv, 'text/csv')
    assert.equal(response.status, 200, await response.clone().text())
    return (await response.json()) as Imported
  }
  const refused = async (csv: string, mapping = '') => {
    const response = await send('POST', `/api/v1/hours/import?${new URLSearchParams({ mapping })}`, csv, 'text/csv')
    return [response.status, ((await response.json()) as { title: string }).title] as const
  }
  const times = async () => {
    const response = await api.request('http://aftercare.test/api/v1/hours/times?from=2026-03-01', {}, { local: owner })
    return ((await response.json()) as Times).items
  }
  const told = (answer: Imported) =>
    answer.rows.map((one) => [one.line, one.state, one.person, one.minutes, one.counted, one.class])

  // As both export: Toggl with a mark at the beginning, Harvest with all its columns.
  const toggl = `\uFEFFUser,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount (EUR)
Ana B.,ANA@provider.test,Client,Help desk,,"Tuned, twice",Yes,2026-03-09,21:30:00,2026-03-09,22:30:00,1:00:00,,
Bo Lind,bo@elsewhere.test,Client,Help desk,,Looked,No,2026-03-10,09:00:00,2026-03-10,09:05:29,0:05:29,,
Bo Lind,bo@elsewhere.test,Client,Help desk,,Looked,No,2026-03-10,09:00:00,2026-03-10,09:05:29,0:05:29,,
Carl,carl@provider.test,Client,Help desk,,,No,2026-03-10,10:00:00,2026-03-10,11:00:00,01:00:00,,
Ana B.,ana@provider.test,Client,Website,Design,,No,2026-03-11,10:00:00,2026-03-11,10:45:00,00:45:00,,
Ana B.,ana@provider.test,Client,Help desk,,,No,2026-03-32,10:00:00,2026-03-11,10:45:00,00:45:00,,
Ana B.,ana@provider.test,Client,Help desk,,,No,2026-03-12,10:00:00,2026-03-12,10:00:10,00:00:10,,
Ana B.,ana@provider.test,Client,Help desk,,,No,2026-04-12,10:00:00,2026-04-12,10:10:00,00:10:00,,
Ana B.,ana@provider.test,Client,Lunch,,,No,2026-03-12,12:00:00,2026-03-12,13:00:00,01:00:00,,
`
  const harvest = `Date,Client,Project,Project Code,Task,Notes,Hours,Hours Rounded,Billable?,Invoiced?,Approved?,First Name,Last Name,Roles,Employee?,Billable Rate,Billable Amount,Cost Rate,Cost Amount,Currency,External Reference URL
2026-03-16,Client,Help desk,HD,Development,Tuned,1.1,1.25,Yes,No,Yes,Ana,Berg,,Yes,100,110,,,EUR,
17.03.2026,Client,Help desk,HD,Development,Tuned,"0,25",0.25,No,No,Yes,Ana,Berg,,Yes,,,,,EUR,
3/18/2026,Client,Help desk,HD,Development,Tuned,0.5,0.5,No,No,Yes,Ana,Berg,,Yes,,,,,EUR,
`
  const mapping = 'people: { carl@provider.test: bo }\nprojects: { Website / Design: workflow desk }\nskip: [Lunch]\n'

  test('a dry run says what an import would do, and keeps nothing', async () => {
    const seen = await imported(toggl, { dry_run: 'true' })
    assert.deepEqual([seen.program, seen.entered, seen.left, (await times()).length], ['toggl', 3, 600, 0])
    assert.deepEqual(seen.unknown, { people: ['carl@provider.test'], projects: ['Lunch', 'Website / Design'] })
    assert.deepEqual(
      seen.refused.map(({ line, says }) => [line, says]),
      [
        [
          5,
          'The plan has nobody with this name or address: carl@provider.test. Name them in the mapping, under people.',
        ],
        [6, 'Nothing says what "Website / Design" is here. Name it in the mapping, under projects.'],
        [7, '"2026-03-32" is no day.'],
        [8, '"00:00:10" is less than half a minute, which is nothing to enter.'],
        [9, '12 Apr 2026 is not yet. Enter time when it was worked.'],
        [10, 'Nothing says what "Lunch" is here. Name it in the mapping, under projects.'],
      ],
    )
  })

  test('each row is entered once, however often the file is imported, with its beginning and who pays', async () => {
    const first = await imported(toggl, { mapping: `${mapping}billable: billable\nrate: engineer\n` })
    assert.deepEqual(told(first), [
      [2, 'entered', 'person:ana', 60, 0, 'billable'],
      // Two rows that say the same are two times; seconds are rounded.
      [3, 'entered', 'person:bo', 5, 5, 'from allowance'],
      [4, 'entered', 'person:bo', 5, 5, 'from allowance'],
      [5, 'entered', 'person:bo', 60, 60, 'from allowance'],
      [6, 'entered', 'person:ana', 45, 45, 'from allowance'],
    ])
    assert.deepEqual([first.left, (await times()).length], [485, 5])
    const again = await imported(toggl, { mapping })
    assert.deepEqual([again.entered, again.known, again.left], [0, 5, 485])
    // Another export, in another order and of fewer rows.
    const lines = toggl.trimEnd().split('\n')
    const part = await imported([lines[0], lines[3], lines[1], ''].join('\n'), { mapping })
    assert.deepEqual([part.entered, part.known, (await times()).length], [0, 2, 5])
    const [found] = (await times()).filter(({ minutes }) => minutes === 60 && true)
    assert.deepEqual([found?.source, found?.began_at], ['toggl', '2026-03-10T09:00:00Z'])
    // What was taken back stays so.
    const back = await send(
      'POST',
      `/api/v1/hours/times/${found?.id}/taking-back`,
      '{"because":"Not ours."}',
      'application/json',
    )
    assert.equal(back.status, 200)
    assert.deepEqual((await imported(toggl, { mapping })).entered, 0)
  })

  test('a night that began there is weighted; two that import at once enter each row once', async () => {
    const night = `User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags\nBo Lind,,C,Help desk,,,No,2026-03-13,21:30:00,2026-03-13,22:30:00,1:00:00,\n`
    const both = await Promise.all([imported(night), imported(night)])
    assert.deepEqual(both.map(({ entered, known }) => [entered, known]).sort(), [
      [0, 1],
      [1, 0],
    ])
    assert.equal(both.find(({ entered }) => entered === 1)?.rows[0]?.counted, 90)
  })

  test('Harvest: decimal hours of a point or a comma, days as they are written, and none that can be two', async () => {
    const seen = await imported(harvest)
    assert.equal(seen.program, 'harvest')
    assert.deepEqual(told(seen), [
      [2, 'entered', 'person:ana', 66, 66, 'from allowance'],
      [3, 'entered', 'person:ana', 15, 15, 'from allowance'],
    ])
    assert.match(
      seen.refused[0]?.says ?? '',
      /^"3\/18\/2026" can be two days\. Say which with dates: dmy or dates: mdy/,
    )
    const more = await imported(harvest, { mapping: 'dates: mdy' })
    assert.deepEqual(
      more.rows.map(({ state, day }) => [state, day]),
      [
        ['known', '2026-03-16'],
        ['known', '2026-03-17'],
        ['entered', '2026-03-18'],
      ],
    )
  })

  test('what stands beside time by hand is left out until somebody says otherwise', async () => {
    const byHand = { about: 'workflow', id: 'desk', minutes: 30, day: '2026-03-20', from: '10:00', person: 'ana' }
    await send('POST', '/api/v1/hours/times', JSON.stringify(byHand), 'application/json')
    const row = (from: string, duration: string) =>
      `User,Email,Project,Description,Billable,Start date,Start time,Duration\nAna Berg,,Help desk,,No,2026-03-20,${from},${duration}\n`
    assert.deepEqual((await imported(row('10:29:00', '0:10:00'))).rows[0]?.state, 'overlaps')
    assert.deepEqual((await imported(row('10:30:00', '0:10:00'))).rows[0]?.state, 'entered')
    assert.deepEqual((await imported(row('10:29:00', '0:10:00'), { overlapping: 'true' })).rows[0]?.state, 'entered')
    const sheet = 'Date,Project,Task,Notes,Hours,First Name,Last Name\n2026-03-20,Help desk,,,0.5,Ana,Berg\n'
    assert.deepEqual((await imported(sheet)).rows[0]?.state, 'overlaps', 'as long, on that day')
  })

  test('more than is left is refused by its line, or entered at nobody’s cost; what is no such file is said', async () => {
    const long = 'Date,Project,Task,Notes,Hours,First Name,Last Name\n2026-03-21,Help desk,,,9,Ana,Berg\n'
    assert.match((await imported(long)).refused[0]?.says ?? '', /^This takes 540 minutes, and \d+ are left/)
    assert.equal((await imported(long, { absorb: 'true' })).entered, 1)
    assert.match((await refused('a,b\n1,2\n'))[1], /^These are not the columns of a detailed report of Toggl Track/)
    assert.match((await refused(''))[1], /empty/)
    assert.match(
      (await refused(long, 'projects: { x: nothing }'))[1],
      /^The mapping is not as it should be at projects\.x: is no "workflow NAME"/,
    )
    assert.match((await refused(long, 'people: ['))[1], /^The mapping cannot be read as YAML/)
    assert.match(
      (await refused(`${'Date,Project,Hours,Email\n'}${'2026-03-01,x,1,y\n'.repeat(1001)}`))[1],
      /^The file has more than 1000 rows/,
    )
    const none = await imported('Date,Project,Hours,First Name\n2026-03-22,Help desk,1,\n')
    assert.deepEqual(
      none.refused.map(({ says }) => says),
      ['It names nobody.'],
    )
    const gone = await imported('Date,Project,Hours,First Name\n2026-03-22,Elsewhere,1,Ana Berg\n', {
      mapping: 'projects: { "*": workflow nothing }',
    })
    assert.match(gone.refused[0]?.says ?? '', /nothing/)
  })
})
