import { createLog } from '../../src/base/log.ts'
import { openState } from '../../src/store/state/state.ts'
import { look } from './clocks-told.ts'

/** A program with a state of its own that looks at the clocks at each moment it is given, and says how many looks it has made. */
const [url = '', workspace = ''] = process.argv.slice(2)
const state = await openState({ url }, createLog('silent'))
process.on('message', async (at: number) => {
  await look(state, workspace, at)
  process.send?.('looked')
})
process.on('disconnect', () => void state.close())
process.send?.('open')
