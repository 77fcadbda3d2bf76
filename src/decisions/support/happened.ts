import { type Micros, parseTime } from '../../base/time.ts'
import type { FindingEvent } from '../../findings/history.ts'
import type { Stop } from '../../plan/stops.ts'
import type { Severity } from '../../plan/support.ts'
import type { RequestEvent } from '../requests/keep.ts'
import type { Happening } from './clock.ts'
import type { SupportEvent } from './events.ts'

/**
 * What happened to a finding or a request, as its clocks look at it: from its own history, from what people said of it for support, and
 * from when its workflow was said to stand still. What counts is when something was said: nobody keeps a promise afterwards.
 */
type About = {
  readonly said: readonly SupportEvent[]
  readonly stops: readonly Stop[]
  /** Until a person, or a look that is kept, says another. */
  readonly severity: Severity
}

export const happenedToFinding = (history: readonly Pick<FindingEvent, 'at' | 'kind'>[], about: About): Happening[] =>
  together(history.flatMap(ofFinding), about)

function ofFinding({ at, kind }: Pick<FindingEvent, 'at' | 'kind'>): Happening[] {
  switch (kind) {
    case 'opened':
    case 'reopened':
    case 'acknowledged':
      return [{ at, kind }]
    case 'closed':
    case 'over':
    case 'left_plan':
      return [{ at, kind: 'restored' }]
    case 'seen':
    case 'noted':
    case 'assigned':
    // Since when it is told is kept with the finding itself.
    case 'explained':
    case 'told':
      return []
  }
}

const answers: ReadonlySet<string> = new Set(
  'classify assess quote approve reject defer schedule order start finish verify review close settle'.split(' '),
)
const over: ReadonlySet<string> = new Set(['released', 'reviewed', 'closed', 'rejected', 'cancelled'])

/** A draft asks nobody for anything yet: it opens when it is submitted. */
export function happenedToRequest(
  events: readonly Pick<RequestEvent, 'at' | 'kind' | 'from' | 'to' | 'facts'>[],
  about: About & { readonly emergency: Severity },
): Happening[] {
  const own: Happening[] = []
  for (const [place, { at, kind, to, facts }] of events.entries()) {
    if (to === 'draft') continue
    const before = events[place - 1]
    if (own.length === 0) own.push({ at, kind: 'opened' })
    if (answers.has(kind)) own.push({ at, kind: 'acknowledged' })
    if (kind === 'order' && !about.said.some((one) => one.kind === 'severity' && one.by !== null && one.at <= at))
      own.push({ at, kind: 'severity', severity: about.emergency })
    // Whoever has to take a price is waited for; one that nobody took in time is none any more.
    if (before && (before.to === 'quoted' || before.to === 'deferred') && before.to !== to)
      own.push({ at, kind: 'resumed', by: 'state' })
    if (to === 'quoted') {
      own.push({ at, kind: 'paused', by: 'state', reason: 'client' })
      const until = parseTime(String(facts.valid_until ?? ''))?.micros
      const next = events[place + 1]?.at ?? Number.POSITIVE_INFINITY
      if (until !== undefined && until < next) own.push({ at: until, kind: 'resumed', by: 'state' })
    }
    if (to === 'deferred' && before?.to !== 'deferred') own.push({ at, kind: 'paused', by: 'state', reason: 'put off' })
    if (over.has(to)) own.push({ at, kind: 'restored' })
  }
  return together(own, about)
}

function together(own: readonly Happening[], { said, stops, severity }: About): Happening[] {
  const opened = own.find(({ kind }) => kind === 'opened')?.at
  if (opened === undefined) return []
  const people = said.flatMap((one) => ofSaid(one, Math.max(one.at, opened)))
  const first: Happening[] = [{ at: opened, kind: 'severity', severity }]
  return [...own, ...first, ...people, ...standstills(own, said, stops, opened)].sort((a, b) => a.at - b.at)
}

function ofSaid({ kind, severity, reason }: SupportEvent, at: Micros): Happening[] {
  switch (kind) {
    case 'severity':
      return severity === null ? [] : [{ at, kind, severity }]
    // Whoever says so has looked at it.
    case 'contained':
      return [
        { at, kind: 'acknowledged' },
        { at, kind },
      ]
    case 'paused':
      return reason === null ? [] : [{ at, kind: 'acknowledged' } as const, { at, kind, by: 'said', reason } as const]
    case 'resumed':
      return [{ at, kind, by: 'said' }]
    case 'explained':
      return []
  }
}

/** While its workflow stands still no further harm is done; once it runs again that is so no more, unless a person says it is. */
function standstills(
  own: readonly Happening[],
  said: readonly SupportEvent[],
  stops: readonly Stop[],
  opened: Micros,
): Happening[] {
  const begins = [opened, ...own.flatMap(({ kind, at }) => (kind === 'reopened' ? [at] : []))]
  return stops.flatMap(({ said_at, until }): Happening[] => {
    if (until !== null && until <= opened) return []
    const held = begins.filter((at) => at > said_at && (until === null || at < until))
    const from = said_at > opened ? [said_at, ...held] : held
    const round = begins.findLast((at) => until !== null && at <= until) ?? opened
    const isSaid = said.some(({ kind, at }) => kind === 'contained' && at >= round && until !== null && at <= until)
    return [
      ...from.map((at): Happening => ({ at, kind: 'contained' })),
      ...(until === null || isSaid ? [] : [{ at: until, kind: 'loose' } as const]),
    ]
  })
}
