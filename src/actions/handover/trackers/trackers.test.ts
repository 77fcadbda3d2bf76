import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startGithub } from '../../../../test/engines/trackers/github.ts'
import { faultIn, startJira } from '../../../../test/engines/trackers/jira.ts'
import { startLinear } from '../../../../test/engines/trackers/linear.ts'
import type { StandIn } from '../../../../test/engines/trackers/stand-in.ts'
import { startZendesk } from '../../../../test/engines/trackers/zendesk.ts'
import { AppError } from '../../../base/errors.ts'
import { mayBeDone, mayPass, restAsked } from './ask.ts'
import { readOpening, type TrackerKind, trackerKinds } from './kinds.ts'
import type { Tickets } from './tickets.ts'

/** Every tool is asked the same, and answers as it does: against local servers that check what the tool would check. */
const TOKENS = {
  github: 'github_pat_11AAAA',
  jira: 'ATATT3xFfGF0',
  linear: 'lin_api_AbCdEf',
  zendesk: 'zzTOKENzz',
} as const
const account = 'care@acme.test'
const sent = {
  title: 'Desk: Fewer outcomes are accepted',
  facts: [
    ['Workflow', 'Desk'],
    ['Severity', 'high'],
  ] as const,
  note: 'Look at the prompt.\n\n@here ABC-1',
  link: 'https://care.acme.test/w/1/findings/2',
}
const MARK = '019cae6c-07c6-7046-9e58-a881439b1d01'

type Played = {
  readonly standIn: StandIn
  readonly target: string
  readonly wrongTarget: string
  readonly settings: Record<string, unknown>
  readonly off: string
  count(): number
  text(): string
  /** Each of these is a state there, and what it comes to here. */
  readonly states: readonly [set: () => void, there: string, said: string][]
  assign(): void
  remove(): void
  comments(): string[]
}

const play: Record<TrackerKind, () => Promise<Played>> = {
  async github() {
    const it = await startGithub(TOKENS.github)
    const first = () => it.issues[0] as (typeof it.issues)[number]
    const set = (state: string, state_reason: string | null) => () => Object.assign(first(), { state, state_reason })
    return {
      ...{
        standIn: it,
        target: 'https://github.com/acme/robot/issues',
        wrongTarget: 'acme/nothing',
        settings: it.settings,
        off: 'mayWrite',
      },
      count: () => it.issues.length,
      text: () => first().body,
      states: [
        [set('open', 'reopened'), 'open', 'open'],
        [set('closed', 'completed'), 'done', 'closed: completed'],
        [set('closed', 'not_planned'), 'cancelled', 'closed: not planned'],
        [set('closed', null), 'done', 'closed'],
      ],
      assign: () => {
        first().assignees = [{ login: 'ada' }]
      },
      remove: () => {
        first().fate = 'deleted'
      },
      comments: () => first().comments.map(({ body }) => body),
    }
  },
  async jira() {
    const it = await startJira(TOKENS.jira)
    const first = () => it.issues[0] as (typeof it.issues)[number]
    const set = (status: string, resolution: string | null) => () => Object.assign(first(), { status, resolution })
    return {
      ...{ standIn: it, target: 'OPS/Bug', wrongTarget: 'NOPE', settings: it.settings, off: 'mayCreate' },
      count: () => it.issues.length,
      text: () => JSON.stringify(first().fields),
      states: [
        [set('To Do', null), 'open', 'To Do'],
        [set('In Progress', null), 'in_progress', 'In Progress'],
        [set('Done', 'Done'), 'done', 'Done'],
        [set('Done', "Won't Do"), 'done', "Done (Won't Do)"],
      ],
      assign: () => {
        first().assignee = 'ada'
      },
      remove: () => {
        first().isDeleted = true
      },
      comments: () => first().comments.map((one) => JSON.stringify(one)),
    }
  },
  async linear() {
    const it = await startLinear(TOKENS.linear)
    const first = () => it.issues[0] as (typeof it.issues)[number]
    const set = (name: string, type: string) => () => Object.assign(first(), { state: { name, type } })
    return {
      ...{ standIn: it, target: 'eng', wrongTarget: 'OPS', settings: it.settings, off: 'mayCreate' },
      count: () => it.issues.length,
      text: () => first().description,
      states: [
        [set('Triage', 'triage'), 'open', 'Triage'],
        [set('In Review', 'started'), 'in_progress', 'In Review'],
        [set('Done', 'completed'), 'done', 'Done'],
        [set('Canceled', 'canceled'), 'cancelled', 'Canceled'],
      ],
      assign: () => {
        first().assignee = { displayName: 'ada' }
      },
      remove: () => {
        first().trashed = true
      },
      comments: () => first().comments.map(({ body }) => body),
    }
  },
  async zendesk() {
    const it = await startZendesk(TOKENS.zendesk)
    const first = () => it.tickets[0] as (typeof it.tickets)[number]
    const set = (status: string) => () => Object.assign(first(), { status })
    return {
      ...{ standIn: it, target: 'automation', wrongTarget: 'Nobody', settings: it.settings, off: 'mayCreate' },
      count: () => it.tickets.length,
      text: () => first().comments[0]?.body ?? '',
      states: [
        [set('new'), 'open', 'new'],
        [set('hold'), 'in_progress', 'hold'],
        [set('solved'), 'done', 'solved'],
        [set('open'), 'in_progress', 'open'],
      ],
      assign: () => {
        first().assignee_id = 9
      },
      remove: () => {
        first().status = 'deleted'
      },
      comments: () =>
        first()
          .comments.slice(1)
          .map(({ body }) => body),
    }
  },
}

const caught = async (work: Promise<unknown>): Promise<AppError> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  assert.ok(error instanceof AppError, `${error}`)
  return error
}

for (const kind of Object.keys(trackerKinds) as TrackerKind[])
  test(`${kind}: a ticket is made as it checks, found by its mark, read in its states, and told the end`, async (t) => {
    const played = await play[kind]()
    const { standIn, settings, off } = played
    t.after(() => standIn.close())
    const openWith = (token: string): Tickets =>
      trackerKinds[kind].open(readOpening(kind, { url: standIn.url, account, token }))
    const wrong = await caught(openWith(`${TOKENS[kind]}x`).whoAmI())
    assert.match(wrong.message, /does not take the token/)
    assert.ok(!wrong.message.includes(TOKENS[kind]))
    const tickets = openWith(TOKENS[kind])
    assert.notEqual(await tickets.whoAmI(), '')
    assert.ok((await tickets.targets()).length > 0)
    assert.equal((await caught(tickets.target(played.wrongTarget))).code, 'invalid_input')
    const target = await tickets.target(played.target)
    // What was kept names the same place again.
    assert.deepEqual(await tickets.target(target.id), target)

    assert.equal(await tickets.find(target.id, MARK, Date.now() * 1000), undefined)
    settings[off] = false
    const refused = await caught(tickets.make(target.id, MARK, sent))
    assert.deepEqual([mayPass(refused), mayBeDone(refused), played.count()], [false, false, 0])
    settings[off] = true
    const made = await tickets.make(target.id, MARK, sent)
    assert.equal(made.there, 'open')
    assert.match(made.url, /^https?:\/\//)
    assert.ok(played.text().includes(MARK) && played.text().includes(sent.link))
    const found = await tickets.find(target.id, MARK, Date.now() * 1000)
    assert.deepEqual([found?.id, found?.name], [made.id, made.name])
    assert.equal(await tickets.find(target.id, MARK.replace('0', '1'), Date.now() * 1000), undefined)

    played.assign()
    for (const [set, there, said] of played.states) {
      set()
      const now = (await tickets.read([made.id])).get(made.id)
      assert.deepEqual([now?.there, now?.said, now?.assignee], [there, said, kind === 'zendesk' ? 'Ada Agent' : 'ada'])
    }
    const mark = `${MARK}-1`
    assert.equal(await tickets.wasTold(made.id, mark), false)
    await tickets.tell(made.id, mark, 'It is over here.\nLooks find nothing any more.')
    assert.equal(await tickets.wasTold(made.id, mark), true)
    assert.equal(await tickets.wasTold(made.id, `${MARK}-2`), false)
    assert.equal(played.comments().length, 1)

    for (const status of [500, 502, 503, 429]) {
      standIn.manner = () => ({ kind: 'replies', status, headers: { 'retry-after': '7' }, body: {} })
      const error = await caught(tickets.make(target.id, MARK, sent))
      assert.deepEqual([mayPass(error), mayBeDone(error), restAsked(error)], [true, status !== 429, 7000], `${status}`)
    }
    standIn.manner = () => 'breaks off'
    assert.equal(mayBeDone(await caught(tickets.make(target.id, MARK, sent))), true)
    standIn.manner = () => 'answers'
    played.remove()
    assert.equal((await tickets.read([made.id])).size, 0)
    await standIn.close()
    const down = await caught(tickets.make(target.id, MARK, sent))
    assert.deepEqual([mayPass(down), mayBeDone(down)], [true, false])
  })

test('github: both of its limits are waited for, however they are told', async (t) => {
  const it = await startGithub(TOKENS.github)
  t.after(() => it.close())
  const tickets = trackerKinds.github.open(readOpening('github', { url: it.url, token: TOKENS.github }))
  const restFor = async (headers: Record<string, string>, message = '', status = 403) => {
    it.manner = () => ({ kind: 'replies', status, headers, body: { message } })
    return restAsked(await caught(tickets.whoAmI()))
  }
  assert.equal(await restFor({ 'retry-after': '30' }), 30_000)
  const reset = String(Math.ceil(Date.now() / 1000) + 600)
  const rest = (await restFor({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset })) ?? 0
  assert.ok(rest > 590_000 && rest <= 601_000)
  assert.equal(await restFor({}, 'You have exceeded a secondary rate limit.'), 60_000)
  assert.equal(await restFor({}, 'Resource not accessible by personal access token'), undefined)
})

test('linear: what does not fit its schema is refused by the stand-in, as it is there', async (t) => {
  const it = await startLinear(TOKENS.linear)
  t.after(() => it.close())
  const ask = async (query: string) => {
    const headers = { authorization: TOKENS.linear, 'content-type': 'application/json' }
    const answer = await fetch(`${it.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
    const { errors } = (await answer.json()) as { errors?: { extensions: { code: string } }[] }
    return [answer.status, errors?.[0]?.extensions.code]
  }
  assert.deepEqual(await ask('query Me { viewer { displayName } }'), [200, undefined])
  assert.deepEqual(await ask('query Me { viewer { nickname } }'), [400, 'GRAPHQL_VALIDATION_FAILED'])
  assert.deepEqual(await ask('query One { issue(id: "none") { id } }'), [200, 'INPUT_ERROR'])
})

test('linear: its limits come as an error, with the moment when they are over', async (t) => {
  const it = await startLinear(TOKENS.linear)
  t.after(() => it.close())
  const tickets = trackerKinds.linear.open(readOpening('linear', { url: it.url, token: TOKENS.linear }))
  it.manner = () => ({
    ...{
      kind: 'replies',
      status: 400,
      body: { errors: [{ message: 'Rate limit exceeded', extensions: { code: 'RATELIMITED' } }] },
    },
    headers: { 'x-ratelimit-complexity-remaining': '0', 'x-ratelimit-complexity-reset': String(Date.now() + 300_000) },
  })
  const error = await caught(tickets.make('x', MARK, sent))
  assert.equal(mayBeDone(error), false)
  assert.ok((restAsked(error) ?? 0) > 290_000)
})

test('jira: what a new issue must have is asked for before, and a document is one', async (t) => {
  const it = await startJira(TOKENS.jira)
  t.after(() => it.close())
  const tickets = trackerKinds.jira.open(
    readOpening('jira', { url: `${it.url}/jira/software/projects/OPS`, account, token: TOKENS.jira }),
  )
  assert.deepEqual(await tickets.target('OPS'), { id: 'OPS/10001', name: 'Operations (OPS), Task' })
  assert.match((await caught(tickets.target('OPS/Epic'))).message, /has no type of issue "Epic"\. It has: Task, Bug\./)
  it.settings.required = ['Team']
  assert.match((await caught(tickets.target('OPS'))).message, /must have what is not known here: Team\./)
  it.settings.required = []
  it.settings.hasLabels = false
  assert.match((await caught(tickets.target('OPS'))).message, /has no labels or no description/)
  it.settings.mayCreate = false
  assert.match((await caught(tickets.target('OPS'))).message, /may not make issues in "Operations"/)
  assert.notEqual(faultIn('text alone'), undefined)
  assert.notEqual(
    faultIn({ type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: '' }] }] }),
    undefined,
  )
})

test('what is typed is read, or refused with what to do', () => {
  const url = (kind: TrackerKind, given: string) => readOpening(kind, { url: given, account, token: 'x' }).url
  assert.equal(url('github', ''), 'https://api.github.com')
  assert.equal(url('github', 'https://github.com/acme/robot'), 'https://api.github.com')
  assert.equal(url('github', 'https://git.acme.test'), 'https://git.acme.test/api/v3')
  assert.equal(url('jira', 'https://acme.atlassian.net/browse/OPS-1'), 'https://acme.atlassian.net')
  assert.equal(url('linear', 'https://linear.app/acme'), 'https://api.linear.app')
  assert.equal(url('zendesk', 'https://acme.zendesk.com/agent/tickets/1'), 'https://acme.zendesk.com')
  for (const [kind, given] of [
    ['jira', { token: 'x', account }],
    ['jira', { token: 'x', url: 'https://acme.atlassian.net' }],
    ['github', { token: '' }],
    ['github', { token: 'x y' }],
    ['github', { token: 'x', url: 'ftp://github.com' }],
    ['github', { token: 'x', url: 'http://169.254.169.254/' }],
    ['github', { token: 'x', url: 'https://me:secret@git.acme.test' }],
  ] as const)
    assert.throws(() => readOpening(kind, given), AppError, JSON.stringify(given))
})
