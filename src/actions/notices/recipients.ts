import { say } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import { nameOf } from '../../plan/people.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Notice } from './notice.ts'
import type { Reachable, Recipient } from './recipient.ts'
import { aboutOf, routesFor } from './routes.ts'

/**
 * Who is told, by the rules of the plan or what holds without any. Only asked for what begins and for what neither begins nor ends: an end
 * goes to whoever was sent its opening, whatever this says by then.
 */
export const recipientsOf = (
  plan: Plan | undefined,
  notice: Notice,
  reachable: Reachable,
  now: Micros,
): Recipient[] => {
  const { recipients } = routesFor(plan, aboutOf(notice), reachable, now)
  // Whoever tries it waits for it: a test is told at once.
  return notice.body.test === true ? recipients.map(({ hold: _, ...rest }) => rest) : [...recipients]
}

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
