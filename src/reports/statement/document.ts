import { say, sayDay, sayNumber } from '../../base/say.ts'
import type { Line, Movement, NamedAbout, Statement, Sums } from '../../decisions/hours/statement.ts'
import { classWords } from '../class-words.ts'
import { sayMinutes } from '../document/cell.ts'
import type { Block, Cell, Column, Document, Row, Section, Table } from '../document/document.ts'

/** Of what was issued: which version it is, and by whom. */
export type Issue = {
  readonly version: number
  readonly hash: string
  readonly issued_at: string
  readonly issued_by: string
}

/** A statement of hours as a document. It holds what the statement holds and nothing of today, so that a version is the same for ever. */
export function statementDocument(statement: Statement, issue: Issue | null): Document {
  const { client, from, to, up_to, time_zone } = statement
  return {
    kind: say`Statement of hours`,
    title: say`${client}: hours from ${sayDay(from)} to ${sayDay(to)}`,
    subtitle: issue ? null : up_to === null ? say`It was not issued.` : say`The period runs; as of ${sayDay(up_to)}.`,
    from: null,
    created: issue?.issued_at ?? `${up_to ?? to}T00:00:00Z`,
    facts: [
      ...(issue
        ? [
            { name: say`Version`, value: sayNumber(String(issue.version)) },
            { name: say`Issued`, value: say`${sayDay(issue.issued_at.slice(0, 10))}, by ${issue.issued_by}` },
            { name: say`Fingerprint`, value: issue.hash },
          ]
        : []),
      { name: say`Days of`, value: time_zone },
    ],
    sections: [account(statement), ...sums(statement), ...times(statement), ...beside(statement), proof(statement)],
    foot: say`Hours of ${client}, ${sayDay(from)} to ${sayDay(to)}`,
  }
}

const figures = {
  opening: say`Left from before`,
  granted: say`Granted`,
  carried_in: say`Carried in`,
  consumed: say`Used`,
  written_off: say`Written off`,
  expired: say`Expired`,
  carried_on: say`Carried on`,
  reserved: say`Kept for what is agreed on`,
} as const

/** What takes from the hours has a minus, so that the column adds up to what is left. */
function account({ figures: all, totals, restates }: Statement): Section {
  const gives = ['opening', 'granted', 'carried_in']
  const rows = Object.entries(figures).flatMap(([name, said]): Row[] => {
    const minutes = all[name as keyof typeof figures]
    const isTold = minutes !== 0 || name === 'granted' || name === 'consumed'
    return isTold ? [{ cells: [said, gives.includes(name) ? minutes : 0 - minutes] }] : []
  })
  const beside: Row[] = [
    ...(all.beyond === 0 ? [] : [{ cells: [say`Used beyond them, by consent`, all.beyond] }]),
    ...(totals.absorbed === 0 ? [] : [{ cells: [say`Worked at nobody’s cost`, totals.absorbed] }]),
  ]
  const table = (id: string, caption: string, of: readonly Row[], total?: readonly Cell[]): Table => ({
    ...{ kind: 'table', id, caption, rows: of, empty: say`none` },
    columns: [
      { name: say`What`, type: 'text' },
      { name: say`Time`, type: 'minutes' },
    ],
    ...(total ? { total } : {}),
  })
  const blocks: Block[] = [table('account', say`The account of the period`, rows, [say`Left`, all.left])]
  if (beside.length > 0) blocks.push(table('beside', say`Beside the account`, beside))
  if (restates) {
    blocks.push({ kind: 'heading', text: say`In place of version ${restates.version}` })
    blocks.push({ kind: 'paragraph', text: restates.because })
    blocks.push({ kind: 'list', items: restates.changes.map(({ figure, was, is }) => changed(figure, was, is)) })
  }
  return { id: 'account', title: say`The account`, blocks }
}

/** A figure of which two versions differ: minutes, or an amount with its currency in its name. */
function changed(figure: string, was: string, is: string): string {
  const [name = '', currency] = figure.split(' ')
  if (currency !== undefined) return say`Amount: was ${was} ${currency}, is ${is} ${currency}`
  const others: Readonly<Record<string, string>> = {
    ...figures,
    left: say`Left`,
    beyond: say`Used beyond them, by consent`,
    absorbed: say`Worked at nobody’s cost`,
    worked: say`Worked`,
    unpriced: say`To be paid, without a rate`,
  }
  return say`${others[name] ?? name}: was ${sayMinutes(Number(was))}, is ${sayMinutes(Number(is))}`
}

const aboutWords: Readonly<Record<NamedAbout['kind'], (id: string) => string>> = {
  workflow: (id) => id,
  finding: (id) => say`finding ${id}`,
  review: (id) => say`review ${id}`,
  request: (id) => say`request ${id}`,
  pattern: (id) => say`problem ${id}`,
  incident: (id) => say`incident ${id}`,
}
const inWords = ({ kind, id, title }: NamedAbout): string => title ?? aboutWords[kind](id)

/** Minutes in the same order, then a column for each currency, and one for what has no rate where there is any. */
function columnsOf({ totals }: Statement, first: readonly Column[]): Column[] {
  return [
    ...first,
    { name: say`Worked`, type: 'minutes' },
    { name: say`Counted`, type: 'minutes' },
    { name: say`Beyond`, type: 'minutes' },
    { name: say`Nobody’s cost`, type: 'minutes' },
    ...totals.amounts.map(({ currency }): Column => ({ name: say`Amount`, type: 'money', currency })),
    ...(totals.unpriced === 0 ? [] : [{ name: say`Without a rate`, type: 'minutes' } as const]),
  ]
}

const cellsOf = ({ totals }: Statement, of: Sums): Cell[] => [
  ...[of.worked, of.counted, of.beyond, of.absorbed],
  ...totals.amounts.map(({ currency }) => of.amounts.find((one) => one.currency === currency)?.amount ?? '0.00'),
  ...(totals.unpriced === 0 ? [] : [of.unpriced]),
]

function sums(statement: Statement): Section[] {
  const { people, classes, abouts, totals, lines } = statement
  if (lines.length === 0) return []
  const table = (id: string, caption: string, head: string, rows: readonly (readonly [string, Sums])[]): Table => ({
    ...{ kind: 'table', id, caption, empty: say`none` },
    columns: columnsOf(statement, [{ name: head, type: 'text' }]),
    rows: rows.map(([name, of]) => ({ cells: [name, ...cellsOf(statement, of)] })),
    total: [say`Total`, ...cellsOf(statement, totals)],
  })
  return [
    {
      id: 'sums',
      title: say`What was worked`,
      blocks: [
        table(
          'people',
          say`By person`,
          say`Who`,
          people.map((one) => [one.name, one]),
        ),
        table(
          'classes',
          say`By who pays`,
          say`Who pays`,
          classes.map((one) => [classWords[one.class], one]),
        ),
        table(
          'abouts',
          say`By what it was for`,
          say`What for`,
          abouts.map((one) => [inWords(one.about), one]),
        ),
      ],
    },
  ]
}

/** Each time and each contra entry. What it cost stands in the sums, and line by line in the CSV. */
function times({ lines }: Statement): Section[] {
  if (lines.length === 0) return []
  const noteOf = (line: Line): string =>
    line.kind === 'contra' ? say`taken back: ${line.because ?? ''}` : (line.note ?? '')
  return [
    {
      id: 'times',
      title: say`Each time`,
      blocks: [
        {
          ...{ kind: 'table', id: 'times', caption: say`Time that was worked`, empty: say`none` },
          columns: [
            { name: say`Day`, type: 'day' },
            { name: say`Who`, type: 'text' },
            { name: say`What for`, type: 'text' },
            { name: say`Who pays`, type: 'text' },
            { name: say`Worked`, type: 'minutes' },
            { name: say`Counted`, type: 'minutes' },
            { name: say`What was done`, type: 'text' },
          ],
          rows: lines.map((line) => ({
            cells: [
              ...[line.day, line.name, inWords(line.about), classWords[line.class]],
              ...[line.worked, line.counted, noteOf(line)],
            ],
          })),
        },
      ],
    },
  ]
}

const movementWords: Readonly<Record<Movement['kind'], string>> = {
  granted: say`granted`,
  'carried in': say`carried in from before`,
  'carried on': say`carried on`,
  expired: say`expired`,
  'written off': say`written off`,
  'write-off taken back': say`not written off after all`,
  reserved: say`kept for what is agreed on`,
  released: say`given back`,
}

/** What else happened to the account, and what was agreed to beyond it. */
function beside({ movements, consents }: Statement): Section[] {
  const blocks: Block[] = []
  if (movements.length > 0)
    blocks.push({
      ...{ kind: 'table', id: 'movements', caption: say`Beside what was worked`, empty: say`none` },
      columns: [
        { name: say`Day`, type: 'day' },
        { name: say`What`, type: 'text' },
        { name: say`Time`, type: 'minutes' },
      ],
      rows: movements.map(({ kind, day, minutes }) => ({ cells: [day, movementWords[kind], minutes] })),
    })
  if (consents.length > 0)
    blocks.push({
      ...{ kind: 'table', id: 'consents', caption: say`Agreed to beyond the hours`, empty: say`none` },
      columns: [
        { name: say`By`, type: 'text' },
        { name: say`Agreed`, type: 'minutes' },
        { name: say`Used`, type: 'minutes' },
        { name: say`Rate`, type: 'text' },
        { name: say`Why`, type: 'text' },
      ],
      rows: consents.map((one) => ({ cells: [one.name, one.minutes, one.used, one.rate ?? null, one.because] })),
    })
  return blocks.length === 0 ? [] : [{ id: 'beside', title: say`What else happened`, blocks }]
}

function proof({ checks, step_minutes }: Statement): Section {
  const broken = checks.filter(({ holds }) => !holds)
  return {
    id: 'proof',
    title: say`Whether it adds up`,
    blocks: [
      broken.length === 0
        ? {
            ...{ kind: 'status', tone: 'good', word: say`It adds up` },
            text: say`The lines come to what the account says, by person, by who pays and by what it was for.`,
          }
        : {
            ...{ kind: 'status', tone: 'bad', word: say`It does not add up` },
            text: broken.map((one) => `${one.name}: ${one.is}, ${one.should_be}`).join('; '),
          },
      {
        kind: 'note',
        text: say`Time is counted in steps of ${sayMinutes(step_minutes)} where it takes from the hours. Each amount is rounded once, to the cent, half a cent upwards; sums are sums of these.`,
      },
    ],
  }
}
