import { createHash } from 'node:crypto'
import { v4 } from 'uuid'
import { z } from 'zod'
import { AppError } from '../../../../base/errors.ts'
import { say } from '../../../../base/say.ts'
import { createAskTracker, type Heard, keyRefused, refusedBy, saidBy } from '../ask.ts'
import { commentToMarkdown, toMarkdown } from '../markdown.ts'
import type { Can, Opening, Ticket, Tickets } from '../tickets.ts'

/** Issues of a team of Linear, over its GraphQL API. Their ids are given from here, so that nothing is made twice. */

const NAME = 'Linear'
const CLOUD = 'https://api.linear.app'

export const linearCan: Can = {
  in_progress: true,
  cancelled: true,
  may_create: say`Whether the key may make issues is seen when the first is made.`,
  once: true,
}

export function readLinearUrl(given: string): string {
  const url = new URL(given === '' ? CLOUD : given)
  if (url.hostname === 'linear.app' || url.hostname === 'api.linear.app') return CLOUD
  return `${url.origin}${url.pathname.replace(/\/(graphql)?\/*$/, '')}`
}

const ISSUE = 'id identifier url trashed state { name type } assignee { displayName }'
const issueSchema = z.object({
  id: z.string(),
  identifier: z.string(),
  url: z.string(),
  trashed: z.boolean().nullish(),
  state: z.object({ name: z.string(), type: z.string() }),
  assignee: z.object({ displayName: z.string() }).nullish(),
})
const teamSchema = z.object({ id: z.string(), key: z.string(), name: z.string() })
const connection = <T extends z.ZodType>(of: T) => z.object({ nodes: z.array(of) })

export function openLinear({ url, token, signal }: Opening): Tickets {
  const ask = createAskTracker({
    ...{ url, name: NAME, secrets: [token], signal, perSecond: 5, restOf },
    // A key of a person stands alone; that of an application is a bearer's.
    headers: { accept: 'application/json', authorization: token.startsWith('lin_api_') ? token : `Bearer ${token}` },
  })
  /** What was asked for; undefined for what is not there. */
  const query = async <T extends z.ZodType>(
    answer: T,
    text: string,
    variables = {},
  ): Promise<z.output<T> | undefined> => {
    const heard = await ask({ method: 'POST', path: '/graphql', body: { query: text, variables } })
    const data = taken(heard)
    return data === undefined ? undefined : answer.parse(data)
  }
  const some = async (ids: readonly string[]): Promise<Ticket[]> => {
    const found = await query(
      z.object({ issues: connection(issueSchema) }),
      `query Issues($ids: [ID!]!, $first: Int!) { issues(filter: { id: { in: $ids } }, includeArchived: true, first: $first) { nodes { ${ISSUE} } } }`,
      { ids, first: ids.length },
    )
    return (found?.issues.nodes ?? []).filter(({ trashed }) => !trashed).map(ticketOf)
  }
  return {
    async whoAmI() {
      const found = await query(
        z.object({ viewer: z.object({ displayName: z.string() }) }),
        'query Me { viewer { displayName } }',
      )
      return found?.viewer.displayName ?? ''
    },
    async targets() {
      const found = await query(
        z.object({ teams: connection(teamSchema) }),
        'query Teams { teams(first: 100) { nodes { id key name } } }',
      )
      return (found?.teams.nodes ?? []).map(({ key, name }) => ({ id: key, name: `${name} (${key})` }))
    },
    async target(given) {
      const wanted = given.trim()
      const found = await query(
        z.object({ teams: connection(teamSchema) }),
        'query Teams { teams(first: 100) { nodes { id key name } } }',
      )
      const team = found?.teams.nodes.find(
        ({ id, key, name }) => id === wanted || [key, name].some((one) => one.toLowerCase() === wanted.toLowerCase()),
      )
      if (!team)
        throw new AppError(
          'invalid_input',
          say`Linear has no team "${wanted}" that this key may see. Write its key, such as ENG.`,
        )
      return { id: team.id, name: `${team.name} (${team.key})` }
    },
    async make(target, mark, sent) {
      const input = { id: idOf(mark), teamId: target, title: sent.title, description: toMarkdown(sent, mark) }
      const made = await query(
        z.object({ issueCreate: z.object({ success: z.boolean(), issue: issueSchema.nullish() }) }),
        `mutation Make($input: IssueCreateInput!) { issueCreate(input: $input) { success issue { ${ISSUE} } } }`,
        { input },
      )
      const issue = made?.issueCreate.issue
      if (!issue) throw refusedBy(NAME, 200, '')
      return ticketOf(issue)
    },
    async find(_target, mark) {
      const [found] = await some([idOf(mark)])
      return found
    },
    async read(ids) {
      const found = ids.length === 0 ? [] : await some(ids)
      return new Map(found.map((one) => [one.id, one]))
    },
    async tell(ticket, mark, text) {
      const input = { id: idOf(mark), issueId: ticket, body: commentToMarkdown(text, mark) }
      await query(
        z.object({ commentCreate: z.object({ success: z.boolean() }) }),
        'mutation Tell($input: CommentCreateInput!) { commentCreate(input: $input) { success } }',
        { input },
      )
    },
    async wasTold(ticket, mark) {
      const found = await query(
        z.object({ issue: z.object({ comments: connection(z.object({ id: z.string() })) }) }),
        'query Told($id: String!, $comment: ID!) { issue(id: $id) { comments(filter: { id: { eq: $comment } }, first: 1) { nodes { id } } } }',
        { id: ticket, comment: idOf(mark) },
      )
      return (found?.issue.comments.nodes.length ?? 0) > 0
    },
  }
}

/** The id that Linear is given: always the same for a mark, of the form it asks for. */
const idOf = (mark: string): string =>
  v4({ random: createHash('sha256').update(`linear ${mark}`).digest().subarray(0, 16) })

function ticketOf({ id, identifier, url, state, assignee }: z.infer<typeof issueSchema>): Ticket {
  return {
    id,
    name: identifier,
    url,
    there: types[state.type] ?? 'open',
    said: state.name,
    assignee: assignee?.displayName ?? null,
  }
}

const types: Readonly<Record<string, Ticket['there']>> = {
  triage: 'open',
  backlog: 'open',
  unstarted: 'open',
  started: 'in_progress',
  completed: 'done',
  canceled: 'cancelled',
  duplicate: 'cancelled',
}

const errorsSchema = z.object({
  errors: z
    .array(
      z.object({
        message: z.string(),
        extensions: z.object({ code: z.string().nullish(), userPresentableMessage: z.string().nullish() }).nullish(),
      }),
    )
    .nullish(),
  data: z.unknown().optional(),
})
const errorsOf = (body: unknown) => errorsSchema.safeParse(body).data?.errors ?? []

/** Errors come with 400 and with 200. What does not exist is an answer. */
function taken({ status, body }: Heard): unknown {
  const [error] = errorsOf(body)
  if (status < 300 && error === undefined) return (body as { data?: unknown } | undefined)?.data
  const code = error?.extensions?.code ?? ''
  if (status === 401 || code === 'AUTHENTICATION_ERROR') throw keyRefused(NAME, 'Linear, Settings, Security & access')
  const said = saidBy(error?.extensions?.userPresentableMessage ?? error?.message)
  if (/entity not found/i.test(error?.message ?? '')) return undefined
  throw refusedBy(NAME, status, said)
}

/** Its limits answer 400 with a code of their own, and say when they are over. */
function restOf({ status, body, headers }: Heard): number | undefined {
  const isLimited = errorsOf(body).some(({ extensions }) => extensions?.code === 'RATELIMITED')
  if (!isLimited || status === 429) return undefined
  const resets = ['requests', 'complexity'].flatMap((of) =>
    headers[`x-ratelimit-${of}-remaining`] === '0' ? [Number(headers[`x-ratelimit-${of}-reset`]) - Date.now()] : [],
  )
  const rest = Math.max(...resets.filter(Number.isFinite))
  return Number.isFinite(rest) ? Math.max(1000, rest) : 60_000
}
