import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { z } from 'zod'
import { inLanguage } from '../../../base/say.ts'
import { lineByType } from '../../record.ts'
import { fieldsByType, kindOfField, type SheetType } from './fields.ts'
import { guessMapping } from './guess.ts'
import { mappingToText, readMapping } from './mapping.ts'
import { type Preview, previewSheet } from './preview.ts'
import { columnsOf, readRows } from './rows.ts'
import { beginningOf, readSheet } from './sheet.ts'

/** In pieces, so that nothing hangs on where a file happens to be cut. */
const inPieces = (bytes: Uint8Array, size = 7) =>
  async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
const pieces = (text: string, size?: number) => inPieces(Buffer.from(text), size)

async function rowsIn(chunks: AsyncIterable<Uint8Array>) {
  const rows: [line: number, ...cells: string[]][] = []
  for await (const { line, cells } of readRows(chunks, 'a.csv')) rows.push([line, ...cells])
  return rows
}

async function made(mapping: string, text: string) {
  const lines: object[] = []
  const refused: [line: number, reason: string][] = []
  for await (const { row, made } of readSheet(pieces(text)(), 'a.csv', readMapping(mapping)))
    if (made.kind === 'lines') lines.push(...made.lines)
    else refused.push([row.line, made.reason])
  return { lines, refused }
}

const saying = (said: RegExp) => (error: unknown) => {
  assert.match(inLanguage((error as Error).message), said)
  return true
}

describe('rows of a CSV file', () => {
  const expected = [
    [1, 'id', 'text'],
    [3, '1', 'two\nlines; and a "word"'],
    [6, '2', '5" wide'],
    [8, '3', 'last'],
  ]
  const text = 'id;text\n\n1;"two\nlines; and a ""word"""\n;\n2;5" wide\n\n3;last'

  test('with any ends of lines, a byte order mark, quotes and empty rows, each with the line it begins on', async () => {
    for (const [name, one] of Object.entries({
      unix: text,
      windows: text.replaceAll('\n', '\r\n'),
      'old mac': text.replaceAll('\n', '\r'),
      'byte order mark': `\ufeff${text}\n`,
    }))
      for (const size of [1, 7, 1000]) assert.deepEqual(await rowsIn(pieces(one, size)()), expected, `${name}, ${size}`)
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le')
    assert.deepEqual(await rowsIn(inPieces(utf16, 4)()), expected, 'as Excel saves "Unicode text"')
  })

  test('what stands between cells is found out', async () => {
    for (const delimiter of [',', ';', '\t', '|'])
      assert.deepEqual(
        await rowsIn(pieces(['a,b c', 'x', 'y'].join(delimiter).replace(',b', delimiter === ',' ? ',b' : '_b'))()),
        [[1, ...(delimiter === ',' ? ['a', 'b c', 'x', 'y'] : ['a_b c', 'x', 'y'])]],
      )
  })

  test('two columns of one name, and one without, are told apart', () => {
    const header = { line: 1, raw: '', cells: ['Name', ' name  of it', '', 'Name'] }
    assert.deepEqual(columnsOf(header), ['Name', 'name of it', '#3', 'Name (2)'])
  })

  test('what cannot be read is said in one sentence, with its line', async () => {
    await assert.rejects(rowsIn(pieces('')()), saying(/^a\.csv is empty/))
    await assert.rejects(rowsIn(inPieces(Buffer.from('gr\xfc\xdfe,1\n', 'latin1'))()), saying(/not written in UTF-8/))
    await assert.rejects(
      rowsIn(pieces('a,b\n1,"open\n2,3\n')()),
      saying(/line \d+: cannot be read as CSV\. Look for a quotation mark/),
    )
  })
})

describe('a mapping', () => {
  test('knows every field of the record that a cell can hold, and none that it has not', () => {
    for (const type of Object.keys(fieldsByType) as SheetType[]) {
      const known = pathsOf(lineByType[type] as unknown as z.ZodType).filter(
        (path) => path !== 'sent_at' && path !== 'type',
      )
      assert.deepEqual(Object.keys(fieldsByType[type]).toSorted(), known.toSorted(), type)
    }
    assert.equal(kindOfField('run', 'labels.team'), 'text')
    assert.equal(kindOfField('verdict', 'labels.team'), undefined)
  })

  test('is refused with what is wrong in it', () => {
    for (const [text, says] of [
      [
        'sheet: 1\ntype: verdict\ncolumns: { knd: Result }',
        /"knd" is no field of a line of type verdict; did you mean "kind"\?/,
      ],
      ['sheet: 1\ntype: verdikt', /^The mapping cannot be used: type: /],
      ['sheet: 2\ntype: run', /sheet: /],
      ['sheet: 1\ntype: run\nzone: Berlin', /zone: is no time zone/],
      ['- 1', /no map of keys/],
      ['a: [', /no YAML/],
      ['sheet: 1\ntype: run\ncolums: {}', /colums/],
    ] as const)
      assert.throws(() => readMapping(text), saying(says), text)
  })

  test('names columns that the sheet has', async () => {
    const read = made('sheet: 1\ntype: run\ncolumns: { run: Run }', 'Lauf,Datum\n1,2\n')
    await assert.rejects(read, saying(/no column "Run", which the mapping names\. It has: Lauf, Datum\./))
  })
})

describe('rows as lines of the record', () => {
  test('by fields, values, what is set, decimals, dates and zone', async () => {
    const { lines, refused } = await made(
      `sheet: 1
decimal: ","
dates: [dd.MM.yyyy HH:mm, dd.MM.yyyy]
zone: Europe/Berlin
lines:
  - type: run
    columns: { run: Lauf, case: Vorgang, started: Beginn, labels.team: Team }
    set: { workflow: intake, status: ok }
  - type: step
    columns: { cost.amount: Kosten }
    set: { kind: model, cost.currency: EUR }
  - type: verdict
    columns: { kind: { column: Ergebnis, values: { richtig: accepted, geändert: corrected } }, waited_ms: { column: Wartezeit, unit: m } }
    when: Ergebnis
`,
      'Lauf;Vorgang;Beginn;Kosten;Ergebnis;Wartezeit;Team\r\nr1;V 7;29.03.2026 01:30;1.234,50 €;Richtig;2,5;A\r\nr2;;30.03.2026;0,02;;;\r\n',
    )
    assert.deepEqual(refused, [])
    assert.deepEqual(lines, [
      {
        type: 'run',
        workflow: 'intake',
        status: 'ok',
        run: 'r1',
        case: 'V 7',
        started: '2026-03-29T00:30:00.000Z',
        labels: { team: 'A' },
      },
      { type: 'step', kind: 'model', cost: { currency: 'EUR', amount: '1234.50' }, run: 'r1', step: 'sheet' },
      {
        type: 'verdict',
        kind: 'accepted',
        waited_ms: 150_000,
        run: 'r1',
        verdict: idOf(lines[2]),
        by: { kind: 'person' },
      },
      { type: 'run', workflow: 'intake', status: 'ok', run: 'r2', started: '2026-03-29T22:00:00.000Z' },
      { type: 'step', kind: 'model', cost: { currency: 'EUR', amount: '0.02' }, run: 'r2', step: 'sheet' },
    ])
  })

  test('of weeks, months and days, whichever a cell names', async () => {
    const eligible = (as: string, dates: string) =>
      `sheet: 1\n${dates}type: eligible\ncolumns: { cases: N, period: ${as} }\nset: { workflow: desk }\n`
    const periods = async (mapping: string, text: string) =>
      (await made(mapping, text)).lines.map((line) => (line as { period?: string }).period)
    assert.deepEqual(await periods(eligible('W', ''), 'W,N\n2026-W10,4\n2026-03,5\n2026-03-09 00:00,6\n'), [
      '2026-W10',
      '2026-03',
      '2026-03-09',
    ])
    assert.deepEqual(
      await periods(eligible('{ column: W, as: week }', 'dates: M/d/yyyy\n'), 'W,N\n3/2/2026,4\n12/28/2026,5\n'),
      ['2026-W10', '2026-W53'],
    )
  })

  test('are known again by the columns that make their id, or by all they hold, wherever these stand', async () => {
    const mapping = (id: string) =>
      `sheet: 1\n${id}type: spend\ncolumns: { amount: Amount }\nset: { kind: fee, currency: USD }\n`
    const ids = async (id: string, text: string) => (await made(mapping(id), text)).lines.map(idOf)
    assert.deepEqual(await ids('id: [Month, Who]\n', 'Month,Who,Amount\nMay,A,1\nMay,B,1\n'), ['May / A', 'May / B'])
    assert.deepEqual((await made(mapping('id: Who\n'), 'Who,Amount\n,1\n')).refused, [
      [2, 'has nothing in Who, by which it would be known again'],
    ])
    const [one, other] = await ids('', 'Who,Amount\nA,1\nA,2\n')
    assert.notEqual(one, other)
    assert.deepEqual(await ids('', 'Amount,Note,Who\n1,,A\n'), [one])
  })

  test('that cannot be read are refused with their line, their column and why', async () => {
    const mapping = `sheet: 1
type: verdict
columns: { run: Run, kind: Result, at: Date, waited_ms: Waited }
`
    const { lines, refused } = await made(
      mapping,
      `Run,Result,Date,Waited
r1,accepted,2026-03-09 14:30,
r2,okay,,
r3,accepted,09.03.2026,
,accepted,,
r5,accepted,,"1,5"
r6,accepted,,soon
r7,accepted,,1,2,3
r8,accepted,2026-03-09T14:30:00+01:00,5
`,
    )
    assert.deepEqual(
      lines.map((line) => (line as { run: string; at?: string }).run),
      ['r1', 'r8'],
    )
    assert.deepEqual(
      refused.map(([line]) => line),
      [3, 4, 5, 6, 7, 8],
    )
    const reasons = refused.map(([, reason]) => reason)
    for (const [place, says] of [
      /^"kind" is "okay": .* \(column "Result"\)$/,
      /^"Date" is "09\.03\.2026", which is no time as 2026-03-09 14:30; write into the mapping how they are written/,
      /^needs either "run" or "case"/,
      /^"Waited" is "1,5": write decimal: "," or decimal: "\." into the mapping/,
      /^"Waited" is "soon", which is no number$/,
      /^has 6 cells, and there are 4 columns/,
    ].entries())
      assert.match(reasons[place] ?? '', says)
  })
})

test('why a row cannot be read quotes a cell whole or not at all: half of an address would be masked by nobody', async () => {
  const long = `${'x'.repeat(30)} anna.keller@example.com ${'y'.repeat(30)}`
  const { refused } = await made(
    'sheet: 1\ntype: verdict\ncolumns: { run: Run, kind: Kind, at: At }\ncorrections: Changes\n',
    `Run,Kind,At,Changes\nr1,accepted,${long},\nr2,accepted,,"note: ${long}"\nr3,accepted,anna@example.com,\n`,
  )
  const reasons = refused.map(([, reason]) => reason)
  assert.match(reasons[0] ?? '', /^"At" is a text of 85 letters, which is no time/)
  assert.match(reasons[1] ?? '', /^"Changes" is a text of 91 letters, which tells no field/)
  assert.match(reasons[2] ?? '', /^"At" is "anna@example\.com", which is no time/)
})

describe('what people corrected', () => {
  const verdict = (rest: string) => `sheet: 1\ndecimal: ","\nid: Beleg\ntype: verdict\n${rest}`
  const corrections = async (mapping: string, text: string) => {
    const { lines, refused } = await made(mapping, text)
    const told = lines.map((line) => {
      const { verdict, kind, corrections } = line as { verdict: string; kind: string; corrections?: object[] }
      return [verdict, kind, ...(corrections ?? [])]
    })
    return { told, refused }
  }

  test('stands in two columns for each field: what is only written otherwise is no correction, an empty cell says nothing', async () => {
    const { told, refused } = await corrections(
      verdict(`columns: { case: Beleg }
set: { kind: accepted }
corrections:
  amount: { before: Betrag (KI), after: Betrag (final) }
  vendor: { before: Lieferant, after: Lieferant neu, reason: Warum }
`),
      `\ufeffBeleg;Betrag (KI);Betrag (final);Lieferant;Lieferant neu;Warum\r
R-1;"1.234,50 €";1234,5;ACME;"ACME\r
GmbH; Ulm";Rechtsform\r
R-2;10,00;12,00;;;\r
R-3;10,00;;Bolt;;\r
R-4;;7,00;007;7;\r
R-5;1,0;1,00;Bolt;Bolt;nur geprüft\r
`,
    )
    assert.deepEqual(refused, [])
    assert.deepEqual(told, [
      ['R-1', 'corrected', { field: 'vendor', before: 'ACME', after: 'ACME\nGmbH; Ulm', reason: 'Rechtsform' }],
      ['R-2', 'corrected', { field: 'amount', before: '10,00', after: '12,00' }],
      ['R-3', 'accepted'],
      ['R-4', 'corrected', { field: 'amount', after: '7,00' }, { field: 'vendor', before: '007', after: '7' }],
      ['R-5', 'accepted'],
    ])
  })

  test('stands in a row for each field: none takes the place of another, and what a column says of the case holds', async () => {
    const { told, refused } = await corrections(
      verdict(`columns: { case: Beleg, kind: Urteil }
corrections: { field: Feld, before: War, after: Wurde }
`),
      'Beleg;Feld;War;Wurde;Urteil\nR-1;amount;10;12;\nR-1;vendor;A;;\nR-2;;;;accepted\nR-3;;;;\nR-4;amount;;5;rejected\n',
    )
    assert.deepEqual(told, [
      ['R-1 / amount', 'corrected', { field: 'amount', before: '10', after: '12' }],
      ['R-1 / vendor', 'corrected', { field: 'vendor', before: 'A' }],
      ['R-2', 'accepted'],
      ['R-4 / amount', 'rejected', { field: 'amount', after: '5' }],
    ])
    assert.match(
      refused.map(([line, reason]) => `${line} ${reason}`).join(),
      /^5 says of no field that it was changed.*write set: \{ kind: accepted \} into the mapping$/,
    )
  })

  test('is written in one cell, in the ways people do; what could mean two things is refused', async () => {
    const mapping = verdict('columns: { case: Beleg }\ncorrections: Changes\nwhen: Changes\n')
    const written = async (cell: string) => {
      const { told, refused } = await corrections(mapping, `Beleg;Changes\nR-1;"${cell}"\n`)
      return refused[0]?.[1] ?? told[0]?.slice(2)
    }
    const amount = { field: 'amount', before: '100', after: '120' }
    for (const [cell, expected] of [
      ['amount: 100 -> 120', [amount]],
      ['amount : 100→120;\nvendor: A => B', [amount, { field: 'vendor', before: 'A', after: 'B' }]],
      ['amount: 100 / 120, vendor: -> B', [amount, { field: 'vendor', after: 'B' }]],
      ['amount: 100/120', [amount]],
      ['due: 3/4/2026 / 3/5/2026', [{ field: 'due', before: '3/4/2026', after: '3/5/2026' }]],
      ['at: 10:30 -> 11:00', [{ field: 'at', before: '10:30', after: '11:00' }]],
      ['rate: 1,5 -> 2,5', [{ field: 'rate', before: '1,5', after: '2,5' }]],
      ['amount, due date', [{ field: 'amount' }, { field: 'due date' }]],
    ] as const)
      assert.deepEqual(await written(cell), expected, cell)
    for (const cell of [
      'amount: 120',
      'due: 3/4/2026',
      'amount: 1 -> 2 -> 3',
      'the customer called twice and was angry',
    ])
      assert.match(
        String(await written(cell)),
        /^"Changes" is ".*write it like amount: 100 -> 120; vendor: A -> B$/,
        cell,
      )
    assert.match(String(await written('none')), /^says of no field/)
  })

  test('is guessed, and neither remarks nor the ends of a period are taken for it', async () => {
    const guessed = async (text: string) => readMapping((await previewSheet(pieces(text), 'a.csv', {})).mapping)
    const found = async (text: string) => (await guessed(text)).lines.map((one) => one.corrections)
    assert.deepEqual(await found('Beleg;Betrag (KI);Betrag (final);Ergebnis\nR-1;"1.234,50 €";1234,50;ok\n'), [
      { fields: { betrag: { before: 'Betrag (KI)', after: 'Betrag (final)' } } },
    ])
    assert.deepEqual(await found('Invoice,Amount,Amount corrected\nR-1,10,12\n'), [
      { fields: { amount: { before: 'Amount', after: 'Amount corrected' } } },
    ])
    assert.deepEqual(await found('Ticket,Field,Old value,New value,Reason\nT-1,a,1,2,x\n'), [
      { rows: { field: 'Field', before: 'Old value', after: 'New value', reason: 'Reason' } },
    ])
    assert.deepEqual(await found('Ticket,Changes\nT-1,"amount: 1 -> 2"\n'), [{ written: 'Changes' }])
    assert.deepEqual(await found('Ticket,Result,Changes\nT-1,ok,"looked fine to me, nothing to do here"\n'), [
      undefined,
    ])
    assert.deepEqual(await found('Fee from,Fee to,Amount\n2026-01-01,2026-02-01,5\n'), [undefined])
    const { decimal } = await guessed('Beleg;Betrag alt;Betrag neu\nR-1;1.234,50;1234,50\n')
    assert.equal(decimal, ',')
  })

  test('belongs to a verdict, and to columns that the sheet has', async () => {
    assert.throws(
      () => readMapping('sheet: 1\ntype: run\ncolumns: { run: A }\ncorrections: B'),
      saying(/"corrections" are of a line of type verdict, and this one is of type run/),
    )
    await assert.rejects(
      made(verdict('columns: { case: Beleg }\ncorrections: { a: { before: X, after: Y } }\n'), 'Beleg,X\n1,2\n'),
      saying(/no column "Y"/),
    )
  })
})

describe('what a sheet seems to say', () => {
  const guessed = async (text: string): Promise<Preview> =>
    await previewSheet(pieces(text), 'a.csv', { workflow: 'desk' })

  test('is guessed from headers and rows, in English and German, and is a mapping that reads them', async () => {
    const runs = await guessed(
      'Run ID,Ticket,Started at,Status,Outcome,Cost,Currency\nr1,T-1,2026-03-09 14:30,done,OK,0.02,USD\nr2,T-2,2026-03-09 15:30,failed,wrong,0.01,USD\n',
    )
    assert.deepEqual([runs.is_guessed, runs.rows, runs.lines, runs.refused], [true, 2, 6, 0])
    assert.deepEqual(
      runs.first[1]?.lines.map((line) => [
        (line as { type: string }).type,
        (line as { status?: string; kind?: string }).status ?? (line as { kind?: string }).kind,
      ]),
      [
        ['run', 'error'],
        ['verdict', 'rejected'],
        ['step', 'other'],
      ],
    )
    const weeks = await guessed('Woche;Anzahl\n02.03.2026;1.200\n09.03.2026;940\n')
    assert.match(weeks.mapping, /dates: dd\.MM\.yyyy/)
    const costs = await guessed('Datum;Betrag;Währung;Art\n31.01.2026;1.234,50;EUR;fee\n28.02.2026;99,00;EUR;fee\n')
    assert.deepEqual([costs.lines, costs.refused], [2, 0])
    assert.equal(
      costs.first.flatMap(({ lines }) => lines).map((line) => (line as { amount?: string }).amount)[0],
      '1234.50',
    )
    const verdicts = await guessed('Case,Result,Reviewer\nT-1,approved,Ana\nT-2,edited,Ben\n')
    assert.deepEqual(
      verdicts.first
        .flatMap(({ lines }) => lines)
        .map((line) => [(line as { case: string }).case, (line as { kind: string }).kind]),
      [
        ['T-1', 'accepted'],
        ['T-2', 'corrected'],
      ],
    )
  })

  test('knows how dates are written although one of them is none', async () => {
    const sheet = 'Fall;Geprüft am;Ergebnis\nT-1;09.03.2026 10:00;ok\nT-2;31.03.2026 11:00;ok\nT-3;gestern;ok\n'
    const { columns, rows } = await beginningOf(pieces(sheet)(), 'a.csv')
    assert.match(mappingToText(guessMapping(columns, rows, 'desk')), /dates: dd\.MM\.yyyy HH:mm/)
  })

  test('says nothing of dates that could be another day', async () => {
    const { columns, rows } = await beginningOf(pieces('Day,Cases\n03/04/2026,5\n04/05/2026,6\n')(), 'a.csv')
    assert.doesNotMatch(mappingToText(guessMapping(columns, rows, 'desk')), /dates/)
    const sure = await beginningOf(pieces('Day,Cases\n03/04/2026,5\n04/25/2026,6\n')(), 'a.csv')
    assert.match(mappingToText(guessMapping(sure.columns, sure.rows, 'desk')), /dates: MM\/dd\/yyyy/)
  })
})

test('a mapping with its parts, changed in a form and read again, says the same, what no form knows as well', async () => {
  const short = `sheet: 1
type: verdict
decimal: ","
dates: dd.MM.yyyy
id: Ticket
columns:
  case: Ticket
  kind: { column: Result, values: { ok: accepted } }
set: { by.kind: person, severity: 2 }
corrections:
  amount: { before: Was, after: Became }
when: Result
`
  const sheet = pieces('Ticket,Result,Was,Became\nT-1,ok,1,2\n')
  const seen = await previewSheet(sheet, 'a.csv', { mapping: short })
  assert.equal(seen.mapping, short)
  const again = await previewSheet(sheet, 'a.csv', { mapping: JSON.stringify(seen.written) })
  assert.deepEqual([again.written, again.first, again.refused], [seen.written, seen.first, seen.refused])
  assert.match(again.mapping, /^sheet: 1\n/)
  const normal = (text: string) => readMapping(text)
  assert.deepEqual(normal(again.mapping), normal(short))
})

const idOf = (line: object | undefined): string => {
  const { verdict, spend } = (line ?? {}) as { verdict?: string; spend?: string }
  return verdict ?? spend ?? ''
}

/** The fields of a line that hold one value, by their paths. */
function pathsOf(schema: z.ZodType, at = ''): string[] {
  const { def } = schema as unknown as {
    def: { type: string; innerType?: z.ZodType; shape?: Record<string, z.ZodType> }
  }
  if (def.innerType) return pathsOf(def.innerType, at)
  if (def.shape)
    return Object.entries(def.shape).flatMap(([key, inner]) => pathsOf(inner, at === '' ? key : `${at}.${key}`))
  return def.type === 'array' || def.type === 'record' || def.type === 'unknown' ? [] : [at]
}
