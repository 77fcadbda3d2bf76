import { z } from 'zod'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { lastMondayOf } from '../../findings/housekeeping/mondays.ts'
import { requirePlan } from '../../plan/versions.ts'
import { mondayOf, nextMonday, tryMonday } from '../../reports/monday/job.ts'
import { type Reader, readerIn, readerOf } from '../../reports/monday/who.ts'
import { workspacesOf } from '../identity/access.ts'
import type { Principal } from '../principal.ts'
import { type Context, operators, route } from '../route.ts'

const last = z
  .object({
    week: z.string().describe('The week, such as 2026-W10.'),
    state: z.enum(['sent', 'exhausted']).describe('exhausted where every attempt failed.'),
    at: z.string(),
    why: z.string().nullable(),
  })
  .nullable()
  .describe('What became of the last one; null where there was none.')
const asked = z.object({ person: z.string().describe('A person of the plan, by their key.') })
const monday = z.object({
  person: z.string(),
  name: z.string(),
  wanted: z.boolean().describe('Whether they get it; who has an account may turn it off.'),
  next: z.string().nullable().describe('When they are told next.'),
  subject: z.string(),
  text: z.string().describe('As it would read now, of this workspace alone.'),
  last,
})
const mine = z.object({
  address: z.string().nullable().describe('Where it goes; null where one is told nothing.'),
  wanted: z.boolean(),
  sends: z.boolean().describe('Whether this installation sends mail at all.'),
  next: z.string().nullable().describe('When one is told next; null where one is not.'),
  last,
  mail: z
    .object({ subject: z.string(), text: z.string(), html: z.string() })
    .nullable()
    .describe('As it would read now, over every workspace; null where no plan names one and one maintains none.'),
})
const sending = { sent: z.boolean(), error: z.string().nullable() }

export const mondayRoutes = [
  route({
    method: 'get',
    path: '/api/v1/notice-rules/monday',
    who: operators,
    summary:
      'What somebody is told once a week of what waits for them, as it would read now, and when. Nothing is sent.',
    query: asked,
    answer: monday,
    handle: async (context, { query }) => await answerOf(context, query.person, await personIn(context, query.person)),
  }),
  route({
    method: 'post',
    path: '/api/v1/notice-rules/monday',
    who: operators,
    summary: 'The same, and it is really sent: at once, marked as a test, of this workspace alone.',
    body: asked,
    answer: monday.extend(sending),
    async handle(context, { body }) {
      const reader = await personIn(context, body.person)
      const outcome = await tryMonday(context.app.notices, reader)
      const answer = await answerOf(context, body.person, reader)
      return { ...answer, sent: outcome.kind === 'sent', error: outcome.kind === 'sent' ? null : outcome.why }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/me/monday',
    who: 'signed in',
    summary:
      'What one is told once a week of what waits for oneself, over every workspace that one may see: as it would read now, and when. Nothing is sent.',
    answer: mine,
    handle: async (context) => await answerToOneself(context, await readerFor(context)),
  }),
  route({
    method: 'post',
    path: '/api/v1/me/monday',
    who: 'signed in',
    summary: 'The same, and it is really sent: at once, to oneself, marked as a test; a few times an hour at most.',
    answer: mine.extend(sending),
    async handle(context) {
      const reader = await readerFor(context)
      if (!reader)
        throw new AppError(
          'conflict',
          say`No plan names you by the address of your account, and you maintain no workspace: nothing is told you by this mail.`,
        )
      const outcome = await tryMonday(context.app.notices, reader)
      const answer = await answerToOneself(context, reader)
      return { ...answer, sent: outcome.kind === 'sent', error: outcome.kind === 'sent' ? null : outcome.why }
    },
  }),
]

/** What one sees in it may be of several workspaces, and a key is of one. */
function accountOf({ person, via }: Principal): string {
  if (person !== null && via !== 'key') return person
  throw new AppError(
    'not_allowed',
    say`What waits for somebody, over all their workspaces, is shown to a person who has signed in. Sign in with a link.`,
  )
}

async function readerFor({ app, principal }: Pick<Context, 'app' | 'principal'>): Promise<Reader | undefined> {
  const { db } = app.state
  const accessOf = (user: string) => workspacesOf(db, user)
  return await readerOf(db, { secret: app.folder.secret, accessOf, now: app.clock.now() }, accountOf(principal))
}

async function answerToOneself(
  { app }: Pick<Context, 'app'>,
  reader: Reader | undefined,
): Promise<z.input<typeof mine>> {
  const sends = app.notices.mail !== undefined
  if (!reader) return { address: null, wanted: false, sends, next: null, last: null, mail: null }
  const { subject, text, html = '' } = await mondayOf(app.notices, reader)
  const wanted = reader.preference.monday
  const next = wanted && sends ? nextMonday(reader, app.clock.now()) : null
  return {
    ...{ address: reader.address, wanted, sends, next: next === null ? null : shortTime(next) },
    last: await lastOf(app, reader),
    mail: { subject, text, html },
  }
}

async function lastOf({ state }: Context['app'], { who }: Reader): Promise<z.input<typeof last>> {
  const found = await lastMondayOf(state.db, who)
  return found ? { week: found.week, state: found.state, at: shortTime(found.at), why: found.why } : null
}

async function personIn({ app, workspace }: Context, person: string): Promise<Reader> {
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
    last: await lastOf(app, reader),
  }
}
