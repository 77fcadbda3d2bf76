import { z } from 'zod'
import { MICROS, parseTime } from '../../base/time.ts'
import { askAgain } from '../../decisions/ask-again.ts'
import { changesOf, type KnownChange, NEAR } from '../../decisions/notes/known-changes.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { acknowledgeFinding, assignFinding, closeFinding, noteFinding } from '../../findings/acts.ts'
import { type Finding, findingSchema, getFinding, severities } from '../../findings/finding.ts'
import { eventSchema, historyOf } from '../../findings/history.ts'
import { explainedBy, listFindings, titlesOf } from '../../findings/list.ts'
import { findMaintenanceWindow } from '../../plan/maintenance-windows.ts'
import { planVersions } from '../../plan/versions.ts'
import type { Db } from '../../store/state/state.ts'
import { requirePersonHere } from '../identity/people.ts'
import type { Principal } from '../principal.ts'
import { type Context, readers, route, signers } from '../route.ts'
import { maintenanceWindow, windowInTimes } from './maintenance-windows.ts'
import { changeInTimes, knownChange } from './workflow-changes.ts'

const time = z.string()
const finding = findingSchema.extend({
  first_seen: time,
  last_seen: time,
  resolved_at: time.nullable(),
  acknowledged_at: time.nullable(),
  closed_at: time.nullable(),
})
export const brief = finding.pick({
  ...{ id: true, workflow: true, severity: true, state: true, title: true, first_seen: true, resolved_at: true },
})
const event = eventSchema.extend({
  at: time,
  until: time.nullable(),
  cause: brief
    .pick({ id: true, title: true })
    .extend({ kind: z.enum(['finding', 'maintenance']) })
    .nullable()
    .describe('The finding that explains it, or the planned maintenance, by what is done.'),
})
const params = z.object({ id: z.string() })
const written = (empty: string) =>
  z
    .string()
    .trim()
    .min(1, { error: `is empty: ${empty}` })
    .max(2000)

const again = z.object({
  said: z.string(),
  answer: z.record(z.string(), z.unknown()).nullable(),
  changed: z
    .record(z.string(), z.int())
    .describe('How many of each kind came in or changed since. Where none did, the same answer is owed.'),
  same: z.boolean(),
})

export const findingRoutes = [
  route({
    method: 'get',
    path: '/api/v1/findings',
    who: readers,
    summary: 'Findings, the worst first and within that the newest; of those that are over, what ended last.',
    query: z.object({
      workflow: z.string().optional(),
      state: z.enum(['open', 'acknowledged', 'resolved', 'unresolved']).default('unresolved'),
      severity: z.enum(severities).optional(),
      owner: z
        .string()
        .optional()
        .describe('Who has it: `me`, `nobody`, `somebody`, or one as the decision log names them (`user:...`).'),
      explained_by: z
        .string()
        .optional()
        .describe(
          'Those that the finding or the maintenance window with this id explains. Without it, what is explained is in no list before it is over.',
        ),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().optional(),
    }),
    answer: z.object({
      items: z.array(finding),
      next: z.string().nullable(),
      counts: z
        .object({ high: z.int(), medium: z.int(), low: z.int() })
        .describe('How many fit the filter in all, whatever their severity.'),
    }),
    async handle({ app, workspace, principal }, { query }) {
      const { limit, cursor, ...filter } = query
      const owner = filter.owner === 'me' ? ownerOf(principal) : filter.owner
      const page = await listFindings(app.state.db, workspace, { ...filter, owner }, { cursor, limit })
      return { ...page, items: page.items.map(inTimes) }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/findings/{id}',
    who: readers,
    summary:
      'One finding with the question it rests on, what that said then, what it says now that it is asked again, and what happened to it.',
    params,
    answer: finding.extend({
      again: again.nullable().describe('Null where a finding was kept before its question was.'),
      history: z.array(event),
      cause: brief.nullable().describe('The finding that explains it: nobody is told of this one by itself.'),
      maintenance: maintenanceWindow
        .nullable()
        .describe('The planned maintenance that explains it: nobody is told of it while it does.'),
      explains: z.object({
        items: z.array(brief),
        count: z.int().describe('How many it explains in all.'),
      }),
      changed_near: z
        .array(knownChange)
        .describe(
          'What changed of the workflow in the week before it was first seen, oldest first: near in time, which is no cause.',
        ),
    }),
    async handle({ app, workspace, asOf }, { params }) {
      const found = await getFinding(app.state.db, workspace, params.id)
      const asked = await askAgain(app, workspace, found, asOf)
      const history = await historyOf(app.state.db, workspace, params.id)
      const named = await causesNamed(
        app.state.db,
        workspace,
        history.flatMap((one) => one.cause ?? []),
      )
      const { explained_by } = found
      const maintenance = explained_by && (await findMaintenanceWindow(app.state.db, workspace, explained_by))
      const cause = explained_by && !maintenance ? await getFinding(app.state.db, workspace, explained_by) : null
      const explains = await explainedBy(app.state.db, workspace, params.id)
      return {
        ...inTimes(found),
        again: asked && { ...asked, changed: { ...asked.changed } },
        cause: cause && inBrief(cause),
        maintenance: maintenance ? windowInTimes(maintenance) : null,
        explains: { ...explains, items: explains.items.map(inBrief) },
        history: history.map(({ cause, ...one }) => ({
          ...{ ...one, at: shortTime(one.at), until: timeOf(one.until) },
          cause: cause === null ? null : (named.get(cause) ?? null),
        })),
        changed_near: await changedNear(app.state.db, workspace, found),
      }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/findings/{id}/acknowledgement',
    who: signers,
    summary:
      'Say that one has seen a finding and what one means to do. Entered in the decision log; the finding stays until it is over.',
    params,
    body: z.object({ note: written('say what you mean to do') }),
    answer: finding,
    handle: async (context, { params, body }) =>
      inTimes(
        await acknowledgeFinding(context.app.state, context.workspace, {
          ...actOf(context, params.id),
          note: body.note,
          owner: ownerOf(context.principal),
        }),
      ),
  }),
  route({
    method: 'post',
    path: '/api/v1/findings/{id}/notes',
    who: signers,
    summary: 'Write something down about a finding, at any time. It stands in its history, and decides nothing.',
    params,
    body: z.object({ note: written('write something down') }),
    answer: finding,
    handle: async (context, { params, body }) =>
      inTimes(
        await noteFinding(context.app.state, context.workspace, { ...actOf(context, params.id), note: body.note }),
      ),
  }),
  route({
    method: 'post',
    path: '/api/v1/findings/{id}/owner',
    who: signers,
    summary: 'Give a finding to somebody who sees this workspace, or to nobody. Entered in the decision log.',
    params,
    body: z.object({
      to: z.string().min(1).describe('`me`, `nobody`, or a person by their id or mail address.'),
    }),
    answer: finding,
    async handle(context, { params, body }) {
      const { app, workspace, principal } = context
      const owner =
        body.to === 'nobody'
          ? null
          : body.to === 'me'
            ? ownerOf(principal)
            : `user:${await requirePersonHere(app.state.db, workspace, body.to)}`
      return inTimes(await assignFinding(app.state, workspace, { ...actOf(context, params.id), owner }))
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/findings/{id}/closing',
    who: signers,
    summary:
      'Say that a finding is over, and why. Entered in the decision log with the hash of what it rested on. It opens again by itself where evidence of after it says that it is still so.',
    params,
    body: z.object({ because: written('say why it is over') }),
    answer: finding,
    handle: async (context, { params, body }) =>
      inTimes(
        await closeFinding(context.app.state, context.workspace, {
          ...actOf(context, params.id),
          because: body.because,
        }),
      ),
  }),
]

/** What changed shortly before a finding was first seen; what it is itself about is no news beside it. */
async function changedNear(db: Db, workspace: string, { workflow, first_seen, evidence }: Finding) {
  // Of what is watched as it is counted it is known when it began, which may be long before it was told.
  const began = evidence.question?.kind === 'watched' ? parseTime(evidence.from ?? '')?.micros : undefined
  const near = { from: (began ?? first_seen) - NEAR, to: (began ?? first_seen) + (began === undefined ? 1 : MICROS.d) }
  const changes = await changesOf(db, workspace, await planVersions(db, workspace), workflow, near)
  const isItself = (one: KnownChange) =>
    evidence.question?.kind === 'changed' && one.note === null && shortTime(one.at) === evidence.from
  return changes.filter((one) => !isItself(one)).map(changeInTimes)
}

/** Who has what a caller takes: the person, also through a key of theirs; at the terminal, whoever sits there. */
const ownerOf = ({ id, person }: Principal): string => (person === null ? id : `user:${person}`)

const actOf = ({ app, principal }: Context, id: string) => ({ id, by: principal.id, now: app.clock.now() })

const timeOf = (moment: number | null): string | null => (moment === null ? null : shortTime(moment))

/** What explained something once, by its id: findings, and planned maintenance. */
async function causesNamed(db: Db, workspace: string, ids: readonly string[]) {
  const named = new Map<string, { id: string; title: string; kind: 'finding' | 'maintenance' }>()
  for (const [id, title] of await titlesOf(db, workspace, ids)) named.set(id, { id, title, kind: 'finding' })
  for (const id of ids) {
    const window = named.has(id) ? null : await findMaintenanceWindow(db, workspace, id)
    if (window) named.set(id, { id, title: window.why, kind: 'maintenance' })
  }
  return named
}

export function inBrief(one: Finding) {
  const { id, workflow, severity, state, title, first_seen, resolved_at } = inTimes(one)
  return { id, workflow, severity, state, title, first_seen, resolved_at }
}

function inTimes(one: Finding) {
  return {
    ...one,
    first_seen: shortTime(one.first_seen),
    last_seen: shortTime(one.last_seen),
    resolved_at: timeOf(one.resolved_at),
    acknowledged_at: timeOf(one.acknowledged_at),
    closed_at: timeOf(one.closed_at),
  }
}
