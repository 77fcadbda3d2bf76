import { readWritten } from './corrections.ts'

/** What people call what was, and what it became, in English and German. */
const was = 'before|was|old|original|ai|model|bot|predicted|suggested|proposed|vorher|alt|war|ki|modell|vorschlag'
const became =
  'after|became|new|final|human|correct|corrected|changed|actual|nachher|neu|wurde|mensch|korrekt|korrigiert|endgültig'
const before = new RegExp(`^(?:(?:${was}) (?<last>.+)|(?<first>.+) (?:${was}))$`)
const after = new RegExp(`^(?:(?:${became}) (?<last>.+)|(?<first>.+) (?:${became}))$`)

const rows = {
  field: /^(?:field|field name|changed field|corrected field|feld|feldname|geändertes feld)$/,
  before: new RegExp(`^(?:(?:${was}|from|von)(?: value| wert)?|(?:alter|vorheriger) wert)$`),
  after: new RegExp(`^(?:(?:${became}|to|auf)(?: value| wert)?|neuer wert)$`),
  reason: /^(?:reason|why|grund|begründung|warum)$/,
}
const written = /^(?:changes|corrections|changed fields|corrected fields|änderungen|korrekturen|geänderte felder)$/

export type GuessedCorrections =
  | string
  | { field: string; before?: string; after?: string; reason?: string }
  | Record<string, { before: string; after: string }>

/** In which columns of a sheet what people corrected seems to stand; `plain` is a header without what is only spelling. */
export function guessCorrections(
  columns: readonly string[],
  plain: (header: string) => string,
  cellsOf: (column: string) => readonly string[],
): GuessedCorrections | undefined {
  const find = (pattern: RegExp) => columns.find((one) => pattern.test(plain(one)))
  const [field, from, to, why] = [find(rows.field), find(rows.before), find(rows.after), find(rows.reason)]
  if (field !== undefined && (from !== undefined || to !== undefined))
    return {
      field,
      ...(from === undefined ? {} : { before: from }),
      ...(to === undefined ? {} : { after: to }),
      ...(why === undefined ? {} : { reason: why }),
    }
  const pairs = pairsIn(columns, plain)
  if (pairs.length > 0) return Object.fromEntries(pairs)
  const column = find(written)
  const cells = column === undefined ? [] : cellsOf(column)
  // A column of remarks is none.
  return cells.length > 0 && cells.every((one) => readWritten(one) !== undefined) ? column : undefined
}

/** "Amount (AI)" and "Amount (final)", "old amount" and "new amount", "Amount" and "Amount corrected". */
function pairsIn(columns: readonly string[], plain: (header: string) => string) {
  const nameIn = (pattern: RegExp, header: string) => {
    const { first, last } = pattern.exec(plain(header))?.groups ?? {}
    return first ?? last
  }
  return columns.flatMap((column): [field: string, of: { before: string; after: string }][] => {
    const name = nameIn(after, column)
    if (name === undefined) return []
    const own = columns.find((one) => one !== column && nameIn(before, one) === name)
    const other = own ?? columns.find((one) => one !== column && plain(one) === name)
    return other === undefined ? [] : [[name, { before: other, after: column }]]
  })
}
