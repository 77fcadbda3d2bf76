import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { combination, type Engines, missing, openEngines } from '../../../test/engines/engines.ts'
import { formatTime, MICROS } from '../../base/time.ts'
import { type ErasingParts, eraseAll, gateOf, order } from '../../evidence/erasure/erase.ts'
import { createTombstones } from '../../evidence/erasure/tombstones.ts'
import { createMasker } from '../../evidence/receive/mask.ts'
import { createPipe } from '../../evidence/receive/pipe.ts'
import { retain } from '../../evidence/retention/retain.ts'
import { follow } from '../../evidence/runs/follow.ts'
import type { Plan } from '../../plan/plan.ts'
import { readPlan } from '../../plan/read-plan.ts'
import { applyPlan } from '../../plan/versions.ts'
import { lotOf, screenNew } from './follow.ts'
import { askLabel, askLabelledShare, type Label, labelAnswer } from './labels.ts'
import { listScreened } from './list.ts'
import { askSourcesOfRun } from './of-run.ts'
import { sourceRulesOf } from './rules.ts'
import { askGapShares } from './shares.ts'

const policy = 'Refunds are paid within 14 days. Orders above 50 euros are shipped free of charge from Hamburg.'
const right = 'Refunds are paid within 14 days.'
const wrong = 'Damaged parcels are replaced by our hotline in Munich.'
const SECRET = 's'.repeat(32)
const DAY = Date.parse('2026-03-09T08:00Z') * 1000

const source = (sources = '', more = '') => `plan: 1
workspace: desk
client: Client
time_zone: UTC
currency: USD
effective: 2026-01-01
people: { ana: { name: Ana } }
workflows:
  desk: { name: Desk, risk: high, owner: ana${sources} }
${more}`
const planOf = (text: string): Plan => {
  const read = readPlan(text)
  assert.ok(read.kind === 'ok', JSON.stringify(read))
  return read.plan
}

/** Answers of stored runs are screened as they come, once for each making of a run; nothing of their texts is kept with it. */
describe(`screening answers: ${combination}`, { skip: missing }, () => {
  let engines: Engines
  before(async () => {
    engines = await openEngines()
  })
  after(() => engines.close())

  async function place() {
    const { state, evidence, clock } = engines
    const workspace = await engines.workspace()
    const stones = createTombstones(evidence, SECRET)
    const base = { state, evidence, stones, secret: SECRET, now: clock.now }
    const masker = createMasker(Buffer.alloc(32, 7))
    const pipe = createPipe(evidence, undefined, gateOf(base))
    const erasing: ErasingParts = { ...base, pipe, masker: async () => masker }
    const send = async (...lines: object[]) => {
      const texts = lines.map((line) => JSON.stringify(line))
      assert.deepEqual((await pipe.receiveTexts(workspace, masker, texts)).refused, [])
      for (let time = 0; time < 2; time++) {
        clock.pass(2 * MICROS.m)
        await follow(engines, workspace, { zone: 'UTC', currency: 'USD' })
      }
    }
    const screened = async (plan?: Plan) => {
      clock.pass(MICROS.m)
      await screenNew(engines, workspace, sourceRulesOf(plan, 'UTC'))
    }
    const list = async (kind: Parameters<typeof listScreened>[2]['kind'] = 'gap', limit = 50) => {
      const { items } = await listScreened(evidence, workspace, { kind }, { limit })
      return items.map((one) => `${one.run}: ${one.why ?? one.kinds.join(', ')}`)
    }
    const share = async () => {
      const [all] = await askGapShares(evidence, workspace, 'UTC', {})
      return all && [all.gaps, all.screened, all.untold]
    }
    return { workspace, erasing, send, screened, list, share }
  }

  const run = (name: string, output: string, more: object = {}) => ({
    ...{ type: 'run', run: name, workflow: 'desk', case: `case-${name}`, status: 'ok', output },
    ...{ started: formatTime(DAY), ended: formatTime(DAY + MICROS.m), ...more },
  })
  const search = (name: string, sources: object[] | undefined, more: object = {}) => ({
    ...{ type: 'step', run: name, step: '1', kind: 'retrieval', name: 'articles', sources },
    ...more,
  })

  test('each run once it has an answer and sources; the worst first, with where it stands and no word of it', async () => {
    const { workspace, send, screened, list, share } = await place()
    await send(
      ...[run('a', right), search('a', [{ text: policy }])],
      ...[run('b', `${right} ${wrong}`, { case_type: 'refund' }), search('b', [{ text: policy }])],
      ...[run('c', 'It takes 30 days to refund.'), search('c', [{ text: policy }])],
      ...[run('d', right), search('d', [{ id: 'article-4', title: 'Refunds' }])],
      ...[run('e', right), search('e', [])],
      // Neither looked up, nor answered, nor counted, nor over.
      run('f', wrong),
      ...[run('g', '', { status: 'handed_over' }), search('g', [{ text: policy }])],
      ...[run('h', wrong, { mode: 'test' }), search('h', [{ text: policy }])],
      ...[run('i', wrong, { status: 'running' }), search('i', [{ text: policy }])],
    )
    await screened()
    assert.deepEqual(await list(), [
      'e: nothing_retrieved',
      'b: unsupported_claim',
      'c: unsupported_claim, number_mismatch',
    ])
    assert.deepEqual(await list('untold'), ['d: sources_without_texts'])
    assert.deepEqual(await list('number_mismatch'), ['c: unsupported_claim, number_mismatch'])
    assert.deepEqual(await share(), [3, 4, 1])
    const [, b] = (await listScreened(engines.evidence, workspace, { kind: 'gap' }, { limit: 2 })).items
    assert.equal(`${right} ${wrong}`.slice(b?.worst?.start, b?.worst?.end), wrong)
    assert.deepEqual([b?.case_type, b?.claims, b?.sources, b?.started], ['refund', 2, 1, DAY])
    const { kept, read } = await askSourcesOfRun(engines.evidence, workspace, sourceRulesOf(undefined, 'UTC'), 'b')
    assert.deepEqual([kept?.score, read?.of.kind], [read?.screened.score, 'answered'])
    // One page after the other holds each of them once.
    const first = await listScreened(engines.evidence, workspace, { kind: 'gap' }, { limit: 2 })
    assert.ok(first.next)
    const rest = await listScreened(engines.evidence, workspace, { kind: 'gap' }, { limit: 2, cursor: first.next })
    assert.deepEqual(
      [...first.items, ...rest.items].map((one) => one.run),
      ['e', 'b', 'c'],
    )
  })

  test('a run that is made again is screened again; screening twice, or after a kill, changes nothing', async () => {
    const { workspace, send, screened, list, share } = await place()
    await send(run('a', wrong, { status: 'running' }), search('a', [{ text: policy }]))
    await screened()
    assert.equal(await share(), undefined)
    await send(run('a', wrong))
    await screened()
    assert.deepEqual(await list(), ['a: unsupported_claim'])
    await screened()
    // As if it had been killed before it kept how far it was.
    await engines.state.db
      .deleteFrom('follower')
      .where('workspace_id', '=', workspace)
      .where('name', 'like', 'screened%')
      .execute()
    await screened()
    assert.deepEqual(await share(), [1, 1, 0])
    // It gave another answer, and then it turned out to be a test.
    await send(run('a', right, { sent_at: formatTime(engines.clock.now()) }))
    await screened()
    assert.deepEqual(await share(), [0, 1, 0])
    await send(run('a', right, { mode: 'test', sent_at: formatTime(engines.clock.now()) }))
    await screened()
    assert.equal(await share(), undefined)
  })

  test('texts of a client that come by themselves, after the run was made, are read', async () => {
    const { send, screened, list } = await place()
    const model = { type: 'step', run: 'a', step: '2', kind: 'model', started: formatTime(DAY + MICROS.s) }
    await send(run('a', ''), search('a', [{ text: policy }]), model)
    await screened()
    assert.deepEqual(await list('untold'), ['a: no_answer'])
    await send({ type: 'text', run: 'a', step: '2', text: '1', output: wrong })
    await screened()
    assert.deepEqual(await list(), ['a: unsupported_claim'])
  })

  test('a plan that says what answers rest on has all that are kept screened again', async () => {
    const { send, screened, list, share } = await place()
    const tool = {
      type: 'step',
      run: 'a',
      step: '2',
      kind: 'tool',
      name: 'get_policy',
      output: JSON.stringify({ text: policy }),
    }
    await send(run('a', right), tool, run('b', right), run('c', 'Which one?'))
    await screened()
    assert.equal(await share(), undefined)
    const plan = planOf(source(', sources: { required: true, tools: [get_policy] }'))
    await screened(plan)
    assert.deepEqual(await list(), ['b: nothing_retrieved'])
    assert.deepEqual(await share(), [1, 3, 0])
    await screened()
    assert.equal(await share(), undefined)
    await screened(plan)
    assert.deepEqual(await share(), [1, 3, 0])
  })

  test('what is older than the plan allows is stale, by the day a source says it is of', async () => {
    const { send, screened, list } = await place()
    const of = (name: string, date: string) => [run(name, right), search(name, [{ text: policy, metadata: { date } }])]
    await send(...of('a', '2025-03-08'), ...of('b', '2025-03-10'))
    await screened(planOf(source(', sources: { stale_after: 1 year }')))
    assert.deepEqual(await list(), ['a: stale_source'])
  })

  test('when texts are deleted what was screened of them stays; when a run is erased nothing of it does', async () => {
    const { workspace, erasing, send, screened, list, share } = await place()
    await send(run('a', wrong), search('a', [{ text: policy }]), run('b', wrong), search('b', [{ text: policy }]))
    await screened()
    const text = source('', 'retention: { contents: 30d }')
    const { state, clock } = engines
    await applyPlan(state, workspace, { plan: planOf(text), source: text, by: 'local:test', now: clock.now() })
    clock.pass(40 * MICROS.d)
    await retain(engines, workspace, clock.now())
    await send({ type: 'verdict', verdict: 'v', run: 'a', kind: 'accepted', by: { kind: 'person' } })
    await screened(planOf(source(', sources: { required: true }')))
    assert.deepEqual(await list(), ['a: unsupported_claim', 'b: unsupported_claim'])
    const { kept, read } = await askSourcesOfRun(engines.evidence, workspace, sourceRulesOf(undefined, 'UTC'), 'a')
    assert.deepEqual([kept?.result, read], ['gap', null])
    const by = { by: 'user:ana', now: clock.now() }
    for (const name of ['a', 'b']) await labelAnswer(engines, workspace, { run: name, label: 'gap', ...by })
    await order(erasing, workspace, { kind: 'case', value: 'case-a', because: 'They asked for it.', by: 'local:test' })
    await eraseAll(erasing, workspace)
    assert.deepEqual(await share(), [1, 1, 0])
    assert.equal(await askLabel(engines.evidence, workspace, 'a'), null)
    assert.equal((await askLabel(engines.evidence, workspace, 'b'))?.label, 'gap')
    await assert.rejects(labelAnswer(engines, workspace, { run: 'a', label: 'gap', ...by }), /There is no run "a"/)
  })

  test('by answers that are drawn and labelled people say how many of all have a gap, and the screen only helps', async () => {
    const { workspace, send, screened } = await place()
    const names = Array.from({ length: 200 }, (_, n) => `r${n}`)
    const isMarked = (name: string) => Number(name.slice(1)) % 5 === 0
    // The screen marks a fourth too many, and misses some of what people see.
    const isGap = (name: string) =>
      isMarked(name) ? Number(name.slice(1)) % 4 !== 0 : Number(name.slice(1)) % 20 === 7
    await send(
      ...names.flatMap((name) => [run(name, isMarked(name) ? wrong : right), search(name, [{ text: policy }])]),
      ...[run('untold', right), search('untold', [{ title: 'Refunds' }])],
    )
    await screened()
    const asked = () => askLabelledShare(engines.evidence, workspace, {})
    const say = (name: string, label: Label | null) =>
      labelAnswer(engines, workspace, { run: name, label, by: 'user:ana', now: engines.clock.now() })
    assert.deepEqual([(await asked()).share, (await asked()).drawn], [null, 0])
    await assert.rejects(say('untold', 'gap'), /was not held against sources/)
    await assert.rejects(say('nobody', 'gap'), /There is no run "nobody"/)

    const lot = names.toSorted((a, b) => lotOf(workspace, a) - lotOf(workspace, b))
    // One that somebody chose is none that was drawn, until those before it were.
    await say(lot[2] as string, 'gap')
    assert.deepEqual([(await asked()).drawn, (await asked()).next], [0, lot[0]])
    await say(lot[0] as string, 'untold')
    await say(lot[1] as string, 'supported')
    assert.deepEqual((await asked()).said, { supported: 1, gap: 1, untold: 1 })
    await say(lot[2] as string, null)
    assert.deepEqual([(await asked()).drawn, (await asked()).next], [2, lot[2]])

    const drawn = lot.slice(0, 80)
    for (const name of drawn) {
      assert.equal(
        await askLabel(engines.evidence, workspace, name).then((one) => one?.label),
        {
          [lot[0] as string]: 'untold',
          [lot[1] as string]: 'supported',
        }[name],
      )
      await say(name, isGap(name) ? 'gap' : 'supported')
    }
    const found = await asked()
    assert.deepEqual([found.drawn, found.next], [80, lot[80]])
    const count = (of: readonly string[], is: (name: string) => boolean) => of.filter(is).length
    const [gaps, others] = [drawn.filter(isGap), drawn.filter((name) => !isGap(name))]
    assert.deepEqual(found.marked.screen, {
      ...{ gaps: count(gaps, isMarked), of_gaps: gaps.length },
      ...{ supported: count(others, isMarked), of_supported: others.length },
    })
    // PPI++ by a plain loop: what people say, and the screen's word of the others as far as it went with theirs.
    const [n, rest] = [drawn.length, lot.slice(80)]
    const [label, judge] = [gaps.length / n, count(drawn, isMarked) / n]
    let [both, alone] = [0, 0]
    for (const name of drawn) {
      both += ((isGap(name) ? 1 : 0) - label) * ((isMarked(name) ? 1 : 0) - judge)
      alone += ((isMarked(name) ? 1 : 0) - judge) ** 2
    }
    const lambda = both / alone / (1 + n / rest.length)
    const mean = label + lambda * (count(rest, isMarked) / rest.length - judge)
    assert.ok(Math.abs((found.share ?? 0) - mean) < 1e-9, `${found.share} ${mean}`)
    assert.equal(found.by, 'screen')
    const { screen: worth, judge: none } = found.worths
    assert.ok((worth ?? 0) > 80 && (worth ?? 0) < 200 && none === null, `${worth} ${none}`)
    const truth = count(names, isGap) / names.length
    assert.ok((found.interval?.low ?? 1) < truth && truth < (found.interval?.high ?? 0), JSON.stringify(found))
  })

  test('a long answer, a thousand sources and texts of ten megabytes hold nothing up, and pass as nothing', async () => {
    const { workspace, send, screened, list } = await place()
    const long = 'Refunds of damaged parcels are never paid. '.repeat(250_000)
    await send(
      ...[run('a', long), search('a', [{ text: policy }])],
      ...[run('b', wrong), search('b', [{ text: long }])],
      ...[
        run('c', wrong),
        search(
          'c',
          Array.from({ length: 1500 }, (_, at) => ({ text: `Article ${at} is about jobs.` })),
        ),
      ],
      ...[
        run('d', right),
        search('d', [{ text: policy }, ...Array.from({ length: 999 }, (_, at) => ({ text: `Jobs ${at}.` }))]),
      ],
    )
    await screened()
    assert.deepEqual(await list('untold'), ['b: too_long', 'c: too_long'])
    const [all] = await askGapShares(engines.evidence, workspace, 'UTC', {})
    assert.deepEqual(all?.whys, { texts_not_kept: 0, no_answer: 0, sources_without_texts: 0, too_long: 2 })
    assert.deepEqual(
      (await list()).map((one) => one.slice(0, 1)),
      ['a'],
    )
  })
})
