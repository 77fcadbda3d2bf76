import { createHmac } from 'node:crypto'
import { addressKey, type Preference, preferenceOf, usualPreference } from '../../actions/notices/preferences.ts'
import type { Micros } from '../../base/time.ts'
import type { Doer } from '../../decisions/requests/keep.ts'
import type { Plan } from '../../plan/plan.ts'
import { inForceAt, planVersions } from '../../plan/versions.ts'
import { deriveKey } from '../../store/keys.ts'
import type { Db } from '../../store/state/state.ts'

/** Somebody who is told once a week what waits for them: a person of a plan, or whoever maintains workspaces for others. */
export type Reader = {
  /** user:ID of an account; of an address without one a hash of it, keyed. */
  readonly who: string
  readonly address: string
  readonly user: string | null
  readonly preference: Preference
  /** Those that they may see, and that name them or that they maintain. */
  readonly places: readonly Place[]
}
export type Place = {
  readonly workspace: string
  readonly plan: Plan
  /** When its first plan was applied: of a week before it nothing is told. */
  readonly since: Micros
  /** Who they are in its plan; null for whoever is none of its people. */
  readonly person: string | null
  readonly access: Access | null
}
export type Access = Pick<Doer, 'roles' | 'through'> & { readonly workspace: string }

/** What an account opens: workspaces as a member, or by a grant to a provider that it works for. */
export type AccessOf = (user: string) => Promise<readonly Access[]>

type Asked = { readonly secret: string; readonly accessOf: AccessOf; readonly now: Micros }

/**
 * Everybody who is told. An account is told of what it may see, whatever plans name it: a plan that still names somebody whose access
 * was ended tells them nothing. Who has no account is told by the plans that name them.
 */
export async function readers(
  db: Db,
  { secret, accessOf, now, user }: Asked & { /** Only this account. */ readonly user?: string },
): Promise<Reader[]> {
  const plans = await plansInForce(db, now)
  const named = new Map<string, { workspace: string; person: string }[]>()
  for (const [workspace, { plan }] of plans)
    for (const [person, { email }] of Object.entries(plan.people)) {
      if (email === undefined) continue
      const key = addressKey(email)
      named.set(key, [...(named.get(key) ?? []), { workspace, person }])
    }
  const staff = await db.selectFrom('provider_staff').select('user_id').distinct().execute()
  const accounts = await db
    .selectFrom('user')
    .select(['id', 'email'])
    .$if(user !== undefined, (query) => query.where('id', '=', user ?? ''))
    .where((eb) =>
      eb.or([
        ...(named.size > 0 ? [eb('email', 'in', [...named.keys()])] : []),
        ...(staff.length > 0
          ? [
              eb(
                'id',
                'in',
                staff.map(({ user_id }) => user_id),
              ),
            ]
          : []),
      ]),
    )
    .execute()
  const placeOf = (workspace: string, person: string | null, access: Access | null): Place[] => {
    const found = plans.get(workspace)
    return found ? [{ workspace, ...found, person, access }] : []
  }
  const told: Reader[] = []
  for (const { id, email } of accounts) {
    const mine = named.get(addressKey(email)) ?? []
    named.delete(addressKey(email))
    const places = (await accessOf(id)).flatMap((access) => {
      const person = mine.find(({ workspace }) => workspace === access.workspace)?.person ?? null
      return person === null && access.through !== 'grant' ? [] : placeOf(access.workspace, person, access)
    })
    const preference = await preferenceOf(db, id)
    told.push({ who: `user:${id}`, address: email, user: id, preference, places })
  }
  for (const [address, mine] of user === undefined ? named : []) {
    const who = `mail:${createHmac('sha256', deriveKey(secret, 'signing')).update(`monday ${address}`).digest('base64url')}`
    const places = mine.flatMap(({ workspace, person }) => placeOf(workspace, person, null))
    told.push({ who, address, user: null, preference: usualPreference, places })
  }
  // The owner of a first start has an address at which nobody is.
  return told.filter(({ address, places }) => places.length > 0 && !address.endsWith('.local'))
}

async function plansInForce(db: Db, now: Micros): Promise<Map<string, { plan: Plan; since: Micros }>> {
  const plans = new Map<string, { plan: Plan; since: Micros }>()
  for (const { id } of await db.selectFrom('workspace').select('id').orderBy('id').execute()) {
    const versions = await planVersions(db, id)
    const plan = inForceAt(versions, now)?.plan
    if (plan) plans.set(id, { plan, since: Math.min(...versions.map(({ applied_at }) => applied_at)) })
  }
  return plans
}

/** One person of the plan of a workspace, as far as that workspace goes; undefined where they are told nothing of it. */
export async function readerIn(
  db: Db,
  asked: Asked,
  { workspace, person }: { readonly workspace: string; readonly person: string },
): Promise<Reader | undefined> {
  for (const reader of await readers(db, asked)) {
    const places = reader.places.filter((one) => one.workspace === workspace && one.person === person)
    if (places.length > 0) return { ...reader, places }
  }
  return undefined
}

/** Somebody with an account, over all that they may see; undefined where no plan names them and they maintain nothing. */
export const readerOf = async (db: Db, asked: Asked, user: string): Promise<Reader | undefined> =>
  (await readers(db, { ...asked, user }))[0]
