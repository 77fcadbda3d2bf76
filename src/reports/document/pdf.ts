import type { Content, ContentImage, ContentTable, ContentText, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { type LanguageName, languages } from '../../base/languages.ts'
import { inLanguage, say } from '../../base/say.ts'
import { cellInWords, isFigure } from './cell.ts'
import { chartToSvg, type Paint } from './chart.ts'
import {
  type Block,
  type Chart,
  type Document,
  isColour,
  type Logo,
  type Section,
  type Table,
  type Tone,
  tablesOf,
} from './document.ts'
import { createGlyphs, fontFiles } from './glyphs.ts'
import { heightOf, type Sized, widthsOf } from './widths.ts'

const ink = '#1b1c1e'
const soft = '#5d6067'
const line = '#dcdcd6'
const words: Readonly<Record<Tone, string>> = { good: '#0b6b3a', bad: '#a8201a', unknown: '#7a5200', neutral: soft }
const paint: Paint = {
  good: '#2457c5',
  bad: '#c2570c',
  neutral: '#a7adb8',
  unknown: soft,
  ink: soft,
  line,
  paper: '#ffffff',
  font: 'Roboto',
}
const LOGO = { width: 150, height: 40 }
const MARGIN = 48
/** Of a sheet of A4, in points. */
const WIDTH = 595.28 - 2 * MARGIN
/** Below this a heading begins the next page, by its level: what it stands over would be there, and it alone here. A section has its table’s own heading to keep, too. */
const LAST_HEADING: Readonly<Record<number, number>> = { 1: 0.8, 2: 0.86, 3: 0.86 }
/**
 * What may be higher than this, in points, is parted: what is not and does not fit a sheet would be lost. It is judged by letters of a middle
 * width, so that a sheet has room for the widest.
 */
const HIGHEST_WHOLE = 420

/** A table of so many rows is not parted. */
const SHORT = 8

type Margins = [number, number, number, number]
const margins = (above: number, below: number): Margins => [0, above, 0, below]

/** So many rows go to the next page together where the last one would stand there alone. */
const LAST_ROWS = 3
/** What is parted otherwise moves what comes after it, which may then have to be, too; that ends after a few. */
const MOST_DRAWINGS = 6

type Layout = {
  /** What is meant for the first page stands closer. */
  readonly isTight: boolean
  /** Tables whose last rows begin a page. */
  readonly parted: ReadonlySet<string>
}
type Write = Layout & {
  readonly said: (text: string) => string
  readonly language: LanguageName
  readonly brand: string
}

/**
 * The document as PDF: its fonts within it, its title and language told, pages numbered, heads of tables repeated. The same document gives
 * the same bytes: the date is the document's, and no id is made up. What is meant for the first page stands closer where it would need two,
 * and no row stands alone on a page where the others of its table do not.
 */
export async function documentToPdf(document: Document, language: LanguageName): Promise<Buffer> {
  const usual: Layout = { isTight: false, parted: new Set() }
  const first = await drawn(document, language, usual)
  let layout = first.isFirstWhole ? usual : { ...usual, isTight: true }
  let last = first.isFirstWhole ? first : await drawn(document, language, layout)
  for (let drawings = 1; last.alone.length > 0 && drawings < MOST_DRAWINGS; drawings++) {
    layout = { ...layout, parted: new Set([...layout.parted, ...last.alone.slice(0, 1)]) }
    last = await drawn(document, language, layout)
  }
  return last.pdf
}

/** What stands before a section that begins a page. */
const firstOf = ({ sections }: Document): readonly Section[] => {
  const end = sections.findIndex(({ newPage }) => newPage)
  return end < 0 ? [] : sections.slice(0, end)
}
/** The end of it is marked, and looked for where it was laid out; so are the last two rows of each table. */
const END = 'end-of-first'
const markOf = (table: string, fromEnd: number): { readonly id?: string } =>
  fromEnd <= 2 ? { id: `row:${fromEnd}:${table}` } : {}

type Drawn = {
  readonly pdf: Buffer
  readonly isFirstWhole: boolean
  /** Tables whose last row stands on another page than the one before it, in order. */
  readonly alone: readonly string[]
}

async function drawn(document: Document, language: LanguageName, layout: Layout): Promise<Drawn> {
  const { isTight } = layout
  const [{ default: pdfmake }, glyphs] = await Promise.all([import('pdfmake'), createGlyphs()])
  const fonts = fontFiles()
  pdfmake.setFonts({ Roboto: { ...fonts } })
  // It reads its fonts and nothing else, whatever a document names.
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((path) => Object.values(fonts).includes(path))
  const said = (text: string) => glyphs.fit(inLanguage(text, languages[language]))
  const colour = document.from?.colour
  const write: Write = { said, language, brand: isColour(colour) ? colour : ink, ...layout }
  const first = firstOf(document)
  const content = [
    ...head(document, write),
    ...first.flatMap((one) => section(one, write)),
    ...(first.length === 0 ? [] : [{ text: ' ', id: END, fontSize: 1 }]),
    ...document.sections.slice(first.length).flatMap((one) => section(one, write)),
  ]
  let lastOfFirst = 1
  const pageOfMark = new Map<string, number>()
  const [title, foot, from] = [document.title, document.foot, document.from?.name ?? ''].map(said) as [
    string,
    string,
    string,
  ]
  const missing = glyphs.missing()
  if (missing > 0)
    content.push(
      note(
        say`\uFFFD stands for ${missing} characters that the letters of this PDF do not include. The page (HTML) shows them.`,
        write,
      ),
    )
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: [MARGIN, 54, MARGIN, 54],
    language,
    displayTitle: true,
    version: '1.7',
    info: {
      title,
      ...(from === '' ? {} : { author: from }),
      creator: 'Aftercare',
      producer: 'Aftercare',
      creationDate: new Date(document.created),
    },
    defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: isTight ? 1.15 : 1.25, color: ink },
    content,
    header: (page) =>
      page === 1
        ? ''
        : {
            margin: [MARGIN, 26, MARGIN, 0],
            columns: [{ text: title }, { text: from, alignment: 'right' }],
            columnGap: 20,
            fontSize: 8,
            color: soft,
          },
    footer: (page, pages) => ({
      margin: [MARGIN, 18, MARGIN, 0],
      columns: [
        { text: foot, width: '*' },
        { text: said(say`Page ${page} of ${pages}`), width: 'auto', alignment: 'right', noWrap: true },
      ],
      columnGap: 20,
      fontSize: 8,
      color: soft,
    }),
    pageBreakBefore: (node, { getFollowingNodesOnPage }) => {
      if (node.id === END) lastOfFirst = node.startPosition.pageNumber
      else if (node.id !== undefined) pageOfMark.set(node.id, node.startPosition.pageNumber)
      return (
        node.headlineLevel !== undefined &&
        // What follows a heading may be the heading of a table that begins on the next page.
        (node.startPosition.verticalRatio > (LAST_HEADING[node.headlineLevel] ?? 1) ||
          getFollowingNodesOnPage().every(({ headlineLevel }) => headlineLevel !== undefined))
      )
    },
  }
  const pdf = await pdfmake.createPdf(definition).getBuffer()
  const alone = tablesOf(document).flatMap(({ id }) => {
    const [before, own] = [2, 1].map((fromEnd) => pageOfMark.get(markOf(id, fromEnd).id ?? ''))
    return before !== own && !layout.parted.has(id) ? [id] : []
  })
  return { pdf, isFirstWhole: lastOfFirst === 1, alone }
}

function head({ kind, title, subtitle, from, facts }: Document, { said, brand, isTight }: Write): Content[] {
  const rule: Content = {
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: WIDTH, y2: 0, lineWidth: 2, lineColor: brand }],
    margin: [0, 6, 0, 16],
  }
  const sender: Content[] = from
    ? [
        {
          columns: [
            ...(from.logo ? [logo(from.logo)] : []),
            { text: said(from.name), bold: true, margin: margins(from.logo ? 12 : 0, 0) },
          ],
          columnGap: 12,
        },
        rule,
      ]
    : []
  return [
    ...sender,
    { text: said(kind), color: soft },
    {
      text: said(title),
      fontSize: isTight ? 16 : 21,
      bold: true,
      lineHeight: 1.15,
      margin: [0, 2, 0, 4],
      outline: true,
    },
    ...(subtitle === null ? [] : [{ text: said(subtitle), margin: margins(0, 4) }]),
    ...(facts.length === 0
      ? []
      : [
          {
            layout: 'noBorders',
            margin: margins(6, 4),
            fontSize: 9,
            table: {
              widths: [110, '*'] as (number | '*')[],
              body: facts.map(({ name, value }) => [{ text: said(name), color: soft }, { text: said(value) }]),
            },
          },
        ]),
  ]
}

/** As large as it may be, in its own proportions. */
function logo({ type, base64, width, height }: Logo): ContentImage & { width: number } {
  const scale = Math.min(LOGO.width / width, LOGO.height / height, 1)
  return { image: `data:${type};base64,${base64}`, width: width * scale, height: height * scale }
}

const section = ({ title, blocks, newPage }: Section, write: Write): Content[] =>
  kept([
    {
      text: write.said(title),
      fontSize: 14,
      bold: true,
      color: write.brand,
      margin: [0, newPage ? 0 : 16, 0, 6],
      headlineLevel: 1,
      outline: true,
      ...(newPage ? { pageBreak: 'before' as const } : {}),
    },
    ...blocks.flatMap((one) => block(one, write)),
  ])

/** A heading goes to the next page with what it stands over, where that is not parted: they are one then, of which nothing can be left behind. */
function kept(content: readonly Content[]): Content[] {
  const whole: Content[] = []
  // From the end on: a heading may stand over another, which is one with what follows it by then.
  for (const one of content.toReversed()) {
    const next = whole.at(-1)
    if (next !== undefined && isHeading(one) && isUnbreakable(next))
      whole.splice(-1, 1, { stack: [{ ...one, headlineLevel: undefined }, next], unbreakable: true })
    else whole.push(one)
  }
  return whole.toReversed()
}

const isHeading = (one: Content): one is ContentText =>
  typeof one === 'object' && 'headlineLevel' in one && !('pageBreak' in one)
const isUnbreakable = (one: Content): boolean => typeof one === 'object' && 'unbreakable' in one

function block(one: Block, write: Write): Content[] {
  const { said } = write
  switch (one.kind) {
    case 'paragraph':
      return [{ text: said(one.text), margin: [0, 0, 0, 6], ...(one.lead ? { fontSize: 11.5 } : {}) }]
    case 'note':
      return [note(one.text, write)]
    case 'heading':
      return [
        { text: said(one.text), fontSize: 11, bold: true, margin: [0, write.isTight ? 5 : 8, 0, 3], headlineLevel: 2 },
      ]
    case 'list': {
      const items = one.items.map((item) => ({
        text: said(item),
        margin: margins(0, 3),
      }))
      return [{ ...(one.ordered ? { ol: items } : { ul: items }), margin: [0, 0, 0, 6] }]
    }
    case 'status':
      return [status(one, write)]
    case 'figures':
      return figures(one.items, write)
    case 'table':
      return table(one, write)
    case 'chart':
      return chart(one, write)
  }
}

const note = (text: string, { said }: Write): Content => ({
  text: said(text),
  fontSize: 9,
  color: soft,
  margin: [0, 0, 0, 6],
})

/** A word and its sentence beside a bar of its colour. */
function status({ tone, word, text }: Extract<Block, { kind: 'status' }>, { said }: Write): Content {
  return {
    margin: [0, 2, 0, 6],
    unbreakable: true,
    layout: {
      hLineWidth: () => 0,
      vLineWidth: (index) => (index === 0 ? 3 : 0),
      vLineColor: () => words[tone],
      paddingLeft: () => 9,
      paddingTop: () => 1,
      paddingBottom: () => 1,
    },
    table: {
      widths: ['*'],
      body: [[{ stack: [{ text: said(word), bold: true, color: words[tone] }, { text: said(text) }] }]],
    },
  }
}

/** Three beside each other. */
function figures(items: Extract<Block, { kind: 'figures' }>['items'], { said }: Write): Content[] {
  const cells = items.map(({ name, value, note }) => ({
    width: '*',
    stack: [
      { text: said(name), fontSize: 8.5, color: soft },
      {
        text: said(value ?? say`unknown`),
        fontSize: 13,
        bold: true,
        ...(value === null ? { color: words.unknown } : {}),
      },
      ...(note === null ? [] : [{ text: said(note), fontSize: 8.5, color: soft }]),
    ],
  }))
  const rows = Array.from({ length: Math.ceil(cells.length / 3) }, (_, row) => cells.slice(row * 3, row * 3 + 3))
  return rows.map((row) => ({
    columns: [...row, ...Array.from({ length: 3 - row.length }, () => ({ width: '*', text: '' }))],
    columnGap: 14,
    margin: [0, 2, 0, 8],
    unbreakable: true,
  }))
}

function table({ id, caption, columns, rows, total, empty }: Table, write: Write): Content[] {
  const { said, language, parted } = write
  if (rows.length === 0) return [note(say`${caption}: ${empty}`, write)]
  const shown = (cells: readonly (string | number | null)[]) =>
    columns.map((column, index) => {
      const cell = cells[index] === undefined ? '' : cells[index]
      return { text: said(cellInWords(cell, column, languages[language])), isKnown: cell !== null }
    })
  const names = columns.map(({ name }) => said(name))
  const body = rows.map(({ cells }) => shown(cells))
  const last = total ? shown(total) : null
  const lines = [...body, ...(last ? [last] : [])]
  const sized: Sized[] = columns.map((column, index) => ({
    isFigure: isFigure(column),
    isWhole: column.type === 'day',
    head: names[index] ?? '',
    texts: lines.map((cells) => cells[index]?.text ?? ''),
  }))
  const fontSize = columns.length > 9 ? 7 : columns.length > 6 ? 8 : 9
  const widths = widthsOf(sized, WIDTH, fontSize, 8)
  const heights = lines.map((cells) =>
    Math.max(...cells.map(({ text }, index) => heightOf(text, widths[index] ?? 1, fontSize))),
  )
  const isWhole = heights.every((height) => height <= HIGHEST_WHOLE)
  const isShort = rows.length <= SHORT && heights.reduce((all, height) => all + height, 0) <= HIGHEST_WHOLE
  const alignment = (index: number) => (sized[index]?.isFigure ? ('right' as const) : ('left' as const))
  const drawnRows = lines.map((cells, place) =>
    cells.map(({ text, isKnown }, index) => ({
      text,
      alignment: alignment(index),
      ...(cells === last ? { bold: true } : {}),
      ...(isKnown ? {} : { color: words.unknown }),
      ...(index === 0 && isWhole ? markOf(id, lines.length - place) : {}),
    })),
  )
  const headRow = names.map((text, index) => ({ text, alignment: alignment(index), bold: true, color: soft }))
  const drawn = (some: typeof drawnRows): ContentTable => ({
    margin: [0, 0, 0, 10],
    fontSize,
    layout: {
      hLineWidth: (index) => (index === 0 ? 0 : 0.5),
      vLineWidth: () => 0,
      hLineColor: () => line,
      paddingLeft: () => 0,
      paddingRight: () => 8,
      paddingTop: () => 2.5,
      paddingBottom: () => 2,
    },
    table: {
      headerRows: 1,
      // A head keeps its first row; one that is longer than a page would be lost with it.
      keepWithHeaderRows: isWhole ? 1 : 0,
      dontBreakRows: isWhole,
      widths,
      body: [headRow, ...some],
    },
  })
  const head = { text: said(caption), bold: true, fontSize: 10, margin: margins(6, 2) }
  // A short one stands on one page, its sum with it.
  if (isShort) return [{ stack: [head, drawn(drawnRows)], unbreakable: true }]
  const headed = { ...head, headlineLevel: 3 }
  if (!parted.has(id)) return [headed, drawn(drawnRows)]
  const [most, rest] = [drawnRows.slice(0, -LAST_ROWS), drawnRows.slice(-LAST_ROWS)]
  return [headed, drawn(most), { ...drawn(rest), pageBreak: 'before' }]
}

function chart(one: Chart, { said, language }: Write): Content[] {
  return [
    {
      unbreakable: true,
      margin: [0, 4, 0, 8],
      stack: [
        { text: said(one.caption), bold: true, margin: [0, 0, 0, 3] },
        {
          columns: one.series.flatMap(({ name, tone }) => [
            {
              width: 'auto' as const,
              canvas: [
                {
                  type: 'rect' as const,
                  ...{ x: 0, y: 2.5, w: 7, h: 7, lineWidth: tone === 'unknown' ? 1 : 0 },
                  ...(tone === 'unknown' ? { lineColor: paint.unknown } : { color: paint[tone] }),
                },
              ],
            },
            {
              width: 'auto' as const,
              text: said(name),
              fontSize: 8.5,
              margin: [0, 0, 8, 0] as Margins,
            },
          ]),
          columnGap: 5,
          margin: [0, 0, 0, 4],
        },
        { svg: chartToSvg(withSaid(one, said), paint, languages[language]), width: WIDTH },
      ],
    },
  ]
}

/** Its labels are drawn with the letters of the PDF, too. */
const withSaid = (one: Chart, said: Write['said']): Chart => ({
  ...one,
  labels: { ...one.labels, values: one.labels.type === 'text' ? one.labels.values.map(said) : one.labels.values },
})
