import { allInLanguage, inLanguage } from '../../base/say.ts'
import type { AnswerOfReview, DimensionOfReview, Review } from '../../decisions/reviews/review.ts'
import type { Behind } from '../../evidence/runs/behind.ts'
import { behindFinding } from '../../findings/finding.ts'
import type { Measured } from '../../findings/objectives/measured.ts'
import type { UnitKind } from '../../plan/condition.ts'
import { sayInterval, sayMeasured, saySample, sayTime } from '../amounts.ts'
import {
  dimensionTitles,
  isCompared,
  knownFigures,
  otherFindings,
  ownerOf,
  promiseWords,
  riskOf,
  resultWords as saidResults,
  verdictWords as saidVerdicts,
  sayFailed,
  sayPeriod,
  sayTask,
  sayTimeOf,
  whyChanged,
} from './words.ts'

/** A terminal is spoken to in English. */
const plain = (said: string): string => inLanguage(said)
const [resultWords, verdictWords] = [allInLanguage(saidResults), allInLanguage(saidVerdicts)]

/** "76%", "unknown" */
const valueInWords = (measured: Measured, unit: UnitKind, currency: string): string =>
  plain(sayMeasured(measured, unit, currency) ?? 'unknown')
const intervalInWords = (measured: Measured, unit: UnitKind, currency: string): string =>
  plain(sayInterval(measured, unit, currency))

export type TextOptions = { readonly width: number; readonly colour: boolean }

/**
 * The review for a terminal: a person reads it from the top in five minutes. Marks such as [3] lead from a number to what
 * gives the runs behind it, which stands at the end of the section.
 */
export function reviewToText(
  review: Review,
  options: TextOptions,
  answers: readonly AnswerOfReview[] | null = null,
): string {
  const paint = painter(options.colour)
  const out: string[] = []
  const wrap = (text: string, indent = '', next = indent) => out.push(...wrapped(text, options.width, indent, next))
  const heading = (text: string) => out.push('', paint.bold(text), paint.dim('─'.repeat(Math.min(options.width, 78))))

  const ways = createWays()
  const waysOut = () => out.push(...ways.take().map(paint.dim))

  out.push(paint.bold(`Review of ${review.name}`))
  out.push(
    `${plain(sayPeriod(review))} (${review.time_zone}), as of ${plain(sayTimeOf(review.as_of, review.time_zone))}`,
  )
  if (review.about) {
    out.push('')
    wrap(review.about)
  }
  out.push('')
  const colour = review.verdict === 'PASS' ? paint.green : review.verdict === 'FAIL' ? paint.red : paint.yellow
  out.push(
    `${paint.bold(colour(verdictWords[review.verdict]))}   owner ${ownerOf(review)}, ${plain(riskOf(review))}, plan version ${review.plan_version}`,
  )
  wrap(review.sentence)

  heading('What to decide')
  if (review.decide.length === 0) out.push('Nothing waits for a decision.')
  review.decide.forEach((one, index) => {
    wrap(one, `${index + 1}. `, '   ')
  })

  if (review.releases.length > 0) {
    heading('Releases in this period')
    out.push(...releaseTable(review, ways))
    for (const { release, changed_with_it } of review.releases)
      if (changed_with_it.length > 0) wrap(`Changed with ${release}: ${changed_with_it.join('; ')}.`, '* ', '  ')
    for (const note of review.notes) wrap(note, '* ', '  ')
  }
  for (const loop of review.loops) wrap(`${loop.sentence} ${ways.to(loop.behind)}`, '! ', '  ')
  waysOut()

  if (review.changed) {
    heading(`What changed (${review.changed.length})`)
    for (const one of review.changed)
      wrap(`${plain(sayTimeOf(one.at, review.time_zone))}: ${one.said}. ${plain(whyChanged(one))}`, '  ', '    ')
    if (review.changed.length === 0) out.push('Nothing that is known.')
  }

  heading('The eight dimensions')
  for (const dimension of review.dimensions) out.push(...dimensionToLines(dimension, review, options, paint, ways))
  waysOut()

  heading('Safety measures')
  if (review.continuity.length === 0) wrap('The plan names none: no rollback, no fallback by hand, no drill.')
  for (const one of review.continuity) {
    const way = one.behind ? ` ${ways.to(one.behind)}` : ''
    wrap(`${one.words}: ${one.proof}${way}`, one.good ? '  ok  ' : '  !!  ', '      ')
  }
  waysOut()

  const findings = otherFindings(review)
  heading(`Needs attention (${findings.length})`)
  for (const one of findings)
    wrap(`${one.title}. ${one.detail} ${ways.to(behindFinding(one.id))}`, `  ${one.severity.padEnd(6)} `, '         ')
  if (findings.length === 0) out.push('Nothing else.')
  waysOut()

  if (review.tasks && review.tasks.length > 0) {
    heading(`Done since it was last asked (${review.tasks.length})`)
    for (const task of review.tasks) {
      const answer = answers?.find((one) => one.task === task.id)?.answer
      wrap(`${task.title} ${ways.to(task.behind)}`, '  ', '    ')
      for (const line of sayTask(task, review, answer)) wrap(plain(line), '    ', '      ')
    }
    waysOut()
  }
  if (review.typed && review.typed.length > 0) {
    heading('Typed by hand')
    for (const one of review.typed) wrap(one, '  ', '  ')
  }
  if (review.assumptions.length > 0) {
    heading('Assumed, not measured')
    for (const one of review.assumptions) wrap(`${one.words ?? one.about}: ${one.why}`, '  ', '  ')
  }
  if (review.untimed_runs > 0) {
    out.push('')
    wrap(`${review.untimed_runs} runs of this workflow have no known time and are left out of everything above.`)
  }
  return `${out.join('\n')}\n`
}

type Ways = { to(behind: Behind): string; take(): string[] }

/** Numbered as they come; a command that was named before keeps its number. `take` gives those of a section. */
function createWays(): Ways {
  const numbers = new Map<string, number>()
  let section = new Set<string>()
  return {
    to({ command }) {
      if (!numbers.has(command)) numbers.set(command, numbers.size + 1)
      section.add(command)
      return `[${numbers.get(command)}]`
    },
    take() {
      const lines = [...section].map((command) => `${`[${numbers.get(command)}]`.padStart(6)} ${command}`)
      section = new Set()
      return lines.length > 0 ? ['', ...lines] : []
    },
  }
}

function releaseTable(review: Review, ways: Ways): string[] {
  const rows = review.releases.map((one) => [
    `${one.release} ${ways.to(one.behind)}`,
    String(one.runs),
    valueInWords(one.accepted, 'share', review.currency),
    intervalInWords(one.accepted, 'share', review.currency),
    valueInWords(one.handed_over, 'share', review.currency),
    plain(sayFailed(one)),
    valueInWords(one.cost_per_run, 'money', review.currency),
    one.median_ms === null ? 'unknown' : plain(sayTime(one.median_ms)),
  ])
  return table(
    ['release', 'runs', 'accepted', 'very likely', 'handed over', 'failed calls', 'cost per run', 'median time'],
    rows,
  )
}

function dimensionToLines(
  dimension: DimensionOfReview,
  review: Review,
  options: TextOptions,
  paint: Painter,
  ways: Ways,
): string[] {
  const colour = { pass: paint.green, fail: paint.red, unknown: paint.yellow }[dimension.result]
  const lines = [
    '',
    `${paint.bold(plain(dimensionTitles[dimension.dimension]))}: ${colour(resultWords[dimension.result])}`,
  ]
  const add = (text: string, indent: string, next = indent) => lines.push(...wrapped(text, options.width, indent, next))
  if (dimension.objectives.length === 0) add(dimension.reason, '  ')
  for (const one of dimension.objectives)
    add(
      `${promiseWords(one)} ${one.target} over ${one.window}: ${resultWords[one.result]}; ${one.reason} ${ways.to(one.behind)}`,
      '  ',
      '    ',
    )
  const known = knownFigures(dimension)
  const compared = isCompared(review)
  if (known.length > 0)
    lines.push(
      ...table(
        ['', 'this period', 'very likely', 'of', ...(compared ? ['period before', 'change'] : [])],
        known.map((one) => [
          `${one.words} ${ways.to(one.behind)}`,
          valueInWords(one.now, one.unit, review.currency),
          intervalInWords(one.now, one.unit, review.currency),
          plain(saySample(one.now)),
          ...(compared ? [valueInWords(one.before, one.unit, review.currency), one.change ?? "can't tell"] : []),
        ]),
      ).map((line) => `  ${line}`),
    )
  for (const one of dimension.unknown) add(`not known: ${one}`, '  ', '    ')
  return lines
}

/** What stands in a column of figures: something that begins with a number, or says that there is none. */
const figure = /^$|^(?:at least )?[-+]?(?:\p{Sc}|[A-Z]{3}\s)?\d|^(?:none|never|unknown)$/u

/** Columns as wide as their widest cell; words to the left, figures to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)))
  const isOfFigures = head.map((_, column) => column > 0 && rows.every((row) => figure.test(row[column] ?? '')))
  return all.map((row) =>
    row
      .map((cell, column) =>
        isOfFigures[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
}

export function wrapped(text: string, width: number, indent: string, next = indent): string[] {
  const lines: string[] = []
  let line = indent
  let isEmpty = true
  for (const word of text.split(/\s+/)) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line)
      line = next
      isEmpty = true
    }
    line += isEmpty ? word : ` ${word}`
    isEmpty = false
  }
  lines.push(line)
  return lines
}

type Painter = ReturnType<typeof painter>

function painter(colour: boolean) {
  const code = (open: number, close: number) => (text: string) =>
    colour ? `\u001b[${open}m${text}\u001b[${close}m` : text
  return { bold: code(1, 22), dim: code(2, 22), red: code(31, 39), green: code(32, 39), yellow: code(33, 39) }
}
