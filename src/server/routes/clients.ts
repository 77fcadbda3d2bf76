import { z } from 'zod'
import { AppError, asExpected } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { statementWaits } from '../../decisions/hours/brief.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { askClients } from '../../reports/overview/clients.ts'
import { states } from '../../reports/overview/state.ts'
import { workspaceNames } from '../identity/workspace.ts'
import { keyRoles } from '../principal.ts'
import { route } from '../route.ts'
import { toConnect } from './overview.ts'

const standing = z.object({
  time_zone: z.string(),
  label: z.string().nullable().describe('A few words of its plan that stand wherever it is shown.'),
  state: z.enum(states).describe('That of its worst workflow.'),
  sentence: z.string(),
  workflow: z
    .object({ workflow: z.string(), name: z.string() })
    .nullable()
    .describe('Whose sentence it is; null where there is no plan yet.'),
  connect: toConnect
    .nullable()
    .describe('Where it cannot be told: the one thing to connect; null where only time helps.'),
  is_held: z.boolean().describe('Everything that workflow needs somebody for, somebody has acknowledged.'),
  workflows: z
    .object({ needs_you: z.int(), cant_tell: z.int(), stopped: z.int(), fine: z.int() })
    .describe('How many of each state.'),
  decisions: z
    .object({ reviews: z.int(), findings: z.int() })
    .describe('Due reviews that wait for a signature, and findings that nobody has acknowledged.'),
  hours: z
    .object({
      now: z
        .object({
          left: z.int(),
          had: z.int(),
          used_percent: z.string().nullable(),
          to: z.string().describe('The last day of the period.'),
          needs_consent: z
            .boolean()
            .describe(
              'Nothing is left, nor of what was agreed to beyond it: somebody of the client has to agree to more.',
            ),
        })
        .nullable()
        .describe('Whole minutes of the period that is now; null where its plan includes no hours.'),
      statement: z
        .object({ from: z.string(), waits: z.enum(statementWaits) })
        .nullable()
        .describe('Of the period that ended last, by its first day: what its statement waits for.'),
    })
    .nullable()
    .describe('Null where there are no hours, and none to settle.'),
  review: z
    .object({ id: z.string().nullable(), workflow: z.string(), due_at: z.string() })
    .nullable()
    .describe('The oldest that waits for a signature, with its id, else the next that comes; null without a cadence.'),
})

export const clientRoutes = [
  route({
    method: 'get',
    path: '/api/v1/clients',
    who: 'signed in',
    summary:
      'Every workspace one may see, in one word and one sentence, worst first. Each is asked by itself: nothing of one is in another.',
    answer: z.object({
      as_of: z.string(),
      items: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          roles: z.array(z.enum(keyRoles)),
          through: z.enum(['member', 'grant']).describe('As its own member, or as staff of a provider it lets in.'),
          standing: standing.nullable().describe('Null where it could not be asked.'),
          problem: z.string().nullable().describe('Why it could not be asked; the others are not held up by it.'),
        }),
      ),
      next: z.null(),
    }),
    async handle({ app, principal, asOf }) {
      const access = new Map(principal.workspaces.map((one) => [one.workspace, one]))
      const names = await workspaceNames(app.state.db, [...access.keys()])
      const workspaces = [...access.keys()].map((id) => ({ id, name: names.get(id) ?? id }))
      const clients = await askClients(app, workspaces, asOf, (thrown, workspace) => {
        const error = asExpected(thrown)
        if (error instanceof AppError) return error.said
        // A defect: told to us. Whoever looks at all clients still sees the others.
        app.log.error({ error, workspace }, 'a client could not be looked at')
        return say`It could not be looked at just now, and that is in the log. Open it to try again.`
      })
      return {
        as_of: shortTime(asOf),
        items: clients.map((one) => ({
          ...one,
          roles: [...(access.get(one.id)?.roles ?? [])],
          through: access.get(one.id)?.through ?? 'member',
        })),
        next: null,
      }
    },
  }),
]
