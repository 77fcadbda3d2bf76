import { findIncidents } from '../../evidence/incidents.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import type { Db } from '../../store/state/state.ts'
import type { About } from './time.ts'

/** What time was spent on, as far as it is known here: how it is called, and of which workflow it is. */
export type KnownAbout = { readonly title: string | null; readonly workflow: string | null }

/** Who knows it: the evidence is asked for incidents, and for nothing where there are none. */
export type Knowing = { readonly db: Db; readonly evidence: Evidence }

const UNKNOWN: KnownAbout = { title: null, workflow: null }

/** What time was spent on, by its name; what is not known here has none, and is of no workflow. */
export async function knownAbouts(
  { db, evidence }: Knowing,
  workspace: string,
  abouts: readonly About[],
  plan: Plan | undefined,
): Promise<(about: About) => KnownAbout> {
  const known = new Map<string, KnownAbout>()
  const idsOf = (kind: About['kind']) => [
    ...new Set(abouts.flatMap((about) => (about.kind === kind ? [about.id] : []))),
  ]
  const put = (kind: About['kind'], id: string, title: string | null, workflow: string | null) =>
    known.set(`${kind} ${id}`, { title, workflow: workflow === '' ? null : workflow })
  const nameOf = (workflow: string) =>
    plan && Object.hasOwn(plan.workflows, workflow) ? (plan.workflows[workflow]?.name ?? null) : null
  for (const id of idsOf('workflow')) put('workflow', id, nameOf(id), id)
  const [findings, reviews, requests] = [idsOf('finding'), idsOf('review'), idsOf('request')]
  if (findings.length > 0)
    for (const { id, title, workflow } of await db
      .selectFrom('finding')
      .select(['id', 'title', 'workflow'])
      .where('workspace_id', '=', workspace)
      .where('id', 'in', findings)
      .execute())
      put('finding', id, title, workflow)
  if (reviews.length > 0)
    for (const { id, workflow } of await db
      .selectFrom('review')
      .select(['id', 'workflow'])
      .where('workspace_id', '=', workspace)
      .where('id', 'in', reviews)
      .execute())
      put('review', id, nameOf(workflow) ?? workflow, workflow)
  if (requests.length > 0)
    for (const { id, body, workflow } of await db
      .selectFrom('request')
      .select(['id', 'body', 'workflow'])
      .where('workspace_id', '=', workspace)
      .where('id', 'in', requests)
      .execute())
      put('request', id, (body as { asked?: { title?: string } }).asked?.title ?? null, workflow)
  const patterns = idsOf('pattern').filter((id) => /^\d{1,9}$/.test(id))
  // What its messages have in common is forgotten with them, and is kept nowhere else: only what people call it.
  if (patterns.length > 0)
    for (const { id, name } of await db
      .selectFrom('pattern')
      .select(['id', 'name'])
      .where('workspace_id', '=', workspace)
      .where('id', 'in', patterns.map(Number))
      .execute())
      put('pattern', String(id), name, null)
  for (const one of (await findIncidents(evidence, workspace, idsOf('incident'))).values())
    put('incident', one.incident, one.class === null ? null : `${one.incident}: ${one.class}`, one.workflow)
  return ({ kind, id }) => known.get(`${kind} ${id}`) ?? UNKNOWN
}
