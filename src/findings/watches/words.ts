import { say, sayDay, sayMoney, sayNumber } from '../../base/say.ts'
import { conditionOf } from '../../plan/condition.ts'
import { conditionInWords, judgeCondition } from '../../plan/condition-words.ts'
import { type MeasureName, measures, promiseName } from '../../plan/measures.ts'
import type { Objective } from '../../plan/objective.ts'
import type { CostSaid } from '../budgets/cost-history.ts'
import { isTimed } from '../objectives/counted-outcome.ts'
import type { Level } from '../objectives/level-watch.ts'
import { dayOf } from '../objectives/target.ts'
import type { Noticed, Sum } from './watcher.ts'

/** What a sentence needs to know of the plan: what was promised, and what money is counted in. */
export type Terms = { readonly objective: Objective | undefined; readonly currency: string }

/** What was noticed, as people read it: what it is about, and what of it. */
export function noticedInWords({ objective, currency }: Terms, what: Noticed): { title: string; said: string } {
  switch (what.kind) {
    case 'objective': {
      if (!objective) throw new TypeError(`there is no objective ${what.name}`)
      return ofObjective(promiseName(what.name, objective.measure), objective, what.said)
    }
    case 'level': {
      if (!objective) throw new TypeError(`there is no objective ${what.name}`)
      return ofLevel(promiseName(what.name, objective.measure), objective, currency, what.said)
    }
    case 'step': {
      const { title, shown } = changes[what.measure]
      const [before, after] = [shown(what.before, currency), shown(what.after, currency)]
      if (what.isOver)
        return {
          title: say`${title}: over`,
          said: say`the latest runs are nearer to ${before} again than to ${after}, which came with release ${what.release}`,
        }
      const size = say`from ${before} (${what.before.n} runs before) to ${after} (${what.after.n} runs since)`
      return {
        title,
        said: what.isWithRelease
          ? say`${size}, with release ${what.release}`
          : say`${size}, since about ${sayDay(dayOf(what.since))}, while release ${what.release} was running`,
      }
    }
    case 'days': {
      const { kind, since, before, after, isOver } = what.said
      const day = sayDay(dayOf(since))
      const shown = (level: Level | null) =>
        level === null ? say`unknown` : (kind === 'price' ? money : number)({ n: 1, sum: level.value }, currency)
      const [then, now] = [shown(before), shown(after)]
      return {
        title: isOver ? say`${titlesOfDays[kind]}: over` : titlesOfDays[kind],
        said:
          kind === 'price'
            ? say`from ${then} to ${now} on average, since about ${day}`
            : say`from ${then} to ${now} a day, since about ${day}`,
      }
    }
  }
}

type Of<Kind extends Noticed['kind']> = Extract<Noticed, { kind: Kind }>

function ofObjective(
  name: string,
  objective: Objective,
  said: Of<'objective'>['said'],
): { title: string; said: string } {
  const since = sayDay(dayOf(said.since))
  const size = sizeOf(objective, said)
  switch (said.kind) {
    case 'breach':
      return { title: say`${name}: not kept`, said: say`${size}, since about ${since}` }
    case 'drift':
      return { title: say`${name}: not like its own past`, said: say`${size}, since about ${since}` }
    case 'over':
      return {
        title: said.of === 'breach' ? say`${name}: kept again` : say`${name}: like its own past again`,
        said: say`${size}, since about ${since}`,
      }
  }
}

/** "from 0.12 to 0.15 GBP on average (very likely between 0.14 and 0.17 GBP), since about 3 Mar 2026; promised is ≤ 0.20 GBP". */
function ofLevel(
  name: string,
  objective: Objective,
  currency: string,
  { isOver, since, before, after }: Of<'level'>['said'],
): { title: string; said: string } {
  const shown = (value: number) => amountInWords(objective.measure, value, currency)
  const [then, now] = [before ? shown(before.value) : say`unknown`, after ? shown(after.value) : say`unknown`]
  const promised = conditionInWords({ ...conditionOf(objective.target), per: null })
  const title = isOver ? say`${name}: like its own past again` : say`${name}: not like its own past`
  const isShare = measures[objective.measure].unit === 'share'
  const level = isShare ? say`it went from ${then} to ${now}` : say`from ${then} to ${now} on average`
  const size =
    after && after.low !== null && after.high !== null
      ? say`${level} (very likely between ${shown(after.low)} and ${shown(after.high)})`
      : level
  return { title, said: say`${size}, since about ${sayDay(dayOf(since))}; promised is ${promised}` }
}

/** "18% does not meet ≥ 60% (50 runs)". */
function sizeOf(objective: Objective, { bad, n }: { bad: number; n: number }): string {
  const condition = conditionOf(objective.target)
  if (n === 0) return say`nothing since`
  if (isTimed(objective.measure))
    return say`${percent({ n, sum: bad })} of ${n} runs did not keep ${conditionInWords({ ...condition, aggregate: null })}; promised is ${conditionInWords(condition)}`
  const share = condition.comparison.startsWith('>') ? 1 - bad / n : bad / n
  return say`${judgeCondition(condition, (100 * share).toFixed(4)).reason} (${n} runs)`
}

/** An amount of a measure that is money, a time (in milliseconds) or a share (of 1), as people read it. */
export function amountInWords(measure: MeasureName, value: number, currency: string): string {
  if (measures[measure].unit === 'share') return percent({ n: 1, sum: value })
  if (measures[measure].unit === 'money') return money({ n: 1, sum: value }, currency)
  const seconds = value / 1000
  return seconds < 120 ? say`${number({ n: 1, sum: seconds })} s` : say`${number({ n: 1, sum: seconds / 60 })} min`
}

const percent = ({ n, sum }: Sum): string => say`${sayNumber(((100 * sum) / n).toFixed(0))}%`
const money = ({ n, sum }: Sum, currency: string): string =>
  sayMoney((sum / n).toPrecision(3).replace(/e.*$/, ''), currency)
const number = ({ n, sum }: Sum, _currency?: string): string => sayNumber((sum / n).toFixed(sum / n < 10 ? 1 : 0))

/** What became worse, and how much of it there is. */
const changes = {
  outcome: {
    title: say`Fewer outcomes are accepted`,
    shown: (sum: Sum) => say`${percent(sum)} not accepted`,
  },
  status: { title: say`More runs leave the intended path`, shown: percent },
  tool_calls: { title: say`More runs have failing tool calls`, shown: percent },
  duration: {
    title: say`A run takes longer`,
    shown: (sum: Sum) => say`${number({ n: sum.n, sum: sum.sum / 1000 })} s`,
  },
  cost: { title: say`A run costs more`, shown: money },
  wait: {
    title: say`Approvals wait longer`,
    shown: (sum: Sum) => say`${number({ n: sum.n, sum: sum.sum / 60_000 })} min`,
  },
} as const

const titlesOfDays: Readonly<Record<CostSaid['kind'], string>> = {
  price: say`A run costs more than on the days before`,
  'more cases': say`More runs than on the days before`,
  'fewer cases': say`Fewer runs than on the days before`,
}
