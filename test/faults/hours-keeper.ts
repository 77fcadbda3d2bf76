import { AppError } from '../../src/base/errors.ts'
import { createLog } from '../../src/base/log.ts'
import { bringUpToDate, enterTime, takeTimeBack, type Work } from '../../src/decisions/hours/keep.ts'
import { createRandom } from '../../src/statistics/random.ts'
import { openState } from '../../src/store/state/state.ts'

/**
 * A program with a state of its own that enters time and takes some back until it is told to end or is killed. It says what was kept, each
 * time after it was: what it did not say may be kept or not.
 */
const [url = '', workspace = '', seed = '1', until = '0'] = process.argv.slice(2)
const state = await openState({ url }, createLog('silent'))
const random = createRandom(Number(seed))
const kept: string[] = []
const [moment] = [Number(until)]
let isEnding = false
process.on('message', () => {
  isEnding = true
})
process.send?.({ open: true })
while (!isEnding) {
  const now = Date.now() * 1000
  const acting = { by: `local:${seed}`, now, moment }
  try {
    const what = random.below(10)
    if (what === 0) await bringUpToDate(state, workspace, moment, now)
    else if (what < 3 && kept.length > 0) {
      const id = random.pick(kept)
      await takeTimeBack(state, workspace, { id, because: 'It was wrong.' }, acting)
      kept.splice(kept.indexOf(id), 1)
      process.send?.({ back: id })
    } else {
      const day = `2026-0${1 + random.below(3)}-${10 + random.below(18)}`
      const minutes = 1 + random.below(40)
      const work: Work = {
        ...{ day, minutes, person: 'person:ana', about: { kind: 'workflow', id: 'desk' }, class: 'from allowance' },
        ...{ note: null, absorb: random.chance(0.1), source: 'manual' },
      }
      const { id, counted, absorbed } = await enterTime(state, workspace, work, acting)
      kept.push(id)
      process.send?.({ id, counted, absorbed })
    }
  } catch (error) {
    process.send?.(error instanceof AppError ? { refused: error.code } : { defect: String(error) })
  }
}
await state.close()
process.disconnect?.()
