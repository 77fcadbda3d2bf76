import { buildSchema, type ExecutionResult, GraphQLError, graphqlSync } from 'graphql'
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

/** What of Linear's schema is asked for, with its own types, as it was published in July 2026 (linear/linear, packages/sdk). */
const schema = buildSchema(`
  type Query {
    viewer: User!
    teams(first: Int): TeamConnection!
    issue(id: String!): Issue!
    issues(filter: IssueFilter, first: Int, includeArchived: Boolean): IssueConnection!
  }
  type Mutation {
    issueCreate(input: IssueCreateInput!): IssuePayload!
    commentCreate(input: CommentCreateInput!): CommentPayload!
  }
  type User { displayName: String! }
  type Team { id: ID!, key: String!, name: String! }
  type TeamConnection { nodes: [Team!]! }
  type WorkflowState { name: String!, type: String! }
  type Comment { id: ID!, body: String! }
  type CommentConnection { nodes: [Comment!]! }
  type Issue {
    id: ID!, identifier: String!, title: String!, url: String!, trashed: Boolean, description: String
    state: WorkflowState!, assignee: User
    comments(filter: CommentFilter, first: Int): CommentConnection!
  }
  type IssueConnection { nodes: [Issue!]! }
  type IssuePayload { success: Boolean!, issue: Issue }
  type CommentPayload { success: Boolean!, comment: Comment! }
  input IDComparator { eq: ID, in: [ID!] }
  input IssueIDComparator { eq: ID, in: [ID!] }
  input IssueFilter { id: IssueIDComparator }
  input CommentFilter { id: IDComparator }
  input IssueCreateInput { id: String, teamId: String!, title: String, description: String }
  input CommentCreateInput { id: String, issueId: String, body: String }
`)

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

type Matching = { id?: { eq?: string; in?: readonly string[] } }
type First = { filter?: Matching; first?: number }

/** Linear as its GraphQL API is described: errors beside data, its limits as errors with 400, ids that may be given. */
export async function startLinear(token: string) {
  const issues: LinearIssue[] = []
  const team = { id: 'c1f0b6a2-8a51-4c4e-9a50-0a1b2c3d4e5f', key: 'ENG', name: 'Engineering' }
  const settings = { mayCreate: true }
  const root = {
    viewer: { displayName: 'care-bot' },
    teams: () => ({ nodes: [team] }),
    issues: (asked: First) => ({ nodes: page(issues, asked).map(told) }),
    issue: ({ id }: { id: string }) => told(issueWith(id)),
    issueCreate: ({ input }: { input: Partial<Record<'id' | 'teamId' | 'title' | 'description', string>> }) => {
      if (!settings.mayCreate)
        throw refused('Forbidden', 'FORBIDDEN', 'You do not have permission to create issues in this team.')
      if (!input.id || !UUID.test(input.id)) throw invalid('id must be a UUID.')
      if (input.teamId !== team.id) throw invalid('teamId must be a UUID of a team.')
      if (!input.title || input.title.length > 255)
        throw invalid('title must be shorter than or equal to 255 characters.')
      if (issues.some(({ id }) => id === input.id)) throw invalid('Entity with this id already exists.')
      const made: LinearIssue = {
        ...{ id: input.id, identifier: `ENG-${issues.length + 1}`, title: input.title },
        ...{ description: input.description ?? '', state: { name: 'Backlog', type: 'backlog' } },
        ...{ assignee: null, trashed: null, comments: [] },
      }
      issues.push(made)
      return { success: true, issue: told(made) }
    },
    commentCreate: ({ input }: { input: Partial<Record<'id' | 'issueId' | 'body', string>> }) => {
      const found = issueWith(input.issueId)
      if (!input.id || !UUID.test(input.id) || !input.body) throw invalid('id must be a UUID.')
      if (found.comments.some(({ id }) => id === input.id)) throw invalid('Entity with this id already exists.')
      const comment = { id: input.id, body: input.body }
      found.comments.push(comment)
      return { success: true, comment }
    },
  }
  const told = (one: LinearIssue) => ({
    ...{ ...one, url: `https://linear.app/acme/issue/${one.identifier}/x` },
    comments: (asked: First) => ({ nodes: page(one.comments, asked) }),
  })
  function issueWith(id: string | undefined): LinearIssue {
    const found = issues.find((one) => one.id === id)
    if (!found) throw refused('Entity not found: Issue', 'INPUT_ERROR', 'Could not find referenced Issue.')
    return found
  }
  const standIn = await startStandIn(({ method, path, headers, body }: Call): Reply => {
    if (path !== '/graphql' || method !== 'POST') return { status: 404, body: {} }
    // A key of a person is no bearer's.
    if (headers.authorization !== token) {
      const extensions = { code: 'AUTHENTICATION_ERROR', type: 'authentication error' }
      const error = { message: 'Authentication required, not authenticated', extensions }
      return { status: 401, body: { errors: [error], data: null } }
    }
    const { query = '', variables = {} } = body as { query?: string; variables?: Record<string, unknown> }
    return replyOf(graphqlSync({ schema, source: query, variableValues: variables, rootValue: root }))
  })
  return Object.assign(standIn, { issues, settings, team })
}

/** What does not fit the schema is refused with 400; what is wrong otherwise is told beside the data, with 200. */
function replyOf({ data, errors }: ExecutionResult): Reply {
  if (errors === undefined) return { status: 200, body: { data } }
  const isUnfit = data === undefined
  const told = errors.map((error) => ({
    ...error.toJSON(),
    ...(isUnfit ? { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } } : {}),
  }))
  return { status: isUnfit ? 400 : 200, body: { errors: told, data: null } }
}

function page<T extends { readonly id: string }>(all: readonly T[], { filter, first = 50 }: First): T[] {
  if (first < 1 || first > 250) throw invalid('first must be between 1 and 250.')
  const { eq, in: some } = filter?.id ?? {}
  return all.filter(({ id }) => (eq ?? id) === id && (some ?? [id]).includes(id)).slice(0, first)
}

const refused = (message: string, code: string, userPresentableMessage: string, more: object = {}) =>
  new GraphQLError(message, { extensions: { code, userPresentableMessage, userError: true, ...more } })
const invalid = (text: string) => refused('Argument Validation Error', 'INVALID_INPUT', text, { type: 'invalid input' })
