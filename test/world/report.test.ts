import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { rulesOf } from '../../src/app.ts'
import { allInLanguage, inLanguage } from '../../src/base/say.ts'
import { MICROS, parseTime } from '../../src/base/time.ts'
import { hoursInBrief } from '../../src/decisions/hours/brief.ts'
import { enterTime, takeTimeBack } from '../../src/decisions/hours/keep.ts'
import type { PayClass } from '../../src/decisions/hours/pay.ts'
import { writeNote } from '../../src/decisions/notes/keep.ts'
import { fileRequest, makeMove } from '../../src/decisions/requests/keep.ts'
import { askedSchema, type RequestClass } from '../../src/decisions/requests/request.ts'
import { drawReview } from '../../src/decisions/reviews/draw.ts'
import { decideReview, keepDue } from '../../src/decisions/reviews/keep.ts'
import type { Review } from '../../src/decisions/reviews/review.ts'
import { createMasker } from '../../src/evidence/receive/mask.ts'
import { createPipe } from '../../src/evidence/receive/pipe.ts'
import { follow } from '../../src/evidence/runs/follow.ts'
import { evidenceOf } from '../../src/findings/finding.ts'
import { type Noticed, recordFindings } from '../../src/findings/record.ts'
import { readPlan } from '../../src/plan/read-plan.ts'
import { applyPlan, requirePlan } from '../../src/plan/versions.ts'
import { type Cell, tablesOf } from '../../src/reports/document/document.ts'
import { askFacts } from '../../src/reports/report/facts.ts'
import { monthAt, monthOf } from '../../src/reports/report/month.ts'
import { contentOf, documentOf } from '../../src/reports/report/report.ts'
import { createRandom } from '../../src/statistics/random.ts'
import { type Engines, openEngines } from '../engines/engines.ts'
import { decimal, millionths, newestOf, runsOf } from './books.ts'
import { bookChange, bookMeasure } from './measures.ts'
import { workflows } from './plan.ts'
import { bookMonth, bookRuns, type MonthDeed, makeMonth } from './report.ts'
import { deliveries, makeWorld, type World } from './world.ts'

/** The report of a month of random worlds, in which people did random things, says what the books say: its first page and every table. */
const SEEDS = [3, 8, 21]
/** Included in a month. */
const HOURS = 40
const by = 'local:ana'
const doer = { by, user: null, roles: ['owner'], through: 'member' } as const
const named = { desk: 'The desk', intake: 'The intake' } as const

describe('the monthly report: what the stores tell is what plain loops over a random world count', () => {
  let engines: Engines
  before(async () => {
    engines = await openEngines()
  })
  after(() => engines.close())

  for (const seed of SEEDS)
    test(`world ${seed}`, async () => {
      const { state, evidence, clock } = engines
      const world = makeWorld(seed)
      const { zone, begin } = world
      const workspace = await engines.workspace()
      const version = await apply(workspace, world)
      await deliver(workspace, world)
      // Long enough that nobody waits for a root any more.
      clock.pass(2 * MICROS.m)
      await follow({ state, evidence }, workspace, await rulesOf(state, workspace, clock.now()))
      const asOf = begin + 70 * MICROS.d
      const month = monthAt(monthOf(begin + 2 * MICROS.d, zone), zone, asOf)
      const deeds = makeMonth(seed, month, workflows)
      await carryOut(workspace, deeds)

      const runs = runsOf(world.lines, { ...world, releases: world.plan.releases })
      const book = { runs, newest: newestOf(world.lines), zone, currency: world.currency, typed: [] }
      // All of them, and one alone.
      for (const scope of [[...workflows], [createRandom(seed).pick(workflows)]] as (keyof typeof named)[][]) {
        const words = `seed ${seed}, ${month.month} in ${zone}, ${scope}`
        const facts = await askFacts({ state, evidence }, workspace, version, { month, workflows: scope, asOf })
        const content = allInLanguage(contentOf(facts, null))
        const tables = new Map(tablesOf(allInLanguage(documentOf(content, {}, null))).map((one) => [one.id, one]))
        const rows = (id: string) => tables.get(id)?.rows.map(({ cells }) => cells) ?? []
        const said = (id: string) => rows(id).map((cells) => cells.join(' | '))

        // Runs, outcomes and cost.
        const ran = bookRuns(runs, month, scope)
        const before = bookRuns(runs, monthAt(monthBeforeOf(month.month), zone, asOf), scope)
        const figures = new Map(content.figures.map(({ key, value }) => [key, value]))
        for (const { workflow, row } of ran.rows) {
          const of = (name: string) => figures.get(`${workflow}/${name}`)
          assert.deepEqual(
            ['runs', 'judged', 'accepted', 'corrected', 'exceptions', 'cost_unknown_runs'].map(of),
            row
              ? [
                  row.runs,
                  row.judged,
                  row.accepted,
                  row.corrected,
                  row.exceptions + row.errors,
                  row.cost_unknown_runs,
                ].map(String)
              : Array(6).fill('0'),
            words,
          )
          const known = row && sum([row.cost_reported, row.cost_estimated])
          assert.equal(of('cost') ?? null, known === null ? null : rounded(known, less(known, '1') ? 4 : 2), words)
        }
        assert.deepEqual(
          rows('coverage'),
          ran.rows.map(({ workflow, row }) =>
            row
              ? [
                  named[workflow as keyof typeof named],
                  row.runs,
                  row.judged,
                  row.runs - row.judged,
                  row.handed_over,
                  row.exceptions + row.errors,
                ]
              : [named[workflow as keyof typeof named], 0, '', '', '', ''],
          ),
          words,
        )
        const money = (value: string | null) => (value === null ? '' : rounded(value, less(value, '0.01') ? 4 : 2))
        assert.deepEqual(
          rows('costs'),
          ran.rows.map(({ workflow, row }): Cell[] => {
            if (!row) return [named[workflow as keyof typeof named], 0, '', '', '', '']
            const known = sum([row.cost_reported, row.cost_estimated])
            return [
              ...[named[workflow as keyof typeof named], row.runs, money(row.cost_reported), money(row.cost_estimated)],
              ...[known === null ? null : money(known), row.cost_unknown_runs],
            ]
          }),
          words,
        )
        assert.deepEqual(
          rows('days').filter((cells) => cells.slice(1).some((count) => count !== 0)),
          [...ran.days]
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([day, of]) => [day, of.accepted, of.bad, of.untouched, of.unknown]),
          words,
        )
        const { sentences } = content
        if (ran.all > 0) assert.match(sentences.happened, new RegExp(`^There were ${ran.all} runs?\\b`), words)
        else assert.match(sentences.happened, /^Nothing ran/, words)
        assert.equal(sentences.happened.includes('the month before'), before.all > 0, words)
        if (ran.cost !== null && ran.unknown < ran.all) {
          const digits = sentences.cost.replaceAll(',', '')
          assert.ok(digits.includes(money(ran.cost)), `${words}: ${sentences.cost}`)
          if (ran.unknown > 0) assert.ok(digits.includes(`the cost of ${ran.unknown} of ${ran.all} runs`), words)
        }
        for (const of of facts.workflows)
          for (const { measure, now, before: then, change } of of.figures) {
            const bookedOf = (range: { from: number; to: number }) =>
              bookMeasure(book, measure, null, { workflow: of.workflow, ...range })
            const previous = monthAt(monthBeforeOf(month.month), zone, asOf)
            const [booked, bookedThen] = [bookedOf(month), bookedOf(previous)]
            assert.deepEqual([now.n, now.value === null], [booked.n, booked.value === null], `${words}, ${measure}`)
            assert.equal(then?.n, bookedThen.n, `${words}, ${measure} before`)
            assert.equal(change && inLanguage(change), bookChange(booked, bookedThen), `${words}, change of ${measure}`)
          }

        // What people did.
        const done = bookMonth(deeds, month, scope, world.plan.releases)
        const sorted = (list: readonly string[]) => [...list].sort()
        assert.deepEqual(
          sorted(
            rows('happened').map(
              ([day, , what, became]) => `${day} ${what} ${iso(String(became).replace('over on ', ''))}`,
            ),
          ),
          sorted(done.happened),
          words,
        )
        assert.deepEqual(
          sorted(rows('attention').map(([what, , severity, since]) => `${what} ${severity} ${since}`)),
          sorted(done.open),
          words,
        )
        assert.deepEqual(
          sorted(
            rows('changes').map(
              ([day, , what, , , written]) =>
                `${day} ${String(what).replace(/^(prompt|model|release) /, '')} ${written}`,
            ),
          ),
          sorted([...done.written, ...done.unwritten]),
          words,
        )
        assert.deepEqual(
          sorted(rows('reviews').map(([workflow, due, , held]) => `${keyOf(workflow)} ${due} ${iso(String(held))}`)),
          sorted(done.reviews),
          words,
        )
        assert.deepEqual(
          sorted(rows('requests').map(([title, , filed, , pays]) => `${title} ${filed} ${classOf(pays)}`)),
          sorted(done.requests),
          words,
        )
        assert.equal(rows('decisions').length, done.decisions, `${words}\n${said('decisions').join('\n')}`)
        assert.deepEqual(
          sorted(said('hours')),
          sorted(
            [...done.classes].map(([name, [minutes, entries]]) => `${classNames[name]} | ${minutes} | ${entries}`),
          ),
          words,
        )
        const aboutNames: Readonly<Record<string, string>> = {
          ...named,
          none: 'no workflow named',
          others: 'other workflows',
        }
        assert.deepEqual(
          sorted(said('hours-workflows')),
          sorted([...done.abouts].map(([name, [minutes, entries]]) => `${aboutNames[name]} | ${minutes} | ${entries}`)),
          words,
        )
        assert.equal(facts.hours?.figures.consumed, done.consumed, words)
        // As they stand among those of other clients, on the last moment of the month.
        const brief = await hoursInBrief(state.db, workspace, month.to - 1)
        assert.deepEqual(
          [brief?.now?.had, brief?.now?.left, brief?.now?.used_percent, brief?.now?.needs_consent],
          [HOURS * 60, HOURS * 60 - done.consumed, tenths(done.consumed, HOURS * 60), done.consumed === HOURS * 60],
          words,
        )
        assert.deepEqual(brief?.statement, { from: `${monthBeforeOf(month.month)}-01`, waits: 'to issue' }, words)
        assert.match(sentences.happened, counted(done.opened, done.stillOpen), words)
        const names: readonly string[] = scope
        let incidents = 0
        for (const { workflow, opened } of book.newest.incidents) {
          const at = parseTime(opened ?? '')?.micros ?? Number.NaN
          if (names.includes(workflow ?? '') && at >= month.from && at < month.to) incidents++
        }
        assert.equal(Number(/(\d+) incidents? w/.exec(sentences.happened)?.[1] ?? 0), incidents, words)
        const reviewed = new RegExp(
          done.held === done.reviews.length
            ? `All ${done.held} reviews that were due were held`
            : `Of ${done.reviews.length} reviews that were due ${done.held} were held`,
        )
        assert.match(sentences.done, reviewed, words)
        assert.equal(
          Number(/(\d+) changes? (?:was|were) written down/.exec(sentences.done)?.[1] ?? 0),
          done.written.length,
          words,
        )
        assert.equal(
          Number(/(\d+) changes? (?:was|were) not written down/.exec(sentences.done)?.[1] ?? 0),
          done.unwritten.length,
          words,
        )
        assert.equal(
          Number(/^(\d+) things wait/.exec(sentences.decide)?.[1] ?? rows('decisions').length),
          done.decisions,
          words,
        )
        assert.equal(figures.get('findings'), String(done.opened), words)
      }
    })

  async function apply(workspace: string, { plan, begin }: World) {
    const { state } = engines
    const text = `${plan.text.replaceAll('    case_types:', '    review: weekly\n    case_types:')}support: { allowance: { hours: ${HOURS} } }\n`
    const read = readPlan(text)
    assert.ok(read.kind === 'ok', JSON.stringify(read))
    await applyPlan(state, workspace, { plan: read.plan, source: text, by, now: begin - 60 * MICROS.d })
    return await requirePlan(state.db, workspace, begin)
  }

  async function deliver(workspace: string, world: World): Promise<void> {
    const pipe = createPipe(engines.evidence)
    const masker = createMasker(Buffer.alloc(32, 7))
    for (const batch of deliveries(world))
      await pipe.receiveTexts(
        workspace,
        masker,
        batch.map((line) => JSON.stringify(line)),
      )
  }

  /** What was done at each moment, the first first, by the functions that carry it out. */
  async function carryOut(workspace: string, deeds: readonly MonthDeed[]): Promise<void> {
    const { state, evidence } = engines
    const version = await requirePlan(state.db, workspace, deeds.at(-1)?.at ?? 0)
    const parts = { state, evidence }
    const drawn = new Map<string, Review>()
    const ids = new Map<MonthDeed, string>()
    const acts: { at: number; act: () => Promise<unknown> }[] = []
    for (const deed of deeds) {
      const { at } = deed
      const note = (
        when: number,
        given: { workflow: string; what: 'prompt' | 'model'; name: string },
        finding?: string,
      ) =>
        writeNote(state, workspace, {
          ...{ ...given, at: when, before: null, after: null, description: null, link: null, why: 'It was better.' },
          ...{ source: 'person', by, now: when, ...(finding === undefined ? {} : { finding }) },
        })
      if (deed.kind === 'note')
        acts.push({ at, act: () => note(at, { workflow: deed.workflow, what: deed.what, name: deed.name }) })
      else if (deed.kind === 'time')
        acts.push({
          at,
          act: async () => {
            const acting = { by, now: at, moment: at }
            const { id } = await enterTime(
              state,
              workspace,
              {
                ...{ day: dayOf(at), minutes: deed.minutes, person: 'person:owner', about: deed.about, note: null },
                ...{ class: deed.class as PayClass, absorb: false, source: 'manual' },
              },
              acting,
            )
            if (deed.isTakenBack) await takeTimeBack(state, workspace, { id, because: 'Wrong.' }, acting)
          },
        })
      else if (deed.kind === 'review')
        acts.push(
          {
            at,
            act: async () => {
              const asked = { workflow: deed.workflow, from: at - 7 * MICROS.d, to: at, asOf: at, isPast: true }
              // What it says is compared elsewhere: one does for all of a workflow.
              const document = drawn.get(deed.workflow) ?? (await drawReview(parts, workspace, version, asked))
              drawn.set(deed.workflow, document)
              await keepDue(state, workspace, document, { due: at, now: at })
            },
          },
          ...(deed.answer === null
            ? []
            : [
                {
                  at: deed.answered,
                  act: async () => {
                    const { id } = await state.db
                      .selectFrom('review')
                      .select('id')
                      .where('workspace_id', '=', workspace)
                      .where('workflow', '=', deed.workflow)
                      .where('due_at', '=', new Date(at / 1000))
                      .executeTakeFirstOrThrow()
                    await decideReview(state, workspace, {
                      id,
                      answer: deed.answer ?? 'signed',
                      note: 'Read.',
                      by,
                      now: deed.answered,
                    })
                  },
                },
              ]),
        )
      else if (deed.kind === 'request')
        acts.push(
          {
            at,
            act: async () => {
              const asked = askedSchema.parse({
                title: deed.title,
                why: 'It is wanted.',
                workflow: deed.workflow,
                what: 'prompt',
              })
              const { request } = await fileRequest(state, workspace, { asked, links: [], submit: true, doer, now: at })
              ids.set(deed, request.id)
              const move = { move: 'classify', class: deed.class as RequestClass, because: 'So it is agreed.' } as const
              if (deed.class !== null) await makeMove(state, workspace, { id: request.id, move, doer, now: at })
            },
          },
          ...(deed.cancelled === null
            ? []
            : [
                {
                  at: deed.cancelled,
                  act: () =>
                    makeMove(state, workspace, {
                      ...{
                        id: ids.get(deed) ?? '',
                        move: { move: 'cancel', because: 'Not any more.' },
                        doer,
                        now: deed.cancelled ?? 0,
                      },
                    }),
                },
              ]),
        )
      else {
        const key = `made:${deed.name}`
        const seen = () =>
          state.transaction((trx) => recordFindings(trx, workspace, { seen: [{ ...found(deed), key }], calm: [] }, at))
        acts.push({ at, act: seen })
        const { over, noted } = deed
        if (over !== null)
          acts.push({
            at: over,
            act: () =>
              state.transaction((trx) => recordFindings(trx, workspace, { seen: [], calm: [], over: [key] }, over)),
          })
        if (noted !== null)
          acts.push({
            at: noted,
            act: async () => {
              const { id } = await state.db
                .selectFrom('finding')
                .select('id')
                .where('workspace_id', '=', workspace)
                .where('key', '=', key)
                .executeTakeFirstOrThrow()
              await note(noted, { workflow: deed.workflow, what: 'prompt', name: deed.name }, id)
            },
          })
      }
    }
    for (const { act } of acts.sort((a, b) => a.at - b.at)) await act()

    function dayOf(at: number): string {
      return new Intl.DateTimeFormat('en-CA', { timeZone: version.plan.time_zone }).format(new Date(at / 1000))
    }
  }
})

function found(deed: Extract<MonthDeed, { kind: 'finding' }>): Omit<Noticed, 'key'> {
  const question = deed.isChange
    ? ({ kind: 'changed', what: 'prompt', name: deed.name, after: 'x', time_zone: 'UTC' } as const)
    : ({ kind: 'late_reviews' } as const)
  const asked = { question, said: 'Seen.', answer: null, behind: { url: '', command: '' } }
  return {
    workflow: deed.workflow,
    dimension: 'quality',
    severity: deed.severity,
    title: deed.name,
    detail: '',
    answers: null,
    evidence: evidenceOf(asked, deed.at),
  }
}

const classNames: Readonly<Record<string, string>> = {
  ...{ 'from allowance': 'from the included hours', billable: 'billable', 'provider fault': 'our fault' },
  ...{ included: 'included', null: 'not decided' },
}
const classOf = (said: Cell | undefined): string =>
  Object.entries(classNames).find(([, words]) => words === said)?.[0] ?? String(said)
const keyOf = (said: Cell | undefined): string =>
  Object.entries(named).find(([, words]) => words === said)?.[0] ?? String(said)

/** "signed on 3 Mar 2026" with its day as 2026-03-03. */
const iso = (said: string): string =>
  said.replace(/(\d+) (\w{3,4}) (\d{4})/, (_, day, name, year) => {
    const place =
      ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'].indexOf(name) + 1
    return `${year}-${String(place).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  })

function counted(opened: number, open: number): RegExp {
  if (opened === 0) return /Nothing new needed attention/
  if (opened === 1)
    return open === 1 ? /One thing needed attention, and is not over/ : /One thing needed attention, and is over/
  if (open === 0) return new RegExp(`${opened} things needed attention, and all of them are over`)
  if (open === opened) return new RegExp(`${opened} things needed attention, and none of them is over`)
  return new RegExp(`${opened} things needed attention; ${opened - open} of them are over`)
}

const sum = (parts: readonly (string | null)[]): string | null => {
  const known = parts.filter((one) => one !== null)
  return known.length === 0 ? null : decimal(known.map(millionths).reduce((a, b) => a + b))
}
const less = (a: string, b: string): boolean => millionths(a) < millionths(b) && millionths(a) !== 0n
/** Half a unit upwards. */
function rounded(value: string, decimals: number): string {
  const unit = 10n ** BigInt(6 - decimals)
  const units = (millionths(value) + unit / 2n) / unit
  const text = String(units).padStart(decimals + 1, '0')
  return `${text.slice(0, -decimals)}.${text.slice(-decimals)}`
}
/** A share in percent, cut after the first decimal. */
const tenths = (part: number, whole: number): string => {
  const cut = Math.floor((part * 1000) / whole)
  return `${Math.floor(cut / 10)}.${cut % 10}`
}

const monthBeforeOf = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`
}
