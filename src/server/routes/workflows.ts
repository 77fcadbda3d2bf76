import { z } from 'zod'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { askReleaseDays } from '../../evidence/runs/figures.ts'
import { boundaries } from '../../plan/action.ts'
import type { Plan } from '../../plan/plan.ts'
import { releaseAt } from '../../plan/releases.ts'
import { requirePlan } from '../../plan/versions.ts'
import { cadences, risks } from '../../plan/workflow.ts'
import { readers, route } from '../route.ts'

const person = z.object({ key: z.string(), name: z.string() })
const text = z.string().nullable()

export const workflowRoutes = [
  route({
    method: 'get',
    path: '/api/v1/workflows/{workflow}',
    who: readers,
    summary:
      'What the plan covers of a workflow: its purpose and people, what it may do and how far alone, its systems.',
    params: z.object({ workflow: z.string() }),
    answer: z.object({
      workflow: z.string(),
      name: z.string(),
      purpose: text,
      risk: z.enum(risks),
      owner: person,
      deputy: person.nullable(),
      case: z.object({ what: z.string(), per_week: z.number().nullable() }).nullable(),
      case_types: z.array(z.string()),
      actions: z.array(
        z.object({
          action: z.string(),
          what: text,
          boundary: z.enum(boundaries).describe('L0 never, L1 suggests, L2 asks each time, L3 when unsure, L4 alone.'),
          integration: text,
          writes: z.boolean(),
          moves_money: z.boolean(),
        }),
      ),
      integrations: z.array(z.object({ key: z.string(), name: z.string(), writes: z.boolean() })),
      release: text.describe('The live release that the plan names as active; null where it names none.'),
      releases: z
        .array(z.object({ release: z.string(), first: z.string(), last: z.string() }))
        .describe('Those that ran, by the day (in the zone of the plan) of their first run; with that of their last.'),
      cadence: z.enum(cadences).nullable(),
      plan_version: z.int(),
    }),
    async handle({ app, workspace, asOf }, { params }) {
      const { plan, version } = await requirePlan(app.state.db, workspace, asOf)
      const found = plan.workflows[params.workflow]
      if (!found)
        throw new AppError(
          'not_found',
          say`The plan does not cover the workflow "${params.workflow}". It covers: ${Object.keys(plan.workflows).join(', ')}.`,
        )
      return {
        workflow: params.workflow,
        name: found.name,
        purpose: found.purpose ?? null,
        risk: found.risk,
        owner: personOf(plan, found.owner),
        deputy: found.deputy === undefined ? null : personOf(plan, found.deputy),
        case: found.case ? { what: found.case.what, per_week: found.case.per_week ?? null } : null,
        case_types: Object.keys(found.case_types),
        actions: Object.entries(found.actions).map(([action, one]) => ({
          action,
          what: one.what ?? null,
          boundary: one.boundary,
          integration: one.integration === undefined ? null : (plan.integrations[one.integration]?.name ?? null),
          writes: one.writes,
          moves_money: one.moves_money ?? false,
        })),
        integrations: found.integrations.map((key) => ({
          key,
          name: plan.integrations[key]?.name ?? key,
          writes: plan.integrations[key]?.writes ?? false,
        })),
        release: releaseAt(plan, params.workflow, 'live', asOf) ?? null,
        releases: await askReleaseDays(app.evidence, workspace, plan.time_zone, params.workflow),
        cadence: found.review?.cadence ?? null,
        plan_version: version,
      }
    },
  }),
]

const personOf = (plan: Plan, key: string) => ({ key, name: plan.people[key]?.name ?? key })
