import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { template } from '../../../test/engines/engines.ts'
import { readPlan } from '../../plan/read-plan.ts'
import { main } from '../main.ts'

const plan = `plan: 1
workspace: desk
client: Client
time_zone: Europe/Berlin
currency: EUR
effective: 2026-01-01
people: { maria: { name: Maria Keller } }
workflows:
  triage:
    name: Support triage
    risk: high
    owner: maria
    case_types: [refund, late delivery]
    value: { goal: hours, baseline_minutes: { all: 8 } }   # to be measured
  intake: { name: Invoice intake, risk: low, owner: maria, value: { goal: hours } }
`

/** How it was before, from sheets as people keep them, into the draft of the plan. */
describe('aftercare plan baselines', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-baselines-'))
  const data = join(folder, 'data')
  before(async () => {
    mkdirSync(data)
    cpSync(await template(), data, { recursive: true })
    const none = await aftercare('plan', 'baselines', file('none.csv', 'Minutes\n5\n'), '--mapping', file('m', mapping))
    assert.equal(none.code, 3)
    assert.match(none.err, /There is no plan yet/)
    assert.equal((await aftercare('plan', 'apply', file('plan.yaml', plan))).code, 0)
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  const mapping = 'sheet: 1\ntype: baseline\ncolumns: { minutes: Minutes }\nset: { workflow: triage }\n'
  const file = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  async function aftercare(...words: string[]): Promise<{ code: number; out: string; err: string }> {
    const said = { out: '', err: '' }
    const terminal = {
      out: (text: string) => {
        said.out += text
      },
      err: (text: string) => {
        said.err += text
      },
      stdin: async function* () {},
      isTty: false,
      width: 200,
      colour: false,
    }
    return { code: await main([...words, '--data', data], terminal, {}), ...said }
  }
  /** What the draft says of a workflow after a sheet was read into it, by its mapping or by the one that is guessed. */
  const put = async (text: string | Buffer, how: { mapping?: string; workflow?: string; dry?: boolean } = {}) => {
    const path = file('before.csv', text)
    const guess = await aftercare('plan', 'baselines', path, ...(how.workflow ? ['--workflow', how.workflow] : []))
    const used = file('mapping.yaml', how.mapping ?? guess.out)
    const given = await aftercare(
      'plan',
      'baselines',
      path,
      '--mapping',
      used,
      ...(how.dry ? ['--dry-run'] : []),
      '--json',
    )
    const answer = JSON.parse(given.out === '' ? 'null' : given.out)
    return { guess, answer, code: given.code, err: given.err }
  }
  const german =
    '\ufeffAblauf;Fallart;Minuten je Fall;mindestens;höchstens;Anzahl;Erhebung;Quelle;Zeitraum;ab;Bestätigt von;Fehlerquote\r\n' +
    'Support triage;refund;"12,5 Min.";9;18;40;gemessen;"Zeitstudie;\r\nzwei Leute";Jan-Feb 2026;01.02.2026;Maria Keller;"3,5 %"\r\n' +
    'triage;Late_Delivery;0:20:00;;;;geschätzt;;;;;\r\n' +
    'intake;gesamt;1.000,5;;;;;;;;;\r\n'

  test('a guess reads a sheet of a German Excel, and what comes of it is shown before anything is kept', async () => {
    const { guess, answer, code } = await put(Buffer.from(german, 'utf16le'), { dry: true })
    assert.equal(guess.code, 2)
    assert.match(guess.out, /^sheet: 1\ndecimal: ","\ndates: dd\.MM\.yyyy\ntype: baseline\n/)
    assert.match(
      guess.err,
      /before\.csv:2: triage, refund: 12\.5 minutes \(9 to 18\), 3\.5% errors, n = 40, measured, /,
    )
    assert.match(guess.err, /Nothing was kept\./)
    assert.deepEqual([code, answer.rows, answer.refused, answer.revision], [0, 3, 0, null])
  })

  test('it goes into the draft of the plan, beside what is written there, and counts once that is applied', async () => {
    const { answer } = await put(german)
    assert.deepEqual([answer.revision, answer.errors], [1, []])
    assert.ok(answer.changes.length >= 4, answer.changes.join())
    const draft = await draftOf()
    assert.match(draft, /# to be measured/)
    const read = readPlan(draft)
    assert.equal(read.kind, 'ok')
    if (read.kind !== 'ok') return
    const { triage, intake } = read.plan.workflows
    assert.deepEqual(triage?.value?.baseline_minutes, {
      all: { value: '8', method: 'estimated' },
      refund: {
        value: '12.5',
        low: '9',
        high: '18',
        n: 40,
        method: 'measured',
        source: 'Zeitstudie;\nzwei Leute, Jan-Feb 2026',
        from: '2026-02-01',
        confirmed_by: 'maria',
      },
      'late delivery': { value: '20', method: 'estimated' },
    })
    assert.deepEqual(triage.value.error_rate_before?.value, '3.5%')
    assert.equal(intake?.value?.baseline_minutes.all?.value, '1000.5')
    // The same again changes nothing.
    assert.equal((await put(german)).answer.revision, 1)
    assert.doesNotMatch((await aftercare('plan', 'show')).out, /12\.5/)
  })

  test('rows that cannot be read are refused with their line and why; the others are put there', async () => {
    const { answer, code } = await put(
      'Workflow,Case type,Minutes,Low,High,Error rate,n,Method,Confirmed by\n' +
        'triage,refund,10,12,14,,,,\n' +
        'triagee,,10,,,,,,\n' +
        'triage,exchange,10,,,,,,\n' +
        'triage,refund,1:30,,,,,,\n' +
        'triage,refund,,,,,,,\n' +
        'triage,refund,10,,,3.5,,,\n' +
        'triage,refund,10,,,,0,,\n' +
        'triage,refund,10,,,,,by eye,\n' +
        'triage,refund,10,,,,,,Jonas\n' +
        'triage,refund,90 s,,,,,,\n' +
        'triage,refund,2,,,,,,\n' +
        'triage,all,1.5 h,,,140 %,,,\n' +
        'intake,,15,,,,,,\n',
    )
    assert.equal(code, 2)
    assert.deepEqual(
      answer.baselines.map(({ line, minutes }: { line: number; minutes: string }) => [line, minutes]),
      [
        [11, '1.5'],
        [14, '15'],
      ],
    )
    const reasons = answer.reasons.map((one: { position: number; reason: string }) => `${one.position} ${one.reason}`)
    for (const [place, says] of [
      /^2 does not have low <= minutes <= high \(12, 10, 14\)$/,
      /^3 names "triagee", which is no workflow in the plan; did you mean triage\?$/,
      /^4 names "exchange", which is no case type of triage in the plan; it has refund, late delivery$/,
      /^5 "Minutes" is "1:30": hours and minutes, or minutes and seconds\? Write it like 90 min$/,
      /^6 has neither minutes nor an error rate$/,
      /^7 "Error rate" is "3\.5": write unit: "%" beside its column, if it is of a hundred$/,
      /^8 has n = 0, which is no number of cases$/,
      /^9 has the method "by eye"; write under values which of measured, sampled, contracted, estimated it means$/,
      /^10 names "Jonas", which is no person in the plan/,
      /^12 tells the minutes of refund in triage once more \(line 11\); keep one of them$/,
      /^13 has an error rate of 140%, which is more than 100%$/,
    ].entries())
      assert.match(reasons[place], says)
  })

  test('it is neither a line of the record nor read by a mapping of lines', async () => {
    const path = file('before.csv', 'Minutes\n12\n')
    const imported = await aftercare('import', path, '--mapping', file('m.yaml', mapping))
    assert.equal(imported.code, 2)
    assert.match(imported.err, /a baseline is no line of the record, it belongs into the plan; put it there with/)
    const lines = file('l.yaml', 'sheet: 1\ntype: run\ncolumns: { run: Minutes }\n')
    assert.match(
      (await aftercare('plan', 'baselines', path, '--mapping', lines)).err,
      /it has one kind of row, of type baseline/,
    )
    assert.match(
      (await aftercare('plan', 'baselines', file('latin.csv', Buffer.from('Gr\xf6\xdfe\n1', 'latin1')))).err,
      /is not written in UTF-8/,
    )
  })

  async function draftOf(): Promise<string> {
    const { openApp } = await import('../../app.ts')
    const { planDraft } = await import('../../plan/draft.ts')
    const { systemClock } = await import('../../base/clock.ts')
    const { createLog } = await import('../../base/log.ts')
    const { readSettings } = await import('../../settings.ts')
    const app = await openApp(readSettings({ AFTERCARE_DATA: data }), systemClock, createLog('silent'))
    try {
      const row = await app.state.db.selectFrom('workspace').select('id').executeTakeFirstOrThrow()
      return (await planDraft(app.state.db, row.id)).source ?? ''
    } finally {
      await app.close()
    }
  }
})
