import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deskAddress } from './desk.ts'

test('a search of runs or reviews becomes the page with the same query', () => {
  assert.equal(
    deskAddress('/api/v1/runs?workflow=airline&from=2026-02-07T00%3A00%3A00Z&outcome=accepted', 'w1'),
    '/w/w1/runs?workflow=airline&from=2026-02-07T00%3A00%3A00Z&outcome=accepted',
  )
  assert.equal(deskAddress('/api/v1/reviews?workflow=airline', 'w1'), '/w/w1/reviews?workflow=airline')
  assert.equal(deskAddress('/api/v1/runs', 'w1'), '/w/w1/runs')
  assert.equal(deskAddress('/api/v1/objectives', 'w1'), '/w/w1/objectives')
  assert.equal(deskAddress('/api/v1/objectives/airline/accepted', 'w1'), '/w/w1/objectives/airline/accepted')
})

test('one run, one review and one finding become their pages', () => {
  assert.equal(deskAddress('/api/v1/runs/r%2F1', 'w1'), '/w/w1/runs/r%2F1')
  assert.equal(deskAddress('/api/v1/reviews/01a2', 'w1'), '/w/w1/reviews/01a2')
  assert.equal(deskAddress('/api/v1/findings/01a2', 'w1'), '/w/w1/findings/01a2')
})

test('the plan becomes its page, at the part that is meant', () => {
  assert.equal(deskAddress('/api/v1/plan', 'w1'), '/w/w1/plan')
  assert.equal(
    deskAddress('/api/v1/plan', 'w1', 'workflows.desk.continuity.rollback'),
    '/w/w1/plan?at=workflows.desk.continuity.rollback',
  )
})

test('what was typed for a workflow stands on its page', () => {
  assert.equal(deskAddress('/api/v1/workflows/My%20desk/typed-figures', 'w1'), '/w/w1/workflows/My%20desk')
})

test('what is read from and handed over to, the model that judges, hours and notices become their pages', () => {
  assert.equal(deskAddress('/api/v1/connectors/01a2', 'w1'), '/w/w1/connectors')
  assert.equal(deskAddress('/api/v1/trackers', 'w1'), '/w/w1/connectors')
  assert.equal(deskAddress('/api/v1/sources/judge', 'w1'), '/w/w1/sources')
  assert.equal(deskAddress('/api/v1/hours', 'w1'), '/w/w1/hours')
  assert.equal(deskAddress('/api/v1/support', 'w1'), '/w/w1/support')
  assert.equal(deskAddress('/api/v1/notices?state=not_delivered', 'w1'), '/w/w1/notices?state=not_delivered')
  assert.equal(deskAddress('/api/v1/requests/01a2', 'w1'), '/w/w1/requests/01a2')
})

test('addresses that have no page stay as they are', () => {
  assert.equal(deskAddress('/api/v1/plan/versions', 'w1'), '/api/v1/plan/versions')
  assert.equal(deskAddress('/api/v1/runs/r1/steps', 'w1'), '/api/v1/runs/r1/steps')
  assert.equal(deskAddress('https://example.org/api/v1/runs', 'w1'), 'https://example.org/api/v1/runs')
})
