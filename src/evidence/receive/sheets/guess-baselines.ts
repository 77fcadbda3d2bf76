import { datesIn, decimalSign, plain } from './guess.ts'
import type { Row } from './rows.ts'

const names: readonly [field: string, pattern: RegExp][] = [
  ['workflow', /^(?:workflow|automation|process|prozess|ablauf|automatisierung)$/],
  [
    'case_type',
    /^(?:case type|type of case|kind of case|case|kind|type|category|fallart|art|typ|vorgangsart|kategorie)$/,
  ],
  [
    'minutes',
    /^(?:minutes|mins?|hours|handling time|time per case|aht|effort|minuten|stunden|dauer|bearbeitungszeit|aufwand)(?: .*)?$/,
  ],
  ['low', /^(?:low|lowest|least|minimum|p10|mindestens)$/],
  ['high', /^(?:high|highest|most|maximum|p90|höchstens)$/],
  ['error_rate', /^(?:error rate|errors|fehlerquote|fehlerrate|fehler)(?: .*)?$/],
  ['n', /^(?:n|cases|observed|observations|sample|sample size|anzahl|fälle|stichprobe)$/],
  ['method', /^(?:method|measured or estimated|basis|methode|erhebung)$/],
  ['source', /^(?:source|quelle|herkunft)$/],
  ['period', /^(?:period|zeitraum)$/],
  ['from', /^(?:from|since|valid from|ab|seit|gültig ab)$/],
  ['confirmed_by', /^(?:confirmed by|bestätigt von)$/],
]

const methods: Readonly<Record<string, string>> = {
  measured: 'measured',
  gemessen: 'measured',
  'time study': 'measured',
  sampled: 'sampled',
  sample: 'sampled',
  stichprobe: 'sampled',
  contracted: 'contracted',
  vertrag: 'contracted',
  estimated: 'estimated',
  estimate: 'estimated',
  guess: 'estimated',
  geschätzt: 'estimated',
  schätzung: 'estimated',
}

/** What a sheet seems to say of how it was before: a beginning, as every guess. */
export function guessBaselines(columns: readonly string[], rows: readonly Row[], workflow?: string): object {
  const found = new Map<string, string>()
  for (const [field, pattern] of names) {
    const column = columns.find((one) => pattern.test(plain(one)) && ![...found.values()].includes(one))
    if (column !== undefined) found.set(field, column)
  }
  const cellsOf = (field: string) => {
    const place = columns.indexOf(found.get(field) ?? '')
    return rows.map((row) => row.cells[place]?.trim() ?? '').filter((cell) => cell !== '')
  }
  const mapped = [...found].map(([field, column]) => [field, columnOf(field, column)])
  const decimal = decimalSign(['minutes', 'low', 'high', 'error_rate'].flatMap(cellsOf))
  const dates = datesIn(cellsOf('from'))
  return {
    sheet: 1,
    ...(decimal ? { decimal } : {}),
    ...(dates ? { dates } : {}),
    type: 'baseline',
    columns: Object.fromEntries(mapped),
    ...(found.has('workflow') ? {} : { set: { workflow: workflow ?? 'WORKFLOW' } }),
  }

  function columnOf(field: string, column: string) {
    if (field === 'minutes' && /hours|stunden/.test(plain(column))) return { column, unit: 'h' }
    if (field === 'error_rate' && /%|percent|prozent/i.test(column)) return { column, unit: '%' }
    if (field !== 'method') return column
    const words = [...new Set(cellsOf(field))].filter((one) => methods[one.toLowerCase()] !== undefined)
    return { column, values: Object.fromEntries(words.map((one) => [one, methods[one.toLowerCase()]])) }
  }
}
