import assert from 'node:assert/strict'
import { orderHandover } from '../../src/actions/handover/order.ts'
import { addTracker, listTrackers } from '../../src/actions/handover/tracker.ts'
import type { App } from '../../src/app.ts'
import { localDay } from '../../src/base/calendar.ts'
import { AppError } from '../../src/base/errors.ts'
import { fileRequest, makeMove } from '../../src/decisions/requests/keep.ts'
import { takeOn } from '../../src/decisions/requests/mail/held.ts'
import { untold } from '../../src/decisions/requests/mail/proven.ts'
import { readMail } from '../../src/decisions/requests/mail/read.ts'
import { takeMail } from '../../src/decisions/requests/mail/take.ts'
import type { Move } from '../../src/decisions/requests/move.ts'
import { saySupport } from '../../src/decisions/support/acts.ts'
import { readPlan } from '../../src/plan/read-plan.ts'
import { listSwaps, saySwap } from '../../src/plan/swaps.ts'
import { applyPlan, planVersions } from '../../src/plan/versions.ts'
import { inBerlin } from './days.ts'
import { GITHUB_TOKEN, HELPED, type HelpAct, helpPlan, swapped } from './help.ts'

const by = 'local:dot'
const doer = { by, user: null, roles: ['owner', 'operator'], through: 'member' } as const

/** What somebody does for the client that is helped, at the moment of the app's clock. Each may be done again: what is done already is left. */
export async function help(app: App, act: HelpAct, github: string): Promise<void> {
  await prepare(app, github)
  const { state, clock } = app
  const now = clock.now()
  const acting = { by, now, moment: now }
  switch (act.kind) {
    case 'file': {
      const asked = {
        ...{ title: act.ask, why: 'It hurts.', workflow: 'letters', part: null, what: null, purpose: null, adds: [] },
        ...{ cause: null, effect: null, standard: null },
      }
      if ((await find(app, act.ask)) === undefined)
        await fileRequest(state, HELPED, { asked, links: [], submit: true, doer, now })
      return
    }
    case 'answer':
      return await move(app, act.ask, { move: 'classify', class: 'included', because: 'It is in the plan.' })
    case 'end':
      return await move(app, act.ask, { move: 'cancel', because: 'It works again.' })
    case 'wait':
    case 'go on': {
      const matter = { kind: 'request', id: (await find(app, act.ask)) ?? '' } as const
      const said =
        act.kind === 'wait'
          ? ({ kind: 'paused', reason: 'client', awaited: 'Cara', evidence: null, note: null } as const)
          : ({ kind: 'resumed', note: null } as const)
      return await once(saySupport(state, HELPED, { matter, said, by, now, moments: { asOf: now, present: now } }))
    }
    case 'hand over': {
      const [tracker] = await listTrackers(state.db, HELPED)
      const about = { kind: 'request', id: (await find(app, act.ask)) ?? '' } as const
      const wish = { note: null, words: true }
      return await once(orderHandover(app.handovers, HELPED, { tracker: tracker?.id ?? '', about, wish }, acting))
    }
    case 'mail': {
      const raw = `From: x@else.test\r\nMessage-ID: <${act.mail}@else.test>\r\nSubject: ${act.mail}\r\n\r\nIn French, please.`
      const { text: mask } = await app.masker(HELPED)
      const mail = await readMail(Buffer.from(raw))
      await takeMail(state, HELPED, { mail, proof: untold, mask, senderOf: async () => null, now })
      return
    }
    case 'take': {
      const held = await state.db
        .selectFrom('request_mail')
        .select('id')
        .where('workspace_id', '=', HELPED)
        .where('subject', '=', act.mail)
        .executeTakeFirst()
      if (held) await takeOn(state, HELPED, { id: held.id, doer, now })
      return
    }
    case 'swap': {
      if ((await listSwaps(state.db, HELPED, 0)).length > 0) return
      const [from, to] = [0, 4].map((day) => localDay(inBerlin(7 * swapped.week + day, 12), 'Europe/Berlin'))
      const asked = { rota: 'letters', person: swapped.person, from: from ?? '', to: to ?? '', because: 'A holiday.' }
      await saySwap(state, HELPED, asked, acting)
    }
  }
}

async function prepare({ state, clock, folder }: App, github: string): Promise<void> {
  const { db } = state
  if ((await planVersions(db, HELPED)).length === 0) {
    const row = { id: HELPED, name: HELPED, time_zone: 'Europe/Berlin', currency: 'EUR', created_at: new Date() }
    await db
      .insertInto('workspace')
      .values(row)
      .onConflict((same) => same.doNothing())
      .execute()
    const read = readPlan(helpPlan)
    assert.ok(read.kind === 'ok', JSON.stringify(read))
    await applyPlan(state, HELPED, { plan: read.plan, source: helpPlan, by, now: clock.now() })
  }
  if ((await listTrackers(db, HELPED)).length === 0)
    await addTracker({ state, secret: folder.secret }, HELPED, {
      ...{ kind: 'github', url: github, account: '', token: GITHUB_TOKEN, target: 'acme/robot' },
      ...{ tells_end: true, by, now: clock.now() },
    })
}

async function find({ state }: App, title: string): Promise<string | undefined> {
  const rows = await state.db.selectFrom('request').select(['id', 'body']).where('workspace_id', '=', HELPED).execute()
  return rows.find(({ body }) => (body as { asked: { title: string } }).asked.title === title)?.id
}

async function move(app: App, ask: string, move: Move): Promise<void> {
  const id = (await find(app, ask)) ?? ''
  const before = { classify: 'submitted', cancel: 'classified' }[move.move as 'classify' | 'cancel']
  const row = await app.state.db.selectFrom('request').select('state').where('id', '=', id).executeTakeFirst()
  if (row?.state === before) await makeMove(app.state, HELPED, { id, move, doer, now: app.clock.now() })
}

/** Whoever was killed in between has said it already. */
async function once(said: Promise<unknown>): Promise<void> {
  await said.catch((error: unknown) => {
    if (!(error instanceof AppError && error.code === 'conflict')) throw error
  })
}
