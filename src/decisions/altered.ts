import { alteredFindings } from '../findings/altered.ts'
import { alteredPlans } from '../plan/plans-altered.ts'
import { alteredSwaps } from '../plan/swaps-altered.ts'
import { verifyDecisions } from '../store/state/decision-log.ts'
import type { Db } from '../store/state/state.ts'
import { alteredStatements } from './hours/altered.ts'
import { alteredNotes } from './notes/altered.ts'
import { alteredRequests } from './requests/altered.ts'
import { alteredMails } from './requests/mail/altered.ts'
import { alteredReviews } from './reviews/altered.ts'
import { alteredTasks } from './tasks/altered.ts'

/** Every noun that freezes something on a decision hands over how what it froze is found altered. */
const checks = [
  alteredPlans,
  alteredReviews,
  alteredFindings,
  alteredRequests,
  alteredMails,
  alteredNotes,
  alteredStatements,
  alteredTasks,
  alteredSwaps,
]

/** Whether the log is whole, and whether everything that its entries froze is still what they hold; later stages hand over theirs. */
export async function verifyRecord(db: Db, workspace: string, later: readonly (typeof alteredReviews)[] = []) {
  const log = await verifyDecisions(db, workspace)
  // Held against entries that were altered themselves, nothing would be proved.
  if (log.kind === 'broken') return { log, altered: [] }
  const altered = await Promise.all([...checks, ...later].map((check) => check(db, workspace)))
  return { log, altered: altered.flat().sort((a, b) => a.seq - b.seq) }
}
