import { say } from '../../base/say.ts'
import { LOOP } from '../exceptions/loops.ts'
import { heardAgainInWords, silentInWords } from '../silence/silence.ts'
import type { Looped, Silent } from './backtest.ts'

/** A loop as people read it, of all the runs of its release. */
export const loopedInWords = ({ tool, looped, runs, release, wasGoing }: Looped): { title: string; said: string } => ({
  title: say`${tool} goes round in a loop`,
  said: wasGoing
    ? say`called ${LOOP} times or more by ${looped} of ${runs} runs of release ${release || '?'} in the end; told with the first of them, while that was still going`
    : say`called ${LOOP} times or more by ${looped} of ${runs} runs of release ${release || '?'} in the end; told with the first of them`,
})

/** Runs that did not come, as people read it; or that come again. */
export function silenceToldInWords(
  { isOver, since, until, expected }: Silent,
  zone: string,
): { title: string; said: string } {
  if (isOver) return { title: say`Runs come again`, said: heardAgainInWords(since, until, zone) }
  return silentInWords(since, expected, zone)
}
