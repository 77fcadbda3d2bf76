import { z } from 'zod'
import { listReservations, releaseHours, reserveHours, writeHoursOff } from '../../decisions/hours/reservations.ts'
import { peopleByName } from '../../decisions/hours/time.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { operators, readers, route } from '../route.ts'
import { actingOf, leftNow, signerOf } from './hours-caller.ts'

const minutes = z.int().min(1).max(100_000)
const because = z.string().trim().min(1, { error: 'is empty: say what for' }).max(1000)
const left = z.object({ left: z.int() })

export const hoursReservationRoutes = [
  route({
    method: 'get',
    path: '/api/v1/hours/reservations',
    who: readers,
    summary: 'Minutes of the included hours that are kept for something, the newest first.',
    answer: z.object({
      items: z.array(
        z.object({ id: z.string(), minutes: z.int(), because: z.string(), at: z.string(), by: z.string() }),
      ),
      next: z.null(),
    }),
    async handle({ app, workspace }) {
      const { db } = app.state
      const items = await listReservations(db, workspace)
      const names = await peopleByName(
        db,
        workspace,
        items.map(({ by }) => by),
        {},
      )
      return {
        items: items.map((one) => ({ ...one, at: shortTime(one.at), by: names.get(one.by) ?? one.by })),
        next: null,
      }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/hours/reservations',
    who: operators,
    summary: 'Keep minutes of the included hours for something: what others use does not touch them.',
    body: z.object({ minutes, because }),
    answer: left.extend({ id: z.string() }),
    async handle(context, { body }) {
      const { id } = await reserveHours(context.app.state, context.workspace, body, actingOf(context))
      return { id, left: await leftNow(context) }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/hours/reservations/{id}/release',
    who: operators,
    summary: 'Give back what is kept for something.',
    params: z.object({ id: z.string() }),
    body: z.object({ because }),
    answer: left,
    async handle(context, { params, body }) {
      await releaseHours(context.app.state, context.workspace, { id: params.id, ...body }, actingOf(context))
      return { left: await leftNow(context) }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/hours/write-offs',
    who: readers,
    summary: 'Give minutes of the included hours up for good. Only who holds the budget on the client’s side may.',
    body: z.object({ minutes, because }),
    answer: left,
    async handle(context, { body }) {
      const given = { ...body, signer: await signerOf(context) }
      await writeHoursOff(context.app.state, context.workspace, given, actingOf(context))
      return { left: await leftNow(context) }
    },
  }),
]
