import { z } from 'zod'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { importTimes } from '../../decisions/hours/import/enter.ts'
import { readMapping } from '../../decisions/hours/import/mapping.ts'
import { payClasses } from '../../decisions/hours/pay.ts'
import { type About, aboutKinds, peopleByName } from '../../decisions/hours/time.ts'
import { localityOf } from '../../plan/versions.ts'
import { route, signers } from '../route.ts'
import { aboutOf, actingOf, leftNow } from './hours-caller.ts'

const minutes = z.int()

export const hoursImportRoutes = [
  route({
    method: 'post',
    path: '/api/v1/hours/import',
    who: signers,
    summary:
      'Enter time from a detailed report of Toggl Track or a time report of Harvest, as CSV (docs/hours.md). Each row is entered once, however often it is sent; a dry run tells what would be, and keeps nothing.',
    query: z.object({
      mapping: z
        .string()
        .max(20_000)
        .default('')
        .describe('YAML: people, projects, skip, billable, other, rate, dates.'),
      dry_run: z.enum(['true', 'false']).default('false'),
      overlapping: z.enum(['true', 'false']).default('false').describe('Enter what stands beside time by hand, too.'),
      absorb: z
        .enum(['true', 'false'])
        .default('false')
        .describe('Enter at nobody’s cost what takes more than there is and nobody agreed to.'),
    }),
    body: { types: ['text/csv'], maxBytes: 5_000_000 },
    answer: z.object({
      program: z.enum(['toggl', 'harvest']),
      dry_run: z.boolean(),
      entered: z.int(),
      known: z.int().describe('Entered by an earlier import.'),
      overlaps: z.int().describe('Left out: time by hand of the same person stands there already.'),
      left: minutes.describe('Of the hours, as they are kept.'),
      rows: z.array(
        z.object({
          line: z.int(),
          state: z.enum(['entered', 'known', 'overlaps']),
          day: z.string(),
          from: z.string().nullable(),
          minutes,
          counted: minutes,
          person: z.string(),
          name: z.string(),
          about: z.object({ kind: z.enum(aboutKinds), id: z.string() }),
          class: z.enum(payClasses),
          note: z.string().nullable(),
        }),
      ),
      refused: z.array(z.object({ line: z.int(), says: z.string() })).readonly(),
      unknown: z
        .object({ people: z.array(z.string()).readonly(), projects: z.array(z.string()).readonly() })
        .describe('What neither plan nor mapping knows: add it to the mapping.'),
    }),
    async handle(context, { query }) {
      const { app, workspace, sent } = context
      if (sent.length === 0) throw new AppError('invalid_input', say`The body is empty. Send a CSV file with a header.`)
      const acting = actingOf(context)
      const isDryRun = query.dry_run === 'true'
      const given = {
        ...{ bytes: sent, mapping: readMapping(query.mapping), isDryRun },
        ...{ overlapping: query.overlapping === 'true', absorb: query.absorb === 'true' },
        async find({ kind: about, id }: About) {
          try {
            return await aboutOf(context, { about, id })
          } catch (error) {
            if (error instanceof AppError) return { says: error.said }
            throw error
          }
        },
      }
      const { program, rows, refused, unknown } = await importTimes(app.state, workspace, given, acting)
      const { plan } = await localityOf(app.state.db, workspace, acting.moment)
      const people = rows.map(({ person }) => person)
      const names = await peopleByName(app.state.db, workspace, people, plan?.people ?? {})
      const count = (state: (typeof rows)[number]['state']) => rows.filter((one) => one.state === state).length
      return {
        ...{ program, dry_run: isDryRun, refused, unknown, left: await leftNow(context) },
        ...{ entered: count('entered'), known: count('known'), overlaps: count('overlaps') },
        rows: rows.map((one) => ({ ...one, name: names.get(one.person) ?? one.person })),
      }
    },
  }),
]
