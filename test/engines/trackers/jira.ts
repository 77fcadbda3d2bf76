import { type Call, type Reply, startStandIn } from './stand-in.ts'

export type JiraIssue = {
  id: string
  key: string
  fields: Record<string, unknown>
  status: string
  resolution: string | null
  assignee: string | null
  comments: object[]
  /** From when on its search finds it: its index is behind. */
  searchable: number
  isDeleted?: boolean
}

const categories: Record<string, string> = { 'To Do': 'new', 'In Progress': 'indeterminate', Done: 'done' }

/** Jira Cloud as its REST API, version 3, is described: basic authentication, documents instead of text, fields that a screen must have. */
export async function startJira(token: string, { account = 'care@acme.test', now = () => Date.now(), lag = 0 } = {}) {
  const issues: JiraIssue[] = []
  const settings = { mayCreate: true, required: [] as string[], hasLabels: true }
  const standIn = await startStandIn((call) => answer(call))
  const refused = (status: number, errorMessages: string[], errors: Record<string, string> = {}): Reply => ({
    status,
    body: { errorMessages, errors },
  })
  const basic = `Basic ${Buffer.from(`${account}:${token}`).toString('base64')}`
  const project = { id: '10000', key: 'OPS', name: 'Operations' }
  const issueTypes = [
    { id: '10001', name: 'Task', subtask: false },
    { id: '10002', name: 'Bug', subtask: false },
    { id: '10003', name: 'Subtask', subtask: true },
  ]
  const told = (one: JiraIssue, fields: readonly string[]) => ({
    ...{ id: one.id, key: one.key, self: `${standIn.url}/rest/api/3/issue/${one.id}` },
    fields: Object.fromEntries(
      Object.entries({
        status: { name: one.status, statusCategory: { key: categories[one.status] ?? 'new' } },
        resolution: one.resolution === null ? null : { name: one.resolution },
        assignee: one.assignee === null ? null : { accountId: '5b10', displayName: one.assignee },
      }).filter(([name]) => fields.includes(name)),
    ),
  })
  function answer({ method, path, query, headers, body }: Call): Reply {
    if (headers.authorization !== basic) return refused(401, ['Client must be authenticated to access this resource.'])
    if (method === 'POST' && !headers['content-type']?.startsWith('application/json'))
      return refused(415, ['Unsupported Media Type'])
    const at = path.replace('/rest/api/3', '')
    if (at === '/myself')
      return { status: 200, body: { accountId: '1', displayName: 'Care Bot', emailAddress: account } }
    if (at === '/project/search') return { status: 200, body: { values: [project], isLast: true, total: 1 } }
    if (at === '/project/OPS') return { status: 200, body: project }
    if (at.startsWith('/project/')) return refused(404, [`No project could be found with key '${at.slice(9)}'.`])
    if (at === '/mypermissions') {
      if (!query.get('permissions')) return refused(400, ['The permissions query parameter is required.'])
      return {
        status: 200,
        body: { permissions: { CREATE_ISSUES: { key: 'CREATE_ISSUES', havePermission: settings.mayCreate } } },
      }
    }
    if (at === '/issue/createmeta/OPS/issuetypes') return { status: 200, body: { issueTypes, total: 3 } }
    if (/^\/issue\/createmeta\/OPS\/issuetypes\/\d+$/.test(at)) {
      const field = (fieldId: string, required = false) => ({
        fieldId,
        key: fieldId,
        name: fieldId,
        required,
        hasDefaultValue: false,
      })
      const fields = [field('project', true), field('issuetype', true), field('summary', true), field('description')]
      const others = [
        ...(settings.hasLabels ? [field('labels')] : []),
        ...settings.required.map((name) => field(name, true)),
      ]
      return { status: 200, body: { fields: [...fields, ...others], total: 5 } }
    }
    if (at === '/issue' && method === 'POST') return make(body as { fields?: Record<string, unknown> })
    if (at === '/issue/bulkfetch') {
      const { issueIdsOrKeys, fields = [] } = body as { issueIdsOrKeys: string[]; fields?: string[] }
      if (issueIdsOrKeys.length > 100) return refused(400, ['At most 100 issues can be fetched.'])
      const found = issues.filter((one) => !one.isDeleted && issueIdsOrKeys.includes(one.id))
      return { status: 200, body: { issues: found.map((one) => told(one, fields)), issueErrors: [] } }
    }
    if (at === '/search/jql') {
      const { jql, fields = [] } = body as { jql: string; fields?: string[] }
      const label = /^labels = "([^"]+)"/.exec(jql)?.[1]
      if (label === undefined)
        return refused(400, [
          'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
        ])
      const found = issues.filter((one) => one.searchable <= now() && (one.fields.labels as string[]).includes(label))
      return { status: 200, body: { issues: found.map((one) => told(one, fields)), isLast: true } }
    }
    if (at === '/search') return { status: 410, body: { errorMessages: ['The requested API has been removed.'] } }
    const comments = /^\/issue\/(\d+)\/comment$/.exec(at)
    const issue = issues.find(({ id, isDeleted }) => id === comments?.[1] && !isDeleted)
    if (!issue) return refused(404, ['Issue does not exist or you do not have permission to see it.'])
    if (method === 'GET')
      return {
        status: 200,
        body: { comments: issue.comments.map((one) => ({ body: one })), total: issue.comments.length },
      }
    const fault = faultIn((body as { body?: unknown }).body)
    if (fault) return refused(400, [], { comment: fault })
    issue.comments.push((body as { body: object }).body)
    return { status: 201, body: { id: '1' } }
  }
  function make({ fields = {} }: { fields?: Record<string, unknown> }): Reply {
    if (!settings.mayCreate) return refused(400, ['You do not have permission to create issues in this project.'])
    const errors: Record<string, string> = {}
    if ((fields.project as { key?: string } | undefined)?.key !== 'OPS')
      errors.project = 'Specify a valid project ID or key'
    if (!issueTypes.some(({ id }) => id === (fields.issuetype as { id?: string } | undefined)?.id))
      errors.issuetype = 'Specify an issue type'
    const { summary, description, labels } = fields
    if (typeof summary !== 'string' || summary === '') errors.summary = 'You must specify a summary of the issue.'
    else if (summary.length > 255) errors.summary = 'Summary must be less than 255 characters.'
    else if (summary.includes('\n')) errors.summary = 'The summary is invalid because it contains newline characters.'
    const fault = faultIn(description)
    if (fault) errors.description = fault
    if (!settings.hasLabels && labels)
      errors.labels = "Field 'labels' cannot be set. It is not on the appropriate screen, or unknown."
    if (Array.isArray(labels) && labels.some((one) => /\s/.test(String(one)) || String(one).length > 255))
      errors.labels = "The label can't contain spaces."
    for (const name of settings.required) if (fields[name] === undefined) errors[name] = `${name} is required.`
    if (Object.keys(errors).length > 0) return refused(400, [], errors)
    const number = issues.length + 1
    const made: JiraIssue = {
      ...{
        id: String(20_000 + number),
        key: `OPS-${number}`,
        fields,
        status: 'To Do',
        resolution: null,
        assignee: null,
        comments: [],
      },
      searchable: now() + lag,
    }
    issues.push(made)
    return { status: 201, body: { id: made.id, key: made.key, self: `${standIn.url}/rest/api/3/issue/${made.id}` } }
  }
  return Object.assign(standIn, { issues, settings })
}

/** What must stand within what, in a document of Atlassian. Text alone is refused: that was version 2. */
const within: Record<string, readonly string[]> = {
  doc: ['paragraph', 'bulletList', 'blockquote'],
  bulletList: ['listItem'],
  listItem: ['paragraph', 'bulletList'],
  blockquote: ['paragraph'],
  paragraph: ['text', 'hardBreak'],
}

export function faultIn(document: unknown): string | undefined {
  const wrong = 'Operation value must be an Atlassian Document (see the Atlassian Document Format)'
  const root = document as { type?: unknown; version?: unknown } | undefined
  if (root?.type !== 'doc' || root.version !== 1) return wrong
  const isNode = (node: unknown): boolean => {
    const { type, content, text, marks } = node as {
      type: string
      content?: unknown[]
      text?: unknown
      marks?: { type: string }[]
    }
    if (type === 'text')
      return (
        typeof text === 'string' && text !== '' && (marks ?? []).every((one) => ['strong', 'link'].includes(one.type))
      )
    const allowed = within[type]
    if (!allowed || !Array.isArray(content) || (content.length === 0 && type !== 'doc')) return false
    return content.every((inner) => allowed.includes((inner as { type: string }).type) && isNode(inner))
  }
  return isNode(document) ? undefined : 'INVALID_INPUT'
}
