import { pointerTo, valueAt } from '../../base/pointer.ts'
import type { Micros } from '../../base/time.ts'
import { isLike } from '../../base/wildcard.ts'
import type { Action } from '../../plan/action.ts'
import { type Found, type ReadFact, type ReadingRules, readFacts, type StepKind } from '../../plan/reading.ts'

/**
 * What the plan's rules find in a run: which of its steps are writes, decisions and so on, and what the run was about. A function of
 * the run's lines as they were told and of the plan, so that it may be tried on what is kept before it applies, and made again.
 */

/** The rules of a workflow, and of its actions what they need to know. */
export type PlanReading = {
  readonly rules: ReadingRules
  /** Runs that began before stay as they were told; null: none. */
  readonly from: Micros | null
  readonly actions: Readonly<Record<string, Pick<Action, 'writes' | 'integration' | 'read_back'>>>
}

/** A step as it was told, with its contents as they are kept: '' where there are none. */
export type ToldStep = {
  readonly step: string
  readonly parent: string
  readonly name: string
  readonly kind: string
  readonly action: string
  readonly integration: string
  readonly status: string
  readonly started: Micros | null
  readonly ended: Micros | null
  readonly input: string
  readonly output: string
  /** JSON text. */
  readonly attributes: string
}

/** What lines tell of the run as a whole: its texts, and its labels as JSON text. */
export type ToldRun = { readonly input: string; readonly output: string; readonly labels: string }

export type ReadStep = {
  /** Which of the rules fits, from 0. */
  readonly rule: number
  readonly kind: StepKind
  readonly action: string
  readonly integration: string
}
export type ReadWrite = {
  readonly step: string
  readonly integration: string
  readonly record: string
  readonly fields: Readonly<Record<string, unknown>> | undefined
  readonly claimed: Micros | null
}
export type ByPlan = {
  readonly facts: { readonly [of in ReadFact]?: string }
  readonly steps: ReadonlyMap<string, ReadStep>
  readonly writes: readonly ReadWrite[]
}

export function readByPlan(run: ToldRun, steps: readonly ToldStep[], { rules, actions }: PlanReading): ByPlan {
  const found = steps.toSorted(asTheyBegan).map((one) => ({ one, at: placesIn(one) }))
  const ofRun = { one: undefined, at: placesIn({ ...run, attributes: run.labels }) }
  const facts: { [of in ReadFact]?: string } = {}
  for (const fact of readFacts) {
    const rule = rules[fact]
    const id = rule && firstId([ofRun, ...found], rule)
    if (id !== undefined) facts[fact] = id
  }
  const read = new Map<string, ReadStep>()
  const writes: ReadWrite[] = []
  for (const { one, at } of found) {
    const index = rules.steps.findIndex(({ step }) => isLike(one.name, step))
    const rule = rules.steps[index]
    if (!rule) continue
    const action = rule.action === undefined ? undefined : actions[rule.action]
    const kind = rule.is ?? (action?.writes ? 'write' : (one.kind as StepKind))
    const integration = action?.integration ?? one.integration
    read.set(one.step, { rule: index, kind, action: rule.action ?? one.action, integration })
    const record = kind === 'write' && rule.record !== undefined ? idOf(at(rule.record)) : undefined
    // What failed claims nothing.
    if (record === undefined || one.status === 'error') continue
    const fields = Object.entries(rule.fields ?? byName(action?.read_back?.fields)).flatMap(([name, place]) => {
      const value = at(place)
      return value === undefined ? [] : [[name, value] as const]
    })
    writes.push({
      ...{ step: one.step, integration, record, claimed: one.ended ?? one.started },
      fields: fields.length === 0 ? undefined : Object.fromEntries(fields),
    })
  }
  return { facts, steps: read, writes }
}

/** What a write says is called there as it is in its input. */
const byName = (fields: readonly string[] = []): Record<string, string> =>
  Object.fromEntries(fields.map((field) => [field, `/input${pointerTo(field)}`]))

/** The root first, then as they began; what tells no beginning last. */
function asTheyBegan(a: ToldStep, b: ToldStep): number {
  if ((a.parent === '') !== (b.parent === '')) return a.parent === '' ? -1 : 1
  const [x, y] = [a.started ?? Number.POSITIVE_INFINITY, b.started ?? Number.POSITIVE_INFINITY]
  return x === y ? (a.step < b.step ? -1 : 1) : x < y ? -1 : 1
}

type Place = (pointer: string) => unknown
type Looked = { readonly one: ToldStep | undefined; readonly at: Place }

function firstId(looked: readonly Looked[], { at: pointer, step }: Found): string | undefined {
  for (const { one, at } of looked) {
    if (step !== undefined && (one === undefined || !isLike(one.name, step))) continue
    const id = idOf(at(pointer))
    if (id !== undefined) return id
  }
  return undefined
}

/** What may be an id: a text or a number, as long as the record lets ids be. */
function idOf(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const text = String(value).trim()
  return text === '' || text.length > 200 ? undefined : text
}

/** What stands at a place. A text is read as JSON where the place lies within it, and once. */
function placesIn(told: { readonly input: string; readonly output: string; readonly attributes: string }): Place {
  const read = new Map<string, unknown>()
  return (pointer) => {
    const [, part = '', within] = /^\/(\w+)(\/.*)?$/s.exec(pointer) ?? []
    const text = told[part as keyof typeof told] ?? ''
    if (text === '') return undefined
    if (within === undefined) return text
    if (!read.has(part)) read.set(part, jsonIn(text))
    return valueAt(read.get(part), within)
  }
}

function jsonIn(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    // Cut off, or no JSON at all.
    return undefined
  }
}
