import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { type JsonSchema, planJsonSchema } from '../../../src/plan/json-schema.ts'
import { readWritten } from '../../../src/plan/read-plan.ts'
import { planDe } from '../../messages/plan-de.ts'
import { planEn } from '../../messages/plan-en.ts'
import { type Field, pages, sections, shapes } from './fields.ts'
import { isKnown } from './known.ts'
import { type Path, pageOf, unknownParts } from './place.ts'

/** Every place of the schema's long forms, with "x" for a name that is free. */
function* places(node: JsonSchema, path: Path = []): Iterable<Path> {
  const forms = node.anyOf ?? [node]
  for (const form of forms) {
    if (form.anyOf) yield* places(form, path)
    else if (form.properties && !path.includes('objectives'))
      for (const [key, below] of Object.entries(form.properties)) {
        yield [...path, key]
        yield* places(below, [...path, key])
      }
    if (form.properties && path.includes('objectives') && path.at(-1) !== 'objectives')
      for (const key of Object.keys(form.properties)) yield [...path, key]
    if (typeof form.additionalProperties === 'object') yield* places(form.additionalProperties, [...path, 'x'])
    if (form.items?.properties) yield* places(form.items, [...path, 0])
  }
}

test('whatever the schema of a plan can say stands on one of the pages', () => {
  const all = [...places(planJsonSchema())]
  assert.ok(all.length > 250, String(all.length))
  assert.deepEqual(
    all.filter((path) => !isKnown(path)).map((path) => path.join('.')),
    [],
  )
})

test('and the pages hold nothing that the schema does not know', () => {
  const all = new Set([...places(planJsonSchema())].map((path) => path.join('.')))
  const check = (fields: readonly Field[], path: string): string[] =>
    fields.flatMap((field) => {
      const at = `${path}${field.key}`
      const own = all.has(at) ? [] : [at]
      if (field.kind === 'group') return [...own, ...check(shapes[field.shape], `${at}.`)]
      if (field.kind === 'map') return [...own, ...check(shapes[field.shape], `${at}.x.`)]
      if (field.kind === 'list') return [...own, ...check(shapes[field.shape], `${at}.0.`)]
      return own
    })
  assert.deepEqual(
    sections.flatMap((section) => [
      ...check(pages[section].plan, ''),
      ...check(pages[section].workflow, 'workflows.x.'),
    ]),
    [],
  )
})

test('every field and every choice has its words in every language', () => {
  const words = { planEn, planDe }
  for (const [language, { labels, choices }] of Object.entries(words)) {
    const check = (whose: string, fields: readonly Field[]) => {
      for (const field of fields) {
        assert.ok((labels as Record<string, object>)[whose]?.[field.key as never], `${language}: ${whose} ${field.key}`)
        if (field.kind === 'choice' || field.kind === 'choices')
          for (const one of field.of) assert.ok(one in choices, `${language}: ${one}`)
      }
    }
    for (const [shape, fields] of Object.entries(shapes)) check(shape, fields)
    for (const section of sections) {
      check('plan', pages[section].plan)
      check('workflow', pages[section].workflow)
    }
  }
})

const folder = new URL('../../../plans/', import.meta.url)
test('of the sample plans nothing is left to the file, and what no page knows is', () => {
  for (const name of readdirSync(folder)) {
    const { written } = readWritten(readFileSync(new URL(name, folder), 'utf8'))
    assert.deepEqual(unknownParts(written ?? {}, isKnown), [], name)
  }
  const strange = { plan: 1, colour: 'red', workflows: { triage: { name: 'x', case: { what: 'y', size: 1 } } } }
  assert.deepEqual(unknownParts(strange, isKnown), ['colour', 'workflows.triage.case.size'])
})

test('errors and gaps lead to their page and workflow, whatever the workflow is called', () => {
  const cases: [part: string, section: string, workflow?: string][] = [
    ['holidays', 'what'],
    ['people.tom.email', 'who'],
    ['integrations.crm.check', 'systems'],
    ['support.severities.S1', 'support'],
    ['support', 'support'],
    ['changes', 'support'],
    ['changes.rates', 'money'],
    ['changes.approvals.low', 'support'],
    ['budgets', 'money'],
    ['workflows.triage.v2.case.per_week', 'what', 'triage.v2'],
    ['workflows.triage.v2.continuity.permissions', 'systems', 'triage.v2'],
    ['workflows.triage.v2.continuity.fallback', 'breaks', 'triage.v2'],
    ['workflows.triage.v2.value', 'money', 'triage.v2'],
    ['workflows.triage.v2.objectives', 'checks', 'triage.v2'],
    ['workflows.triage.v2.owner', 'who', 'triage.v2'],
    ['', 'what'],
  ]
  for (const [part, section, workflow] of cases)
    assert.deepEqual(pageOf(part, ['triage.v2']), { section, ...(workflow ? { workflow } : {}) }, part)
})
