import { z } from 'zod'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { requirePlan } from '../../plan/versions.ts'
import { mondayOf, nextMonday, tryMonday } from '../../reports/monday/job.ts'
import { type Reader, readerIn } from '../../reports/monday/who.ts'
import { workspacesOf } from '../identity/access.ts'
import { type Context, operators, route } from '../route.ts'

const asked = z.object({ person: z.string().describe('A person of the plan, by their key.') })
const monday = z.object({
  person: z.string(),
  name: z.string(),
  wanted: z.boolean().describe('Whether they get it; who has an account may turn it off.'),
  next: z.string().nullable().describe('When they are told next.'),
  subject: z.string(),
  text: z.string().describe('As it would read now, of this workspace alone.'),
})

export const mondayRoutes = [
  route({
    method: 'get',
    path: '/api/v1/notice-rules/monday',
    who: operators,
    summary:
      'What somebody is told once a week of what waits for them, as it would read now, and when. Nothing is sent.',
    query: asked,
    answer: monday,
    handle: async (context, { query }) => await answerOf(context, query.person, await readerOf(context, query.person)),
  }),
  route({
    method: 'post',
    path: '/api/v1/notice-rules/monday',
    who: operators,
    summary: 'The same, and it is really sent: at once, marked as a test, of this workspace alone.',
    body: asked,
    answer: monday.extend({ sent: z.boolean(), error: z.string().nullable() }),
    async handle(context, { body }) {
      const reader = await readerOf(context, body.person)
      const outcome = await tryMonday(context.app.notices, reader)
      const answer = await answerOf(context, body.person, reader)
      return { ...answer, sent: outcome.kind === 'sent', error: outcome.kind === 'sent' ? null : outcome.why }
    },
  }),
]

async function readerOf({ app, workspace }: Context, person: string): Promise<Reader> {
  const { db } = app.state
  const now = app.clock.now()
  const { plan } = await requirePlan(db, workspace, now)
  const found = plan.people[person]
  if (!found)
    throw new AppError(
      'not_found',
      say`"${person}" is no person of the plan. Use one of ${Object.keys(plan.people).join(', ')}.`,
    )
  if (found.email === undefined)
    throw new AppError('conflict', say`${found.name} has no mail address in the plan. Add one under people.`)
  const accessOf = (user: string) => workspacesOf(db, user)
  const reader = await readerIn(db, { secret: app.folder.secret, accessOf, now }, { workspace, person })
  if (reader) return reader
  throw new AppError(
    'conflict',
    say`${found.name} has an account that may not see this workspace, and is told nothing of it. Invite them, or give another address.`,
  )
}

async function answerOf({ app }: Context, person: string, reader: Reader) {
  const { subject, text } = await mondayOf(app.notices, reader)
  const next = nextMonday(reader, app.clock.now())
  return {
    ...{ person, name: reader.places[0]?.plan.people[person]?.name ?? person, subject, text },
    wanted: reader.preference.monday,
    next: next === null ? null : shortTime(next),
  }
}
