export type StepState = 'done' | 'now' | 'next'
type Steps<T> = Readonly<Record<'plan' | 'connect' | 'see', T>>

/** What is done; of what is not, the first is now and the others come next. */
export function stepStates(done: Steps<boolean>): Steps<StepState> {
  const order = ['plan', 'connect', 'see'] as const
  const now = order.find((one) => !done[one])
  const of = (one: (typeof order)[number]): StepState => (done[one] ? 'done' : one === now ? 'now' : 'next')
  return { plan: of('plan'), connect: of('connect'), see: of('see') }
}
