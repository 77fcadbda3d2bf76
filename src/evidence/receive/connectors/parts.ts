import type { Log } from '../../../base/log.ts'
import type { Micros } from '../../../base/time.ts'
import type { State } from '../../../store/state/state.ts'
import type { Masker } from '../mask.ts'
import type { Pipe } from '../pipe.ts'

/** What reading others needs. */
export type ConnectorParts = {
  readonly state: State
  readonly pipe: Pipe
  readonly log: Log
  readonly now: () => Micros
  readonly masker: (workspace: string) => Promise<Masker>
  /** The installation's secret, from which the keys come that credentials are sealed with. */
  readonly secret: string
  /** How often a platform is asked at most. */
  readonly perSecond: number
}
