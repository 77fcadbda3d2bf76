import { inLanguage, type Language, say, sayDay, sayMoney, sayNumber } from '../../base/say.ts'
import type { Cell, Column } from './document.ts'

const unknown = say`unknown`

/** A cell as people read it. */
export function cellInWords(cell: Cell, column: Column, language: Language): string {
  if (cell === null) return inLanguage(unknown, language)
  if (cell === '') return ''
  return inLanguage(sayCell(String(cell), column), language)
}

/** A cell as programs read it: plain decimals, whole minutes, ISO days. What is unknown is said in words, never left out. */
export const cellInCsv = (cell: Cell, language: Language): string =>
  cell === null ? inLanguage(unknown, language) : inLanguage(String(cell), language)

/** Whether its cells stand at the right, digit below digit. */
export const isFigure = ({ type }: Column): boolean => type !== 'text' && type !== 'day'

const decimal = /^-?\d+(\.\d+)?$/
const day = /^\d{4}-\d\d-\d\d$/

/** What is none of its column is a defect of whoever made the table, and shown as it came rather than wrong. */
function sayCell(text: string, column: Column): string {
  if (column.type === 'text') return text
  if (column.type === 'day') return day.test(text) ? sayDay(text) : text
  if (!decimal.test(text)) return text
  switch (column.type) {
    case 'number':
      return sayNumber(text)
    case 'percent':
      return say`${sayNumber(text)}%`
    case 'minutes':
      return sayMinutes(Number(text))
    case 'money':
      return sayMoney(text, column.currency)
  }
}

/** Minutes as people say them: "7 h 30 min", "45 min", "0 min". */
export function sayMinutes(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  const said =
    hours === 0 ? say`${rest} min` : rest === 0 ? say`${hours} h` : say`${sayNumber(String(hours))} h ${rest} min`
  return minutes < 0 ? say`minus ${said}` : said
}
