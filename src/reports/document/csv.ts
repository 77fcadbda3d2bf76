import { inLanguage, type Language } from '../../base/say.ts'
import { cellInCsv } from './cell.ts'
import type { Column, Table } from './document.ts'

/**
 * A table as CSV (RFC 4180), in UTF-8 with a mark at its beginning: without it spreadsheets read umlauts wrong. Amounts and minutes stand
 * as plain numbers, their unit in the head.
 */
export function tableToCsv(table: Table, language: Language): string {
  const head = table.columns.map((column) => field(headOf(column, language)))
  const rows = [...table.rows.map(({ cells }) => cells), ...(table.total ? [table.total] : [])].map((cells) =>
    table.columns.map((column, index) => {
      const text = cellInCsv(cells[index] === undefined ? '' : cells[index], language)
      return column.type !== 'text' && plain.test(text) ? text : field(text)
    }),
  )
  return `\uFEFF${[head, ...rows].map((cells) => `${cells.join(',')}\r\n`).join('')}`
}

const plain = /^-?\d+(\.\d+)?$/

function headOf(column: Column, language: Language): string {
  const name = inLanguage(column.name, language)
  if (column.type === 'money') return `${name} (${column.currency})`
  if (column.type === 'minutes') return `${name} (min)`
  if (column.type === 'percent') return `${name} (%)`
  return name
}

/** What a spreadsheet would take for a formula begins with an apostrophe, by which it is text there. */
function field(text: string): string {
  const safe = /^\s*[=+\-@＝＋－＠]/.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
