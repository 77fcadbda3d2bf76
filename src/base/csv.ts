/** What stands in a cell: a text; a whole number; a decimal, as text; nothing. */
export type Cell = string | number | { readonly decimal: string } | null

/**
 * Rows as RFC 4180 has them: commas, lines that end with CR LF, and quotes around what holds one of these; in UTF-8 with a mark at its
 * beginning, without which spreadsheets read umlauts wrong. A text that a spreadsheet
 * would take for a formula and compute, whoever wrote it, gets an apostrophe before it; numbers stay numbers, also below zero.
 */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${rows.map((cells) => `${cells.map(written).join(',')}\r\n`).join('')}`

function written(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'object') return cell.decimal
  return csvCell(cell)
}

/** A text as a cell. */
export function csvCell(cell: string): string {
  const text = isFormula.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** As spreadsheets begin one, in the wide letters of some keyboards, too, and behind white space, which some programs cut off. */
const isFormula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/
