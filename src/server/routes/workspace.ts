import { z } from 'zod'
import { MICROS } from '../../base/time.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { localityOf, planAt } from '../../plan/versions.ts'
import { readers, route } from '../route.ts'

export const workspaceRoutes = [
  route({
    method: 'get',
    path: '/api/v1/workspace',
    who: readers,
    summary: 'The workspace one asks in: its name, zone, currency and plan, and as of when everything is looked at.',
    answer: z.object({
      id: z.string(),
      name: z.string(),
      time_zone: z.string(),
      currency: z.string(),
      plan: z.int().nullable().describe('The version in force; null where none is.'),
      as_of: z.string().nullable().describe('Null where everything is looked at as it is now.'),
    }),
    async handle({ app, workspace, asOf }) {
      const [{ name }, { zone, currency }, version] = await Promise.all([
        app.state.db.selectFrom('workspace').select('name').where('id', '=', workspace).executeTakeFirstOrThrow(),
        localityOf(app.state.db, workspace, app.clock.now()),
        planAt(app.state.db, workspace, asOf),
      ])
      return {
        id: workspace,
        name,
        time_zone: zone,
        currency,
        plan: version?.version ?? null,
        // Asked for by the request, or set for the installation: anything but now.
        as_of: Math.abs(asOf - app.clock.now()) > MICROS.m ? shortTime(asOf) : null,
      }
    },
  }),
]
