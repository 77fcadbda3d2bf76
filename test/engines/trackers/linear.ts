import { type Call, type Reply, startStandIn } from './stand-in.ts'

export type LinearIssue = {
  id: string
  identifier: string
  title: string
  description: string
  state: { name: string; type: string }
  assignee: { displayName: string } | null
  trashed: boolean | null
  comments: { id: string; body: string }[]
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Linear as its GraphQL API is described: errors beside data, its limits as errors with 400, ids that may be given. */
export async function startLinear(token: string) {
  const issues: LinearIssue[] = []
  const team = { id: 'c1f0b6a2-8a51-4c4e-9a50-0a1b2c3d4e5f', key: 'ENG', name: 'Engineering' }
  const settings = { mayCreate: true }
  const standIn = await startStandIn((call) => answer(call))
  const error = (status: number, message: string, extensions: object): Reply => ({
    status,
    body: { errors: [{ message, extensions }], data: null },
  })
  const invalid = (text: string) =>
    error(200, 'Argument Validation Error', {
      code: 'INVALID_INPUT',
      type: 'invalid input',
      userError: true,
      userPresentableMessage: text,
    })
  const told = (one: LinearIssue) => ({
    ...one,
    comments: undefined,
    url: `https://linear.app/acme/issue/${one.identifier}/x`,
  })
  function answer({ method, path, headers, body }: Call): Reply {
    if (path !== '/graphql' || method !== 'POST') return { status: 404, body: {} }
    // A key of a person is no bearer's.
    if (headers.authorization !== token)
      return error(401, 'Authentication required, not authenticated', {
        code: 'AUTHENTICATION_ERROR',
        type: 'authentication error',
      })
    const { query, variables = {} } = body as { query: string; variables?: Record<string, unknown> }
    const ids = variables.ids as string[] | undefined
    if (/^query Me /.test(query)) return data({ viewer: { displayName: 'care-bot' } })
    if (/^query Teams /.test(query)) return data({ teams: { nodes: [team] } })
    if (/^query Issues\(/.test(query)) {
      if (Number(variables.first) < 1 || Number(variables.first) > 250)
        return invalid('first must be between 1 and 250.')
      return data({ issues: { nodes: issues.filter(({ id }) => ids?.includes(id)).map(told) } })
    }
    if (/^query Told\(/.test(query)) {
      const found = issues.find(({ id }) => id === variables.id)
      if (!found)
        return error(200, 'Entity not found: Issue', {
          code: 'INPUT_ERROR',
          userPresentableMessage: 'Could not find referenced Issue.',
        })
      return data({ issue: { comments: { nodes: found.comments.filter(({ id }) => id === variables.comment) } } })
    }
    const input = variables.input as Record<string, string | undefined>
    if (/^mutation Make\(/.test(query)) {
      if (!settings.mayCreate)
        return error(200, 'Forbidden', {
          code: 'FORBIDDEN',
          userPresentableMessage: 'You do not have permission to create issues in this team.',
        })
      if (!input.id || !UUID.test(input.id)) return invalid('id must be a UUID.')
      if (input.teamId !== team.id) return invalid('teamId must be a UUID of a team.')
      if (!input.title || input.title.length > 255)
        return invalid('title must be shorter than or equal to 255 characters.')
      if (issues.some(({ id }) => id === input.id)) return invalid('Entity with this id already exists.')
      const number = issues.length + 1
      const made: LinearIssue = {
        ...{ id: input.id, identifier: `ENG-${number}`, title: input.title, description: input.description ?? '' },
        ...{ state: { name: 'Backlog', type: 'backlog' }, assignee: null, trashed: null, comments: [] },
      }
      issues.push(made)
      return data({ issueCreate: { success: true, issue: told(made) } })
    }
    if (/^mutation Tell\(/.test(query)) {
      const found = issues.find(({ id }) => id === input.issueId)
      if (!found || !input.id || !UUID.test(input.id) || !input.body) return invalid('issueId must be a UUID.')
      if (found.comments.some(({ id }) => id === input.id)) return invalid('Entity with this id already exists.')
      found.comments.push({ id: input.id, body: input.body })
      return data({ commentCreate: { success: true } })
    }
    return error(400, 'Syntax Error', { code: 'GRAPHQL_VALIDATION_FAILED' })
  }
  const data = (of: object): Reply => ({ status: 200, body: { data: of } })
  return Object.assign(standIn, { issues, settings, team })
}
