import { z } from 'zod'
import { localDay } from '../../base/calendar.ts'
import { giveConsent } from '../../decisions/hours/consent.ts'
import { localityOf } from '../../plan/versions.ts'
import { readers, route } from '../route.ts'
import { actingOf, dayIn, signerOf } from './hours-caller.ts'

const minutes = z.int().describe('Whole minutes.')

export const hoursConsentRoutes = [
  route({
    method: 'post',
    path: '/api/v1/hours/consents',
    who: readers,
    summary:
      'Agree that more than the included hours may be used in a period, up to so many minutes, before they are. Only who holds the budget on the client’s side may.',
    body: z.object({
      minutes: z.int().min(1).max(100_000),
      because: z.string().trim().min(1, { error: 'is empty: say what for' }).max(1000),
      day: z.string().optional().describe('A day of the period; today where it is left out.'),
      rate: z.string().max(200).optional().describe('By which it is billed, where the plan has several.'),
    }),
    answer: z.object({ id: z.string(), from: z.string(), to: z.string(), minutes }),
    async handle(context, { body }) {
      const { app, workspace } = context
      const acting = actingOf(context)
      const { zone } = await localityOf(app.state.db, workspace, acting.moment)
      const signer = await signerOf(context)
      const given = { ...body, day: dayIn('day', body.day) ?? localDay(acting.moment, zone), signer }
      const { id, starts, ends, minutes } = await giveConsent(app.state, workspace, given, acting)
      return { id, from: localDay(starts, zone), to: localDay(ends - 1, zone), minutes }
    },
  }),
]
