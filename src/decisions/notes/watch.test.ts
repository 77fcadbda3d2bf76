import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { combination, type Engines, missing, openEngines } from '../../../test/engines/engines.ts'
import { allInLanguage } from '../../base/say.ts'
import { formatTime, MICROS, type Micros, parseTime } from '../../base/time.ts'
import { createMasker } from '../../evidence/receive/mask.ts'
import { createPipe } from '../../evidence/receive/pipe.ts'
import { follow } from '../../evidence/runs/follow.ts'
import { closeFinding } from '../../findings/acts.ts'
import { type Finding, getFinding } from '../../findings/finding.ts'
import { listFindings } from '../../findings/list.ts'
import { readPlan } from '../../plan/read-plan.ts'
import { applyPlan, planVersions } from '../../plan/versions.ts'
import { createRandom } from '../../statistics/random.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { askAgain } from '../ask-again.ts'
import { drawReview } from '../reviews/draw.ts'
import { writeNote } from './keep.ts'
import { changesOf } from './known-changes.ts'
import { followRanWith, ranWithOf } from './ran-with.ts'
import { watchChanged } from './watch.ts'

const micros = (time: string) => parseTime(time)?.micros ?? 0
const plan = (version = 1, releases = '') => `plan: 1
workspace: desk
client: Client
time_zone: Europe/Berlin
currency: EUR
effective: ${version === 1 ? '2026-01-01' : '2026-02-04'}
people: { ana: { name: Ana } }
workflows:
  desk: { name: Desk, risk: medium, owner: ana${releases} }
`

type Line = Record<string, unknown>
/** A run and its step, as anybody would send them. */
type Told = {
  run: string
  at: string
  prompt?: string
  model?: string
  release?: string
  route?: string
  mode?: string
}
const linesOf = ({ run, at, prompt = 'd-1', model = 'm-1', ...rest }: Told): Line[] => [
  { type: 'run', run, workflow: 'desk', started: at, status: 'ok', ...rest },
  { type: 'step', run, step: '1', kind: 'model', model, prompt: { name: 'draft', version: prompt } },
  // Asked twice within one run: one run all the same.
  { type: 'step', run, step: '2', kind: 'model', model, prompt: { name: 'draft', version: prompt } },
]

describe(`what changed and nobody wrote down: ${combination}`, { skip: missing }, () => {
  let engines: Engines
  before(async () => {
    engines = await openEngines()
  })
  after(() => engines.close())

  async function open() {
    const { state, evidence, clock } = engines
    const workspace = await engines.workspace()
    const apply = async (source: string) => {
      const read = readPlan(source)
      assert.ok(read.kind === 'ok', JSON.stringify(read))
      await applyPlan(state, workspace, { plan: read.plan, source, by: 'user:ana', now: clock.now() })
    }
    await apply(plan())
    return {
      workspace,
      apply,
      async send(told: readonly Told[]) {
        const lines = told.flatMap(linesOf).map((line) => JSON.stringify(line))
        const { refused } = await createPipe(evidence).receiveTexts(workspace, createMasker(Buffer.alloc(32, 7)), lines)
        assert.deepEqual(refused, [])
        clock.pass(2 * MICROS.m)
        // On a server what was made now is in the figures with the next turn, when no other process can still be writing.
        for (let turn = 0; turn < 2; turn++) {
          await follow({ state, evidence }, workspace, { zone: 'Europe/Berlin', currency: 'EUR' })
          clock.pass(2 * MICROS.m)
        }
      },
      look: (asOf: string, with_: Evidence = evidence) =>
        watchChanged({ state, evidence: with_ }, workspace, { asOf: micros(asOf), now: clock.now() }),
      async found(state_: 'unresolved' | 'resolved' = 'unresolved'): Promise<readonly Finding[]> {
        return allInLanguage((await listFindings(state.db, workspace, { state: state_ }, { limit: 50 })).items)
      },
      note: (given: { what: 'prompt' | 'model' | 'release'; at: string; name?: string; after?: string }) =>
        writeNote(state, workspace, {
          ...{ workflow: 'desk', what: given.what, name: given.name ?? null, at: micros(given.at), before: null },
          ...{ after: given.after ?? null, description: null, link: null, why: 'It was worse.' },
          ...{ source: 'person', by: 'user:ana', now: clock.now() },
        }),
    }
  }
  /** Ten runs a day over so many days, the first at 08:00. */
  const daily = (day: string, count: number, told: Partial<Told> = {}): Told[] =>
    Array.from({ length: count * 10 }, (_, index) => {
      const at = micros(`${day}T08:00Z`) + Math.floor(index / 10) * MICROS.d + (index % 10) * 20 * MICROS.m
      return { run: `${day} ${index}`, at: formatTime(at), ...told }
    })

  test('what changed is told once, as a note or as seen, within its bounds, and stands in the review of its period', async () => {
    const desk = await open()
    await desk.send(daily('2026-01-10', 20))
    await desk.send(daily('2026-02-02', 1, { prompt: 'd-2', model: 'm-2' }))
    await desk.look('2026-02-02T12:00Z')
    const { db } = engines.state
    const between = async (from: string, to: string) => {
      const versions = await planVersions(db, desk.workspace)
      const range = { from: micros(from), to: micros(to) }
      const found = allInLanguage(await changesOf(db, desk.workspace, versions, 'desk', range))
      return found.map(({ at, said, why, note }) => [formatTime(at).slice(0, 16), said, why, note !== null])
    }
    const seen = ['2026-02-02T08:00', 'model: m-1 → m-2', null, false]
    const prompt = ['2026-02-02T08:00', 'prompt draft: d-1 → d-2', null, false]
    assert.deepEqual(await between('2026-02-02T00:00Z', '2026-02-03T00:00Z'), [seen, prompt])
    assert.deepEqual(await between('2026-02-02T08:00Z', '2026-02-03T00:00Z'), [seen, prompt], 'from is within')
    assert.deepEqual(await between('2026-02-01T00:00Z', '2026-02-02T08:00Z'), [], 'to is not')
    await desk.note({ what: 'prompt', at: '2026-02-02T07:30Z', name: 'draft', after: 'd-2' })
    const noted = ['2026-02-02T07:30', 'prompt draft: d-2', 'It was worse.', true]
    assert.deepEqual(await between('2026-02-02T00:00Z', '2026-02-03T00:00Z'), [noted, seen])

    // A release of the plan that somebody wrote down as well is told once, with their reason.
    await desk.apply(plan(2, ', releases: [{ name: r-9, from: 2026-02-05, note: planned }]'))
    assert.deepEqual(await between('2026-02-04T00:00Z', '2026-02-06T00:00Z'), [
      ['2026-02-04T23:00', 'release: r-9', 'planned', true],
    ])
    await desk.note({ what: 'release', at: '2026-02-05T09:00Z', after: 'r-9' })
    assert.deepEqual(await between('2026-02-04T00:00Z', '2026-02-06T00:00Z'), [
      ['2026-02-05T09:00', 'release: r-9', 'It was worse.', true],
    ])

    const version = (await planVersions(db, desk.workspace)).at(-1)
    assert.ok(version)
    const period = { workflow: 'desk', from: micros('2026-02-01T00:00Z'), to: micros('2026-02-03T00:00Z') }
    const asked = { ...period, asOf: period.to, isPast: false }
    const { changed } = allInLanguage(await drawReview(engines, desk.workspace, version, asked))
    assert.deepEqual(
      changed?.map(({ at, said, why, note }) => [at.slice(0, 16), said, why, note !== null]),
      [noted, seen],
    )
    const before = { ...asked, to: micros('2026-02-02T00:00Z') }
    assert.deepEqual((await drawReview(engines, desk.workspace, version, before)).changed, [])
  })

  test('an edit is found when it is first seen, says since when, and is over with the note that tells of it', async () => {
    const desk = await open()
    await desk.send(daily('2026-01-10', 20))
    await desk.look('2026-01-30T00:00Z')
    assert.deepEqual(await desk.found(), [])
    await desk.send(daily('2026-02-02', 1, { prompt: 'd-1 (edited)' }))
    await desk.look('2026-02-02T09:00Z')
    const [finding, ...others] = await desk.found()
    assert.ok(finding)
    assert.deepEqual(others, [])
    assert.equal(finding.title, 'The prompt draft changed, and nobody wrote it down')
    assert.equal(finding.evidence.said, 'd-1 (edited) since 2 Feb 2026, 08:00 UTC; it was d-1.')
    assert.equal(formatTime(finding.first_seen), '2026-02-02T09:00:00.000000Z')
    // Looked at again it is the same finding, and its question has the same answer.
    await desk.look('2026-02-03T09:00Z')
    assert.equal((await desk.found()).length, 1)
    const again = await askAgain(
      engines,
      desk.workspace,
      await getFinding(engines.state.db, desk.workspace, finding.id),
      micros('2026-02-03T09:00Z'),
    )
    assert.ok(again?.same)
    assert.deepEqual(again.changed, { runs: 0, eligible: 0, incidents: 0, notes: 0 })
    // A note of another prompt tells nothing of it; one of this does, and what was found is over at the next look.
    await desk.note({ what: 'prompt', name: 'sort', at: '2026-02-02T08:00Z' })
    await desk.look('2026-02-03T10:00Z')
    assert.equal((await desk.found()).length, 1)
    await desk.note({ what: 'prompt', name: 'draft', at: '2026-02-02T07:30Z' })
    await desk.look('2026-02-03T10:00Z')
    assert.deepEqual(await desk.found(), [])
    const [over] = await desk.found('resolved')
    assert.deepEqual([over?.id, over?.ended], [finding.id, 'over'])
    const then = await askAgain(
      engines,
      desk.workspace,
      await getFinding(engines.state.db, desk.workspace, finding.id),
      micros('2026-02-03T10:00Z'),
    )
    assert.deepEqual([then?.same, then?.changed.notes], [false, 1])
    assert.equal(allInLanguage(then?.said), 'It is written down, or was no change.')
  })

  test('what is written down before, by a note or by the plan, raises nothing', async () => {
    const desk = await open()
    await desk.send(daily('2026-01-10', 20))
    await desk.note({ what: 'model', after: 'm-2', at: '2026-02-01T18:00Z' })
    await desk.apply(plan(2, ', releases: [{ name: r2, from: 2026-02-04 }]'))
    await desk.send([
      ...daily('2026-02-02', 2, { model: 'm-2' }),
      ...daily('2026-02-04', 1, { model: 'm-2', release: 'r2', prompt: 'd-2', route: 'new' }),
    ])
    await desk.look('2026-02-05T00:00Z')
    assert.deepEqual(await desk.found(), [])
  })

  test('a release that nobody wrote down is asked for once, with what it brings along; tried runs are no change', async () => {
    const desk = await open()
    await desk.send(daily('2026-01-10', 20, { release: 'r1' }))
    await desk.send([
      ...daily('2026-01-31', 1, { release: 'r9', prompt: 'd-9', mode: 'canary' }),
      ...daily('2026-02-02', 1, { release: 'r2', prompt: 'd-2', model: 'm-2' }),
    ])
    await desk.look('2026-02-03T00:00Z')
    const found = await desk.found()
    assert.deepEqual(
      found.map(({ title, evidence }) => [title, evidence.said, evidence.behind.command]),
      [
        [
          'The release changed, and nobody wrote it down',
          'r2 since 2 Feb 2026, 08:00 UTC; it was r1. With it: m-2, draft d-2.',
          'aftercare runs --workflow desk --from 2026-02-02T08:00:00Z --to 2026-02-03T08:00:00Z --release r2 --counted',
        ],
      ],
    )
    await desk.apply(plan(2, ', releases: [{ name: r2, from: 2026-02-02 }]'))
    await desk.look('2026-02-04T00:00Z')
    assert.deepEqual(await desk.found(), [])
  })

  test('what a person closed stays closed, whatever comes in; what lines that come late make no change is over', async () => {
    const desk = await open()
    await desk.send(daily('2026-01-10', 20))
    await desk.send([...daily('2026-02-02', 1, { prompt: 'd-2' }), ...daily('2026-02-03', 1, { model: 'm-2' })])
    await desk.look('2026-02-04T00:00Z')
    const found = await desk.found()
    assert.deepEqual(found.map((one) => one.title).sort(), [
      'Another model is used, and nobody wrote it down',
      'The prompt draft changed, and nobody wrote it down',
    ])
    const prompt = found.find((one) => one.title.includes('prompt'))
    assert.ok(prompt)
    const { state, clock } = engines
    const given = { id: prompt.id, by: 'user:ana', now: clock.now(), because: 'A try, taken back.' }
    await closeFinding(state, desk.workspace, given)
    // The second model had been used from the beginning: what told so came weeks late.
    await desk.send([
      ...daily('2026-01-11', 1, { model: 'm-2' }).map((one) => ({ ...one, run: `late ${one.run}` })),
      ...daily('2026-02-05', 3, { prompt: 'd-2' }),
    ])
    await desk.look('2026-02-09T00:00Z')
    assert.deepEqual(await desk.found(), [])
    const ended = await desk.found('resolved')
    assert.deepEqual(ended.map((one) => one.ended).sort(), ['closed', 'over'])
  })

  test('nobody is asked for what is long past when it is first known', async () => {
    const desk = await open()
    await desk.send([...daily('2026-01-10', 20), ...daily('2026-02-02', 20, { prompt: 'd-2' })])
    await desk.look('2026-03-09T00:00Z')
    assert.deepEqual(await desk.found(), [])
    // Looked at as of then, they would have been.
    await desk.look('2026-02-09T00:00Z')
    assert.equal((await desk.found()).length, 1)
  })

  test('what is kept equals a count in a loop, however it arrived, was sent again and was interrupted', async () => {
    const desk = await open()
    const { state, evidence } = engines
    const random = createRandom(26)
    const runs: Told[] = Array.from({ length: 400 }, (_, index) => ({
      run: `r${index}`,
      at: formatTime(micros('2026-01-01T00:00Z') + Math.floor(random.next() * 40 * MICROS.d)),
      prompt: random.pick(['p1', 'p2', 'p3']),
      model: random.pick(['m1', 'm2']),
      ...(random.chance(0.5) ? { release: random.pick(['r1', 'r2']) } : {}),
      ...(random.chance(0.5) ? { route: random.pick(['a', 'b']) } : {}),
      ...(random.chance(0.1) ? { mode: 'test' } : {}),
    }))
    const dyingAt = (asked: number): Evidence => {
      let asks = 0
      return {
        ...evidence,
        ask: async (...given) => {
          if (++asks === asked) throw new Error('killed')
          return await evidence.ask(...given)
        },
      }
    }
    const shuffled = runs.toSorted((a, b) => (a.run < b.run ? -1 : 1))
    for (let first = 0; first < shuffled.length; first += 100) {
      await desk.send(shuffled.slice(first, first + 100))
      await assert.rejects(followRanWith({ state, evidence: dyingAt(3) }, desk.workspace), /killed/)
      await followRanWith({ state, evidence }, desk.workspace)
    }
    // Some are sent again, and were otherwise: of another version, and tried only.
    for (const one of runs.slice(0, 60)) Object.assign(one, { prompt: 'p4', mode: random.pick(['live', 'test']) })
    await desk.send(runs.slice(0, 60))
    await followRanWith({ state, evidence }, desk.workspace)

    const book = new Map<string, { runs: number; first: Micros; last: Micros }>()
    for (const { at, mode = 'live', release, route, model, prompt } of runs) {
      if (mode !== 'live') continue
      for (const [what, name, value] of [
        ['release', '', release],
        ['route', '', route],
        ['model', '', model],
        ['prompt', 'draft', prompt],
      ] as const) {
        if (value === undefined) continue
        const key = [at.slice(0, 10), what, name, value].join(' ')
        const kept = book.get(key)
        // The state keeps milliseconds.
        const began = Math.floor(micros(at) / 1000) * 1000
        book.set(key, {
          runs: (kept?.runs ?? 0) + 1,
          first: Math.min(kept?.first ?? began, began),
          last: Math.max(kept?.last ?? began, began),
        })
      }
    }
    const kept = await ranWithOf(state.db, desk.workspace, 'desk')
    const asBook = new Map(
      kept.map(({ day, what, name, value, ...of }) => [[day, what, name, value].join(' '), of] as const),
    )
    assert.ok(book.size > 200)
    assert.deepEqual(new Map([...asBook].sort()), new Map([...book].sort()))
  })
})
