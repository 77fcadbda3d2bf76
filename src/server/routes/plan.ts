import { z } from 'zod'
import type { App } from '../../app.ts'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { readingOf } from '../../evidence/runs/plan-readings.ts'
import { readingAgain } from '../../evidence/runs/read-again.ts'
import { type ReadingTried, tryReading } from '../../evidence/runs/try-reading.ts'
import { coverage } from '../../plan/coverage.ts'
import { diffPlans } from '../../plan/diff.ts'
import type { Plan } from '../../plan/plan.ts'
import { readPlan } from '../../plan/read-plan.ts'
import { readFacts, stepKinds } from '../../plan/reading.ts'
import { applyPlan, planVersion, planVersions, requirePlan } from '../../plan/versions.ts'
import { operators, readers, route } from '../route.ts'

const version = z.object({
  version: z.int(),
  effective: z.string(),
  applied_at: z.string(),
  applied_by: z.string(),
  hash: z.string(),
})

export const gap = z.object({
  where: z.string().describe('The part of the plan where it belongs.'),
  gap: z.string(),
  why: z.string(),
})

const fact = z.object({
  fact: z.enum(readFacts),
  at: z.string(),
  found: z.int().describe('In how many of the runs.'),
  now: z.int().describe('How many have one now.'),
  changed: z.int().describe('In how many it would become another.'),
  examples: z.array(z.object({ run: z.string(), before: z.string().nullable(), after: z.string() })),
  attributes: z.array(z.string()).describe('Where it is found in none: attributes there are, the commonest first.'),
})
const steps = z.object({
  step: z.string(),
  steps: z.int(),
  runs: z.int(),
  told: z.record(z.string(), z.int()).describe('How many were told as what.'),
  is: z.array(z.enum(stepKinds)),
  action: z.string().nullable(),
  records: z.int().nullable().describe('In how many the id of a record is found; null where none is looked for.'),
  examples: z.array(z.object({ run: z.string(), step: z.string(), record: z.string().nullable() })),
  names: z.array(z.string()).describe('Where no step fits: names there are, the commonest first.'),
})
const tried = z.object({
  items: z.array(
    z.object({
      workflow: z.string(),
      runs: z.int().describe('How many were looked at: the newest that the rules hold for.'),
      facts: z.array(fact),
      steps: z.array(steps),
    }),
  ),
  next: z.null(),
})

export const again = z.object({
  workflow: z.string(),
  done: z.int().describe('Runs made by the rules of now; the newest are made first.'),
  total: z.int().describe('Runs there were when it began.'),
  began_at: z.string(),
})

export async function readsAgain({ state }: App, workspace: string): Promise<z.infer<typeof again>[]> {
  const items = await readingAgain(state.db, workspace)
  return items.map((one) => ({ ...one, began_at: shortTime(one.began_at) }))
}

async function tryPlan({ evidence }: App, workspace: string, plan: Plan): Promise<z.infer<typeof tried>> {
  const items: ReadingTried[] = []
  for (const workflow of Object.keys(plan.workflows)) {
    const reading = readingOf(plan, workflow)
    if (reading) items.push(await tryReading(evidence, workspace, workflow, reading))
  }
  return { items, next: null } as z.infer<typeof tried>
}

function readable(source: string): Plan {
  const read = readPlan(source)
  if (read.kind === 'ok') return read.plan
  throw new AppError(
    'invalid_plan',
    read.errors.length === 1
      ? say`The plan has 1 error. Mend it and apply it again.`
      : say`The plan has ${read.errors.length} errors. Mend them and apply it again.`,
    { details: read.errors },
  )
}

export const planRoutes = [
  route({
    method: 'get',
    path: '/api/v1/plan',
    who: readers,
    summary:
      'The version of the plan in force, or the one asked for: what it says, what it lacks, and the file it came from.',
    query: z.object({ version: z.coerce.number().pipe(z.int().min(1)).optional() }),
    answer: version.extend({
      plan: z.record(z.string(), z.unknown()),
      source: z.string(),
      gaps: z.array(gap),
      is_in_force: z.boolean(),
    }),
    async handle({ app, workspace, asOf }, { query }) {
      const { db } = app.state
      const inForce = await requirePlan(db, workspace, asOf)
      const found = query.version === undefined ? inForce : await planVersion(db, workspace, query.version)
      // The store keeps no order of keys; whoever reads the plan wants that of its file.
      const read = readPlan(found.source)
      return {
        ...found,
        plan: read.kind === 'ok' ? read.plan : found.plan,
        applied_at: shortTime(found.applied_at),
        gaps: coverage(found.plan),
        is_in_force: found.version === inForce.version,
      }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/plan/versions',
    who: readers,
    summary: 'All versions of the plan, oldest first, each with its difference to the one before in words.',
    answer: z.object({ items: z.array(version.extend({ changes: z.array(z.string()) })), next: z.null() }),
    async handle({ app, workspace }) {
      const versions = await planVersions(app.state.db, workspace)
      return {
        items: versions.map(({ plan, source: _, ...one }, index) => ({
          ...one,
          applied_at: shortTime(one.applied_at),
          changes: diffPlans(versions[index - 1]?.plan ?? null, plan),
        })),
        next: null,
      }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/plan/reading',
    who: readers,
    summary: 'What the rules for reading of the plan in force find in the newest runs of each workflow that has some.',
    answer: tried,
    async handle({ app, workspace, asOf }) {
      return await tryPlan(app, workspace, (await requirePlan(app.state.db, workspace, asOf)).plan)
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/plan/reading',
    who: readers,
    summary: 'The same of a plan (YAML) that does not apply yet. Nothing is kept or changed.',
    body: { types: ['application/yaml'], maxBytes: 1024 * 1024 },
    answer: tried,
    async handle({ app, workspace, sent }) {
      return await tryPlan(app, workspace, readable(sent.toString()))
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/plan',
    who: operators,
    summary:
      'Apply a plan (YAML): keeps a new version. Nothing is overwritten; the same file again changes nothing. Runs of which it says otherwise how they are read are made again afterwards.',
    body: { types: ['application/yaml'], maxBytes: 1024 * 1024 },
    answer: z.object({
      version: z.int(),
      is_new: z.boolean(),
      reading_again: z.array(again).describe('Workflows whose runs are made again now; nobody has to wait for it.'),
    }),
    async handle({ app, workspace, principal, sent }) {
      const source = sent.toString()
      const plan = readable(source)
      const applied = await applyPlan(app.state, workspace, {
        plan,
        source,
        by: principal.id,
        now: app.clock.now(),
      })
      // A changed zone, currency or table of releases shows in figures made from now on. Runs that are to be read again are only noted.
      await app.settle(workspace)
      return {
        version: applied.version,
        is_new: applied.isNew,
        reading_again: await readsAgain(app, workspace),
      }
    },
  }),
]
