import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { paths } from '../../../sdk/src/api.ts'
import { type Receiver, startReceiver } from '../../../test/engines/receivers.ts'
import { openServing, type Serving } from '../../../test/engines/serving.ts'
import { createLog } from '../../base/log.ts'
import { tellAll } from '../../jobs.ts'

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer A } } } }
}
  ? A
  : never
type Added = paths['/api/v1/notice-channels']['post']['responses'][200]['content']['application/json']

/** Channels set up, tested and removed, and what people were told, over a real server. */
describe('notices through the API', () => {
  let serving: Serving
  let room: Receiver
  let added: Added
  before(async () => {
    room = await startReceiver()
    serving = await openServing(createLog('silent'), { AFTERCARE_URL: 'https://care.acme.test/' })
    await serving.asOwner('/api/v1/plan', plan)
    const body = { kind: 'webhook', name: 'Room', url: `${room.url}/hidden` }
    added = await serving.asOwner<Added>('/api/v1/notice-channels', body)
  })
  after(async () => {
    await serving.close()
    await room.close()
  })
  const plan = `plan: 1
workspace: desk
client: Client
time_zone: UTC
currency: EUR
effective: 2026-01-01
people: { ana: { name: Ana, email: ana@acme.test } }
workflows:
  desk: { name: Desk, risk: high, owner: ana, objectives: { accepted: ">= 80% over 7d" } }
# Without quiet hours: the server of this test has the real clock.
notices: { routes: [{ when: anything, tell: owner, by: [mail, channels], unacknowledged: [{ after: 1h, tell: owner }] }] }
`
  const send = async (method: string, path: string, body?: unknown, cookie = serving.cookie) =>
    await fetch(`${serving.server.url}${path}`, {
      method,
      headers: { cookie, 'content-type': 'application/json', origin: serving.server.url },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const stop = (name: string, body: object) => serving.asOwner(`/api/v1/workflows/desk/${name}`, body)
  const listed = () => serving.asOwner<Answer<'/api/v1/notices'>>('/api/v1/notices')

  test('a secret is answered once, an address never', async () => {
    assert.match(added.secret ?? '', /^whsec_/)
    const list = await send('GET', '/api/v1/notice-channels')
    const text = await list.text()
    assert.equal(JSON.parse(text).items[0].name, 'Room')
    for (const hidden of ['hidden', 'whsec_', new URL(room.url).host]) assert.ok(!text.includes(hidden), hidden)
  })

  test('a test says whether it was taken, and why not', async () => {
    const tested = (id: string) => serving.asOwner<object>(`/api/v1/notice-channels/${id}/test`, {})
    assert.deepEqual(await tested(added.channel.id), { sent: true, why: null })
    assert.deepEqual([room.received.length, room.received[0]?.path], [1, '/hidden'])
    room.manner = () => ({ kind: 'answers', status: 404 })
    const why = `${new URL(room.url).host} does not know this address any more (404). Make a new one there.`
    assert.deepEqual(await tested('Room'), { sent: false, why })
    room.manner = () => ({ kind: 'takes' })
    assert.deepEqual((await listed()).items, [], 'a test is no notice')
  })

  test('a stop and its end stand in the list with what became of them, and lead to the desk', async () => {
    await stop('stop', { why: 'It goes wrong.' })
    const [waits] = (await listed()).items
    assert.deepEqual(
      [waits?.kind, waits?.subject, waits?.deliveries, waits?.nobody],
      ['workflow.stopped', 'Desk stands still', [], null],
    )
    await tellAll(serving.app)
    await stop('start', { note: 'Mended.' })
    await tellAll(serving.app)
    const { items, mail } = await listed()
    assert.equal(mail, false)
    assert.deepEqual(
      items.map((one) => [
        one.subject,
        one.deliveries.map(({ to, channel, state, attempts }) => [to, channel, state, attempts]),
      ]),
      [
        ['Desk runs again', [['Room', 'webhook', 'sent', 1]]],
        ['Desk stands still', [['Room', 'webhook', 'sent', 1]]],
      ],
    )
    const ids = items.flatMap(({ deliveries }) => deliveries.map(({ id }) => id)).reverse()
    assert.deepEqual(
      room.received.slice(-2).map(({ headers }) => headers['webhook-id']),
      ids,
    )
    const one = await serving.asOwner<Answer<'/api/v1/notices/{id}'>>(`/api/v1/notices/${items[0]?.id}`)
    assert.match(one.text, /^Desk runs again\n[\s\S]*https:\/\/care\.acme\.test\/w\//)
    assert.doesNotMatch(JSON.stringify(items), /It goes wrong|Mended|hidden/)
  })

  test('two channels of one name are refused, and whoever only looks sets none up', async () => {
    const body = { kind: 'slack', name: 'Room', url: 'https://hooks.slack.test/x' }
    const again = await send('POST', '/api/v1/notice-channels', body)
    assert.equal(again.status, 409)
    assert.match(await again.text(), /There is a channel \\"Room\\" already/)
    const { key } = await serving.asOwner<{ key: string }>('/api/v1/keys', { name: 'Looks', roles: ['viewer'] })
    const refused = await fetch(`${serving.server.url}/api/v1/notice-channels`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...body, name: 'Other' }),
    })
    assert.equal(refused.status, 403)
  })

  test('what is given up is a finding, which is over with the next that is taken', async () => {
    room.manner = () => ({ kind: 'answers', status: 403 })
    await stop('stop', { why: 'Again.' })
    await tellAll(serving.app)
    const found = async (state: string) =>
      (await serving.asOwner<Answer<'/api/v1/findings'>>(`/api/v1/findings?state=${state}`)).items.filter(
        ({ evidence }) => evidence.question?.kind === 'notices',
      )
    const [finding] = await found('unresolved')
    assert.equal(finding?.title, 'Notices do not reach Room')
    assert.match(finding?.detail ?? '', /^\S+ refused it \(403\)\. It was told by another way/)
    room.manner = () => ({ kind: 'takes' })
    // That finding is told as well.
    await tellAll(serving.app)
    assert.deepEqual([(await found('unresolved')).length, (await found('resolved'))[0]?.ended], [0, 'over'])
    const again = await serving.asOwner<Answer<'/api/v1/findings/{id}'>>(`/api/v1/findings/${finding?.id}`)
    assert.equal(again.again?.said, 'The last one was taken.')
  })

  test('who has seen it says so once, and what was not told then is not told', async () => {
    await stop('start', { note: 'Mended.' })
    await stop('stop', { why: 'Once more.' })
    await tellAll(serving.app)
    const newest = async () => {
      const found = (await listed()).items.find(({ kind }) => kind === 'workflow.stopped')
      assert.ok(found)
      return found
    }
    const { id, standing, acknowledged_by, next_step_at } = await newest()
    assert.deepEqual([standing, acknowledged_by], ['open', null])
    assert.ok(next_step_at !== null)
    const path = `/api/v1/notices/${id}/acknowledgement`
    const empty = await send('POST', path, { note: '  ' })
    assert.deepEqual([empty.status, /say what you mean to do/.test(await empty.text())], [400, true])
    assert.equal((await send('POST', '/api/v1/notices/none/acknowledgement', { note: 'Seen.' })).status, 404)
    assert.equal((await send('POST', path, { note: 'I look.' }, '')).status, 401)
    assert.equal((await send('POST', path, { note: 'I look.' })).status, 200)
    const again = await send('POST', path, { note: 'I look.' })
    assert.deepEqual([again.status, /was acknowledged already/.test(await again.text())], [409, true])
    const now = await newest()
    assert.deepEqual([now.standing, now.acknowledged_by !== null, now.next_step_at], ['acknowledged', true, null])
    const end = (await listed()).items.find(({ kind }) => kind === 'workflow.started')
    assert.equal((await send('POST', `/api/v1/notices/${end?.id}/acknowledgement`, { note: 'Seen.' })).status, 409)
    await stop('start', { note: 'Mended.' })
    await tellAll(serving.app)
    assert.equal((await listed()).items.find(({ id: one }) => one === id)?.standing, 'over')
  })

  test('what is removed is gone from the list, and stays named in what it was told', async () => {
    assert.equal((await send('DELETE', '/api/v1/notice-channels/Room')).status, 200)
    assert.equal((await send('DELETE', '/api/v1/notice-channels/Room')).status, 404)
    assert.equal((await listed()).items.at(-1)?.deliveries[0]?.to, 'Room')
  })
})
