import { z } from 'zod'
import { AppError } from '../../base/errors.ts'
import { addStaff, createProvider, isStaff } from '../identity/provider.ts'
import { readers, route } from '../route.ts'

export const providerRoutes = [
  route({
    method: 'post',
    path: '/api/v1/providers',
    who: readers,
    summary:
      'Found a provider: an organisation that maintains workspaces for clients. Whoever founds it is its first staff. It sees no workspace without a grant.',
    body: z.object({ name: z.string().min(1).max(200) }),
    answer: z.object({ id: z.string() }),
    async handle({ app, principal }, { body }) {
      if (principal.person === null)
        throw new AppError('not_allowed', 'A provider is founded by a person who is signed in.')
      const id = await createProvider(app.state.db, body.name, app.clock.now())
      await addStaff(app.state.db, id, principal.person)
      return { id }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/providers/{id}/staff',
    who: readers,
    summary: 'Add a person to the staff of a provider one belongs to.',
    params: z.object({ id: z.string() }),
    body: z.object({ person: z.string() }),
    answer: z.object({ added: z.literal(true) }),
    async handle({ app, principal }, { params, body }) {
      // Whether a provider exists is nobody's business but its staff's.
      if (principal.person === null || !(await isStaff(app.state.db, params.id, principal.person)))
        throw new AppError('not_allowed', `You are not on the staff of a provider "${params.id}".`)
      const known = await app.state.db.selectFrom('user').select('id').where('id', '=', body.person).executeTakeFirst()
      if (!known)
        throw new AppError(
          'not_found',
          `There is no person "${body.person}". They must have been invited to a workspace once.`,
        )
      await addStaff(app.state.db, params.id, body.person)
      return { added: true as const }
    },
  }),
]
