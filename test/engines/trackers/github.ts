import { type Call, type Reply, startStandIn } from './stand-in.ts'

export type GithubIssue = {
  number: number
  title: string
  body: string
  state: 'open' | 'closed'
  state_reason: string | null
  assignees: { login: string }[]
  created_at: string
  comments: { body: string }[]
  /** Where it was moved to, or that it was deleted. */
  fate?: { moved: string } | 'deleted'
}

/** GitHub as its REST API of 2022-11-28 is described: what it asks of a request, and the shapes and errors it answers with. */
export async function startGithub(
  token: string,
  { repository = 'acme/robot', login = 'care-bot', now = () => Date.now() } = {},
) {
  const issues: GithubIssue[] = []
  /** Repositories beside this one, each of another stand-in. */
  const others = new Map<string, (call: Call, url: string) => Reply>()
  let other = issues.length
  const settings = { has_issues: true, archived: false, mayWrite: true }
  const api = '/api/v3'
  const standIn = await startStandIn((call, url) => answer(call, url))
  const message = (status: number, text: string, more = {}): Reply => ({
    status,
    body: { message: text, documentation_url: 'https://docs.github.com/rest', status: String(status), ...more },
  })
  const issueOf = (issue: GithubIssue, url: string, of = repository) => ({
    ...issue,
    comments: issue.comments.length,
    fate: undefined,
    url: `${url}${api}/repos/${of}/issues/${issue.number}`,
    repository_url: `${url}${api}/repos/${of}`,
    html_url: `https://github.com/${of}/issues/${issue.number}`,
    user: { login },
    labels: [],
    updated_at: issue.created_at,
  })
  function answer({ method, path, query, headers, body }: Call, url: string): Reply {
    if (!headers['user-agent']) return { status: 403, body: 'Request forbidden by administrative rules.' }
    if (headers.authorization !== `Bearer ${token}`) return message(401, 'Bad credentials')
    if (headers['x-github-api-version'] !== '2022-11-28') return message(400, 'The API version is not supported.')
    if (path === `${api}/user`) return { status: 200, body: { login, id: 1, type: 'User' } }
    const about = { full_name: repository, name: repository.split('/')[1], private: true, ...settings }
    if (path === `${api}/user/repos`) return { status: 200, body: [about] }
    for (const [name, ask] of others)
      if (path === `${api}/repos/${name}` || path.startsWith(`${api}/repos/${name}/`))
        return ask({ method, path, query, headers, body }, url)
    const inRepository = `${api}/repos/${repository}`
    if (path === inRepository) return { status: 200, body: about }
    const moved = new RegExp(`^${api}/repositories/7/issues/(\\d+)$`).exec(path)
    if (moved) {
      const issue = issues.find(({ number }) => number === Number(moved[1]))
      return issue && typeof issue.fate === 'object'
        ? { status: 200, body: issueOf(issue, url, issue.fate.moved) }
        : message(404, 'Not Found')
    }
    if (!path.startsWith(`${inRepository}/issues`)) return message(404, 'Not Found')
    if (!settings.has_issues) return message(410, 'Issues are disabled for this repo')
    const [number, rest] = path.slice(`${inRepository}/issues`.length).split('/').slice(1)
    if (number === undefined && method === 'POST') {
      if (!settings.mayWrite) return message(403, 'Resource not accessible by personal access token')
      const { title, body: text = '' } = body as { title?: unknown; body?: string }
      if (typeof title !== 'string' || title === '' || title.length > 256)
        return message(422, 'Validation Failed', {
          errors: [{ resource: 'Issue', field: 'title', code: title ? 'custom' : 'missing_field' }],
        })
      if (text.length > 65_536) return message(422, 'Validation Failed', { errors: [{ message: 'body is too long' }] })
      const made: GithubIssue = {
        ...{ number: ++other, title, body: text, state: 'open', state_reason: null, assignees: [], comments: [] },
        created_at: new Date(now()).toISOString(),
      }
      issues.push(made)
      return { status: 201, body: issueOf(made, url), headers: { location: `${url}${path}/${made.number}` } }
    }
    if (number === undefined) {
      const since = Date.parse(query.get('since') ?? '1970-01-01T00:00:00Z')
      const state = query.get('state') ?? 'open'
      const per = Math.min(100, Number(query.get('per_page') ?? 30))
      const from = (Number(query.get('page') ?? 1) - 1) * per
      const fitting = issues
        .filter(
          (one) =>
            one.fate === undefined && (state === 'all' || one.state === state) && Date.parse(one.created_at) >= since,
        )
        .reverse()
      return { status: 200, body: fitting.slice(from, from + per).map((one) => issueOf(one, url)) }
    }
    const issue = issues.find((one) => one.number === Number(number))
    if (!issue) return message(404, 'Not Found')
    if (issue.fate === 'deleted') return message(410, 'This issue was deleted')
    if (issue.fate)
      return {
        ...message(301, 'Moved Permanently'),
        headers: { location: `${url}${api}/repositories/7/issues/${number}` },
      }
    if (rest === undefined) return { status: 200, body: issueOf(issue, url) }
    if (rest !== 'comments') return message(404, 'Not Found')
    if (method === 'GET') return { status: 200, body: issue.comments }
    const { body: text } = body as { body?: unknown }
    if (typeof text !== 'string' || text === '') return message(422, 'Validation Failed')
    issue.comments.push({ body: text })
    return { status: 201, body: { id: issue.comments.length, body: text } }
  }
  /** Answers for the repository of another one as well. */
  const also = (other: { repository: string; answer: (call: Call, url: string) => Reply }) => {
    others.set(other.repository, other.answer)
  }
  return Object.assign(standIn, { issues, settings, repository, answer, also })
}
