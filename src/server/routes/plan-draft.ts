import { z } from 'zod'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { coverage } from '../../plan/coverage.ts'
import { diffPlans } from '../../plan/diff.ts'
import { type PlanDraft, planDraft, saveDraft } from '../../plan/draft.ts'
import { editText } from '../../plan/edit-text.ts'
import { readWritten } from '../../plan/read-plan.ts'
import { samplePlans } from '../../plan/samples.ts'
import { newestPlan } from '../../plan/versions.ts'
import { type Context, operators, route } from '../route.ts'
import { gap } from './plan.ts'

const draft = z.object({
  revision: z.int().describe('Goes up with every change; named again when saving, so that nobody saves over another.'),
  kept: z.boolean().describe('False where nobody is writing: then this is the newest version, to begin from.'),
  source: z.string().nullable().describe('The file; null where there is neither a draft nor a plan.'),
  based_on: z.int().nullable().describe('The version it was begun from.'),
  newest: z.int().nullable().describe('The newest version that was applied, against which changes are told.'),
  changed_by: z.string().nullable(),
  changed_at: z.string().nullable(),
  written: z
    .record(z.string(), z.unknown())
    .nullable()
    .describe('What is written, short forms as their long ones; null where the file cannot be read at all.'),
  lines: z.record(z.string(), z.int()).describe('The line on which each part begins, by its path.'),
  errors: z.array(
    z.object({
      line: z.int(),
      column: z.int(),
      key: z.string(),
      value: z.string().nullable(),
      message: z.string(),
    }),
  ),
  gaps: z.array(gap).nullable().describe('What it lacks; null where errors keep it from being told.'),
  changes: z
    .array(z.string())
    .nullable()
    .describe('The difference to the newest version, in words; null where errors keep it from being told.'),
})

const revision = z.coerce.number().pipe(z.int().min(0)).describe('The revision it was made from.')
const name = z.string().min(1).max(500)

export const planDraftRoutes = [
  route({
    method: 'get',
    path: '/api/v1/plan/draft',
    who: operators,
    summary: 'The plan as it is being written: with its errors, its gaps and the difference to the newest version.',
    answer: draft,
    handle: async (context) => told(context, await planDraft(context.app.state.db, context.workspace)),
  }),
  route({
    method: 'put',
    path: '/api/v1/plan/draft',
    who: operators,
    summary: 'Keep a text as the draft of the plan, whatever gaps and errors it has. It is in force only once applied.',
    query: z.object({ revision }),
    body: { types: ['application/yaml'], maxBytes: 1024 * 1024 },
    answer: draft,
    async handle(context, { query }) {
      const { app, workspace, principal, sent } = context
      const given = { source: sent.toString(), ...query, by: principal.id, now: app.clock.now() }
      return told(context, await saveDraft(app.state, workspace, given))
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/plan/draft/edits',
    who: operators,
    summary:
      'Change single values of the draft; it begins with the newest version where there is none. Comments, order and all else in the file stay as they are.',
    body: z.object({
      revision: z.int().min(0),
      edits: z
        .array(
          z.object({
            path: z
              .array(z.union([name, z.int().min(0).max(10_000)]))
              .min(1)
              .max(20),
            value: z.unknown().describe('Left out: it is taken away.'),
          }),
        )
        .min(1)
        .max(200),
    }),
    answer: draft,
    async handle(context, { body }) {
      const { app, workspace, principal } = context
      const before = await planDraft(app.state.db, workspace)
      const begun = before.source ?? (await newestPlan(app.state.db, workspace))?.source ?? ''
      const source = editText(begun, body.edits)
      if (source === undefined)
        throw new AppError(
          'invalid_plan',
          say`The file of the draft cannot be read, so single values of it cannot be changed. Mend the file first.`,
        )
      // From a revision that is no longer there nothing is kept, whatever the edit would have come to.
      const given = { source, revision: body.revision, by: principal.id, now: app.clock.now() }
      return told(context, await saveDraft(app.state, workspace, given))
    },
  }),
  route({
    method: 'delete',
    path: '/api/v1/plan/draft',
    who: operators,
    summary: 'Throw the draft away; the plan stays as it is in force.',
    query: z.object({ revision }),
    answer: draft,
    async handle(context, { query }) {
      const { app, workspace, principal } = context
      const given = { source: null, ...query, by: principal.id, now: app.clock.now() }
      return told(context, await saveDraft(app.state, workspace, given))
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/plan/samples',
    who: operators,
    summary: 'Plans to begin with, for the usual kinds of automation.',
    answer: z.object({
      items: z.array(z.object({ name: z.string(), title: z.string(), purpose: z.string(), source: z.string() })),
      next: z.null(),
    }),
    handle: async () => ({ items: [...samplePlans()], next: null }),
  }),
]

/** A draft with all there is to say of it. */
async function told({ app, workspace }: Context, kept: PlanDraft): Promise<z.input<typeof draft>> {
  const newest = await newestPlan(app.state.db, workspace)
  const source = kept.source ?? newest?.source ?? null
  const { written, lines, read } = readWritten(source ?? '')
  return {
    ...kept,
    kept: kept.source !== null,
    source,
    newest: newest?.version ?? null,
    changed_at: kept.changed_at === null ? null : shortTime(kept.changed_at),
    written,
    lines,
    errors: source === null || read.kind === 'ok' ? [] : read.errors,
    gaps: read.kind === 'ok' ? coverage(read.plan) : null,
    changes: read.kind === 'ok' ? diffPlans(newest?.plan ?? null, read.plan) : null,
  }
}
