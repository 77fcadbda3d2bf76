import { z } from 'zod'
import { formatTime } from '../../base/time.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { forgetPerson, whoLeft } from '../identity/forget.ts'
import { changeRole, findPerson, removePerson } from '../identity/people.ts'
import { endGrant, grantAccess, listGrants, providersOf } from '../identity/provider.ts'
import { workspaceNames } from '../identity/workspace.ts'
import { keyRoles, roles } from '../principal.ts'
import { readers, route } from '../route.ts'

const role = z.enum(roles)
const owners = ['owner'] as const

export const peopleRoutes = [
  route({
    method: 'get',
    path: '/api/v1/me',
    who: 'signed in',
    summary: 'Who one is here: the person behind the sign-in or key, the workspaces it opens and the roles there.',
    answer: z.object({
      id: z.string().describe('As the decision log names the caller.'),
      via: z.enum(['session', 'key', 'local']),
      person: z.object({ id: z.string(), name: z.string(), email: z.string() }).nullable(),
      workspaces: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          roles: z.array(z.enum(keyRoles)),
          through: z.enum(['member', 'grant']).describe('As its own member, or as staff of a provider it lets in.'),
        }),
      ),
      providers: z
        .array(z.object({ id: z.string(), name: z.string() }))
        .describe('The providers whose staff one is; none for a key, which stands for one workspace.'),
    }),
    async handle({ app, principal }) {
      const { id, via, person, workspaces } = principal
      const nameOf = await workspaceNames(
        app.state.db,
        workspaces.map((one) => one.workspace),
      )
      return {
        id,
        via,
        person: person === null ? null : await findPerson(app.state.db, person),
        workspaces: workspaces.map(({ workspace, roles, through }) => ({
          id: workspace,
          name: nameOf.get(workspace) ?? workspace,
          roles: [...roles],
          through,
        })),
        providers: via === 'session' && person !== null ? await providersOf(app.state.db, person) : [],
      }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/people',
    who: readers,
    summary: 'The people of the workspace and their roles. Provider staff is not listed here: see the grants.',
    answer: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          email: z.string(),
          role: z.string(),
          has_signed_in: z.boolean().describe('Whether they have ever opened a link.'),
        }),
      ),
      next: z.null(),
    }),
    async handle({ app, workspace }) {
      const items = await app.state.db
        .selectFrom('member')
        .innerJoin('user', 'user.id', 'member.userId')
        .select(['user.id', 'user.name', 'user.email', 'member.role', 'user.emailVerified as has_signed_in'])
        .where('organizationId', '=', workspace)
        .orderBy('user.email')
        .execute()
      return { items, next: null }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/people',
    who: owners,
    summary:
      'Invite a person, or change the role of one. The answer holds a link with which they sign in, once, within a day.',
    body: z.object({ email: z.email(), name: z.string().min(1).max(200), role }),
    answer: z.object({ id: z.string(), link: z.string() }),
    async handle({ identity, workspace, principal }, { body }) {
      const { user, link } = await identity.invite(workspace, body, principal)
      return { id: user, link }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/people/{id}/role',
    who: owners,
    summary: 'Give a person of the workspace another role, at once. The last owner stays one.',
    params: z.object({ id: z.string() }),
    body: z.object({ role }),
    answer: z.object({ changed: z.literal(true) }),
    async handle({ app, workspace, principal }, { params, body }) {
      const given = { person: params.id, role: body.role, by: principal.id, now: app.clock.now() }
      await changeRole(app.state, workspace, given)
      return { changed: true as const }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/links',
    who: owners,
    summary:
      'A new sign-in link for a person of the workspace, once, within a day, in place of their earlier ones. Entered in the decision log.',
    body: z.object({ email: z.email() }),
    answer: z.object({ link: z.string() }),
    handle: async ({ identity, workspace, principal }, { body }) => ({
      link: await identity.newLink(workspace, body.email, principal),
    }),
  }),
  route({
    method: 'delete',
    path: '/api/v1/people/{id}',
    who: owners,
    summary:
      'Take a person out of the workspace. Their keys stop at once, and who sees nothing any more is signed out. The last owner stays.',
    params: z.object({ id: z.string() }),
    answer: z.object({ removed: z.literal(true) }),
    async handle({ app, workspace, principal }, { params }) {
      const given = { person: params.id, by: principal.id, now: app.clock.now() }
      await removePerson(app.state, workspace, given)
      return { removed: true as const }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/people/left',
    who: owners,
    summary: 'Who was taken out of the workspace, the last first, and whether they can be forgotten.',
    answer: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          email: z.string().nullable().describe('Null of whoever was forgotten.'),
          left_at: z.string(),
          because: z
            .string()
            .nullable()
            .describe('Why they cannot be forgotten as things are; null where they can, or are.'),
        }),
      ),
      next: z.null(),
    }),
    async handle({ app, workspace, principal }) {
      const left = await whoLeft(app.state.db, workspace, { asker: principal, now: app.clock.now() })
      return { items: left.map((one) => ({ ...one, left_at: formatTime(one.left_at) })), next: null }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/people/{id}/forget',
    who: owners,
    summary:
      'Forget somebody who was taken out: their name, their address and how they were told. What they did stays under their id.',
    params: z.object({ id: z.string().describe('Their id, or their mail address.') }),
    answer: z.object({ id: z.string() }),
    handle: async ({ app, workspace, principal }, { params }) =>
      await forgetPerson(app.state, workspace, { who: params.id, by: principal, now: app.clock.now() }),
  }),
  route({
    method: 'get',
    path: '/api/v1/grants',
    who: readers,
    summary: 'Which providers may see this workspace, since when, and which grants have ended.',
    answer: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          provider: z.string(),
          provider_name: z.string(),
          roles: z.array(z.string()),
          granted_by: z.string(),
          granted_at: z.string(),
          ended_at: z.string().nullable(),
        }),
      ),
      next: z.null(),
    }),
    async handle({ app, workspace }) {
      const grants = await listGrants(app.state.db, workspace)
      return {
        items: grants.map((one) => ({
          ...one,
          roles: [...one.roles],
          granted_at: shortTime(one.granted_at),
          ended_at: one.ended_at === null ? null : shortTime(one.ended_at),
        })),
        next: null,
      }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/grants',
    who: owners,
    summary: "Let a provider's staff see this workspace, with these roles, until the grant is ended.",
    body: z.object({
      provider: z.string(),
      roles: z.array(z.enum(['operator', 'reviewer', 'approver', 'viewer'])).min(1),
    }),
    answer: z.object({ id: z.string() }),
    async handle({ app, workspace, principal }, { body }) {
      return { id: await grantAccess(app.state, workspace, { ...body, by: principal.id, now: app.clock.now() }) }
    },
  }),
  route({
    method: 'delete',
    path: '/api/v1/grants/{id}',
    who: owners,
    summary: "End a provider's access, at once.",
    params: z.object({ id: z.string() }),
    answer: z.object({ ended: z.literal(true) }),
    async handle({ app, workspace, principal }, { params }) {
      await endGrant(app.state, workspace, { grant: params.id, by: principal.id, now: app.clock.now() })
      return { ended: true as const }
    },
  }),
]
