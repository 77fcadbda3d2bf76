import { say } from '../../base/say.ts'
import type { Plan } from '../../plan/plan.ts'
import { LOOP } from '../exceptions/loops.ts'
import { downInWords, wellAgainInWords } from '../integrations/outage.ts'
import { heardAgainInWords, silentInWords } from '../silence/silence.ts'
import type { DownTold, Looped, Silent } from './backtest.ts'

/** A loop as people read it, of all the runs of its release. */
export const loopedInWords = ({ tool, looped, runs, release, wasGoing }: Looped): { title: string; said: string } => ({
  title: say`${tool} goes round in a loop`,
  said: wasGoing
    ? say`called ${LOOP} times or more by ${looped} of ${runs} runs of release ${release || '?'} in the end; told with the first of them, while that was still going`
    : say`called ${LOOP} times or more by ${looped} of ${runs} runs of release ${release || '?'} in the end; told with the first of them`,
})

/** Calls of a system that fail, as people read it; or that go as usual again. */
export function downToldInWords({ isOver, integration, down }: DownTold, plan: Plan): { title: string; said: string } {
  const called = plan.integrations[integration]?.name ?? integration
  if (isOver) return { title: say`${called} works again`, said: wellAgainInWords(down, plan.time_zone) }
  // When it is told, no more is known than what was until then.
  const runs = down.during.filter((one) => one.known <= down.at)
  const bad = runs.filter((one) => 2 * one.failed >= one.calls)
  return {
    title: downInWords(called, { bad: bad.length, runs: runs.length }),
    said: say`half of the calls or more failed in ${bad.length} of ${runs.length} runs that called it by then`,
  }
}

/** Runs that did not come, as people read it; or that come again. */
export function silenceToldInWords(
  { isOver, since, until, expected }: Silent,
  zone: string,
): { title: string; said: string } {
  if (isOver) return { title: say`Runs come again`, said: heardAgainInWords(since, until, zone) }
  return silentInWords(since, expected, zone)
}
