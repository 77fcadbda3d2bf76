import { z } from 'zod'
import { listMails, rejectMail, takeOn } from '../../decisions/requests/mail/held.ts'
import { closeInbox, findInbox, INBOX, openInbox } from '../../decisions/requests/mail/inbox.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { operators, owners, readers, route } from '../route.ts'
import { doerOf } from './requests.ts'

const mail = z.object({
  id: z.string(),
  received_at: z.string(),
  sender: z.string().describe('As the mail says; empty where it names none, or whoever wrote it was forgotten.'),
  proven: z.boolean().describe('Whether a signature of its domain proves that it is from there.'),
  subject: z.string(),
  text: z.string(),
  attachments: z.array(z.object({ name: z.string(), bytes: z.int() })).describe('Their contents are not kept.'),
  state: z
    .enum(['request', 'note', 'held', 'rejected', 'passed', 'lapsed'])
    .describe(
      'held waits for a person; passed is what a program wrote; lapsed is what nobody settled in time, without its words.',
    ),
  because: z.string().nullable(),
  request: z.string().nullable().describe('What it is, or was added to.'),
  answers: z
    .object({ id: z.string(), title: z.string() })
    .nullable()
    .describe('Of one that is held: the request that it says it answers. Nothing proves that.'),
  until: z.string().nullable().describe('Of one that is held: until when its words are kept.'),
  settled: z.object({ by: z.string(), at: z.string() }).nullable().describe('Who settled it; null where nobody did.'),
})
const inbox = z.object({ created_at: z.string(), by: z.string() })
const params = z.object({ id: z.string() })

export const requestMailRoutes = [
  route({
    method: 'get',
    path: '/api/v1/request-inbox',
    who: readers,
    summary: 'Whether the workspace takes requests by mail. The address is shown once, where it is made.',
    answer: z.object({ inbox: inbox.nullable() }),
    async handle({ app, workspace }) {
      const found = await findInbox(app.state.db, workspace)
      return { inbox: found && { ...found, created_at: shortTime(found.created_at) } }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/request-inbox',
    who: owners,
    summary:
      'Make the address to which a service that receives mail posts it, in the place of the one there was. Shown this once.',
    body: z.object({}),
    answer: z.object({ url: z.string() }),
    async handle({ app, workspace, principal }) {
      const { token } = await openInbox(app.state, workspace, { by: principal.id, now: app.clock.now() })
      return { url: `${app.notices.url}${INBOX}/${token}` }
    },
  }),
  route({
    method: 'delete',
    path: '/api/v1/request-inbox',
    who: owners,
    summary: 'Take no requests by mail any more.',
    answer: z.object({}),
    async handle({ app, workspace, principal }) {
      await closeInbox(app.state, workspace, { by: principal.id, now: app.clock.now() })
      return {}
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/request-mails',
    who: readers,
    summary: 'Mails that wait for a person to say whether they are requests, or all that came; the newest first.',
    query: z.object({
      state: z.enum(['held', 'all']).default('held'),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.object({ items: z.array(mail) }),
    async handle({ app, workspace }, { query }) {
      const items = await listMails(app.state.db, workspace, { all: query.state === 'all', limit: query.limit })
      return {
        items: items.map((one) => ({
          ...one,
          attachments: [...one.attachments],
          received_at: shortTime(one.received_at),
          until: one.until === null ? null : shortTime(one.until),
          settled: one.settled && { ...one.settled, at: shortTime(one.settled.at) },
        })),
      }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/request-mails/{id}/take',
    who: operators,
    summary: 'Take a held mail on: it is a request of the caller, whoever wrote it, or their note on a request.',
    params,
    body: z.object({
      onto: z
        .string()
        .optional()
        .describe('The request to which it is added as a note; left out it is another request.'),
    }),
    answer: z.object({ request: z.string() }),
    handle: async (context, { params, body }) =>
      await takeOn(context.app.state, context.workspace, {
        ...{ id: params.id, onto: body.onto, doer: doerOf(context), now: context.app.clock.now() },
      }),
  }),
  route({
    method: 'post',
    path: '/api/v1/request-mails/{id}/reject',
    who: operators,
    summary: 'Reject a held mail, and say why. What it said is forgotten; that it came is not.',
    params,
    body: z.object({ because: z.string().trim().min(1, { error: 'is empty: say why' }).max(2000) }),
    answer: z.object({}),
    async handle(context, { params, body }) {
      const given = { id: params.id, because: body.because, doer: doerOf(context), now: context.app.clock.now() }
      await rejectMail(context.app.state, context.workspace, given)
      return {}
    },
  }),
]
