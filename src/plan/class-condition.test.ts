import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ClassFacts, classConditionOf, fitOf, parseClassCondition } from './class-condition.ts'

const facts: ClassFacts = {
  what: 'prompt',
  purpose: 'tune',
  adds: [],
  scope: 'inside',
  cause: null,
  origin: 'review',
  estimateMinutes: null,
}

test('a class fits a request, does not, or cannot be told', () => {
  const cases: [condition: string, given: Partial<ClassFacts>, fit: string][] = [
    ['what is prompt', {}, 'fits'],
    ['what is route, approval rule or prompt', {}, 'fits'],
    ['what is approval rule', {}, 'does not fit'],
    ['what is prompt and scope is inside and adds is nothing', {}, 'fits'],
    ['adds is system or permission', { adds: ['case type', 'permission'] }, 'fits'],
    ['adds is nothing', { adds: ['system'] }, 'does not fit'],
    ['cause is provider', {}, 'unknown'],
    ['cause is provider', { cause: 'third party' }, 'does not fit'],
    ['cause is provider and what is model', {}, 'does not fit'],
    ['estimate <= 4h', {}, 'unknown'],
    ['estimate <= 4h', { estimateMinutes: 240 }, 'fits'],
    ['estimate < 4h', { estimateMinutes: 240 }, 'does not fit'],
    ['estimate > 30m and origin is review', { estimateMinutes: 31 }, 'fits'],
    ['estimate >= 45m', { estimateMinutes: 44 }, 'does not fit'],
  ]
  for (const [condition, given, fit] of cases)
    assert.equal(fitOf(classConditionOf(condition), { ...facts, ...given }), fit, condition)
})

test('what is no condition is told with what it may be', () => {
  const cases: [condition: string, at: number, message: RegExp][] = [
    ['it restores what was agreed', 0, /write it like "what is prompt or route"/],
    ['what is prompts', 0, /"prompts" is nothing that "what" can be; it can be prompt, route/],
    ['what is prompt and colour is red', 19, /about what, purpose, adds, scope, cause, origin or estimate/],
    ['estimate <= four hours', 0, /write it like "estimate <= 4h"/],
    ['', 0, /is not a clause/],
  ]
  for (const [condition, at, message] of cases) {
    const parsed = parseClassCondition(condition)
    assert.ok(parsed.kind === 'error', condition)
    assert.equal(parsed.at, at)
    assert.match(parsed.message, message)
  }
})
