import { z } from 'zod'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { addStaff, createProvider, isStaff, removeStaff, staffOf } from '../identity/provider.ts'
import type { Principal } from '../principal.ts'
import { type Context, route } from '../route.ts'

/** A provider reaches many workspaces, a key only one: so its affairs are for people who are signed in. */
function signedIn(principal: Principal): string {
  if (principal.via !== 'session' || principal.person === null)
    throw new AppError(
      'not_allowed',
      say`Providers and their staff are kept by people who are signed in, not by a key.`,
    )
  return principal.person
}

async function requireStaff({ app, principal }: Pick<Context, 'app' | 'principal'>, provider: string): Promise<void> {
  // Whether a provider exists is nobody's business but its staff's.
  if (!(await isStaff(app.state.db, provider, signedIn(principal))))
    throw new AppError('not_allowed', say`You are not on the staff of a provider "${provider}".`)
}

export const providerRoutes = [
  route({
    method: 'post',
    path: '/api/v1/providers',
    who: 'signed in',
    summary:
      'Found a provider: an organisation that maintains workspaces for clients. Whoever founds it is its first staff. It sees no workspace without a grant.',
    body: z.object({ name: z.string().min(1).max(200) }),
    answer: z.object({ id: z.string() }),
    async handle({ app, principal }, { body }) {
      const person = signedIn(principal)
      const id = await createProvider(app.state.db, body.name, app.clock.now())
      await addStaff(app.state.db, id, { person, by: principal })
      return { id }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/providers/{id}/staff',
    who: 'signed in',
    summary: 'Who is on the staff of a provider one belongs to.',
    params: z.object({ id: z.string() }),
    answer: z.object({
      items: z.array(z.object({ id: z.string(), name: z.string(), email: z.string() })),
      next: z.null(),
    }),
    async handle(context, { params }) {
      await requireStaff(context, params.id)
      return { items: await staffOf(context.app.state.db, params.id), next: null }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/providers/{id}/staff',
    who: 'signed in',
    summary: 'Add a person to the staff of a provider one belongs to.',
    params: z.object({ id: z.string() }),
    body: z.object({ person: z.string().describe('Their id or mail address.') }),
    answer: z.object({ added: z.literal(true) }),
    async handle(context, { params, body }) {
      await requireStaff(context, params.id)
      const { app, principal } = context
      await addStaff(app.state.db, params.id, { person: body.person, by: principal })
      return { added: true as const }
    },
  }),
  route({
    method: 'delete',
    path: '/api/v1/providers/{id}/staff/{person}',
    who: 'signed in',
    summary: 'Take a person off the staff of a provider one belongs to. They see its clients no longer, at once.',
    params: z.object({ id: z.string(), person: z.string() }),
    answer: z.object({ removed: z.literal(true) }),
    async handle(context, { params }) {
      await requireStaff(context, params.id)
      await removeStaff(context.app.state, params.id, params.person)
      return { removed: true as const }
    },
  }),
]
