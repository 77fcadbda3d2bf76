import type { Log } from '../../base/log.ts'
import type { Micros } from '../../base/time.ts'
import type { State } from '../../store/state/state.ts'
import type { Mail } from './channels/mail.ts'

/** What telling people needs. */
export type NoticeParts = {
  readonly state: State
  /** The installation's, under which addresses are sealed. */
  readonly secret: string
  readonly log: Log
  readonly now: () => Micros
  /** Where people reach this installation, without a slash at its end. */
  readonly url: string
  /** Undefined where this installation sends no mail. */
  readonly mail: Mail | undefined
}
