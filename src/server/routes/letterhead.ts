import { z } from 'zod'
import { planAt } from '../../plan/versions.ts'
import { readLetterhead, readLogo, senderOf, writeLetterhead } from '../../reports/report/letterhead.ts'
import { operators, readers, route } from '../route.ts'

const letterhead = z.object({
  name: z.string(),
  colour: z.string().nullable().describe('Of headings and the line below the name, such as #1f4e79.'),
  logo: z
    .object({
      type: z.enum(['image/png', 'image/jpeg']),
      base64: z.string(),
      width: z.int(),
      height: z.int(),
    })
    .nullable(),
})

export const letterheadRoutes = [
  route({
    method: 'get',
    path: '/api/v1/letterhead',
    who: readers,
    summary:
      'Whose name, colour and sign stand at the head of reports; without one, whoever the plan says maintains it.',
    answer: z.object({ letterhead: letterhead.nullable(), is_set: z.boolean() }),
    async handle({ app, workspace }) {
      const { db } = app.state
      const set = await readLetterhead(db, workspace)
      const plan = (await planAt(db, workspace, app.clock.now()))?.plan
      return { letterhead: set ?? (await senderOf(db, workspace, plan)), is_set: set !== null }
    },
  }),
  route({
    method: 'put',
    path: '/api/v1/letterhead',
    who: operators,
    summary:
      'Set it up. What is approved already keeps the head it was approved with. The sign is a PNG or JPEG of at most 150 kB, as base64.',
    body: z.object({
      name: z.string().trim().min(1).max(120),
      colour: z.string().max(20).nullable().default(null),
      logo: z.string().max(220_000).nullable().default(null).describe('Base64 of the file; null for none.'),
    }),
    answer: letterhead,
    async handle({ app, workspace, principal }, { body }) {
      const logo = body.logo === null ? null : readLogo(body.logo)
      const given = { name: body.name, colour: body.colour, logo }
      await writeLetterhead(app.state, workspace, given, { by: principal.id, now: app.clock.now() })
      return given
    },
  }),
]
