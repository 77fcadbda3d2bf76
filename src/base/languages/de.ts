import type { Language } from '../say.ts'
import { backtest } from './de/backtest.ts'
import { base } from './de/base.ts'
import { connect } from './de/connect.ts'
import { connectors } from './de/connectors.ts'
import { coverage } from './de/coverage.ts'
import { evidence } from './de/evidence.ts'
import { findings } from './de/findings.ts'
import { handovers } from './de/handovers.ts'
import { hours } from './de/hours.ts'
import { notes } from './de/notes.ts'
import { notices } from './de/notices.ts'
import { overview } from './de/overview.ts'
import { plan } from './de/plan.ts'
import { planChanges } from './de/plan-changes.ts'
import { report } from './de/report.ts'
import { requests } from './de/requests.ts'
import { reviews } from './de/reviews.ts'
import { server } from './de/server.ts'
import { support } from './de/support.ts'
import { tasks } from './de/tasks.ts'
import { ownHistory } from './de/try.ts'

/** German: one file a room, in the order of the stages. A sentence that several say stands where the first of them does. */
export const de: Language = {
  locale: 'de',
  words: {
    ...base,
    ...plan,
    ...planChanges,
    ...coverage,
    ...connect,
    ...connectors,
    ...evidence,
    ...findings,
    ...ownHistory,
    ...backtest,
    ...reviews,
    ...requests,
    ...notes,
    ...hours,
    ...support,
    ...tasks,
    ...notices,
    ...handovers,
    ...overview,
    ...report,
    ...server,
  },
}
