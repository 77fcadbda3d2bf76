import assert from 'node:assert/strict'
import { fromDate, MICROS, type Micros, parseTime } from '../../src/base/time.ts'
import { watchSupport } from '../../src/decisions/support/watch.ts'
import { evidenceOf } from '../../src/findings/finding.ts'
import { recordFindings } from '../../src/findings/record.ts'
import { planSchema } from '../../src/plan/plan.ts'
import { applyPlan } from '../../src/plan/versions.ts'
import type { State } from '../../src/store/state/state.ts'

/** What the programs that look at clocks are made of, and what must be so whoever was killed or looked at the same time. */

export const BEGIN = parseTime('2026-03-02T00:00:00Z')?.micros ?? 0
const targets = { acknowledge: 40 * MICROS.m, contain: 2 * MICROS.h, restore: 4 * MICROS.h }
const shares = { '50%': 0.5, '75%': 0.75, '90%': 0.9, '100%': 1 }
/** When the last promise of something is broken. */
export const LONGEST = targets.restore

export async function promise(state: State, workspace: string): Promise<void> {
  const plan = planSchema.parse({
    ...{ plan: 1, workspace: 'acme', client: 'Acme', time_zone: 'UTC', currency: 'EUR', effective: '2026-01-01' },
    people: { ana: { name: 'Ana' } },
    workflows: { desk: { name: 'Desk', risk: 'high', owner: 'ana' } },
    support: { severities: { S2: { means: 'down', acknowledge: '40m', contain: '2h', restore: '4h' } } },
  })
  await applyPlan(state, workspace, { plan, source: 'plan', by: 'local:me', now: BEGIN - MICROS.d })
}

/** Something that help is owed for from a moment on, and that nobody ever answers. */
export async function found(state: State, workspace: string, n: number, at: Micros): Promise<void> {
  const question = { kind: 'loop', tool: 'x', release: '' } as const
  const behind = { url: '/api/v1/plan', command: 'aftercare plan show' }
  const evidence = evidenceOf({ question, behind, said: 'It loops.', answer: null }, at)
  const rest = { workflow: 'desk', dimension: 'exceptions', severity: 'high', title: `${n}`, detail: '' } as const
  const seen = [{ key: `loop:desk:x:${n}`, ...rest, answers: 'ana', evidence }]
  await state.transaction((trx) => recordFindings(trx, workspace, { seen, calm: [] }, at))
}

/** As the job does it: of several programs one looks while the others wait. */
export const look = (state: State, workspace: string, at: Micros): Promise<void> =>
  state.exclusively(`clocks ${workspace}`, () => watchSupport(state, workspace, { asOf: at, now: at }))

/** Each share that was passed by a moment is told once, none is lost, and of several at one look only the last is a notice. */
export async function everyShareOnce(state: State, workspace: string, end: Micros): Promise<number> {
  const { db } = state
  const [findings, told, owed] = await Promise.all([
    db.selectFrom('finding').select(['id', 'first_seen']).where('key', 'like', 'loop:%').execute(),
    db.selectFrom('support_told').selectAll().where('workspace_id', '=', workspace).execute(),
    db.selectFrom('notice').select(['body']).where('kind', '=', 'clock.passed').execute(),
  ])
  const passed = findings.flatMap(({ id, first_seen }) =>
    Object.entries(targets).flatMap(([clock, target]) =>
      Object.entries(shares)
        .filter(([, part]) => fromDate(first_seen) + part * target <= end)
        .map(([share]) => `${id} ${clock} ${share}`),
    ),
  )
  const rows = told.map(({ matter, clock, share }) => `${matter} ${clock} ${share}`)
  assert.deepEqual(rows.sort(), passed.sort())

  // That the first is broken opens the finding, which tells it; every later one has a notice of its own.
  const broken = told.filter(({ share }) => share === '100%').map(({ told_at }) => told_at.getTime())
  const first = Math.min(...broken)
  const looks = Map.groupBy(told, ({ matter, clock, told_at }) => `${matter} ${clock} ${told_at.getTime()}`)
  const expected = [...looks.values()].flatMap((same) => {
    const last = same.toSorted((a, b) => Number(a.share.slice(0, -1)) - Number(b.share.slice(0, -1))).at(-1)
    if (!last || (last.share === '100%' && last.told_at.getTime() === first)) return []
    return [`${last.matter} ${last.clock} ${last.share}`]
  })
  const notices = owed.map(({ body }) => {
    const { finding, clock, share } = body as Record<string, string>
    return `${finding} ${clock} ${share}`
  })
  assert.deepEqual(notices.sort(), expected.sort())
  const late = await db.selectFrom('finding').select('id').where('key', '=', 'support:desk').execute()
  assert.equal(late.length, broken.length > 0 ? 1 : 0)
  return notices.length
}
