import { setTimeout as sleep } from 'node:timers/promises'
import { followTracker } from '../../src/actions/handover/follow.ts'
import { orderHandover } from '../../src/actions/handover/order.ts'
import { freeHandovers, sendDue } from '../../src/actions/handover/send.ts'
import { listTrackers } from '../../src/actions/handover/tracker.ts'
import { systemClock } from '../../src/base/clock.ts'
import { createLog } from '../../src/base/log.ts'
import { createMasker } from '../../src/evidence/receive/mask.ts'
import { openState } from '../../src/store/state/state.ts'
import { overFindings, seeFinding } from './handed.ts'

/**
 * A program that hands things over and looks what becomes of them, until it is killed or told to end. `first` is the number of the first
 * finding it lets begin; none where it only carries out what others ordered.
 */
const [where = '', workspace = '', secret = '', first = ''] = process.argv.slice(2)
const log = createLog('silent')
const state = await openState(where.startsWith('postgres') ? { url: where } : { folder: where }, log)
const now = systemClock.now
const masker = async () => createMasker(Buffer.alloc(32, 1))
const parts = { state, secret, log, now, url: 'https://care.acme.test', masker }
await freeHandovers(parts)
const trackers = await listTrackers(state.db, workspace)
const ending = new AbortController()
let attempts = 0
process.on('disconnect', () => ending.abort())
process.on('message', () => process.send?.(attempts))
process.send?.('open')
for (let n = Number(first); !ending.signal.aborted; n++) {
  if (first !== '') {
    const id = await seeFinding(state, workspace, n, now())
    if (n >= 2) await overFindings(state, workspace, [n - 2], now())
    const about = { kind: 'finding', id } as const
    const acting = { by: 'local:me', now: now(), moment: now() }
    for (const { id: tracker } of trackers)
      await orderHandover(parts, workspace, { tracker, about, wish: { note: null, words: false } }, acting)
  }
  // Whoever failed comes again at once, and what was lost is looked for at once: there are seconds between two kills, and no minutes.
  attempts += await sendDue(parts, { random: () => 0, settles: 0, signal: ending.signal })
  for (const { id } of trackers) await followTracker(parts, workspace, id, { now: true })
  if (process.connected) process.send?.('handed')
  if (first === '') await sleep(10)
}
await state.close()
