import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../../src/base/clock.ts'
import { createLog } from '../../src/base/log.ts'
import { openChdb } from '../../src/store/evidence/chdb.ts'
import { createEvidence, type Evidence } from '../../src/store/evidence/evidence.ts'
import { migrate } from '../../src/store/migrate.ts'
import { openState } from '../../src/store/state/state.ts'

/**
 * Makes the embedded stores, migrated and empty, in the folder it is told: `alone` is a state whose evidence is still to be made, `both`
 * are state and evidence. A process of its own, since whoever asks for it could open no other evidence any more.
 */
const [folder = ''] = process.argv.slice(2)
const [alone, both] = [join(folder, 'alone'), join(folder, 'both')]
const log = createLog('silent')
let state = await openState({ folder: alone }, log)
const noEvidence = { administer: async () => undefined } as unknown as Evidence
await migrate(state, noEvidence)
await state.administer("delete from migration where name like 'evidence/%'")
await state.close()
cpSync(alone, join(both, 'state'), { recursive: true })
state = await openState({ folder: join(both, 'state') }, log)
const evidence = createEvidence(openChdb(join(both, 'evidence'), { memoryMb: 2048 }), systemClock, log)
await migrate(state, evidence)
await evidence.close()
await state.close()
