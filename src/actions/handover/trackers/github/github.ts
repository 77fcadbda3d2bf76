import { z } from 'zod'
import { AppError } from '../../../../base/errors.ts'
import { say } from '../../../../base/say.ts'
import { formatTime, MICROS } from '../../../../base/time.ts'
import { type AskTracker, createAskTracker, type Heard, keyRefused, refusedBy, saidBy } from '../ask.ts'
import { commentToMarkdown, plain, toMarkdown } from '../markdown.ts'
import { type Can, markLine, type Opening, type Target, type Ticket, type Tickets } from '../tickets.ts'

/** Issues of a repository, over the REST API of 2022-11-28, of github.com and of servers of one's own. */

const NAME = 'GitHub'
const CLOUD = 'https://api.github.com'
/** Their clock and ours. */
const APART = 5 * MICROS.m
/** Pages that are looked through for what was made just now. */
const PAGES = 10

export const githubCan: Can = {
  in_progress: say`GitHub tells only whether an issue is open or closed.`,
  cancelled: true,
  may_create: say`Whether the token may make issues is seen when the first is made.`,
  once: true,
}

export function readGithubUrl(given: string): string {
  const url = new URL(given === '' ? CLOUD : given)
  if (['github.com', 'www.github.com', 'api.github.com'].includes(url.hostname)) return CLOUD
  const path = url.pathname.replace(/\/+$/, '')
  return `${url.origin}${path === '' ? '/api/v3' : path}`
}

const issueSchema = z.object({
  number: z.int(),
  html_url: z.string(),
  state: z.string(),
  state_reason: z.string().nullish(),
  body: z.string().nullish(),
  created_at: z.string(),
  assignees: z.array(z.object({ login: z.string() })).nullish(),
  pull_request: z.unknown().optional(),
  repository_url: z.string(),
})
type Issue = z.infer<typeof issueSchema>
const repositorySchema = z.object({
  full_name: z.string(),
  has_issues: z.boolean().default(true),
  archived: z.boolean().default(false),
})

export function openGithub({ url, token, signal }: Opening): Tickets {
  const ask = createAskTracker({
    ...{ url, name: NAME, secrets: [token], signal, perSecond: 5, restOf },
    headers: {
      accept: 'application/vnd.github+json',
      'x-github-api-version': '2022-11-28',
      authorization: `Bearer ${token}`,
    },
  })
  const get = async (path: string, query = {}) => taken(await ask({ path, query }))
  return {
    async whoAmI() {
      return z.object({ login: z.string() }).parse(await get('/user')).login
    },
    async targets() {
      const found = z.array(repositorySchema).parse(
        await get('/user/repos', {
          per_page: 100,
          sort: 'pushed',
          affiliation: 'owner,collaborator,organization_member',
        }),
      )
      return found.filter(takesIssues).map(({ full_name }) => targetOf(full_name))
    },
    async target(given) {
      const name = repositoryIn(given)
      const found = await ask({ path: `/repos/${name}` })
      if (found.status === 404)
        throw new AppError(
          'invalid_input',
          say`GitHub has no repository "${name}" that this token may see. Check its name, and that the token is for it.`,
        )
      const repository = repositorySchema.parse(taken(found))
      if (!takesIssues(repository))
        throw new AppError(
          'invalid_input',
          say`"${repository.full_name}" takes no issues: it is archived, or issues are switched off in its settings.`,
        )
      return targetOf(repository.full_name)
    },
    async make(target, mark, sent) {
      const body = { title: sent.title, body: toMarkdown(sent, mark) }
      const heard = await ask({ method: 'POST', path: `/repos/${target}/issues`, body })
      if (heard.status === 404)
        throw new AppError(
          'invalid_input',
          say`GitHub has no repository "${target}" in which this token may make issues. Check that it still is there, and what the token may do.`,
        )
      return ticketOf(issueSchema.parse(taken(heard)))
    },
    /** Listed, and not searched: the index of its search is minutes behind. */
    async find(target, mark, begun) {
      const line = plain(markLine(mark))
      const since = formatTime(begun - APART)
      for (let page = 1; page <= PAGES; page++) {
        const query = { state: 'all', since, sort: 'created', direction: 'desc', per_page: 100, page }
        const issues = z.array(issueSchema).parse(await get(`/repos/${target}/issues`, query))
        const found = issues.find(({ body }) => body?.includes(line))
        if (found) return ticketOf(found)
        const last = issues.at(-1)
        if (issues.length < 100 || (last && Date.parse(last.created_at) * 1000 < begun - APART)) return undefined
      }
      throw new AppError(
        'unreachable',
        say`GitHub has so many new issues in "${target}" that it cannot be told whether one of them is this. It is looked for again later.`,
      )
    },
    async read(ids) {
      const found = new Map<string, Ticket>()
      for (const id of ids) {
        const issue = await readIssue(ask, `/repos/${id.replace('#', '/issues/')}`)
        if (issue) found.set(id, ticketOf(issue))
      }
      return found
    },
    async tell(ticket, mark, text) {
      const path = `/repos/${ticket.replace('#', '/issues/')}/comments`
      taken(await ask({ method: 'POST', path, body: { body: commentToMarkdown(text, mark) } }))
    },
    async wasTold(ticket, mark) {
      const line = plain(markLine(mark))
      const path = `/repos/${ticket.replace('#', '/issues/')}/comments`
      const comment = z.array(z.object({ body: z.string().nullish() }))
      for (let page = 1; page <= PAGES; page++) {
        const some = comment.parse(await get(path, { per_page: 100, page }))
        if (some.some(({ body }) => body?.includes(line))) return true
        if (some.length < 100) return false
      }
      return false
    },
  }
}

/** An issue that was moved to another repository is followed there; one that was deleted (410) or may not be seen (404) is none. */
async function readIssue(ask: AskTracker, path: string): Promise<Issue | undefined> {
  let heard = await ask({ path })
  const moved = heard.status === 301 ? z.string().safeParse(heard.headers.location).data : undefined
  if (moved !== undefined) {
    const at = /\/(?:repositories\/\d+|repos\/[^/]+\/[^/]+)\/issues\/\d+$/.exec(
      new URL(moved, 'http://there').pathname,
    )?.[0]
    if (at === undefined) return undefined
    heard = await ask({ path: at })
  }
  if (heard.status === 404 || heard.status === 410) return undefined
  return issueSchema.parse(taken(heard))
}

const targetOf = (name: string): Target => ({ id: name, name })
const takesIssues = ({ has_issues, archived }: z.infer<typeof repositorySchema>) => has_issues && !archived

function repositoryIn(given: string): string {
  const name = given
    .trim()
    .replace(/^https?:\/\/[^/]+\//, '')
    .replace(/(\.git|\/issues\/?|\/)$/, '')
  if (/^[\w.-]+\/[\w.-]+$/.test(name)) return name
  throw new AppError('invalid_input', say`"${given}" is no repository. Write its owner and its name: acme/robot.`)
}

function ticketOf({ number, html_url, state, state_reason, assignees, repository_url }: Issue): Ticket {
  const repository = repository_url.split('/').slice(-2).join('/')
  const isOver = state === 'closed'
  const isCancelled = state_reason === 'not_planned' || state_reason === 'duplicate'
  return {
    id: `${repository}#${number}`,
    name: `${repository}#${number}`,
    url: html_url,
    there: isOver ? (isCancelled ? 'cancelled' : 'done') : 'open',
    said: isOver && state_reason ? `${state}: ${state_reason.replaceAll('_', ' ')}` : state,
    assignee: assignees?.map(({ login }) => login).join(', ') || null,
  }
}

/** The body of what was understood; throws what was not. */
function taken({ status, body }: Heard): unknown {
  if (status < 300) return body
  const { message, errors } = z
    .object({ message: z.string().default(''), errors: z.array(z.unknown()).default([]) })
    .catch({ message: '', errors: [] })
    .parse(body)
  if (status === 401) throw keyRefused(NAME, 'GitHub, Settings, Developer settings')
  const details = errors.map((one) => (typeof one === 'string' ? one : saidBy((one as { message?: unknown })?.message)))
  throw refusedBy(NAME, status, saidBy([message, ...details].filter(Boolean).join(' ')))
}

/** Both limits answer 403 as well as 429: the first says when it is over, the second for how long to wait, or nothing. */
function restOf({ status, headers, body }: Heard): number | undefined {
  if (status !== 403 && status !== 429) return undefined
  const after = Number(headers['retry-after'])
  if (headers['retry-after'] !== undefined && Number.isFinite(after)) return after * 1000
  if (headers['x-ratelimit-remaining'] === '0') {
    const reset = Number(headers['x-ratelimit-reset']) * 1000 - Date.now()
    return Number.isFinite(reset) ? Math.max(1000, reset) : 60_000
  }
  const message = saidBy((body as { message?: unknown } | undefined)?.message)
  return status === 429 || /rate limit|abuse/i.test(message) ? 60_000 : undefined
}
