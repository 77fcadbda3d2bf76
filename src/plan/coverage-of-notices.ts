import { say } from '../base/say.ts'
import type { Gap } from './gap.ts'
import { dimensions } from './measures.ts'
import { fitsWhen, type NoticeKind, noticeKinds, whenOf } from './notice-when.ts'
import type { Plan } from './plan.ts'

/** What is of high severity and told to nobody, because no rule about notices fits it. */
export function gapsOfNotices(plan: Plan): Gap[] {
  const rules = plan.notices?.routes.map(({ when }) => whenOf(when))
  if (!rules) return []
  return Object.entries(plan.workflows).flatMap(([workflow, { name }]) =>
    watched
      .filter((kind) =>
        // What is no finding has no dimension.
        (kind === 'finding' ? dimensions : [null]).some((dimension) =>
          rules.every((when) => !fitsWhen(when, { kind, severity: 'high', dimension, workflow })),
        ),
      )
      .map((kind) => ({
        where: 'notices.routes',
        gap: untold[kind](name),
        why: say`What nobody is told of is found by whoever happens to look.`,
      })),
  )
}

/** A report is never of high severity, and whoever misses one asks for it. */
const watched = noticeKinds.filter((kind) => kind !== 'report')

const untold: Readonly<Record<Exclude<NoticeKind, 'report'>, (name: string) => string>> = {
  finding: (name) => say`Some findings of high severity in ${name} are told to nobody: no rule fits them.`,
  stop: (name) => say`Nobody is told that ${name} stands still: no rule fits it.`,
  request: (name) => say`Nobody is told of requests about ${name}: no rule fits them.`,
  review: (name) => say`Nobody is told that a review of ${name} waits: no rule fits it.`,
  task: (name) => say`Nobody is told that a task of ${name} is overdue: no rule fits it.`,
}
