import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type Reply, type StandIn, startStandIn } from '../../../../test/engines/trackers/stand-in.ts'
import { AppError } from '../../../base/errors.ts'
import { openGithub } from './github/github.ts'
import { openJira } from './jira/jira.ts'
import { openZendesk } from './zendesk/zendesk.ts'

/**
 * What the tools themselves were heard to answer, as far as it is looked at: GitHub in July 2022 (octokit/fixtures), Jira Cloud in March 2015
 * (grunt-jira-actions: what it answers when something is made or refused) and, an issue of version 3, in January 2023; Zendesk in October 2012
 * (zendesk_api_client_rb). Names of others stand in the place of theirs. Our stand-ins are written after what is described; these are what was
 * said. Nobody published what Linear was heard to answer; it published its schema, by which its stand-in looks at what it is asked.
 */
const open: StandIn[] = []
after(async () => {
  for (const one of open) await one.close()
})

type Exchange = { readonly asked: string; readonly reply: Reply }
/** Each question is answered as one of its kind was then; of what nobody asked then nothing is there. */
async function replay(exchanges: readonly Exchange[]): Promise<string> {
  const standIn = await startStandIn(({ method, path }) => {
    const found = exchanges.find(({ asked }) => asked === `${method} ${path}`)
    return found?.reply ?? { status: 404, body: { message: 'Not Found' } }
  })
  open.push(standIn)
  return standIn.url
}

const sent = { title: 'Issue without a label', facts: [], note: null, link: 'https://care.acme.test/w/1/findings/2' }
const MARK = '019cae6c-07c6-7046-9e58-a881439b1d01'
const opening = { account: 'care@acme.test', token: 'a token of a tool', signal: AbortSignal.timeout(60_000) }

const repository = 'https://api.github.com/repos/acme/robot'
const issue = (number: number) => ({
  ...{
    url: `${repository}/issues/${number}`,
    repository_url: repository,
    id: 1308968488,
    node_id: 'I_kwDOHrjtbc5OBUYo',
  },
  ...{ html_url: `https://github.com/acme/robot/issues/${number}`, number, title: 'Issue without a label' },
  ...{
    user: { login: 'care-bot', id: 31898046, type: 'User', site_admin: false },
    labels: [],
    state: 'open',
    locked: false,
  },
  ...{ assignee: null, assignees: [], milestone: null, comments: 0, closed_at: null, author_association: 'MEMBER' },
  ...{ created_at: '2022-07-19T04:38:24Z', updated_at: '2022-07-19T04:38:24Z', active_lock_reason: null, body: null },
  ...{ closed_by: null, performed_via_github_app: null, state_reason: null },
})

test('GitHub, as it was heard: a repository, an issue that is made, read and looked for, and how it refuses', async () => {
  const url = await replay([
    {
      asked: 'GET /repos/acme/robot',
      reply: {
        status: 200,
        body: { id: 52006080, full_name: 'acme/robot', private: false, has_issues: true, archived: false },
      },
    },
    { asked: 'POST /repos/acme/robot/issues', reply: { status: 201, body: issue(1) } },
    { asked: 'GET /repos/acme/robot/issues', reply: { status: 200, body: [issue(3), issue(2), issue(1)] } },
    { asked: 'GET /repos/acme/robot/issues/1', reply: { status: 200, body: issue(1) } },
    // It was heard of a label; whatever it finds wrong with what is sent has this shape.
    {
      asked: 'POST /repos/acme/robot/issues/1/comments',
      reply: {
        status: 422,
        body: {
          message: 'Validation Failed',
          errors: [{ resource: 'Label', code: 'invalid', field: 'color' }],
          documentation_url: 'https://docs.github.com/rest/reference/issues#create-a-label',
        },
      },
    },
  ])
  const github = openGithub({ url, ...opening })
  assert.deepEqual(await github.target('acme/robot'), { id: 'acme/robot', name: 'acme/robot' })
  const made = await github.make('acme/robot', MARK, sent)
  const { there, said, assignee, name } = made
  assert.deepEqual([name, there, said, assignee], ['acme/robot#1', 'open', 'open', null])
  assert.deepEqual([...(await github.read([made.id])).values()], [made])
  assert.equal(await github.find('acme/robot', MARK, 0), undefined, 'none of them has the mark')
  await assert.rejects(github.tell(made.id, MARK, 'It is over.'), (error) => {
    assert.ok(error instanceof AppError)
    return /Validation Failed/.test(error.message)
  })
})

test('Zendesk, as it was heard: a ticket that is made', async () => {
  const ticket = {
    ...{ external_id: null, updated_at: '2012-10-26T22:11:06Z', type: 'question', has_incidents: false },
    ...{ description: 'Indeed it is!', priority: 'normal', url: 'https://acme.zendesk.com/api/v2/tickets/543.json' },
    ...{ status: 'new', tags: [], recipient: null, organization_id: null, problem_id: null, custom_fields: [] },
    ...{ satisfaction_rating: null, subject: 'This is a question?', requester_id: 20014192, group_id: 20001662 },
    ...{
      collaborator_ids: [20014187],
      due_at: null,
      id: 543,
      created_at: '2012-10-26T22:11:06Z',
      submitter_id: 20014182,
    },
    ...{ via: { channel: 'api', source: { from: {}, to: {}, rel: null } }, assignee_id: null },
  }
  const audit = { id: 21312997, ticket_id: 543, author_id: 20014182, events: [{ id: 21313002, type: 'Comment' }] }
  const url = await replay([{ asked: 'POST /api/v2/tickets.json', reply: { status: 201, body: { ticket, audit } } }])
  const zendesk = openZendesk({ url, ...opening })
  const made = await zendesk.make('any', MARK, sent)
  assert.deepEqual([made.id, made.name, made.there, made.said, made.assignee], ['543', '#543', 'open', 'new', null])
})

test('Jira, as it was heard: an issue that is made and read, a comment, and how it refuses', async () => {
  const site = 'https://acme.atlassian.net/rest/api/3'
  const person = { accountId: '63bbc70c49a31f95b87319c3', displayName: 'Ana', active: true, accountType: 'atlassian' }
  const status = {
    ...{ self: `${site}/status/10000`, description: '', iconUrl: 'https://acme.atlassian.net/', name: 'To Do' },
    id: '10000',
    statusCategory: {
      self: `${site}/statuscategory/2`,
      ...{ id: 2, key: 'new', colorName: 'blue-gray', name: 'To Do' },
    },
  }
  const fields = {
    ...{ statuscategorychangedate: '2023-01-10T09:41:44.708+0800', resolution: null, resolutiondate: null },
    ...{ workratio: -1, assignee: null, labels: [], status, creator: person, reporter: person, duedate: null },
    ...{ created: '2023-01-10T09:41:43.359+0800', updated: '2023-01-10T09:41:43.359+0800' },
  }
  const issue = {
    expand: 'operations,editmeta,changelog',
    id: '10004',
    self: `${site}/issue/10004`,
    key: 'UL-5',
    fields,
  }
  const comment = { self: `${site}/issue/10004/comment/24712`, id: '24712', author: person, updateAuthor: person }
  const isHeard = [
    {
      asked: 'POST /rest/api/3/issue',
      reply: { status: 201, body: { id: '10004', key: 'UL-5', self: `${site}/issue/10004` } },
    },
    { asked: 'POST /rest/api/3/issue/bulkfetch', reply: { status: 200, body: { issues: [issue], issueErrors: [] } } },
    { asked: 'POST /rest/api/3/issue/10004/comment', reply: { status: 201, body: comment } },
  ]
  const jira = openJira({ url: await replay(isHeard), ...opening })
  const made = await jira.make('UL/10001', MARK, sent)
  const { id, name, there, said, assignee } = made
  assert.deepEqual([id, name, there, said, assignee], ['10004', 'UL-5', 'open', 'To Do', null])
  assert.deepEqual([...(await jira.read(['10004'])).values()], [made])
  await jira.tell('10004', MARK, 'It is over.')

  const refusal = { errorMessages: [], errors: { issuetype: 'issue type is required' } }
  const url = await replay([{ asked: 'POST /rest/api/3/issue', reply: { status: 400, body: refusal } }])
  await assert.rejects(openJira({ url, ...opening }).make('UL/1', MARK, sent), (error) => {
    assert.ok(error instanceof AppError)
    return /issuetype: issue type is required/.test(error.message)
  })
})
