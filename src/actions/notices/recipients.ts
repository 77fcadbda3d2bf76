import { say } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import { nameOf } from '../../plan/people.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Notice } from './notice.ts'
import { aboutOf, routesFor } from './routes.ts'

/** The ways a notice can go: to a person's mail, or to a place that the workspace set up. */
export const channelKinds = ['mail', 'webhook'] as const
export type ChannelKind = (typeof channelKinds)[number]

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
  /** Those with an account that owns the workspace. */
  readonly owners: readonly { readonly id: string; readonly name: string; readonly email: string }[]
}

/**
 * Who is told, by the rules of the plan or what holds without any. Only asked for what begins and for what neither begins nor ends: an end
 * goes to whoever was sent its opening, whatever this says by then.
 */
export const recipientsOf = (
  plan: Plan | undefined,
  notice: Notice,
  reachable: Reachable,
  now: Micros,
): Recipient[] => [...routesFor(plan, aboutOf(notice), reachable, now).recipients]

/**
 * Who is told instead, where a notice could not be delivered: the same person by another way, else the owners of the workspace by mail,
 * else its places. Nobody who was told already is told again.
 */
export function insteadOf(
  plan: Plan | undefined,
  notice: Notice,
  failed: Pick<Recipient, 'to' | 'channel'>,
  reachable: Reachable,
  now: Micros,
): Recipient[] {
  const told = recipientsOf(plan, notice, reachable, now)
  // Also places that no rule names: it is better told there than nowhere.
  const rest = reachable.places.flatMap(({ id, kind, name }): Recipient[] =>
    told.some((one) => one.to === `channel:${id}`)
      ? []
      : [{ to: `channel:${id}`, channel: kind, because: say`others could not be reached, and ${name} is there` }],
  )
  const others = [...told, ...rest].filter((one) => one.to !== failed.to || one.channel !== failed.channel)
  const sameByOther = others.filter((one) => one.to === failed.to)
  if (sameByOther.length > 0) return sameByOther
  const named = plan && failed.to.startsWith('person:') ? nameOf(plan, failed.to.slice('person:'.length)) : undefined
  const because = named
    ? say`${named} could not be reached, and you own the workspace`
    : say`a place that is told could not be reached, and you own the workspace`
  const owners = reachable.owners.map(
    ({ id, email }): Recipient => ({ to: `user:${id}`, channel: 'mail', address: email, because }),
  )
  if (reachable.mail && failed.channel !== 'mail' && owners.length > 0) return owners
  return others.filter((one) => one.channel !== failed.channel)
}
