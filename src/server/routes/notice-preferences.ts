import { z } from 'zod'
import { preferenceOf, setPreference, wishes } from '../../actions/notices/preferences.ts'
import { AppError } from '../../base/errors.ts'
import { type LanguageName, languages } from '../../base/languages.ts'
import { say } from '../../base/say.ts'
import { clockTime, zone } from '../../plan/fields.ts'
import type { Principal } from '../principal.ts'
import { route } from '../route.ts'

const names = Object.keys(languages) as [LanguageName, ...LanguageName[]]
const preference = z.object({
  language: z.enum(names).describe('In which their mail is written.'),
  time_zone: zone.nullable().describe('Whose clock quiet hours go by; null for that of the plan.'),
  quiet: z
    .object({ from: clockTime, to: clockTime })
    .refine(({ from, to }) => from !== to, {
      path: ['to'],
      error: 'is the time at which it begins; give another, or null for no quiet hours',
    })
    .nullable()
    .describe('Hours in which nothing of medium or low severity is told; it waits, and is not lost.'),
  medium: z
    .enum(wishes)
    .describe(
      'Of what is of medium severity, where a rule names them: each at once, all of a day in one mail, or none.',
    ),
  low: z.enum(wishes).describe('The same of what is of low severity; daily for whoever has said nothing.'),
  monday: z.boolean().default(true).describe('Whether they get, once a week, what waits for them.'),
})

/** Only somebody with an account likes anything. */
function personOf({ person }: Principal): string {
  if (person !== null) return person
  throw new AppError(
    'not_allowed',
    say`How one likes to be told belongs to a person with an account. Sign in with a link, or use a key of yours.`,
  )
}

export const noticePreferenceRoutes = [
  route({
    method: 'get',
    path: '/api/v1/me/notices',
    who: 'signed in',
    summary: 'How one likes to be told: in which language, by which clock, when not, and of what.',
    answer: preference,
    handle: async ({ app, principal }) => await preferenceOf(app.state.db, personOf(principal)),
  }),
  route({
    method: 'put',
    path: '/api/v1/me/notices',
    who: 'signed in',
    summary:
      'Say how one likes to be told, in every workspace. What is of high severity, what nobody has acknowledged and what would reach nobody else is told as the plan says.',
    body: preference,
    answer: preference,
    async handle({ app, principal }, { body }) {
      const person = personOf(principal)
      await setPreference(app.state.db, person, body, app.clock.now())
      return await preferenceOf(app.state.db, person)
    },
  }),
]
