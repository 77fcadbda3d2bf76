import { type Call, type Reply, startStandIn } from './stand-in.ts'

export type ZendeskTicket = {
  id: number
  subject: string
  status: string
  external_id: string | null
  assignee_id: number | null
  group_id: number | null
  comments: { body: string; public: boolean }[]
}

/** Zendesk Support as its Tickets API is described: an agent's token beside the address, idempotency keys, tickets that are never gone at once. */
export async function startZendesk(token: string, { account = 'care@acme.test' } = {}) {
  const tickets: ZendeskTicket[] = []
  const byKey = new Map<string, { sent: string; id: number }>()
  const users = [{ id: 9, name: 'Ada Agent' }]
  const groups = [{ id: 77, name: 'Automation' }]
  const settings = { mayCreate: true }
  const standIn = await startStandIn((call) => answer(call))
  const basic = `Basic ${Buffer.from(`${account}/token:${token}`).toString('base64')}`
  const told = ({ comments, ...one }: ZendeskTicket) => ({
    ...one,
    url: `${standIn.url}/api/v2/tickets/${one.id}.json`,
    description: comments[0]?.body,
  })
  const page = (of: ZendeskTicket[], query: URLSearchParams): Reply => ({
    status: 200,
    body: {
      tickets: of.map(told),
      count: of.length,
      next_page: null,
      ...(query.get('include') === 'users' ? { users } : {}),
    },
  })
  function answer({ method, path, query, headers, body }: Call): Reply {
    const isSigned = headers.authorization === basic
    // Who is nobody is an anonymous user.
    if (path === '/api/v2/users/me.json')
      return {
        status: 200,
        body: {
          user: isSigned
            ? { id: 5, name: 'Care Bot', role: 'agent' }
            : { id: null, name: 'Anonymous user', role: 'end-user' },
        },
      }
    if (!isSigned) return { status: 401, body: { error: "Couldn't authenticate you" } }
    if (path === '/api/v2/groups.json') return { status: 200, body: { groups, count: 1 } }
    if (path === '/api/v2/tickets.json' && method === 'POST')
      return make(
        body as { ticket?: Partial<ZendeskTicket> & { comment?: { body?: string; public?: boolean } } },
        headers['idempotency-key'],
      )
    if (path === '/api/v2/tickets.json') {
      const external = query.get('external_id')
      return page(
        external === null ? tickets : tickets.filter((one) => one.external_id === external && one.status !== 'deleted'),
        query,
      )
    }
    if (path === '/api/v2/tickets/show_many.json') {
      const ids = (query.get('ids') ?? '').split(',').map(Number)
      if (ids.length > 100) return { status: 400, body: { error: 'TooManyIds', description: 'At most 100.' } }
      return page(
        tickets.filter(({ id }) => ids.includes(id)),
        query,
      )
    }
    const [, id, rest] = /^\/api\/v2\/tickets\/(\d+)(\/comments)?\.json$/.exec(path) ?? []
    const ticket = tickets.find((one) => one.id === Number(id) && one.status !== 'deleted')
    if (!ticket) return { status: 404, body: { error: 'RecordNotFound', description: 'Not found' } }
    if (rest) return { status: 200, body: { comments: ticket.comments, meta: { has_more: false } } }
    if (method !== 'PUT') return { status: 200, body: { ticket: told(ticket) } }
    if (ticket.status === 'closed')
      return {
        status: 422,
        body: {
          error: 'RecordInvalid',
          description: 'Record validation errors',
          details: { status: [{ description: 'Status: closed prevents ticket update' }] },
        },
      }
    const { ticket: change } = body as { ticket: { comment?: { body?: string; public?: boolean } } }
    if (change.comment?.body) ticket.comments.push({ body: change.comment.body, public: change.comment.public ?? true })
    return { status: 200, body: { ticket: told(ticket) } }
  }
  function make(
    { ticket = {} }: { ticket?: Partial<ZendeskTicket> & { comment?: { body?: string; public?: boolean } } },
    key: unknown,
  ): Reply {
    if (!settings.mayCreate)
      return { status: 403, body: { error: { title: 'Forbidden', message: 'You do not have access to this page.' } } }
    const sent = JSON.stringify(ticket)
    const known = typeof key === 'string' ? byKey.get(key) : undefined
    if (known && known.sent !== sent)
      return {
        status: 400,
        body: {
          error: 'IdempotentRequestError',
          description: 'The request parameters do not match the idempotency key.',
        },
      }
    const before = tickets.find(({ id }) => id === known?.id)
    if (before) return { status: 201, body: { ticket: told(before) }, headers: { 'x-idempotency-lookup': 'hit' } }
    if (!ticket.comment?.body)
      return {
        status: 422,
        body: {
          error: 'RecordInvalid',
          description: 'Record validation errors',
          details: { base: [{ description: 'Description: cannot be blank', error: 'BlankValue' }] },
        },
      }
    if (ticket.group_id !== undefined && !groups.some(({ id }) => id === ticket.group_id))
      return {
        status: 422,
        body: {
          error: 'RecordInvalid',
          description: 'Record validation errors',
          details: { group: [{ description: 'Group is invalid' }] },
        },
      }
    const made: ZendeskTicket = {
      ...{
        id: tickets.length + 1,
        subject: ticket.subject ?? '',
        status: 'new',
        external_id: ticket.external_id ?? null,
        assignee_id: null,
      },
      ...{
        group_id: ticket.group_id ?? null,
        comments: [{ body: ticket.comment.body, public: ticket.comment.public ?? true }],
      },
    }
    tickets.push(made)
    if (typeof key === 'string') byKey.set(key, { sent, id: made.id })
    return { status: 201, body: { ticket: told(made) }, headers: { 'x-idempotency-lookup': 'miss' } }
  }
  return Object.assign(standIn, { tickets, settings })
}
