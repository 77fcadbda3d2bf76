import { z } from 'zod'
import { AppError } from '../../base/errors.ts'
import { MICROS } from '../../base/time.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { localityOf, planAt } from '../../plan/versions.ts'
import type { Db } from '../../store/state/state.ts'
import { createWorkspace, namesOfPeople } from '../identity/workspace.ts'
import type { Principal } from '../principal.ts'
import { readers, route } from '../route.ts'
import { again, readsAgain } from './plan.ts'

const named = z.record(z.string(), z.string())
const namesIn = (things: Readonly<Record<string, { readonly name: string }>>) =>
  Object.fromEntries(Object.entries(things).map(([key, { name }]) => [key, name]))

export const workspaceRoutes = [
  route({
    method: 'get',
    path: '/api/v1/workspace',
    who: readers,
    summary:
      'The workspace one asks in: its name, zone, currency and plan, as of when everything is looked at, and what is called how.',
    answer: z.object({
      id: z.string(),
      name: z.string(),
      time_zone: z.string(),
      currency: z.string(),
      plan: z.int().nullable().describe('The version in force; null where none is.'),
      label: z.string().nullable().describe('A few words of the plan that every page shows.'),
      reading_again: z
        .array(again)
        .describe(
          'Workflows whose runs are being made again, because the plan has other rules for reading than those by which they were made. Until that is done figures hold runs of both kinds.',
        ),
      as_of: z.string().nullable().describe('Null where everything is looked at as it is now.'),
      names: z.object({
        workflows: named.describe('The workflows of the plan in force.'),
        plan_people: named.describe('The people of the plan in force.'),
        people: named.describe('Who may see the workspace or has acted in it, by the ids that the decision log has.'),
      }),
    }),
    async handle({ app, workspace, asOf }) {
      const [{ name }, { zone, currency }, version, people, reading_again] = await Promise.all([
        app.state.db.selectFrom('workspace').select('name').where('id', '=', workspace).executeTakeFirstOrThrow(),
        localityOf(app.state.db, workspace, app.clock.now()),
        planAt(app.state.db, workspace, asOf),
        namesOfPeople(app.state.db, workspace),
        readsAgain(app, workspace),
      ])
      const { workflows = {}, people: inPlan = {} } = version?.plan ?? {}
      return {
        id: workspace,
        name,
        time_zone: zone,
        currency,
        plan: version?.version ?? null,
        label: version?.plan.label ?? null,
        reading_again,
        // Asked for by the request, or set for the installation: anything but now.
        as_of: Math.abs(asOf - app.clock.now()) > MICROS.m ? shortTime(asOf) : null,
        names: { workflows: namesIn(workflows), plan_people: namesIn(inPlan), people },
      }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/workspaces',
    who: 'signed in',
    summary:
      'Make a workspace, for another client or a trial. Whoever makes it owns it; nothing crosses from one to another.',
    body: z.object({
      name: z.string().trim().min(1).max(200),
      person: z.email().optional().describe('Who owns it, by mail: only at the machine that holds the folder.'),
    }),
    answer: z.object({ id: z.string() }),
    async handle({ app, principal }, { body }) {
      const owner = await ownerOfNew(app.state.db, principal, body.person)
      return { id: await createWorkspace(app.state, { name: body.name, owner, now: app.clock.now() }) }
    },
  }),
]

/** Owners make more workspaces. At the machine that holds the folder whoever is named; before anybody is known, the first owner will get it. */
async function ownerOfNew(db: Db, principal: Principal, email: string | undefined): Promise<string | null> {
  switch (principal.via) {
    case 'key':
      throw new AppError(
        'not_allowed',
        'A key stands for one workspace and makes no others. Sign in, or use "aftercare workspaces add" on the machine that holds the folder.',
      )
    case 'session':
      if (email !== undefined || principal.person === null)
        throw new AppError('not_allowed', 'A workspace is made for oneself. Leave "person" out, and invite them to it.')
      if (!principal.workspaces.some((one) => one.through === 'member' && one.roles.includes('owner')))
        throw new AppError('not_allowed', 'Only somebody who owns a workspace here may make another. Ask an owner.')
      return principal.person
    case 'local': {
      const known = await db.selectFrom('user').select(['id', 'email']).orderBy('id').execute()
      if (email === undefined) return known[0]?.id ?? null
      const found = known.find((one) => one.email === email.toLowerCase())
      if (!found)
        throw new AppError('not_found', `There is no person "${email}" here. List them with "aftercare people".`)
      return found.id
    }
  }
}
