import { csvOf } from '../../base/csv.ts'
import { inLanguage, type Language } from '../../base/say.ts'
import { cellInCsv } from './cell.ts'
import type { Column, Table } from './document.ts'

/** A table as CSV. Amounts and minutes stand as plain numbers, their unit in the head. */
export function tableToCsv(table: Table, language: Language): string {
  const head = table.columns.map((column) => headOf(column, language))
  const rows = [...table.rows.map(({ cells }) => cells), ...(table.total ? [table.total] : [])].map((cells) =>
    table.columns.map((column, index) => {
      const text = cellInCsv(cells[index] === undefined ? '' : cells[index], language)
      return column.type !== 'text' && plain.test(text) ? { decimal: text } : text
    }),
  )
  return csvOf([head, ...rows])
}

const plain = /^-?\d+(\.\d+)?$/

function headOf(column: Column, language: Language): string {
  const name = inLanguage(column.name, language)
  if (column.type === 'money') return `${name} (${column.currency})`
  if (column.type === 'minutes') return `${name} (min)`
  if (column.type === 'percent') return `${name} (%)`
  return name
}
