import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { languages } from '../../base/languages.ts'
import { english, say } from '../../base/say.ts'
import { parseTime } from '../../base/time.ts'
import { readPlan } from '../../plan/read-plan.ts'
import { noticeKinds } from '../../store/state/owed.ts'
import { messageOf } from './message.ts'
import { isOwn, type Notice } from './notice.ts'

const read = readPlan(readFileSync(new URL('../../../plans/support-triage.yaml', import.meta.url)))
assert.ok(read.kind === 'ok')
const { plan } = read
const url = 'https://care.acme.test'
const notice: Notice = {
  id: 'n-1',
  seq: 1,
  kind: 'finding.opened',
  about: 'finding:f-1',
  opens: true,
  urgency: 'high',
  workflow: 'triage',
  body: { finding: 'f-1', severity: 'high', dimension: 'quality', title: say`Accepted is ${'81%'}` },
  owed_at: parseTime('2026-03-09T13:05:00Z')?.micros ?? 0,
  routed_at: null,
  nobody: null,
  step: 0,
  next_step_at: null,
}
const wording = { plan, workspace: 'acme', url, language: english, because: say`${'Maria'} is the owner` }

test('whoever owns it reads what happened, what it touches, who does what by hand, what is safe and when the next word comes', () => {
  const { subject, text } = messageOf(notice, wording)
  assert.equal(subject, 'Support triage: Accepted is 81%')
  assert.equal(
    text,
    `Support triage: Accepted is 81%

WHAT HAPPENED
Seen first on 9 Mar 2026, 09:05 (America/New_York). Severity: high.

WHAT IT TOUCHES
Support triage: Brings each ticket to the right people in minutes, with a first answer they only have to check.
It is about quality.
The business owner answers for it.

WHAT PEOPLE DO MEANWHILE
It was not stopped: it goes on as before until somebody stops it.
Each of these may stop it at once: The business owner, The deputy, The automation lead, The reviewer.
While it stands still The deputy, The reviewer do the work by hand, up to 150 tickets a day:
  1. Switch the workflow off in the help desk.
  2. New tickets stay in the queue "unsorted".
  3. Two people sort them every hour by the list of types.
  4. The first answer is the standard answer for the type.

WHAT IS SAFE
It never does these itself: send answer.
It asks a person before each of these: draft answer.
It does these alone: read ticket, set type and queue. Look at them first.

WHEN YOU HEAR AGAIN
When it is over, by the same way.

Open it in Aftercare:
https://care.acme.test/w/acme/findings/f-1

--
Why you get this: Maria is the owner.`,
  )
})

test('in German no sentence of ours is left in English', () => {
  const german = messageOf(notice, { ...wording, language: languages.de })
  assert.match(german.text, /WAS GESCHEHEN IST\nZuerst gesehen am 9\. März 2026, 09:05/)
  assert.match(german.html ?? '', /<html lang="de">/)
  for (const kind of noticeKinds) {
    const of = (language: typeof english) => messageOf({ ...notice, kind }, { ...wording, language }).text.split('\n')
    const ours = /^(?:[A-Z ]{6,}|(?:It|When|Since|Seen|On|Open|Why|No|The review|The maintenance) .*)$/
    const left = of(languages.de).filter((line) => ours.test(line) && of(english).includes(line))
    assert.deepEqual(left, [], kind)
  }
})

test('a stop says who works by hand and what must hold before it runs again', () => {
  const { text } = messageOf({ ...notice, kind: 'workflow.stopped', body: { stop: 's' } }, wording)
  assert.match(text, /The work is done by hand by The deputy, The reviewer, up to 150 tickets a day:\n {2}1\. /)
  assert.match(text, /Before that The business owner signs, once these hold:\n {2}1\. the cause is named/)
})

test('an overdue task says whose it is and since when, and its end what became of it', () => {
  const body = { task: 't-1', title: 'Shorten the prompt', person: 'business_owner', due: '2026-03-06' }
  const overdue = messageOf({ ...notice, kind: 'task.overdue', about: 'task:t-1', body }, wording)
  assert.match(overdue.subject, /^Support triage: a task is overdue: Shorten the prompt$/)
  assert.match(overdue.text, /was to have it done by 6 Mar 2026, and nobody said that it is\./)
  assert.doesNotMatch(overdue.text, /WHAT IS SAFE/)
  assert.equal(overdue.link, 'https://care.acme.test/w/acme/tasks/t-1')
  for (const [how, says] of [
    ['done', /said on .* that it is done/],
    ['moved', /gave it another day/],
    ['dropped', /dropped it/],
  ] as const) {
    const over = { ...notice, kind: 'task.over', opens: false, about: 'task:t-1', body: { ...body, how } } as const
    assert.match(messageOf(over, wording).text, says)
  }
})

test('a task that is given names whose it is and its day; its end says what became of it', () => {
  const body = { task: 't-1', title: 'Shorten the prompt', person: 'reviewer', due: '2026-03-13' }
  const given = messageOf({ ...notice, kind: 'task.given', about: 'given:t-1', body }, wording)
  assert.equal(given.subject, 'Support triage: a task for The reviewer: Shorten the prompt')
  assert.match(given.text, /Somebody gave it on 9 Mar 2026, .* to The reviewer, to be done by 13 Mar 2026\./)
  assert.doesNotMatch(given.text, /WHAT IS SAFE|WHAT PEOPLE DO/)
  assert.equal(given.link, 'https://care.acme.test/w/acme/tasks/t-1')
  for (const [more, says, again] of [
    [
      { how: 'given', to: 'deputy' },
      /gave it on .* to The deputy, who does it now/,
      /follows, unless it is given back/,
    ],
    [{ how: 'dropped' }, /dropped it on/, /No further word of it follows\./],
    [{ how: 'done' }, /said on .* that it is done/, /No further word of it follows\./],
  ] as const) {
    const left = { ...notice, kind: 'task.left', opens: false, about: 'given:t-1', body: { ...body, ...more } } as const
    const { subject, text } = messageOf(left, wording)
    assert.equal(subject, 'Support triage: no longer for The reviewer: Shorten the prompt')
    assert.match(text, says)
    assert.match(text, again)
  }
})

test('a webhook of every kind that a channel may get is in the docs', () => {
  const docs = readFileSync(new URL('../../../docs/notices.md', import.meta.url), 'utf8')
  const list = /`type` is one of (.*?), or `test`/s.exec(docs)?.[1] ?? ''
  const named = [...list.matchAll(/`([a-z_.]+)`/g)].map(([, kind]) => kind)
  assert.deepEqual(named.sort(), noticeKinds.filter((kind) => !isOwn(kind)).sort())
})

test('a draft of a report leads to it, and says since when it waits where it is told once more', () => {
  const body = { report: 'r-1', month: '2026-02', people: 'business_owner' }
  const drafted = { ...notice, kind: 'report.drafted', about: 'draft:r-1', workflow: null, body } as const
  const first = messageOf(drafted, wording)
  assert.equal(first.subject, 'The report of February 2026 waits to be approved')
  assert.match(first.text, /once more if it still waits after some days/)
  assert.equal(first.link, 'https://care.acme.test/w/acme/reports/r-1')
  const reminder = { ...body, reminder: true, since: '2026-03-02' }
  const second = messageOf({ ...drafted, body: reminder }, wording)
  assert.equal(second.subject, 'The report of February 2026 still waits to be approved')
  assert.match(second.text, /waits since 2 Mar 2026/)
})

test('a test is marked in its subject and says that nothing happened', () => {
  const { subject, text } = messageOf({ ...notice, body: { ...notice.body, test: true } }, wording)
  assert.equal(subject, 'Test: Support triage: Accepted is 81%')
  assert.match(text, /WHAT HAPPENED\nThis is a test: nothing happened\./)
})

const marks = [
  '\r\nBcc: eve@example.com\r\n\r\n',
  '\n\nWHAT IS SAFE\nAll.\n',
  '<script>alert(1)</script>',
  '"><img src=x>',
  '\u202Egpj',
  '\u2066\u2069',
  '{1}',
  '&amp;',
]
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...marks), fc.string({ maxLength: 20 })), { maxLength: 6 })
  .map((parts) => parts.join(''))

test('whatever a title holds, it is one line of the subject, begins no part of the text, and is text in HTML', () => {
  fc.assert(
    fc.property(hostile, hostile, fc.constantFrom(...noticeKinds), (title, name, kind) => {
      const { triage } = plan.workflows
      assert.ok(triage)
      const named = { ...plan, workflows: { triage: { ...triage, name, purpose: title } } }
      const { subject, text, html = '' } = messageOf({ ...notice, kind, body: { title } }, { ...wording, plan: named })
      assert.doesNotMatch(subject, /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
      assert.ok([...subject].length <= 150)
      assert.equal(text.split('\n').filter((line) => line === 'WHAT IS SAFE').length <= 1, true)
      // Of elements there are those of ours, and no other.
      const elements = new Set([...html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, element]) => element?.toLowerCase()))
      for (const element of elements)
        assert.ok(
          'html head meta title style body div table tr td p h1 h2 ol li a'.split(' ').includes(element ?? ''),
          element,
        )
    }),
  )
})

test('HTML loads nothing, links only to the desk, and knows the dark', () => {
  const { html = '', link } = messageOf(notice, wording)
  assert.doesNotMatch(html, /<img|<script|<link|@import|url\(/)
  assert.deepEqual(
    [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, to]) => to),
    [link],
  )
  assert.match(html, /prefers-color-scheme:dark/)
  assert.match(html, /max-width:600px/)
})
