import { say } from '../base/say.ts'
import type { Gap } from './gap.ts'
import { type Dimension, dimensions } from './measures.ts'
import { fitsWhen, type NoticeKind, noticeKinds, whenOf } from './notice-when.ts'
import type { Plan } from './plan.ts'

/** What is of high severity and told to nobody, because no rule about notices fits it. */
export function gapsOfNotices(plan: Plan): Gap[] {
  const rules = plan.notices?.routes.map(({ when }) => whenOf(when))
  if (!rules) return []
  const promises = Object.keys(plan.support?.severities ?? {}).length
  return Object.entries(plan.workflows).flatMap(([workflow, { name }]) =>
    watched
      // Where no help is promised by a time there are no clocks.
      .filter((kind) => kind !== 'clock' || promises > 0)
      .filter((kind) =>
        dimensionsOf(kind).some((dimension) =>
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

/** What is no finding has no dimension; clocks belong to one. */
const dimensionsOf = (kind: NoticeKind): readonly (Dimension | null)[] =>
  kind === 'finding' ? dimensions : [kind === 'clock' ? 'incidents' : null]

/** A report is never of high severity, and whoever misses one asks for it. */
const watched = noticeKinds.filter((kind) => kind !== 'report')

const untold: Readonly<Record<Exclude<NoticeKind, 'report'>, (name: string) => string>> = {
  finding: (name) => say`Some findings of high severity in ${name} are told to nobody: no rule fits them.`,
  clock: (name) => say`Nobody is told that the time for a promise of help for ${name} is nearly over: no rule fits it.`,
  stop: (name) => say`Nobody is told that ${name} stands still: no rule fits it.`,
  request: (name) => say`Nobody is told of requests about ${name}: no rule fits them.`,
  review: (name) => say`Nobody is told that a review of ${name} waits: no rule fits it.`,
  task: (name) => say`Nobody is told that a task of ${name} is overdue: no rule fits it.`,
}
