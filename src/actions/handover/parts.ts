import type { Log } from '../../base/log.ts'
import type { Micros } from '../../base/time.ts'
import type { Masker } from '../../evidence/receive/mask.ts'
import type { State } from '../../store/state/state.ts'

/** What handing over needs. */
export type HandoverParts = {
  readonly state: State
  /** The installation's, under which tokens are sealed. */
  readonly secret: string
  readonly log: Log
  readonly now: () => Micros
  /** Where people reach this installation, without a slash at its end. */
  readonly url: string
  /** What goes out is masked as what comes in. */
  readonly masker: (workspace: string) => Promise<Masker>
}
