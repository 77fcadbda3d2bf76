import { Exact } from '../../base/money.ts'
import type { Micros } from '../../base/time.ts'
import { type PlanVersion, planVersions } from '../../plan/versions.ts'
import type { Db } from '../../store/state/state.ts'
import {
  type Account,
  accountAt,
  appended,
  type Consent,
  type Figures,
  figuresOf,
  type Lot,
  leftOf,
  usableAt,
} from './account.ts'
import { due, readAccount, readConsents } from './entries.ts'
import { daysOf, periodAt } from './periods.ts'

/** A period with its figures, as far as it has come. */
export type Stand = {
  readonly starts: Micros
  readonly ends: Micros
  readonly from: string
  readonly to: string
  readonly time_zone: string
  readonly plan_version: number
  readonly step_minutes: number
  readonly warn_at: readonly string[]
  readonly figures: Figures
  /** What was agreed to beyond it. */
  readonly consented: number
}

export type Hours = {
  /** The newest first. */
  readonly periods: readonly Stand[]
  /** That of the moment; null where the plan includes no hours then. */
  readonly current: Stand | null
  /** What can be used, in the order in which it is. */
  readonly lots: readonly { readonly kind: Lot['kind']; readonly left: number; readonly ends: Micros | null }[]
}

/** How the account stands at a moment. What is due by then and not entered yet counts: whoever looks waits for no job. */
export async function askHours(db: Db, workspace: string, moment: Micros): Promise<Hours> {
  const [kept, versions, consents] = await Promise.all([
    readAccount(db, workspace),
    planVersions(db, workspace),
    readConsents(db, workspace),
  ])
  return hoursOf(appended(kept, due(kept, versions, moment)), versions, consents, moment)
}

export function hoursOf(
  whole: Account,
  versions: readonly PlanVersion[],
  consents: readonly Consent[],
  moment: Micros,
): Hours {
  const account = accountAt(whole, moment)
  const stands = [...account.lots.values()].flatMap((lot): Stand[] => {
    const { kind, starts, ends, plan_version } = lot
    const plan = versions.find(({ version }) => version === plan_version)?.plan
    const allowance = plan?.support?.allowance
    if (kind !== 'grant' || ends === null || plan_version === null || !plan || !allowance) return []
    const { step_minutes, warn_at } = allowance
    const consented = consents.filter((one) => one.starts === starts).reduce((sum, one) => sum + one.minutes, 0)
    return [
      {
        ...{ starts, ends, ...daysOf({ starts, ends }, plan.time_zone), time_zone: plan.time_zone, plan_version },
        ...{ step_minutes, warn_at, consented },
        figures: figuresOf(account, starts, Math.min(ends, moment + 1)),
      },
    ]
  })
  const current = periodAt(account, moment)
  return {
    periods: stands.toReversed(),
    current: stands.find(({ starts }) => starts === current?.starts) ?? null,
    lots: usableAt(account, moment)
      .map((lot) => ({ kind: lot.kind, left: leftOf(lot), ends: lot.ends }))
      .filter(({ left }) => left > 0),
  }
}

/** How much of what a period has was used, in hundredths of a percent, downwards; null where it has nothing. */
export function usedOf({ figures }: Pick<Stand, 'figures'>): Exact | null {
  const { opening, granted, carried_in, consumed, beyond } = figures
  const had = opening + granted + carried_in
  return had === 0 ? null : new Exact(consumed + beyond).times(100).div(had)
}
