import { gammaQuantile } from './distributions.ts'
import { type EDetector, startEDetector, takeFactors } from './e-detector.ts'

/** A run that called a system, in days: bad where half of its calls or more failed. */
export type Caller = { readonly at: number; readonly isBad: boolean }

/** A time in which most calls of a system failed, far more than before. Times are days. */
export type Outage = {
  /** The first run in which they did. */
  readonly since: number
  /** When it was no chance any more. */
  readonly at: number
  /** When enough runs in a row had gone well; null while it lasts. */
  readonly until: number | null
  /** Runs that called it since, until it was over, and those of them that are bad. */
  readonly runs: number
  readonly bad: number
  /** How strong it was when it was told: years. */
  readonly evidence: number
  /** The share of bad runs that was held to be usual. */
  readonly limit: number
}

export type Outages = {
  /** In their order; the last may last. */
  readonly told: readonly Outage[]
  /** Runs by which it is known what is usual, of so many that are needed; and whether that is enough. */
  readonly known: number
  /** Null: too little is known, or it fails so often that being down cannot be told from that. */
  readonly limit: number | null
}

/** It is down where half of the runs fail, or all but a few: one bet each. */
const DOWN = [0.5, 0.95] as const
/** What is usual is known by so many runs, and the last of them are not yet part of it: an outage may have begun in them. */
export const [LEAST_CALLERS, LAG] = [50, 50]
/** Up to so many bad runs are nothing that anybody calls down; and where more than so many are usual, it cannot be told. */
const [LEAST_LIMIT, MOST_LIMIT] = [0.2, 0.4]
/** The usual share is held to be at most so many times its upper 95 % bound, since days differ. */
const MARGIN = 2
/** It is over when it is so many times as likely that it works as that it fails on as it did. */
const WELL = 1000

/**
 * When a system was down, by the runs that called it in their order. What is usual is a share of bad runs: twice the upper 95 % bound (Garwood) of all runs
 * before the last 50, and a fifth at least. Against it two bets run in calendar time (`e-detector.ts`), that half of the runs are bad and that 19 of 20 are. While
 * a run is bad with at most the usual chance, whatever came before, the mean of a factor is 1 at most, so that the promise of false alarms a year holds at any traffic.
 * While it is down nothing is learnt of what is usual; it is over when the likelihood ratio of the usual to what was seen reaches 1,000, by a cumulative sum.
 * Breaks where a spell of bad runs belongs to how a system usually is and was not seen in the runs before.
 */
export function outagesOf(callers: readonly Caller[], alarmsAYear: number): Outages {
  const told: Outage[] = []
  const past = { runs: 0, bad: 0 }
  let usual = { runs: 0, bad: 0, limit: undefined as number | undefined }
  /** Without more bad runs it only falls: it is held to be a little more than it need be, and seldom computed. */
  const limitNow = () => {
    if (past.bad !== usual.bad || past.runs >= 1.1 * usual.runs) usual = { ...past, limit: limitOf(past) }
    return usual.limit
  }
  let lately: Caller[] = []
  let detector: EDetector | undefined
  let going: (Omit<Outage, 'until'> & { well: number }) | undefined
  const learn = (one: Caller) => {
    past.runs++
    if (one.isBad) past.bad++
  }
  for (const one of callers) {
    if (going) {
      const { limit } = going
      const share = Math.min(0.95, Math.max(DOWN[0], going.bad / going.runs))
      const well: number = Math.max(1, going.well * (one.isBad ? limit / share : (1 - limit) / (1 - share)))
      going = { ...going, well, runs: going.runs + 1, bad: going.bad + (one.isBad ? 1 : 0) }
      if (well < WELL) continue
      const { well: _, ...over } = going
      told.push({ ...over, until: one.at })
      going = undefined
      detector = startEDetector(DOWN.length, one.at)
      continue
    }
    const limit = limitNow()
    lately.push(one)
    if (lately.length > LAG) learn(lately.shift() as Caller)
    if (limit === undefined) continue
    detector ??= startEDetector(DOWN.length, one.at)
    const factors = DOWN.map((share) => (one.isBad ? share / limit : (1 - share) / (1 - limit)))
    const { isAlarm, evidence, since: from } = takeFactors(detector, one.at, factors, alarmsAYear)
    if (!isAlarm) continue
    const since = lately.find(({ at, isBad }) => isBad && at >= from)?.at ?? one.at
    const during = lately.filter(({ at }) => at >= since)
    for (const before of lately) if (before.at < since) learn(before)
    lately = []
    const bad = during.filter(({ isBad }) => isBad).length
    going = { since, at: one.at, runs: during.length, bad, evidence, limit, well: 1 }
  }
  if (going) {
    const { well: _, ...lasting } = going
    told.push({ ...lasting, until: null })
  }
  return { told, known: past.runs, limit: limitOf(past) ?? null }
}

function limitOf({ runs, bad }: { readonly runs: number; readonly bad: number }): number | undefined {
  if (runs < LEAST_CALLERS) return undefined
  const limit = Math.max(LEAST_LIMIT, (MARGIN * gammaQuantile(0.95, bad + 1)) / runs)
  return limit <= MOST_LIMIT ? limit : undefined
}
