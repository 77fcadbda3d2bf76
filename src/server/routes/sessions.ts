import { z } from 'zod'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { endOtherSessions, endSession, listSessions } from '../identity/sessions.ts'
import type { Principal } from '../principal.ts'
import { route } from '../route.ts'

/** A key that could end sessions could lock its owner out. */
function signedIn({ person, session }: Principal): { person: string; session: string } {
  if (person === null || session === undefined)
    throw new AppError(
      'not_allowed',
      say`Sessions are for people who are signed in, not for a key or a terminal. Open a sign-in link.`,
    )
  return { person, session }
}

export const sessionRoutes = [
  route({
    method: 'get',
    path: '/api/v1/sessions',
    who: 'signed in',
    summary: 'Where one is signed in, the session used last first.',
    answer: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          address: z.string().nullable().describe('Where the sign-in came from; null where that is not known.'),
          agent: z.string().nullable().describe('What the browser said of itself.'),
          since: z.string(),
          last_seen: z.string().describe('To within ten minutes.'),
          is_this: z.boolean().describe('The one that asks.'),
        }),
      ),
      next: z.null(),
    }),
    async handle({ app, principal }) {
      const { person, session } = signedIn(principal)
      const sessions = await listSessions(app.state.db, person, app.clock.now())
      return {
        items: sessions.map((one) => ({
          ...one,
          since: shortTime(one.since),
          last_seen: shortTime(one.last_seen),
          is_this: one.id === session,
        })),
        next: null,
      }
    },
  }),
  route({
    method: 'delete',
    path: '/api/v1/sessions/{id}',
    who: 'signed in',
    summary: 'End a session of one’s own, at once.',
    params: z.object({ id: z.string() }),
    answer: z.object({ ended: z.literal(true) }),
    async handle({ app, principal }, { params }) {
      await endSession(app.state.db, signedIn(principal).person, params.id)
      return { ended: true as const }
    },
  }),
  route({
    method: 'delete',
    path: '/api/v1/sessions',
    who: 'signed in',
    summary: 'End all sessions of one’s own but the one that asks, at once.',
    answer: z.object({ ended: z.int().describe('How many.') }),
    async handle({ app, principal }) {
      const { person, session } = signedIn(principal)
      return { ended: await endOtherSessions(app.state.db, person, session) }
    },
  }),
]
