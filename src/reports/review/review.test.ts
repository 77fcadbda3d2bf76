import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ReadReview } from '../../decisions/reviews/keep.ts'
import type { Review } from '../../decisions/reviews/review.ts'
import { runsBehind } from '../../evidence/runs/behind.ts'
import type { Measured } from '../../findings/objectives/measured.ts'
import { reviewToHtml } from './html.ts'
import { reviewToText } from './text.ts'

const share: Measured = { value: '50', interval: null, n: 20, of: 'runs' }
const of = (release: string) => runsBehind({ workflow: 'desk', release })
const review: Review = {
  workflow: 'desk',
  name: 'Desk',
  purpose: null,
  risk: 'low',
  owner: 'ana',
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
          name: 'promise',
          target: '>= 40%',
          window: '7d',
          from: '2026-03-01T00:00:00Z',
          to: '2026-03-08T00:00:00Z',
          result: 'pass',
          reason: '50% meets >= 40%',
          measured: share,
          behind: of('objective'),
        },
      ],
      figures: [
        {
          measure: 'accepted',
          words: 'accepted',
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
  continuity: [],
  findings: [{ id: 'f1', severity: 'high', state: 'open', title: 'Something', detail: 'is off', first_seen: 0 }],
  decide: [],
  assumptions: [],
  untimed_runs: 0,
}
const ways = ['one <&>', 'loop', 'objective', 'figure'].map((release) => of(release))

test('in a terminal every number has a mark, and the command it stands for is at the end of its section', () => {
  const said = reviewToText(review, { width: 100, colour: false })
  for (const line of [/one \[1\] +20 +50%/, /A loop\. \[2\]/, /50% meets >= 40% \[3\]/, /Accepted \[4\] +50%/])
    assert.match(said, line)
  for (const [index, { command }] of ways.entries()) assert.ok(said.includes(`[${index + 1}] ${command}\n`), command)
  assert.match(said, /high +Something\. is off \[5\]\n\n +\[5\] aftercare finding f1\n/)
})

test('on a page every number is a link, or stands beside its command where no server is known', () => {
  const kept = { document: review, drawn_at: 0, hash: 'h', state: 'drawn', altered: null } as ReadReview
  const onDesk = reviewToHtml(kept, (url) => url.replace('/api/v1', '/w/w1'))
  const links = [...onDesk.matchAll(/href="(\/[^"]+)"/g)].map((match) => match[1])
  assert.equal(links.length, 5)
  assert.ok(links.includes('/w/w1/findings/f1'))
  const alone = reviewToHtml(kept, () => null)
  assert.doesNotMatch(alone, /href="\//)
  const commands = [...alone.matchAll(/<code>([^<]+)<\/code>/g)].map((match) => match[1])
  assert.deepEqual(commands.length, 5)
  assert.ok(commands.includes('aftercare finding f1'))
  assert.ok(commands.includes('aftercare runs --workflow desk --release &#39;one &#60;&#38;&#62;&#39; --counted'))
})
