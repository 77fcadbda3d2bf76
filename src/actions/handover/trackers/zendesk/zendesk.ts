import { z } from 'zod'
import { AppError } from '../../../../base/errors.ts'
import { say } from '../../../../base/say.ts'
import { createAskTracker, type Heard, keyRefused, refusedBy, saidBy } from '../ask.ts'
import { type Can, markLine, type Opening, type Sent, type Ticket, type Tickets } from '../tickets.ts'

/** Tickets of Zendesk Support. They are made with a note that only agents see: nobody's customer is written to. */

const NAME = 'Zendesk'

export const zendeskCan: Can = {
  in_progress: true,
  cancelled: say`Zendesk has no state for what was dropped: it is solved, too.`,
  may_create: true,
  once: true,
}

export function readZendeskUrl(given: string): string {
  if (given === '')
    throw new AppError('invalid_input', say`Give the address of Zendesk, such as https://acme.zendesk.com.`)
  const { origin, pathname } = new URL(given)
  return `${origin}${pathname.replace(/\/(agent|admin|api|hc|access)(\/.*)?$/, '').replace(/\/+$/, '')}`
}

const ticketSchema = z.object({
  id: z.int(),
  status: z.string(),
  assignee_id: z.int().nullish(),
  external_id: z.string().nullish(),
})
const userSchema = z.object({ id: z.int(), name: z.string() })
const groupSchema = z.object({ id: z.int(), name: z.string() })
const pageSchema = z.object({ tickets: z.array(ticketSchema), users: z.array(userSchema).default([]) })
/** The group a new ticket goes to where none is named. */
const ANY = { id: 'any', name: 'Zendesk' }

export function openZendesk({ url, account, token, signal }: Opening): Tickets {
  const basic = Buffer.from(`${account}/token:${token}`).toString('base64')
  const ask = createAskTracker({
    ...{ url, name: NAME, secrets: [basic, token], signal, perSecond: 5 },
    headers: { accept: 'application/json', authorization: `Basic ${basic}` },
  })
  const get = async (path: string, query = {}) => taken(await ask({ path, query }))
  const groups = async () => z.object({ groups: z.array(groupSchema) }).parse(await get('/api/v2/groups.json')).groups
  const ticketOf = (of: z.infer<typeof ticketSchema>, users: readonly z.infer<typeof userSchema>[]): Ticket => ({
    ...{ id: String(of.id), name: `#${of.id}`, url: `${url}/agent/tickets/${of.id}` },
    there: states[of.status] ?? 'open',
    said: of.status,
    assignee: users.find(({ id }) => id === of.assignee_id)?.name ?? null,
  })
  const ticketsOf = (page: unknown): Ticket[] => {
    const { tickets, users } = pageSchema.parse(page)
    return tickets.filter(({ status }) => status !== 'deleted').map((one) => ticketOf(one, users))
  }
  return {
    async whoAmI() {
      const { user } = z
        .object({ user: z.object({ id: z.int().nullish(), name: z.string(), role: z.string().nullish() }) })
        .parse(await get('/api/v2/users/me.json'))
      // Who is not signed in is an anonymous user there, and no failure.
      if (!user.id) throw keyRefused(NAME, PLACE)
      if (user.role === 'end-user')
        throw new AppError('invalid_input', say`${account} is no agent of Zendesk. Give the address and token of one.`)
      return user.name
    },
    targets: async () => [ANY, ...(await groups()).map(({ name }) => ({ id: name, name }))],
    async target(given) {
      const wanted = given.trim()
      if (wanted === '' || wanted === ANY.id) return ANY
      const group = (await groups()).find(
        ({ id, name }) => String(id) === wanted || name.toLowerCase() === wanted.toLowerCase(),
      )
      if (!group)
        throw new AppError(
          'invalid_input',
          say`Zendesk has no group "${wanted}". Write its name, or "any" for the usual one.`,
        )
      return { id: String(group.id), name: group.name }
    },
    async make(target, mark, sent) {
      const ticket = {
        subject: sent.title,
        comment: { body: toText(sent, mark), public: false },
        ...(target === ANY.id ? {} : { group_id: Number(target) }),
        external_id: externalId(mark),
        tags: ['aftercare'],
      }
      // With the same key the same ticket is answered, for two hours.
      const made = await makeWith(externalId(mark), { ticket })
      return ticketOf(z.object({ ticket: ticketSchema }).parse(made).ticket, [])
    },
    async find(_target, mark) {
      const query = { external_id: externalId(mark), include: 'users' }
      return ticketsOf(await get('/api/v2/tickets.json', query))[0]
    },
    async read(ids) {
      if (ids.length === 0) return new Map()
      const page = await get('/api/v2/tickets/show_many.json', { ids: ids.join(','), include: 'users' })
      return new Map(ticketsOf(page).map((one) => [one.id, one]))
    },
    async tell(ticket, mark, text) {
      const body = { ticket: { comment: { body: `${text}\n\n${markLine(mark)}`, public: false } } }
      taken(await ask({ method: 'PUT', path: `/api/v2/tickets/${ticket}.json`, body }))
    },
    async wasTold(ticket, mark) {
      const query = { sort: '-created_at', 'page[size]': 100 }
      const { comments } = z
        .object({ comments: z.array(z.object({ body: z.string().nullish() })) })
        .parse(await get(`/api/v2/tickets/${ticket}/comments.json`, query))
      return comments.some(({ body }) => body?.includes(markLine(mark)))
    },
  }

  async function makeWith(key: string, body: object): Promise<unknown> {
    const headers = { 'idempotency-key': key }
    return taken(await ask({ method: 'POST', path: '/api/v2/tickets.json', body, headers }))
  }
}

const PLACE = 'Admin Center, Apps and integrations, API tokens'
const externalId = (mark: string): string => `aftercare:${mark}`

const toText = ({ facts, note, link }: Sent, mark: string): string =>
  [facts.map(([name, value]) => `${name}: ${value}`).join('\n'), note ?? '', link, markLine(mark)]
    .filter((part) => part !== '')
    .join('\n\n')

/** Pending and on hold wait for somebody, and are in somebody's hands. */
const states: Readonly<Record<string, Ticket['there']>> = {
  new: 'open',
  open: 'in_progress',
  pending: 'in_progress',
  hold: 'in_progress',
  solved: 'done',
  closed: 'done',
}

function taken({ status, body }: Heard): unknown {
  if (status < 300) return body
  if (status === 401) throw keyRefused(NAME, PLACE)
  const { error, description, details } = z
    .object({
      error: z.unknown(),
      description: z.string().default(''),
      details: z.record(z.string(), z.unknown()).default({}),
    })
    .catch({ error: '', description: '', details: {} })
    .parse(body)
  const why = Object.entries(details).map(([field, found]) => {
    const [first] = Array.isArray(found) ? found : []
    return `${field}: ${saidBy((first as { description?: unknown } | undefined)?.description)}`
  })
  const title = typeof error === 'string' ? error : saidBy((error as { title?: unknown } | undefined)?.title)
  throw refusedBy(NAME, status, saidBy([description || title, ...why].join(' ')))
}
