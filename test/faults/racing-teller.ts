import { setTimeout as sleep } from 'node:timers/promises'
import { deliverDue } from '../../src/actions/notices/deliver.ts'
import { escalate } from '../../src/actions/notices/escalate.ts'
import { routeNotices } from '../../src/actions/notices/route.ts'
import { systemClock } from '../../src/base/clock.ts'
import { createLog } from '../../src/base/log.ts'
import { openState } from '../../src/store/state/state.ts'

/** A program with a state of its own that tells people what they are owed, once it is told to, and says how often it did when it is asked. */
const [url = '', workspace = '', secret = '', mailUrl = ''] = process.argv.slice(2)
const state = await openState({ url }, createLog('silent'))
const mail = { url: mailUrl, from: 'care@acme.test' }
const parts = {
  ...{ state, secret, mail },
  log: createLog('silent'),
  now: systemClock.now,
  url: 'https://care.acme.test',
}
const ending = new AbortController()
let attempts = 0
async function tell() {
  while (!ending.signal.aborted) {
    await routeNotices(parts, workspace)
    await escalate(parts, workspace)
    attempts += await deliverDue(parts, { signal: ending.signal })
    await sleep(10)
  }
  await state.close()
}
process.on('message', (what) => {
  if (what === 'tell') void tell()
  else process.send?.(attempts)
})
process.on('disconnect', () => ending.abort())
process.send?.('open')
