import { z } from 'zod'
import { AppError } from '../../../../base/errors.ts'
import { listed, say } from '../../../../base/say.ts'
import { createAskTracker, type Heard, keyRefused, refusedBy, saidBy } from '../ask.ts'
import { type Can, markLine, type Opening, type Ticket, type Tickets } from '../tickets.ts'
import { commentDocument, saysIn, toDocument } from './document.ts'

/** Issues of a project of Jira Cloud, over its REST API, version 3. */

const NAME = 'Jira'
/** By this label what was handed over is found there by people. */
const LABEL = 'aftercare'
const labelOf = (mark: string) => `${LABEL}-${mark}`
const FIELDS = ['status', 'resolution', 'assignee']

export const jiraCan: Can = {
  in_progress: true,
  cancelled: say`Jira tells that an issue is done; whether that means that it was dropped, only its resolution says.`,
  may_create: true,
  once: say`Jira finds what was just made only after a while. Where its answer was lost, the issue is looked for after three minutes and made anew only if it is not found.`,
}

/** Of `https://acme.atlassian.net/jira/software/...` the site. */
export function readJiraUrl(given: string): string {
  if (given === '')
    throw new AppError('invalid_input', say`Give the address of Jira, such as https://acme.atlassian.net.`)
  const { origin, pathname } = new URL(given)
  const path = pathname.replace(/\/(jira|browse|rest|secure|projects|plugins|issues|login|wiki)(\/.*)?$/, '')
  return `${origin}${path.replace(/\/+$/, '')}`
}

const issueSchema = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.object({
    status: z.object({ name: z.string(), statusCategory: z.object({ key: z.string() }) }),
    resolution: z.object({ name: z.string() }).nullish(),
    assignee: z.object({ displayName: z.string() }).nullish(),
  }),
})
const projectSchema = z.object({ id: z.string(), key: z.string(), name: z.string() })
const typeSchema = z.object({ id: z.string(), name: z.string(), subtask: z.boolean().default(false) })
const fieldSchema = z.object({
  fieldId: z.string(),
  name: z.string(),
  required: z.boolean(),
  hasDefaultValue: z.boolean().default(false),
})
/** What of a new issue is given here. */
const GIVEN = ['project', 'issuetype', 'summary', 'description', 'labels', 'reporter']

export function openJira({ url, account, token, signal }: Opening): Tickets {
  const basic = Buffer.from(`${account}:${token}`).toString('base64')
  const ask = createAskTracker({
    ...{ url, name: NAME, secrets: [basic, token], signal, perSecond: 5 },
    headers: { accept: 'application/json', authorization: `Basic ${basic}` },
  })
  const get = async (path: string, query = {}) => taken(await ask({ path, query }))
  const ticketOf = ({ id, key, fields: { status, resolution, assignee } }: z.infer<typeof issueSchema>): Ticket => ({
    ...{ id, name: key, url: `${url}/browse/${encodeURIComponent(key)}` },
    there: categories[status.statusCategory.key] ?? 'open',
    said: resolution && resolution.name !== status.name ? `${status.name} (${resolution.name})` : status.name,
    assignee: assignee?.displayName ?? null,
  })
  const fetchSome = async (ids: readonly string[]): Promise<Ticket[]> => {
    const body = { issueIdsOrKeys: ids, fields: FIELDS }
    const answer = z
      .object({ issues: z.array(issueSchema).default([]), issueErrors: z.array(z.unknown()).nullish() })
      .parse(taken(await ask({ method: 'POST', path: '/rest/api/3/issue/bulkfetch', body })))
    // What it could not look at just now is not gone.
    if (answer.issueErrors && answer.issueErrors.length > 0)
      throw new AppError('unreachable', say`Jira could not tell of all issues just now. It is asked again later.`)
    return answer.issues.map(ticketOf)
  }
  return {
    async whoAmI() {
      const me = await get('/rest/api/3/myself')
      return z.object({ displayName: z.string() }).parse(me).displayName
    },
    async targets() {
      const query = { action: 'create', orderBy: 'name', maxResults: 100 }
      const { values } = z
        .object({ values: z.array(projectSchema) })
        .parse(await get('/rest/api/3/project/search', query))
      return values.map(({ key, name }) => ({ id: key, name: `${name} (${key})` }))
    },
    async target(given) {
      const [key = '', wanted] = given.trim().split('/', 2)
      if (!/^[A-Za-z][A-Za-z0-9_]+$/.test(key))
        throw new AppError(
          'invalid_input',
          say`"${given}" is no key of a project. Write it as Jira does: OPS, or OPS/Bug.`,
        )
      const found = await ask({ path: `/rest/api/3/project/${key}` })
      if (found.status === 404)
        throw new AppError('invalid_input', say`Jira has no project "${key}" that this account may see.`)
      const project = projectSchema.parse(taken(found))
      const { permissions } = z
        .object({ permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })) })
        .parse(
          await get('/rest/api/3/mypermissions', {
            permissions: 'BROWSE_PROJECTS,CREATE_ISSUES',
            projectKey: project.key,
          }),
        )
      if (!permissions.CREATE_ISSUES?.havePermission)
        throw new AppError(
          'invalid_input',
          say`This account may not make issues in "${project.name}". Whoever administers the project can allow it.`,
        )
      const { issueTypes } = z
        .object({ issueTypes: z.array(typeSchema) })
        .parse(await get(`/rest/api/3/issue/createmeta/${project.key}/issuetypes`, { maxResults: 100 }))
      const types = issueTypes.filter(({ subtask }) => !subtask)
      const type =
        types.find(({ id, name }) => id === wanted || name.toLowerCase() === (wanted ?? 'task').toLowerCase()) ??
        (wanted === undefined ? types[0] : undefined)
      if (!type)
        throw new AppError(
          'invalid_input',
          say`"${project.name}" has no type of issue "${wanted ?? ''}". It has: ${listed(
            types.map(({ name }) => name),
            ', ',
          )}.`,
        )
      await requireFields(project, type)
      return { id: `${project.key}/${type.id}`, name: `${project.name} (${project.key}), ${type.name}` }
    },
    async make(target, mark, sent) {
      const [key = '', type = ''] = target.split('/')
      const fields = {
        project: { key },
        issuetype: { id: type },
        summary: sent.title,
        description: toDocument(sent, mark),
        labels: [LABEL, labelOf(mark)],
      }
      const made = taken(await ask({ method: 'POST', path: '/rest/api/3/issue', body: { fields } }))
      const { id, key: name } = z.object({ id: z.string(), key: z.string() }).parse(made)
      // It is made; how it stands there is read at once, and otherwise with the next look.
      const [whole] = await fetchSome([id]).catch(() => [])
      return whole ?? { ...{ id, name, url: `${url}/browse/${name}` }, there: 'open', said: '', assignee: null }
    },
    async find(_target, mark) {
      const body = { jql: `labels = "${labelOf(mark)}" ORDER BY created ASC`, fields: FIELDS, maxResults: 1 }
      const { issues } = z
        .object({ issues: z.array(issueSchema).default([]) })
        .parse(taken(await ask({ method: 'POST', path: '/rest/api/3/search/jql', body })))
      return issues[0] && ticketOf(issues[0])
    },
    async read(ids) {
      const some = ids.length === 0 ? [] : await fetchSome(ids)
      return new Map(some.map((one) => [one.id, one]))
    },
    async tell(ticket, mark, text) {
      const path = `/rest/api/3/issue/${ticket}/comment`
      taken(await ask({ method: 'POST', path, body: { body: commentDocument(text, mark) } }))
    },
    async wasTold(ticket, mark) {
      const query = { orderBy: '-created', maxResults: 100 }
      const { comments } = z
        .object({ comments: z.array(z.object({ body: z.unknown() })) })
        .parse(await get(`/rest/api/3/issue/${ticket}/comment`, query))
      return comments.some(({ body }) => saysIn(body, markLine(mark)))
    },
  }

  /** What a new issue must have that is not given here would be missing each time. */
  async function requireFields(
    project: z.infer<typeof projectSchema>,
    type: z.infer<typeof typeSchema>,
  ): Promise<void> {
    const path = `/rest/api/3/issue/createmeta/${project.key}/issuetypes/${type.id}`
    const { fields } = z.object({ fields: z.array(fieldSchema) }).parse(await get(path, { maxResults: 200 }))
    const lacking = fields.filter((one) => one.required && !one.hasDefaultValue && !GIVEN.includes(one.fieldId))
    if (lacking.length > 0)
      throw new AppError(
        'invalid_input',
        say`A new "${type.name}" of "${project.name}" must have what is not known here: ${listed(
          lacking.map(({ name }) => name),
          ', ',
        )}. Name another type of issue (${project.key}/Bug), or make these fields optional in Jira.`,
      )
    if (!['description', 'labels'].every((needed) => fields.some(({ fieldId }) => fieldId === needed)))
      throw new AppError(
        'invalid_input',
        say`A new "${type.name}" of "${project.name}" has no labels or no description, by which it is known again. Put both on its screen in Jira, or name another type of issue.`,
      )
  }
}

/** The three that every status of Jira belongs to. */
const categories: Readonly<Record<string, Ticket['there']>> = {
  new: 'open',
  indeterminate: 'in_progress',
  done: 'done',
}

function taken({ status, body }: Heard): unknown {
  if (status < 300) return body
  if (status === 401) throw keyRefused(NAME, 'id.atlassian.com, Security, API tokens')
  const { errorMessages, errors } = z
    .object({ errorMessages: z.array(z.string()).default([]), errors: z.record(z.string(), z.string()).default({}) })
    .catch({ errorMessages: [], errors: {} })
    .parse(body)
  const said = [...errorMessages, ...Object.entries(errors).map(([field, why]) => `${field}: ${why}`)]
  throw refusedBy(NAME, status, saidBy(said.join(' ')))
}
