import { isTimeZone } from '../../base/calendar.ts'
import { AppError } from '../../base/errors.ts'
import { inLanguage } from '../../base/say.ts'
import { parseTime } from '../../base/time.ts'
import type { RateWatch, Said, Terms } from '../../findings/objectives/rate-watch.ts'
import {
  dayOf,
  FALSE_ALARMS_A_YEAR,
  isBudget,
  MOST_FALSE_ALARMS_A_YEAR,
  readTarget,
  saidInWords,
  type Target,
} from '../../findings/objectives/target.ts'
import { type Outcomes, watchHistory } from '../../findings/objectives/watch-history.ts'
import { type Invocation, text } from '../command.ts'
import { createPassedOver, fileOf, numberIn, quoted, tableOf } from './file.ts'

/** What an objective would have told of a history, and when. */
export async function tryObjective(invocation: Invocation): Promise<number> {
  const { options, terminal } = invocation
  const file = fileOf(invocation, 'try objective --target ">= 85%" FILE.csv')
  const target = targetOf(text(options, 'target'))
  const terms: Terms = { rate: target.rate, alarmsAYear: budgetOf(text(options, 'false-alarms')) }
  const zone = text(options, 'time-zone') ?? 'UTC'
  if (!isTimeZone(zone))
    throw new AppError('invalid_input', `--time-zone is "${zone}", which is no time zone. Write it like Europe/Berlin.`)
  const passed = createPassedOver(file.name)
  const rows = await countedRows(file, target, passed)
  if (rows.length === 0)
    passed.refuse(
      'row with a time and outcomes that were counted',
      'Write a time, how many were good, and of how many.',
    )
  const { said, watch } = watchHistory(rows, terms, zone)
  for (const one of said) terminal.out(options.json ? `${JSON.stringify(asLine(one))}\n` : `${inWords(one, target)}\n`)
  terminal.err(passed.sentence)
  const total = rows.reduce((sum, { n }) => sum + n, 0)
  if (!options.json) terminal.out(`${stand(watch, rows.length, total)}\n`)
  return 0
}

function targetOf(text: string | undefined): Target {
  if (text === undefined)
    throw new AppError(
      'invalid_input',
      'Say what is promised: --target ">= 85%" for the share that is good, or "<= 5%" for a share that is to be small.',
    )
  const target = readTarget(text)
  if ('why' in target) throw new AppError('invalid_input', `--target is "${text}"${target.why}`)
  return target
}

function budgetOf(given: string | undefined): number {
  if (given === undefined) return FALSE_ALARMS_A_YEAR
  const budget = numberIn(given)
  if (!isBudget(budget))
    throw new AppError(
      'invalid_input',
      `--false-alarms is "${given}". Write how many false alarms a year you accept, over 0 and up to ${MOST_FALSE_ALARMS_A_YEAR}, such as 0.1 for one in ten years.`,
    )
  return budget
}

/** The rows with a time and counts. A column "good" holds what the promise is of, which may be what should be rare; "bad" what breaks it. */
async function countedRows(
  file: { name: string; chunks: AsyncIterable<Uint8Array> },
  { isOfGood }: Target,
  passed: ReturnType<typeof createPassedOver>,
): Promise<Outcomes[]> {
  const { has, rows } = await tableOf(file, ['timestamp', 'good|bad', 'total'])
  const column = has('good') ? 'good' : 'bad'
  const counted: Outcomes[] = []
  for await (const { line, cell } of rows) {
    const time = parseTime(cell('timestamp'))
    const [share, n] = [numberIn(cell(column)), numberIn(cell('total'))]
    if (!time) passed.add(line, `${quoted(cell('timestamp'))} is no time`)
    else if (!(share >= 0 && n >= share))
      passed.add(line, `${quoted(cell(column))} of ${quoted(cell('total'))} are no two counts`)
    else if (n > 0) counted.push({ at: time.micros, n, bad: has('good') && isOfGood ? n - share : share })
  }
  return counted
}

const figure = (value: number): string => String(Number(value.toPrecision(2)))

function inWords(said: Said, target: Target): string {
  const sentence = `${dayOf(said.at)}  ${inLanguage(saidInWords(said, target))}`
  if (said.kind === 'over') return sentence
  const look = said.kind === 'drift' ? '' : said.look === 'fast' ? 'seen run by run, ' : 'seen by its days, '
  return `${sentence}; ${look}evidence ${figure(said.evidence)} of ${figure(said.needed)} needed`
}

const asLine = ({ kind, at, since, ...said }: Said) => ({ kind, at: dayOf(at), since: dayOf(since), ...said })

/** How it stands at the end, and what was too little to tell anything. */
function stand(watch: RateWatch, rows: number, total: number): string {
  const { breach, days, slow } = watch
  const history = `${total.toLocaleString('en')} outcomes in ${rows.toLocaleString('en')} rows on ${days.length} ${days.length === 1 ? 'day' : 'days'}`
  const now = breach
    ? `At the end it is not kept, since about ${dayOf(breach.since)}.`
    : 'At the end it is kept, as far as can be told.'
  const little =
    slow.past.length < 7
      ? ' That is less than a week: how much days differ is not known yet, and nothing is held against its own past.'
      : ''
  return `${now} ${history}.${little}`
}
