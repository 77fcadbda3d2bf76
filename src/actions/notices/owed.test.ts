import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Engines, openEngines } from '../../../test/engines/engines.ts'
import { MICROS, type Micros, parseTime } from '../../base/time.ts'
import { decideReview, keepDue } from '../../decisions/reviews/keep.ts'
import type { Review } from '../../decisions/reviews/review.ts'
import { closeFinding } from '../../findings/acts.ts'
import { evidenceOf } from '../../findings/finding.ts'
import { type Noticed, recordFindings } from '../../findings/record.ts'
import { sayStarted, sayStopped } from '../../plan/stops.ts'
import { noticeOf } from './notice.ts'

const noon = parseTime('2026-03-02T12:00:00Z')?.micros ?? 0

/** What is owed is a row of the noun that owes it, in the order in which things happened. */
describe('what people are owed', () => {
  let engines: Engines
  before(async () => {
    engines = await openEngines()
  })
  after(() => engines.close())

  const owed = async (workspace: string) => {
    const { db } = engines.state
    const rows = await db
      .selectFrom('notice')
      .selectAll()
      .where('workspace_id', '=', workspace)
      .orderBy('seq')
      .execute()
    return rows.map(noticeOf)
  }
  const look = (workspace: string, judged: Partial<Parameters<typeof recordFindings>[2]>, at: Micros) =>
    engines.state.transaction((trx) => recordFindings(trx, workspace, { seen: [], calm: [], ...judged }, at))

  test('of a finding that becomes worse: once for each severity that nobody was told of', async () => {
    const workspace = await engines.workspace()
    const course = ['low', 'low', 'high', 'low', 'high', 'medium'] as const
    for (const [hour, severity] of course.entries())
      await look(workspace, { seen: [{ ...noticed(noon), severity }] }, noon + hour * MICROS.h)
    await look(workspace, { over: ['key'] }, noon + 9 * MICROS.h)
    assert.deepEqual(
      (await owed(workspace)).map(({ kind, urgency }) => [kind, urgency]),
      [
        ['finding.opened', 'low'],
        ['finding.opened', 'high'],
        ['finding.over', 'medium'],
      ],
    )
  })

  test('of a finding: that it began, began again and was over, each once', async () => {
    const workspace = await engines.workspace()
    const steps: [hours: number, judged: Partial<Parameters<typeof recordFindings>[2]>][] = [
      [0, { seen: [noticed(noon)] }],
      [1, { seen: [noticed(noon + MICROS.h)] }],
      [2, { calm: ['key'] }],
      [3, { calm: ['key'] }],
      [4, { calm: ['key'] }],
    ]
    for (const [hours, judged] of steps) await look(workspace, judged, noon + hours * MICROS.h)
    const first = await owed(workspace)
    assert.deepEqual(
      first.map(({ kind, opens, urgency, workflow }) => [kind, opens, urgency, workflow]),
      [
        ['finding.opened', true, 'high', 'desk'],
        ['finding.over', false, 'high', 'desk'],
      ],
    )
    assert.equal(first[0]?.about, first[1]?.about)
    // A second one, closed by a person, seen again a day later, and over in the end: which a look that agrees does not say twice.
    await look(workspace, { seen: [noticed(noon + MICROS.d)] }, noon + MICROS.d)
    const id = String((await owed(workspace)).at(-1)?.body.finding)
    const close = (hours: number) =>
      closeFinding(engines.state, workspace, { id, by: 'local:ana', because: 'Mended.', now: noon + hours * MICROS.h })
    await close(30)
    await look(workspace, { seen: [noticed(noon + 60 * MICROS.h)] }, noon + 60 * MICROS.h)
    await close(61)
    await look(workspace, { over: ['key'] }, noon + 62 * MICROS.h)
    assert.deepEqual(
      (await owed(workspace)).slice(2).map((one) => [one.kind, one.about]),
      ['opened', 'closed', 'reopened', 'closed'].map((kind) => [`finding.${kind}`, `finding:${id}`]),
    )
    for (const { body } of await owed(workspace))
      assert.deepEqual(
        Object.keys(body).sort(),
        ['dimension', 'finding', 'severity', 'title'],
        'nothing of the evidence',
      )
  })

  test('of a stop: that it began and ended, without the words that were typed', async () => {
    const workspace = await engines.workspace()
    const asked = { workflow: 'desk', by: 'local:ana', now: noon }
    const { id } = await sayStopped(engines.state, workspace, {
      ...asked,
      since: noon,
      why: 'Secret.',
      meanwhile: null,
    })
    await sayStarted(engines.state, workspace, { ...asked, until: noon, note: 'Secret too.' })
    const rows = await owed(workspace)
    assert.deepEqual(
      rows.map((one) => [one.kind, one.about, one.opens, one.body]),
      [
        ['workflow.stopped', `stop:${id}`, true, { stop: id }],
        ['workflow.started', `stop:${id}`, false, { stop: id }],
      ],
    )
  })

  test('of a review that is due: that it waits, once, and that it was answered', async () => {
    const workspace = await engines.workspace()
    const document = { workflow: 'desk', from: '', to: '', verdict: 'PASS' } as unknown as Review
    for (let drawn = 0; drawn < 2; drawn++) await keepDue(engines.state, workspace, document, { due: noon, now: noon })
    const [waits, ...others] = await owed(workspace)
    assert.deepEqual([waits?.kind, waits?.opens, others.length], ['review.drawn', true, 0])
    const id = String(waits?.body.review)
    await decideReview(engines.state, workspace, { id, answer: 'refused', note: 'No.', by: 'local:ana', now: noon })
    const [, answered] = await owed(workspace)
    assert.deepEqual([answered?.kind, answered?.opens, answered?.about], ['review.refused', false, waits?.about])
  })

  const noticed = (asked: Micros): Noticed => ({
    key: 'key',
    workflow: 'desk',
    dimension: 'quality',
    severity: 'high',
    title: 'Off',
    detail: 'What a customer said.',
    answers: null,
    evidence: evidenceOf(
      { question: { kind: 'late_reviews' }, said: 'Off.', answer: null, behind: { url: '', command: '' } },
      asked,
    ),
  })
})
