import type { Micros } from '../base/time.ts'
import { type NoticeKind, owe, type Urgency, wasOwedAs } from '../store/state/owed.ts'
import type { Trx } from '../store/state/state.ts'
import { type Finding, severities } from './finding.ts'

type Told = {
  readonly id: string
  readonly workflow: string
  readonly severity: string
  readonly dimension: string
  readonly title: string
}

/** Enters that people are owed to hear that a finding began, or is over, in the transaction in which it did. */
export async function oweFinding(
  trx: Trx,
  workspace: string,
  kind: Extract<NoticeKind, `finding.${string}`>,
  { id, workflow, severity, dimension, title }: Told,
  now: Micros,
): Promise<void> {
  const opens = kind === 'finding.opened' || kind === 'finding.reopened'
  const what = { kind, about: `finding:${id}`, opens, urgency: severity as Urgency, workflow }
  await owe(trx, workspace, { ...what, body: { finding: id, severity, dimension, title } }, now)
}

/** What became worse than anybody heard: whoever is told of it now may have been told nothing while it was little. */
export async function oweWorse(
  trx: Trx,
  workspace: string,
  finding: Told & Pick<Finding, 'severity'>,
  now: Micros,
): Promise<void> {
  const asBad = severities.slice(0, 1 + severities.indexOf(finding.severity))
  if (!(await wasOwedAs(trx, workspace, `finding:${finding.id}`, asBad)))
    await oweFinding(trx, workspace, 'finding.opened', finding, now)
}
