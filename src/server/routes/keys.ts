import { z } from 'zod'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import type { Db } from '../../store/state/state.ts'
import { ceiling, workspacesOf } from '../identity/access.ts'
import { listKeys, revokeKey } from '../identity/keys.ts'
import { keyRoles, named, type Principal } from '../principal.ts'
import { readers, route, senders } from '../route.ts'

const role = z.enum(keyRoles)

export const keyRoutes = [
  route({
    method: 'get',
    path: '/api/v1/keys',
    who: readers,
    summary:
      "API keys of the workspace: whose they are, how they begin, what they may, when last used. An owner sees everybody's, others their own.",
    answer: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          name: z.string().nullable(),
          begins: z.string().nullable(),
          person: z.object({ id: z.string(), name: z.string(), email: z.string() }),
          roles: z.array(role),
          workflow: z.string().nullable().describe('It sends of this workflow alone; null: of all.'),
          per_minute: z.int().nullable().describe('How many lines or spans it may send in a minute; null: no limit.'),
          created_at: z.string(),
          last_used: z.string().nullable(),
          expires_at: z.string().nullable(),
        }),
      ),
      next: z.null(),
    }),
    async handle({ app, workspace, principal }) {
      const keys = await listKeys(app.state.db, workspace, principal)
      return {
        items: keys.map((one) => ({
          ...one,
          roles: [...one.roles],
          created_at: shortTime(one.created_at),
          last_used: one.last_used === null ? null : shortTime(one.last_used),
          expires_at: one.expires_at === null ? null : shortTime(one.expires_at),
        })),
        next: null,
      }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/keys',
    who: readers,
    summary: 'Make an API key for the workspace, with no more rights than one has. It is shown once.',
    body: z.object({
      name: z.string().min(1).max(100),
      roles: z.array(role).min(1),
      workflow: z
        .string()
        .trim()
        .min(1)
        .max(200)
        .optional()
        .describe('Of which workflow alone it sends, for a key that sends and does nothing else (the role sender).'),
      per_minute: z
        .int()
        .min(1)
        .max(10_000_000)
        .optional()
        .describe('How many lines or spans it may send in a minute; beyond it is told to come again (429).'),
      days: z.int().min(1).max(730).optional().describe('How long it works; without it, until it is revoked.'),
      person: z.email().optional().describe('Whose key, by mail: only at the machine that holds the folder.'),
    }),
    answer: z.object({ id: z.string(), key: z.string() }),
    async handle({ app, identity, principal, workspace }, { body }) {
      const user = await ownerOfKey(app.state.db, principal, body.person)
      const [here] = ceiling(await workspacesOf(app.state.db, user), workspace, body.roles)
      const beyond = body.roles.filter((one) => !here?.roles.includes(one))
      if (beyond.length > 0)
        throw new AppError(
          'not_allowed',
          body.person
            ? say`A key may not do what its owner may not: ${body.person} is not ${named(beyond)} here. Give it fewer roles.`
            : say`A key may not do what its owner may not: you are not ${named(beyond)} here. Give it fewer roles.`,
        )
      const { name, roles, workflow, per_minute: perMinute, days } = body
      if (workflow !== undefined && roles.some((one) => one !== 'sender'))
        throw new AppError(
          'invalid_input',
          say`A key of the workflow "${workflow}" alone may send and nothing else: what is read is of the whole workspace. Give it the role sender.`,
        )
      if (perMinute !== undefined && !roles.some((one) => senders.some((sender) => sender === one)))
        throw new AppError(
          'invalid_input',
          say`A limit is for what a key sends, and one that is ${named(roles)} sends nothing. Leave "per_minute" out.`,
        )
      return await identity.createKey({ user, workspace, name, roles, workflow, perMinute, days, by: principal.id })
    },
  }),
  route({
    method: 'delete',
    path: '/api/v1/keys/{id}',
    who: readers,
    summary: 'Revoke a key, at once: one’s own, or as an owner anybody’s.',
    params: z.object({ id: z.string() }),
    answer: z.object({ revoked: z.literal(true) }),
    async handle({ app, workspace, principal }, { params }) {
      await revokeKey(app.state, workspace, { id: params.id, by: principal, now: app.clock.now() })
      return { revoked: true as const }
    },
  }),
]

/** People make their own keys; only the machine that holds the folder makes them for others. A key makes none: it could outlive itself. */
async function ownerOfKey(db: Db, principal: Principal, email: string | undefined): Promise<string> {
  switch (principal.via) {
    case 'key':
      throw new AppError(
        'not_allowed',
        say`A key is made by a person who is signed in, not by another key. Use a sign-in link (--link).`,
      )
    case 'session':
      if (email !== undefined || principal.person === null)
        throw new AppError(
          'not_allowed',
          say`A key is made for oneself. Leave "person" out, and let them make their own.`,
        )
      return principal.person
    case 'local': {
      if (email === undefined)
        throw new AppError(
          'invalid_input',
          'Say whose key it is with "person" (--person MAIL): it may what they may. "aftercare people" lists them.',
        )
      const found = await db.selectFrom('user').select('id').where('email', '=', email.toLowerCase()).executeTakeFirst()
      if (!found)
        throw new AppError('not_found', say`There is no person "${email}" here. List them with "aftercare people".`)
      return found.id
    }
  }
}
