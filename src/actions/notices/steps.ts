import type { Micros } from '../../base/time.ts'
import { durationOf, shift } from '../../plan/duration.ts'
import type { NoticeAbout } from '../../plan/notice-when.ts'
import type { NoticeRoute } from '../../plan/notices.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Reachable, Recipient } from './recipient.ts'
import { type NotTold, routesFor, ruleFor, toldBy } from './routes.ts'

/** Who is told when nobody has acknowledged something by a moment. */
export type Step = {
  /** Counted from 1, each repetition for itself. */
  readonly number: number
  readonly at: Micros
  readonly recipients: readonly Recipient[]
  readonly notTold: readonly NotTold[]
}

type Asked = { readonly plan: Plan | undefined; readonly about: NoticeAbout; readonly reachable: Reachable }

/** When the next step is due, once `done` of them were carried out and these were told last; null where there is no other. */
export function nextStepAt(
  { plan, about }: Pick<Asked, 'plan' | 'about'>,
  done: number,
  told: readonly Recipient[],
  now: Micros,
): Micros | null {
  const steps = stepsIn(ruleFor(plan, about).rule)
  const next = steps[done]
  if (next === undefined) return null
  // Nobody was there to be told: whoever comes next is not waited for. The same ones again are.
  if (told.length === 0 && next !== steps[done - 1]) return now
  // What waits for Monday is not overdue on Saturday: it counts from when the first of them could know.
  const known = told.length === 0 ? now : Math.min(...told.map(({ hold }) => hold?.until ?? now))
  return shift(Math.max(now, known), durationOf(next.after), 1, plan?.time_zone ?? 'UTC')
}

/** Whom the next step tells, once `done` were carried out; undefined where there is no other. */
export function stepAfter({ plan, about, reachable }: Asked, done: number, now: Micros): Step | undefined {
  const { rule } = ruleFor(plan, about)
  const step = stepsIn(rule)[done]
  if (rule === undefined || step === undefined) return undefined
  const named = { tell: step.tell, by: step.by ?? rule.by }
  const told = toldBy({ plan, about, reachable }, named, { from: now, owed: now, isNext: true })
  return { number: done + 1, at: now, ...told }
}

/** Every step, if something happened at a moment and nobody ever acknowledged it. */
export function stepsFor(asked: Asked, now: Micros): Step[] {
  const steps: Step[] = []
  let told: readonly Recipient[] = routesFor(asked.plan, asked.about, asked.reachable, now).recipients
  for (let at = now; ; ) {
    const due = nextStepAt(asked, steps.length, told, at)
    const step = due === null ? undefined : stepAfter(asked, steps.length, due)
    if (step === undefined) return steps
    steps.push(step)
    ;({ at, recipients: told } = step)
  }
}

/** Those of a rule one after the other, each as often as it is told. */
const stepsIn = (rule: NoticeRoute | undefined) =>
  (rule?.unacknowledged ?? []).flatMap((step) => Array.from({ length: step.times }, () => step))
