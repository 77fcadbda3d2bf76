import { incidentsBehind } from '../../evidence/incidents.ts'
import { type Behind, runsBehind } from '../../evidence/runs/behind.ts'
import type { RunFilter } from '../../evidence/runs/search.ts'
import type { MeasureName } from '../../plan/measures.ts'

/** What a measure counts of a range, as a search: the incidents that were opened in it, or the runs that began in it and are hits. */
export const measureBehind = (measure: MeasureName, range: RunFilter): Behind =>
  measure === 'incidents' || measure === 'incident_loss'
    ? incidentsBehind({ workflow: range.workflow, from: range.from, to: range.to })
    : runsBehind({ ...range, ...counted[measure] })

/** Which runs a measure counts as hits, as a search. */
const counted: Readonly<Record<MeasureName, RunFilter>> = {
  accepted: { outcome: 'accepted' },
  corrected: { outcome: 'corrected' },
  rejected: { outcome: 'rejected' },
  reopened: { outcome: 'reopened' },
  escaped_errors: { counts_for: 'escaped_errors' },
  duration: {},
  exceptions: { status: 'exception,error' },
  handed_over: { status: 'handed_over' },
  cost_per_run: {},
  cost_per_case: {},
  cost_per_accepted: {},
  cost_total: {},
  adoption: {},
  active_people: { counts_for: 'active_people' },
  // These count no runs.
  incidents: {},
  incident_loss: {},
  approval_latency: {},
  approval_work: {},
  tool_errors: { tool_errors: true },
  tool_retries: { counts_for: 'tool_retries' },
  refused_writes: { counts_for: 'refused_writes' },
  tool_latency: {},
  value: {},
}
