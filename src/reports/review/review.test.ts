import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ReadReview } from '../../decisions/reviews/keep.ts'
import type { Review } from '../../decisions/reviews/review.ts'
import { runsBehind } from '../../evidence/runs/behind.ts'
import { behindFinding } from '../../findings/finding.ts'
import type { Measured } from '../../findings/objectives/measured.ts'
import { documentToHtml, type PageOf } from '../document/html.ts'
import { documentOfReview } from './document.ts'
import { reviewToText } from './text.ts'

const share: Measured = { value: '50', interval: null, n: 20, of: 'runs' }
const of = (release: string) => runsBehind({ workflow: 'desk', release })
const review: Review = {
  workflow: 'desk',
  name: 'Desk',
  purpose: null,
  risk: 'low',
  owner: 'ana',
  owner_name: 'Ana Ruiz',
  about: null,
  from: '2026-03-01T00:00:00Z',
  to: '2026-03-08T00:00:00Z',
  before_from: '2026-02-22T00:00:00Z',
  as_of: '2026-03-08T00:00:00Z',
  time_zone: 'UTC',
  currency: 'EUR',
  plan_version: 1,
  code: 'x',
  verdict: 'PASS',
  sentence: 'kept: quality',
  dimensions: [
    {
      dimension: 'quality',
      result: 'pass',
      reason: 'kept',
      objectives: [
        {
          name: 'first_answer',
          words: 'Accepted (first answer)',
          target: '≥ 40%',
          window: '7 days',
          from: '2026-03-01T00:00:00Z',
          to: '2026-03-08T00:00:00Z',
          result: 'pass',
          reason: '50% meets ≥ 40%',
          measured: share,
          behind: of('objective'),
        },
      ],
      figures: [
        {
          measure: 'accepted',
          words: 'Accepted',
          unit: 'share',
          now: share,
          before: share,
          change: null,
          behind: of('figure'),
        },
      ],
      unknown: [],
    },
  ],
  releases: [
    {
      release: 'one',
      runs: 20,
      accepted: share,
      handed_over: share,
      tool_calls: 3,
      tool_errors: 1,
      cost_per_run: share,
      median_ms: 1000,
      changed_with_it: [],
      behind: of('one <&>'),
    },
  ],
  notes: [],
  loops: [{ sentence: 'A loop.', behind: of('loop') }],
  continuity: [
    { words: 'Rollback', proof: 'proved by Ana Ruiz, good until 1 Jun 2026', good: true },
    { words: 'Relaunch', proof: 'never proved', good: false, behind: behindFinding('f2') },
  ],
  findings: [
    { id: 'f1', severity: 'high', state: 'open', title: 'Something', detail: 'is off', first_seen: 0 },
    { id: 'f2', severity: 'medium', state: 'open', title: 'Relaunch: never proved', detail: 'No.', first_seen: 0 },
  ],
  decide: [],
  assumptions: [{ about: 'workflows.desk.value.labour_rate', words: 'Price of an hour of work', why: 'A guess.' }],
  untimed_runs: 0,
}
const page = (kept: ReadReview, pageOf: PageOf = () => null) => documentToHtml(documentOfReview(kept), 'en', pageOf)
const ways = ['one <&>', 'loop', 'objective', 'figure'].map((release) => of(release))

const kept = { document: review, drawn_at: 0, hash: 'h', state: 'drawn', altered: null } as ReadReview

test('in a terminal every number has a mark, and the command it stands for is at the end of its section', () => {
  const said = reviewToText(review, { width: 100, colour: false })
  for (const line of [/one \[1\] +20 +50%/, /A loop\. \[2\]/, /50% meets ≥ 40% \[3\]/, /Accepted \[4\] +50%/])
    assert.match(said, line)
  for (const [index, { command }] of ways.entries()) assert.ok(said.includes(`[${index + 1}] ${command}\n`), command)
  assert.match(said, /Relaunch: never proved \[5\]\n\n +\[5\] aftercare finding f2\n/)
  assert.match(said, /high +Something\. is off \[6\]\n\n +\[6\] aftercare finding f1\n/)
})

test('on a page every number is a link, or stands beside its command where no server is known', () => {
  const onDesk = page(kept, ({ url }) => url.replace('/api/v1', '/w/w1'))
  const links = [...onDesk.matchAll(/href="(\/[^"]+)"/g)].map((match) => match[1])
  assert.equal(links.length, 6)
  assert.ok(links.includes('/w/w1/findings/f1'))
  const alone = page(kept)
  assert.doesNotMatch(alone, /href="\//)
  const commands = [...alone.matchAll(/<code>([^<]+)<\/code>/g)].map((match) => match[1])
  assert.deepEqual(commands.length, 6)
  assert.ok(commands.includes('aftercare finding f1'))
  assert.ok(commands.includes('aftercare runs --workflow desk --release &#39;one &#60;&#38;&#62;&#39; --counted'))
})

const signed = {
  ...kept,
  state: 'signed',
  signed_at: 1_773_140_640_000_000,
  signed_by: 'user:1',
  signed_name: 'Ben Okafor',
  decision_seq: 4,
}
const onPage = page(signed as ReadReview).replaceAll(/<style>.*<\/style>/gs, '')
const faces: [name: string, said: string][] = [
  ['in a terminal', reviewToText(review, { width: 100, colour: false })],
  ['on a page', onPage.replaceAll(/<details.*?<\/details>/g, '').replaceAll(/(?:\s*<[^>]+>\s*)+/g, ' ')],
]

for (const [name, said] of faces)
  test(`${name} people, promises, periods and outcomes have the names that people use`, () => {
    for (const words of [
      '1 Mar 2026 to 7 Mar 2026',
      'Passed',
      'Ana Ruiz',
      'low risk',
      name === 'on a page' ? 'Accepted (first answer) ≥ 40% 7 days' : 'Accepted (first answer) ≥ 40% over 7 days',
      'Price of an hour of work',
    ])
      assert.ok(said.includes(words), `${words} in\n${said}`)
    assert.doesNotMatch(said, /first_answer|labour_rate|\bana\b|user:1|PASS|95%/)
    // What stands among the safety measures is not said once more.
    assert.equal(said.split('Relaunch').length, 2)
  })

test('a page says who signed and when as people say it', () => {
  assert.match(faces[1]?.[1] ?? '', /Signed by +Ben Okafor on 10 Mar 2026, 11:04, entry 4 of the decision log/)
})

test('where nothing was known before, nothing is compared', () => {
  const nothing: Measured = { value: null, interval: null, n: 0, of: 'runs', unknown: 'there were no runs' }
  const [dimension] = review.dimensions
  assert.ok(dimension)
  const first = {
    ...review,
    dimensions: [{ ...dimension, figures: dimension.figures.map((one) => ({ ...one, before: nothing })) }],
  }
  for (const [was, now] of [
    [reviewToText(review, { width: 100, colour: false }), reviewToText(first, { width: 100, colour: false })],
    [page(kept), page({ ...kept, document: first })],
  ] as const) {
    assert.match(was, /period before/i)
    assert.doesNotMatch(now, /period before/i)
  }
})

test('a page is said in German as well, but for what the plan and people wrote', () => {
  const german = documentToHtml(documentOfReview(signed as ReadReview), 'de')
  for (const words of [
    '<html lang="de">',
    'Wartungsreview',
    '1. März 2026 bis 7. März 2026, Stand 8. März 2026 (UTC)',
    'Unterschrieben von',
    'Ben Okafor am 10. März 2026, 11:04, Eintrag 4 des Entscheidungsprotokolls',
    'Bestanden',
    'Qualität',
    'gehalten',
    'nicht nachgewiesen',
    'geringes Risiko',
  ])
    assert.ok(german.includes(words), words)
})
