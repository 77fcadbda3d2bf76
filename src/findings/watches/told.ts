import { say } from '../../base/say.ts'
import { floorHour, MICROS, type Micros } from '../../base/time.ts'
import { type Behind, runsBehind } from '../../evidence/runs/behind.ts'
import { type Dimension, measures } from '../../plan/measures.ts'
import type { Objective } from '../../plan/objective.ts'
import type { Plan } from '../../plan/plan.ts'
import { type Answer, evidenceOf, type Finding } from '../finding.ts'
import { measureBehind } from '../objectives/behind.ts'
import { howSure } from '../objectives/target.ts'
import type { Noticed as Seen } from '../record.ts'
import type { Course } from './course.ts'
import { keyOf } from './key.ts'
import type { StepMeasure } from './steps.ts'
import { promiseOf } from './subjects.ts'
import { begunAt, type Noticed } from './watcher.ts'
import { noticedInWords, type Terms } from './words.ts'

/** What watchers of a workflow told and is not over, as findings. */
export function findingsOf(course: Course, plan: Plan, now: Micros): Seen[] {
  const { workflow, subject, watcher, base, asOf, position } = course
  const objective = promiseOf(subject)?.objective
  return watcher.open().map((what): Seen => {
    const { title, said, answer } = answerOf({ objective, currency: plan.currency }, what)
    const [key, from] = [keyOf(workflow, what), Math.round(begunAt(what) * MICROS.d)]
    const to = (course.last ?? from) + 1
    return {
      key,
      workflow,
      dimension: dimensionOf(what, objective),
      severity: severityOf(what, plan.workflows[workflow]?.risk ?? 'medium'),
      title,
      detail: said,
      answers: plan.workflows[workflow]?.owner ?? null,
      evidence: evidenceOf(
        {
          question: {
            kind: 'watched',
            ...{ key, subject, base, as_of: asOf, journal: course.journal, by: position },
            ...{ time_zone: course.zone, currency: plan.currency },
          },
          behind: runsOf(workflow, what, objective, { from, to }),
          ...{ from, to, countedTo: position, said, answer },
        },
        now,
      ),
    }
  })
}

/** What a watcher says of something, in words and in figures. */
export function answerOf(terms: Terms, what: Noticed): Answer & { readonly title: string } {
  const { title, said } = noticedInWords(terms, what)
  const answer = 'said' in what ? { ...what.said } : { ...what }
  const evidence = 'evidence' in answer ? answer.evidence : null
  return { title, said: evidence === null ? say`${said}.` : say`${said}. ${howSure(evidence)}`, answer }
}

/** The runs of the time that it is about: of a promise those that it counts, of a release its own. */
export function runsOf(
  workflow: string,
  what: Noticed,
  objective: Objective | undefined,
  { from, to }: { readonly from: Micros; readonly to: Micros },
): Behind {
  // A run began before it became known what came of it.
  const range = { workflow, from: floorHour(from) - MICROS.d, to: floorHour(to) + MICROS.h }
  if (what.kind === 'days') return runsBehind(range)
  if (what.kind === 'step') return runsBehind({ ...range, release: what.release })
  const { case_type, route } = objective ?? {}
  const narrowed = { ...range, case_type, route }
  return objective ? measureBehind(objective.measure, narrowed) : runsBehind(narrowed)
}

const dimensionOfMeasure: Readonly<Record<StepMeasure, Dimension>> = {
  outcome: 'quality',
  status: 'exceptions',
  tool_calls: 'tool_failures',
  duration: 'quality',
  cost: 'cost',
  wait: 'approval_latency',
}

function dimensionOf(what: Noticed, objective: Objective | undefined): Dimension {
  switch (what.kind) {
    case 'objective':
    case 'level':
      return objective ? measures[objective.measure].dimension : 'quality'
    case 'step':
      return dimensionOfMeasure[what.measure]
    case 'days':
      return what.said.kind === 'fewer cases' ? 'adoption' : 'cost'
  }
}

/** A promise that is not kept is what is maintained for; that something is not as it was may be meant. */
function severityOf(what: Noticed, risk: string): Finding['severity'] {
  if (what.kind === 'objective' && what.said.kind === 'breach') return risk === 'low' ? 'medium' : 'high'
  if (what.kind === 'days' && what.said.kind !== 'price') return 'low'
  return 'medium'
}
