import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { fromDate, toDate } from '../../base/time.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import type { Db } from '../../store/state/state.ts'
import type { Principal } from '../principal.ts'
import { route } from '../route.ts'

/** Where calendars are read, under the address of the installation. */
export const CALENDARS = '/calendar'
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

const standing = z.object({
  made_at: z.string().nullable().describe('When the address was made; null where there is none.'),
})

/** Only somebody with an account has a calendar, and a key is not the person: what one could read with it should end with the key. */
function personOf({ person, via }: Principal): string {
  if (person !== null && via !== 'key') return person
  throw new AppError('not_allowed', say`A calendar belongs to a person who has signed in. Sign in with a link.`)
}

async function standingOf(db: Db, person: string) {
  const row = await db.selectFrom('calendar_feed').select('made_at').where('person', '=', person).executeTakeFirst()
  return { made_at: row ? shortTime(fromDate(row.made_at)) : null }
}

export const calendarFeedRoutes = [
  route({
    method: 'get',
    path: '/api/v1/me/calendar',
    who: 'signed in',
    summary: 'Whether one has a secret address under which one’s calendar is read.',
    answer: standing,
    handle: async ({ app, principal }) => await standingOf(app.state.db, personOf(principal)),
  }),
  route({
    method: 'post',
    path: '/api/v1/me/calendar',
    who: 'signed in',
    summary:
      'Make the secret address of one’s calendar, which is shown this once: shifts, tasks, reviews that are due and proofs that end, as one may see them when it is read. One that was made before ends.',
    answer: standing.extend({ url: z.string().describe('The secret address, for a calendar program.') }),
    async handle({ app, principal }) {
      const person = personOf(principal)
      const token = randomBytes(24).toString('base64url')
      const values = { token_hash: hashOf(token), made_at: toDate(app.clock.now()) }
      await app.state.db
        .insertInto('calendar_feed')
        .values({ person, ...values })
        .onConflict((same) => same.column('person').doUpdateSet(values))
        .execute()
      return { ...(await standingOf(app.state.db, person)), url: `${app.notices.url}${CALENDARS}/${token}.ics` }
    },
  }),
  route({
    method: 'delete',
    path: '/api/v1/me/calendar',
    who: 'signed in',
    summary: 'End the secret address of one’s calendar: it opens nothing from now on.',
    answer: standing,
    async handle({ app, principal }) {
      const person = personOf(principal)
      await app.state.db.deleteFrom('calendar_feed').where('person', '=', person).execute()
      return await standingOf(app.state.db, person)
    },
  }),
]
