import { join } from 'node:path'
import { deliverDue, freeClaims } from '../../src/actions/notices/deliver.ts'
import { escalate } from '../../src/actions/notices/escalate.ts'
import { routeNotices } from '../../src/actions/notices/route.ts'
import { systemClock } from '../../src/base/clock.ts'
import { createLog } from '../../src/base/log.ts'
import { owe } from '../../src/store/state/owed.ts'
import { openState } from '../../src/store/state/state.ts'

/** A program that opens a state, says so, and lets things begin and end, tells people of them and says so each time, until it is killed. */
const [folder = '', workspace = '', secret = '', mailUrl = '', first = '0'] = process.argv.slice(2)
const log = createLog('silent')
const state = await openState({ folder: join(folder, 'state') }, log)
const mail = { url: mailUrl, from: 'care@acme.test' }
const parts = { state, secret, log, now: systemClock.now, url: 'https://care.acme.test', mail }
await freeClaims(parts)
process.send?.('open')
/** Beside each of high severity one begins that can wait: what of it goes by mail is gathered. */
const LATER = 500
for (let n = Number(first); ; n++) {
  // Two of three are over by the time the next but one begins.
  const changes = [[n, true] as const, ...(n >= 2 && n % 3 !== 0 ? [[n - 2, false] as const] : [])]
  for (const [about, opens] of [...changes, ...changes.map(([about, opens]) => [about + LATER, opens] as const)]) {
    const kind = opens ? 'finding.opened' : 'finding.over'
    const owed = {
      kind,
      about: `finding:${about}`,
      opens,
      urgency: about % 1000 >= LATER - 2 ? 'low' : 'high',
      workflow: 'desk',
      body: { title: `${about}` },
    } as const
    await state.transaction((trx) => owe(trx, workspace, owed, systemClock.now()))
  }
  // And somebody is given a task: told to them alone, by mail, whatever the rules say.
  const given = {
    ...({ kind: 'task.given', about: `given:${n}`, opens: null, urgency: 'high', workflow: 'desk' } as const),
    body: { task: `${n}`, title: `${n}`, person: 'ana', due: '2026-12-01' },
  }
  await state.transaction((trx) => owe(trx, workspace, given, systemClock.now()))
  await routeNotices(parts, workspace)
  // What nobody acknowledged goes on: an hour passes in a moment.
  await state.db.updateTable('notice').set({ next_step_at: new Date() }).where('next_step_at', 'is not', null).execute()
  await escalate(parts, workspace)
  // And a day, each second time: several are gathered.
  if (n % 2 === 1)
    await state.db.updateTable('notice_delivery').set({ next_at: new Date() }).where('state', '=', 'held').execute()
  // Whoever failed comes again at once: there are seconds between two kills, and no hours.
  await deliverDue(parts, { random: () => 0 })
  process.send?.('told')
}
