import type { Micros } from '../../base/time.ts'
import type { PlaceKind } from './channels/channels.ts'
import type { Preference } from './preferences.ts'

/** The ways a notice can go: to a person's mail, or to a place that the workspace set up. */
export type ChannelKind = 'mail' | PlaceKind

/** Why something waits: the rule says so, people are not at work or not to be disturbed, or it is gathered with others. */
export type HoldReason = 'after' | 'working_hours' | 'quiet_hours' | 'digest'

/** Somebody who is told, or a place, and by which way. */
export type Recipient = {
  /** `person:KEY` of the plan, `user:ID` of an account, or `channel:ID` of a place. */
  readonly to: string
  readonly channel: ChannelKind
  /** Where mail goes; places keep their own address, sealed. */
  readonly address?: string
  /** Why it is them, in a sentence that says so to whoever looks. */
  readonly because: string
  /** Not before this moment, and why: quiet hours, or gathered with others. */
  readonly hold?: { readonly until: Micros; readonly reason: HoldReason }
}

/** Whom there is to be told, beside the people of the plan. */
export type Reachable = {
  /** Whether this installation can send mail at all. */
  readonly mail: boolean
  readonly places: readonly {
    readonly id: string
    readonly kind: Exclude<ChannelKind, 'mail'>
    readonly name: string
  }[]
  /** How people with an account here like to be told, by their addresses. */
  readonly preferences: ReadonlyMap<string, Preference>
  /** Those with an account that owns the workspace. */
  readonly owners: readonly { readonly id: string; readonly name: string; readonly email: string }[]
}
