import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { type Receiver, startReceiver } from '../../../../test/engines/receivers.ts'
import { AppError } from '../../../base/errors.ts'
import { inLanguage } from '../../../base/say.ts'
import { parseTime } from '../../../base/time.ts'
import type { Outcome, Outgoing } from './channel.ts'
import { places } from './channels.ts'

const now = parseTime('2026-03-02T12:00:00Z')?.micros ?? 0
const link = 'https://care.acme.test/w/acme/findings/f-1'
const subject = 'Desk: <!channel> & [Off](https://evil.test)'
const message: Outgoing = {
  ...{
    id: '0195-1',
    answers: null,
    workspace: 'acme',
    kind: 'finding.opened',
    about: 'finding:f-1',
    opens: true,
    step: 0,
  },
  ...{ urgency: 'high', workflow: 'desk', owed_at: now },
  ...{ subject, text: `${subject}\n\nAna answers for it.\n\n${link}`, link },
}

/** What arrives at a real receiver from each kind of channel, and what its answers mean. */
describe('channels', () => {
  let room: Receiver
  before(async () => {
    room = await startReceiver()
  })
  after(() => room.close())
  beforeEach(() => {
    room.received.length = 0
    room.manner = () => ({ kind: 'takes' })
  })
  const sending = () => ({ now, signal: AbortSignal.timeout(500) })
  const body = () => JSON.parse(room.received[0]?.body ?? '') as Record<string, never>

  test('Slack: nothing that a plan holds calls a room or makes a link', async () => {
    const target = places.slack.read({ url: `${room.url}/services/T/B/x` })
    assert.deepEqual(await places.slack.send(target, message, sending()), { kind: 'sent' })
    const words = 'Desk: &lt;!channel&gt; &amp; [Off](https://evil.test)'
    assert.deepEqual(body(), {
      text: words,
      unfurl_links: false,
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: `*${words}*\nAna answers for it.` } },
        { type: 'context', elements: [{ type: 'mrkdwn', text: `<${link}|Aftercare> · 0195-1` }] },
      ],
    })
    assert.equal(room.received[0]?.path, '/services/T/B/x')
  })

  test('Teams: an Adaptive Card of runs of text, which nothing reads as Markdown', async () => {
    const target = places.teams.read({ url: room.url })
    assert.deepEqual(await places.teams.send(target, message, sending()), { kind: 'sent' })
    const { type, attachments } = body() as unknown as {
      type: string
      attachments: { contentType: string; content: never }[]
    }
    assert.deepEqual([type, attachments[0]?.contentType], ['message', 'application/vnd.microsoft.card.adaptive'])
    const card = attachments[0]?.content as unknown as {
      body: { type: string; inlines: { text: string }[] }[]
      actions: object[]
    }
    assert.deepEqual(
      card.body.map((one) => [one.type, one.inlines[0]?.text]),
      [subject, 'Ana answers for it.', '0195-1'].map((text) => ['RichTextBlock', text]),
    )
    assert.deepEqual(card.actions, [{ type: 'Action.OpenUrl', title: 'Aftercare', url: link }])
  })

  test('ntfy: to the address above its topic, with the id as its sequence, and a token where there is one', async () => {
    const target = places.ntfy.read({ url: `${room.url}/below/our-room`, secret: 'tk_abc' })
    assert.deepEqual(await places.ntfy.send(target, message, sending()), { kind: 'sent' })
    assert.deepEqual([room.received[0]?.path, room.received[0]?.headers.authorization], ['/below/', 'Bearer tk_abc'])
    const sent = { topic: 'our-room', title: subject, message: 'Ana answers for it.', click: link }
    assert.deepEqual(body(), { ...sent, sequence_id: '0195-1', priority: 5, tags: ['warning'] })
    room.received.length = 0
    await places.ntfy.send(target, { ...message, opens: false }, sending())
    assert.deepEqual([body().priority, body().tags], [3, ['white_check_mark']])
  })

  const answers: [
    name: string,
    manner: ReturnType<Receiver['manner']>,
    outcome: Partial<Record<keyof Outcome | 'afterMs' | 'mayHaveArrived', unknown>>,
  ][] = [
    ['taken', { kind: 'takes' }, { kind: 'sent' }],
    [
      'asked to wait',
      { kind: 'answers', status: 429, retryAfter: '7' },
      { kind: 'again', afterMs: 7_000, mayHaveArrived: false },
    ],
    [
      'asked to wait until a time',
      { kind: 'answers', status: 503, retryAfter: 'Mon, 02 Mar 2026 12:01:00 GMT' },
      { kind: 'again', afterMs: 60_000, mayHaveArrived: false },
    ],
    ['cut off while it was sent', { kind: 'answers', status: 408 }, { kind: 'again', mayHaveArrived: false }],
    [
      'a fault there, by which it may have arrived',
      { kind: 'answers', status: 500 },
      { kind: 'again', mayHaveArrived: true },
    ],
    ['no answer in time', { kind: 'silent' }, { kind: 'again', mayHaveArrived: true }],
    ['taken, and the connection broken', { kind: 'takes and breaks' }, { kind: 'again', mayHaveArrived: true }],
    ['refused', { kind: 'answers', status: 403 }, { kind: 'refused' }],
    ['gone', { kind: 'answers', status: 410 }, { kind: 'refused' }],
    ['led elsewhere', { kind: 'answers', status: 302 }, { kind: 'refused' }],
  ]
  for (const [name, manner, expected] of answers)
    test(`an answer: ${name}`, async () => {
      room.manner = () => manner
      const outcome = await places.slack.send({ url: `${room.url}/services/hidden` }, message, sending())
      const { why, ...rest } = outcome as { why?: string }
      assert.deepEqual(rest, expected)
      if (why !== undefined) assert.ok(inLanguage(why).includes(new URL(room.url).host) && !why.includes('hidden'), why)
    })

  test('where nothing answers nothing arrived', async () => {
    const outcome = await places.slack.send({ url: 'http://127.0.0.1:1/x' }, message, sending())
    assert.deepEqual([outcome.kind, (outcome as { mayHaveArrived?: boolean }).mayHaveArrived], ['again', false])
  })

  const mistyped: [kind: keyof typeof places, given: { url: string; secret?: string }, said: RegExp][] = [
    ['slack', { url: 'hooks.slack.com/services/x' }, /no URL that begins with https/],
    ['slack', { url: 'https://hooks.slack.com/x', secret: 'abc' }, /has no secret beside its address/],
    ['teams', { url: 'http://169.254.169.254/latest' }, /an address at which machines of a cloud/],
    ['webhook', { url: 'https://acme.test', secret: 'short' }, /write "whsec_" and 24 to 64 bytes/],
    ['ntfy', { url: 'https://ntfy.sh/' }, /names no topic/],
    ['ntfy', { url: 'https://ntfy.sh/room', secret: 'a b' }, /letters that no header has/],
  ]
  for (const [kind, given, said] of mistyped)
    test(`${kind}: ${JSON.stringify(given)} is refused in a sentence`, () => {
      assert.throws(
        () => places[kind].read(given),
        (error: unknown) => error instanceof AppError && said.test(error.message),
      )
    })
})
