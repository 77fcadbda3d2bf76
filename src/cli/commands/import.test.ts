import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { template } from '../../../test/engines/engines.ts'
import { main } from '../main.ts'

/** CSV files over the command line: guessed, tried, imported, and imported again. */
describe('aftercare import of CSV', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-csv-'))
  const data = join(folder, 'data')
  before(async () => {
    mkdirSync(data)
    cpSync(await template(), data, { recursive: true })
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
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
      width: 120,
      colour: false,
    }
    return { code: await main([...words, '--data', data], terminal, {}), ...said }
  }
  const figures = async () =>
    JSON.parse((await aftercare('figures', '--json')).out) as { items: { runs: number; accepted: number }[] }

  const runs =
    'Run ID;Started;Status;Outcome;Cost\r\nr1;09.03.2026 14:30;done;ok;0,02\r\nr2;09.03.2026 15:30;done;;0,5\r\nr3;soon;done;ok;1\r\n'

  test('without a mapping one is guessed and shown, and nothing is kept', async () => {
    const path = file('runs.csv', runs.replace('soon', '09.03.2026 16:00'))
    const { code, out, err } = await aftercare('import', path, '--workflow', 'desk')
    assert.equal(code, 2)
    assert.match(out, /^sheet: 1\ndecimal: ","\ndates: dd\.MM\.yyyy HH:mm\nlines:/)
    assert.match(err, /runs\.csv:2: \{"type":"run","workflow":"desk","run":"r1",/)
    assert.match(err, /Nothing was imported\./)
    writeFileSync(join(folder, 'mapping.yaml'), out)
    assert.deepEqual((await figures()).items, [])
  })

  test('a dry run says what would be kept and what refused, with its line, and keeps nothing', async () => {
    const path = file('runs.csv', runs)
    const { code, out, err } = await aftercare('import', path, '--mapping', join(folder, 'mapping.yaml'), '--dry-run')
    assert.equal(code, 2)
    assert.match(err, /runs\.csv:4: "Started" is "soon", which is not written like dd\.MM\.yyyy HH:mm/)
    assert.match(out, /runs\.csv:2: \{"type":"run".*\n/)
    assert.match(out, /5 lines would be accepted, 1 refused\. Nothing was kept\./)
    assert.deepEqual((await figures()).items, [])
  })

  test('imported twice counts once; a row that changed replaces the one before, and what was refused is kept beside', async () => {
    const path = join(folder, 'runs.csv')
    for (const _ of ['once', 'again']) {
      const { code, out } = await aftercare('import', path, '--mapping', join(folder, 'mapping.yaml'))
      assert.deepEqual([code, out], [2, '5 lines accepted, 1 refused.\n'])
      assert.deepEqual(
        (await figures()).items.map((row) => [row.runs, row.accepted]),
        [[2, 1]],
      )
    }
    const [refused] = readFileSync(`${path}.rejects.ndjson`, 'utf8').trim().split('\n')
    assert.deepEqual((JSON.parse(refused ?? '') as { position: number; line: string }).line, 'r3;soon;done;ok;1')
    writeFileSync(path, runs.replace('soon', '09.03.2026 17:00'))
    const { code } = await aftercare('import', path, '--mapping', join(folder, 'mapping.yaml'))
    assert.equal(code, 0)
    assert.deepEqual(
      (await figures()).items.map((row) => [row.runs, row.accepted]),
      [[3, 2]],
    )
  })

  test('what cannot be used is said in one sentence', async () => {
    const path = join(folder, 'runs.csv')
    const bad = file('bad.yaml', 'sheet: 1\ntype: run\ncolumns: { run: Number }\n')
    for (const [words, says] of [
      [['import', path, '--mapping', join(folder, 'none.yaml')], /none\.yaml cannot be read \(ENOENT\)/],
      [['import', path, '--mapping', bad], /no column "Number", which the mapping names/],
      [['import', path, '--mapping', bad, '--format', 'record'], /A mapping is for CSV, and the format is record/],
      [['import', path, '--format', 'xlsx'], /"xlsx" is no format that can be imported/],
    ] as const) {
      const { code, err } = await aftercare(...words)
      assert.notEqual(code, 0)
      assert.match(err, says)
    }
  })
})
