import { AppError } from '../../src/base/errors.ts'
import { createLog } from '../../src/base/log.ts'
import { makeMove } from '../../src/decisions/requests/keep.ts'
import type { Move } from '../../src/decisions/requests/move.ts'
import { openState } from '../../src/store/state/state.ts'

/** A program with a state of its own that makes the moves it is sent, as whom it is told, and says how each went. */
type Told = { id: string; move: Move; as: string }
const [url = '', workspace = ''] = process.argv.slice(2)
const state = await openState({ url }, createLog('silent'))
process.on('message', async ({ id, move, as }: Told) => {
  const doer = { by: `local:${as}`, user: null, roles: ['owner'], through: 'member' } as const
  try {
    await makeMove(state, workspace, { id, move, doer, now: Date.now() * 1000 })
    process.send?.('done')
  } catch (error) {
    process.send?.(error instanceof AppError ? error.code : `defect: ${error}`)
  }
})
process.on('disconnect', () => void state.close())
process.send?.('open')
