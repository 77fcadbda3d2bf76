import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { before, test } from 'node:test'
import axe from 'axe-core'
import { parse } from 'csv-parse/sync'
import { chromium } from 'playwright-core'
import { extractText, getDocumentProxy } from 'unpdf'
import { languages } from '../../src/base/languages.ts'
import { inLanguage, sayNumber } from '../../src/base/say.ts'
import { tableToCsv } from '../../src/reports/document/csv.ts'
import { type Document, type Table, tablesOf } from '../../src/reports/document/document.ts'
import { documentToHtml } from '../../src/reports/document/html.ts'
import { documentToPdf } from '../../src/reports/document/pdf.ts'
import { widthsOf } from '../../src/reports/document/widths.ts'
import { flags, program } from '../journeys/browser.ts'
import { hashesOf } from './rendered.ts'
import { document, long, wide } from './sample.ts'

const html = documentToHtml(document, 'en')
const csvOf = (id: string) => {
  const table = tablesOf(document).find((one) => one.id === id)
  assert.ok(table, id)
  return tableToCsv(table, languages.en)
}

/** What stands on each page of the PDF, its lines joined. */
let pages: readonly string[] = []
let pdf: Buffer
before(async () => {
  pdf = await documentToPdf(document, 'en')
  pages = (await extractText(await getDocumentProxy(new Uint8Array(pdf)))).text.map((one) =>
    one.replaceAll(/\s+/g, ' '),
  )
})

test('the same document gives the same bytes in every format, also in another process and at another time of day', async () => {
  const here = await hashesOf()
  const script = new URL('hashes.ts', import.meta.url).pathname
  const there = execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', script], {
    env: { ...process.env, TZ: 'Pacific/Apia', LANG: 'de_DE.UTF-8' },
    encoding: 'utf8',
    timeout: 120_000,
  })
  assert.deepEqual(JSON.parse(there), here)
})

test('no row stands alone on a page where the others of its table do not', async () => {
  // Of lengths one after the other some would end with one row on a page: which they are is a matter of the letters.
  for (let count = 28; count < 44; count++) {
    const numbers = Array.from({ length: count }, (_, index) => index + 1)
    const table: Omit<Table, 'id'> = {
      ...{ kind: 'table', caption: 'Rows', empty: 'none.' },
      columns: [
        { name: 'What', type: 'text' },
        { name: 'Number', type: 'number' },
      ],
      rows: numbers.map((number) => ({ cells: [`Row ${number} of ${count}`, number] })),
    }
    const blocks = [
      { ...table, id: 'one' },
      { ...table, id: 'two' },
    ]
    const two: Document = { ...document, from: null, facts: [], sections: [{ id: 'rows', title: 'Rows', blocks }] }
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(await documentToPdf(two, 'en'))))
    const seen = text.map((page) => [...page.matchAll(/Row (\d+) of/g)].map((match) => Number(match[1])))
    assert.deepEqual(seen.flat(), [...numbers, ...numbers])
    for (const [page, rows] of seen.entries())
      assert.notEqual(rows[0], count, `of ${count} rows the last begins page ${page + 1}`)
  }
})

test('nothing of a table is lost where it is higher than a page, whatever its words', async () => {
  const columns = ['What', 'Severity', 'Since', 'In detail'].map((name) => ({ name, type: 'text' as const }))
  for (const word of ['word ', 'W'])
    for (const length of [300, 900, 1190, 3000]) {
      const rows = Array.from({ length: 8 }, (_, row) => ({
        cells: [`Title ${row}`, 'high', '3 Mar', `begins${row} ${word.repeat(length / word.length)} ends${row}`],
      }))
      const table: Table = { kind: 'table', id: 'long', caption: 'Long', columns, rows, empty: 'none.' }
      const one: Document = { ...document, sections: [{ id: 'long', title: 'Long', blocks: [table] }] }
      const { text } = await extractText(await getDocumentProxy(new Uint8Array(await documentToPdf(one, 'en'))))
      const marks = text.join(' ').match(/(begins|ends)\d/g)
      assert.deepEqual(
        marks,
        rows.flatMap((_, row) => [`begins${row}`, `ends${row}`]),
        `${length} letters`,
      )
    }
})

test('the PDF tells its title, language and date, numbers its pages and repeats the head of a table', async () => {
  const proxy = await getDocumentProxy(new Uint8Array(pdf))
  const { info } = (await proxy.getMetadata()) as unknown as { info: Record<string, unknown> }
  assert.equal(info.Title, document.title)
  assert.equal(info.Author, 'Agentur Überblick')
  assert.equal(info.CreationDate, 'D:20260309000000Z')
  assert.equal(info.Language, 'en')
  assert.ok(pages.length > 25, `${pages.length}`)
  for (const [index, page] of pages.entries()) assert.ok(page.includes(`Page ${index + 1} of ${pages.length}`), page)
  const thousand = pages.filter((page) => page.includes(' Row 500 ') || page.includes(' Row 900 '))
  assert.equal(thousand.length, 2)
  for (const page of thousand) assert.match(page, /What About it Number/)
})

test('no row of a table is cut in two, and a text longer than a page is there to its last word', () => {
  for (let index = 0; index < 1000; index++) {
    const on = pages.filter((page) => page.includes(`end-${index} `))
    assert.equal(on.length, 1, `end-${index}`)
    assert.ok(on[0]?.includes(`Row ${index} `), `Row ${index}`)
  }
  assert.ok(pages.some((page) => page.includes('LAST-WORD')))
  assert.equal(pages.join(' ').match(/\bword\b/g)?.length, 3000 + 1)
})

test('no heading stands alone at the end of a page, also where another follows it', async () => {
  const table = (n: number) => ({
    ...({ kind: 'table', id: `t${n}`, caption: `Caption-${n}`, empty: 'none' } as const),
    columns: [{ name: 'What', type: 'text' } as const, { name: 'About it', type: 'text' } as const],
    rows: Array.from({ length: 1 + ((n * 5) % 13) }, () => ({ cells: ['Row', 'word '.repeat(20 * (n % 3))] })),
  })
  const sections = Array.from({ length: 45 }, (_, n) => ({
    ...{ id: `s${n}`, title: `Section-${n}` },
    blocks: [table(n), { kind: 'note' as const, text: 'word '.repeat(19 * (n % 7)) }],
  }))
  const { text } = await extractText(
    await getDocumentProxy(new Uint8Array(await documentToPdf({ ...document, sections, foot: 'FOOT' }, 'en'))),
  )
  const alone = text.filter((page) => /(Section|Caption)-\d+ (What About it )?FOOT/.test(page.replaceAll(/\s+/g, ' ')))
  assert.ok(text.length > 7, `${text.length}`)
  assert.deepEqual(alone, [])
})

test('wide numbers and long words are there to their last letter', () => {
  const bare = pages.join('').replaceAll(/[ ,]/g, '')
  assert.ok(bare.includes(long))
  assert.equal(bare.split(wide).length - 1, 2)
  assert.equal(inLanguage(sayNumber(wide)).replaceAll(',', ''), wide)
})

test('what the letters of the PDF lack is shown as missing and counted, none vanishes', async () => {
  const text = pages.join(' ')
  // Twice: two controls for direction, two that cannot be seen, four Hebrew letters, two pictures.
  assert.equal(text.match(/\uFFFD/g)?.length, 2 * (2 + 2 + 4 + 2) + 1)
  assert.match(text, /\uFFFD stands for 12 characters/)
  const plain: Document = {
    ...document,
    subtitle: 'Łódź, Čeština, Ελλάδα, Київ, 5\u202f€ → 6\u202f€ − ½',
    sections: [],
  }
  const said = (await extractText(await getDocumentProxy(new Uint8Array(await documentToPdf(plain, 'en'))))).text.join(
    ' ',
  )
  assert.match(said.replaceAll(/\s+/g, ' '), /Łódź, Čeština, Ελλάδα, Київ, 5 € -> 6 € - ½/)
  assert.doesNotMatch(said, /\uFFFD/)
})

test('the page holds no script, asks nobody for anything, and shows hostile text as text', () => {
  assert.doesNotMatch(html, /<script|<link|<iframe|javascript:|@import|url\(/i)
  assert.deepEqual(
    [...html.matchAll(/(?:src|href)="([^"]{0,12})/g)]
      .map(([, to]) => to)
      .filter((to) => !/^(#|data:image\/)/.test(to ?? '')),
    [],
  )
  assert.ok(
    html.includes(
      '&#60;script&#62;alert(1)&#60;/script&#62; &#34;&#38;&#39; \uFFFDdlrow\uFFFD \uFFFD\uFFFD שלום 😀👩‍💻',
    ),
  )
  assert.doesNotMatch(html, /(?!\n)[\p{Cc}\u202a-\u202e]/v)
})

test('what is behind a row or a sentence is a link only where whoever reads may follow it', () => {
  const linked = documentToHtml(document, 'en', ({ url }) => `https://desk.example/?at=${url}`)
  assert.ok(linked.includes('<a href="https://desk.example/?at=/api/v1/runs?workflow=a&#38;b">Behind it</a>'))
  assert.equal(linked.match(/<a href="https/g)?.length, 2)
  assert.doesNotMatch(html, /<a href="(?!#)/)
})

test('a table is read by spreadsheets as it stands, and nothing in it is a formula', () => {
  const rows = parse(csvOf('all'), { bom: true }) as string[][]
  assert.deepEqual(rows, [
    ['What', 'Number', 'Share (%)', 'Time (min)', 'Cost (EUR)', 'Day'],
    ['\'=HYPERLINK("x")', '-3', '12.5', '95', '12.40', '2026-02-03'],
    ['<b>x</b>', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown'],
    ['Wide', wide, '1.23', '100000', `${wide}.12`, ''],
    ['All', '-3', '', '95', '12.40', ''],
  ])
  assert.ok(csvOf('all').endsWith('\r\n') && csvOf('all').startsWith('\uFEFF'))
  const formulas = ['=1+1', '+1', '-1', '@x', ' =1', '\t=1', '\r=1', '＝1', 'a,b', 'a"b', 'a\nb']
  const table = { kind: 'table', id: 'f', caption: '', empty: '', columns: [{ name: '=c', type: 'text' }] } as const
  const csv = tableToCsv({ ...table, rows: formulas.map((cell) => ({ cells: [cell] })) }, languages.en)
  const read = (parse(csv, { bom: true, relax_column_count: true }) as string[][]).map(([cell = '']) => cell)
  assert.deepEqual(read, ["'=c", ...formulas.map((one) => (/^a/.test(one) ? one : `'${one}`))])
  assert.equal(parse(csvOf('days'), { bom: true }).length, 29)
  assert.match(csvOf('days'), /2026-02-04,unknown,3,1,9\r\n/)
})

test('a document is said in the language asked for', () => {
  const german = documentToHtml(document, 'de')
  assert.match(german, /<html lang="de">/)
  for (const words of ['Zum Inhalt springen', 'unbekannt', '1 Std. 35 Min.', '12,40 €', '12,5 %', '3. Feb. 2026'])
    assert.ok(german.replaceAll('\u00a0', ' ').includes(words), words)
})

test('columns always fit the page', () => {
  for (const count of [1, 3, 8, 14, 40])
    for (const letters of [1, 12, 40, 400]) {
      const columns = Array.from({ length: count }, (_, index) => ({
        ...{
          isFigure: index > 0,
          isWhole: index % 3 === 1,
          head: 'x'.repeat(index % 30),
          texts: ['9'.repeat(letters)],
        },
      }))
      const widths = widthsOf(columns, 500, 8, 8)
      const sum = widths.reduce((total, one) => total + one + 8, 0)
      assert.ok(widths.every((one) => one > 0) || count === 40, `${count} ${letters}: ${widths}`)
      assert.ok(Math.abs(sum - 500) < 0.01, `${count} ${letters}: ${sum}`)
    }
})

test('the page can be read by everybody: in both themes, wide and narrow', {
  skip: !existsSync(program) && 'Chromium is not installed',
}, async () => {
  const browser = await chromium.launch({ executablePath: program, args: flags })
  try {
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of [1280, 390]) {
        const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } })
        await page.setContent(
          documentToHtml(
            {
              ...document,
              sections: document.sections.map((one) => ({
                ...one,
                blocks: one.blocks.map((block) =>
                  block.kind === 'table' ? { ...block, rows: block.rows.slice(0, 20) } : block,
                ),
              })),
            },
            'en',
          ),
        )
        await page.addScriptTag({ content: axe.source })
        const found = await page.evaluate(async () => {
          const { violations } = await (window as unknown as { axe: typeof axe }).axe.run()
          return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
        })
        assert.deepEqual(found, [], `${colorScheme} ${width}`)
        const wider = await page.evaluate(() => window.document.documentElement.scrollWidth - window.innerWidth)
        assert.ok(wider <= 0, `${width}: ${wider} wider than the window`)
        await page.close()
      }
  } finally {
    await browser.close()
  }
})

test('what is meant for the first page stays on it, closer together where it would need two', async () => {
  const labels = {
    name: 'Day',
    type: 'day',
    values: Array.from({ length: 30 }, (_, day) => `2026-04-${String(day + 1).padStart(2, '0')}`),
  }
  const chart = {
    ...{ kind: 'chart', id: 'days', caption: 'Runs of each day', labels },
    series: [{ name: 'accepted', tone: 'good', values: labels.values.map((_, day) => day) }],
  }
  const sentences = Array.from({ length: 6 }, (_, number) => [
    { kind: 'heading', text: `Sentence ${number}` },
    {
      kind: 'paragraph',
      text: 'It says what happened, and what follows from it, in so many words that they take two lines. '.repeat(2),
    },
  ]).flat()
  const given = (title: string): Document => ({
    ...document,
    title,
    sections: [
      { id: 'short', title: 'In short', blocks: [...sentences, chart] as Document['sections'][number]['blocks'] },
      { id: 'annex', title: 'The annex', newPage: true, blocks: [{ kind: 'paragraph', text: 'More.' }] },
    ],
  })
  for (const title of [
    'A month',
    'A client with a name that is so long that no line of any sheet holds it: September 2026',
  ]) {
    const made = await documentToPdf(given(title), 'en')
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(made)))
    assert.equal(text.length, 2, title)
    assert.match(text[0] ?? '', /Runs of each day/)
  }
})
