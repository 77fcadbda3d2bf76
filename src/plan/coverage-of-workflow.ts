import { say } from '../base/say.ts'
import type { Action } from './action.ts'
import { gapsOfContinuity } from './coverage-of-continuity.ts'
import { gapsOfValue } from './coverage-of-value.ts'
import type { Gap } from './gap.ts'
import { type Dimension, dimensionNames, dimensions, measureNames, measures } from './measures.ts'
import type { Plan } from './plan.ts'
import { reviewTime } from './review-time.ts'
import type { Workflow } from './workflow.ts'

/** What the plan of one workflow lacks, in the order of its schema. */
export function gapsOfWorkflow(plan: Plan, name: string, workflow: Workflow): Gap[] {
  const at = (gap: Gap): Gap => ({ ...gap, where: `workflows.${name}.${gap.where}` })
  return [
    ...basics.filter(({ lacks }) => lacks(workflow)).map(({ where, gap, why }) => ({ where, gap, why })),
    ...Object.entries(workflow.actions).flatMap(([action, details]) => gapsOfAction(action, details, workflow)),
    ...gapsOfObjectives(workflow),
    ...gapsOfReview(plan, name, workflow),
    ...gapsOfContinuity(workflow),
    ...gapsOfValue(workflow),
  ].map(at)
}

type Basic = Gap & { lacks: (workflow: Workflow) => boolean }
const isEmpty = (map: object): boolean => Object.keys(map).length === 0

const basics: readonly Basic[] = [
  {
    where: 'purpose',
    lacks: ({ purpose }) => purpose === undefined,
    gap: say`Its purpose is not stated.`,
    why: say`Whether a result is right depends on what it was for.`,
  },
  {
    where: 'deputy',
    lacks: ({ deputy }) => deputy === undefined,
    gap: say`It has no deputy.`,
    why: say`While the owner is away nobody would answer for it.`,
  },
  {
    where: 'case',
    lacks: (workflow) => workflow.case === undefined,
    gap: say`It is not said what one case is.`,
    why: say`Retries and repeats of one request would count as several.`,
  },
  {
    where: 'case.id_from',
    lacks: ({ case: what, reading }) => what !== undefined && what.id_from === undefined && reading?.case === undefined,
    gap: say`It is not said where the id of a case is found.`,
    why: say`Without it every run counts as a case of its own.`,
  },
  {
    where: 'case.per_week',
    lacks: (workflow) => workflow.case !== undefined && workflow.case.per_week === undefined,
    gap: say`It is not said how many cases there are in an ordinary week.`,
    why: say`Samples, the fallback’s capacity and the value are measured against it.`,
  },
  {
    where: 'case_types',
    lacks: ({ case_types }) => isEmpty(case_types),
    gap: say`It has no case types.`,
    why: say`A kind of case that goes wrong hides behind the many that go right.`,
  },
  {
    where: 'prompts',
    lacks: ({ prompts }) => isEmpty(prompts),
    gap: say`It is not said where its prompts live.`,
    why: say`A prompt nobody can find cannot be mended or put back.`,
  },
  {
    where: 'models',
    lacks: ({ models }) => isEmpty(models),
    gap: say`Its models are not named.`,
    why: say`Models are changed and taken away by their providers.`,
  },
  {
    where: 'releases',
    lacks: ({ releases }) => releases.length === 0,
    gap: say`It has no releases.`,
    why: say`Without them a change in quality cannot be tied to what changed.`,
  },
  {
    where: 'integrations',
    lacks: ({ integrations }) => integrations.length === 0,
    gap: say`The systems it reads from and writes to are not named.`,
    why: say`Most failures begin there.`,
  },
  {
    where: 'actions',
    lacks: ({ actions }) => isEmpty(actions),
    gap: say`It is not said what it may do, and how far alone.`,
    why: say`Where no boundary is drawn nobody can say that one was crossed.`,
  },
  {
    where: 'exceptions',
    lacks: ({ exceptions }) => isEmpty(exceptions),
    gap: say`It is not said what usually goes wrong and what people do then.`,
    why: say`The first one to meet an exception would have to invent an answer.`,
  },
  {
    where: 'tuning',
    lacks: ({ tuning }) => tuning === undefined,
    gap: say`It is not said who improves it, and what an improvement must show first.`,
    why: say`Corrections that nobody learns from are made again.`,
  },
]

function gapsOfAction(name: string, action: Action, workflow: Workflow): Gap[] {
  const alone = action.boundary === 'L3' || action.boundary === 'L4'
  const asks = action.boundary === 'L2' || action.boundary === 'L3'
  const rules: [when: boolean, key: string, gap: string, why: string][] = [
    [
      action.writes && !action.check && !action.read_back,
      'check',
      say`It is not said how a ${name} is read back.`,
      say`That a system said yes is a claim; the record itself is the proof.`,
    ],
    [
      action.writes && action.integration === undefined,
      'integration',
      say`It is not said which system ${name} writes to.`,
      say`It could be neither read back nor stopped when that system fails.`,
    ],
    [
      action.writes && action.reversible === undefined,
      'reversible',
      say`It is not said whether ${name} can be undone.`,
      say`What cannot be undone deserves a narrower boundary.`,
    ],
    [
      action.moves_money === true && action.limit === undefined,
      'limit',
      say`${name} moves money without a limit.`,
      say`One mistake could cost any amount.`,
    ],
    [
      asks && action.queue === undefined,
      'queue',
      say`It is not said in which queue a ${name} waits for a person.`,
      say`A proposal that nobody sees waits forever.`,
    ],
    [
      action.boundary === 'L3' && action.asks_when === undefined,
      'asks_when',
      say`It is not said when ${name} asks a person.`,
      say`Asking when unsure needs a sign of being unsure.`,
    ],
    [
      action.boundary === 'L4' && action.sample === undefined,
      'sample',
      say`${name} is done alone, and no share of it is spot-checked.`,
      say`Nobody would notice that it began to go wrong.`,
    ],
    [
      alone && action.reversible === false && isEmpty(workflow.continuity.accepted_risks),
      'boundary',
      say`${name} cannot be undone and is done without asking each time, and no accepted risk says so.`,
      say`Somebody must have decided to carry that.`,
    ],
  ]
  return rules.filter(([when]) => when).map(([, key, gap, why]) => ({ where: `actions.${name}.${key}`, gap, why }))
}

function gapsOfObjectives(workflow: Workflow): Gap[] {
  const promised = new Set<Dimension>(
    Object.values(workflow.objectives).map(({ measure }) => measures[measure].dimension),
  )
  const gaps = dimensions
    .filter((dimension) => !promised.has(dimension) && workflow.not_measured[dimension] === undefined)
    .map((dimension): Gap => {
      const known = measureNames.find((name) => measures[name].dimension === dimension)
      return {
        where: `objectives.${known}`,
        gap: say`Nothing is promised about ${dimensionNames[dimension]}, and no reason is given.`,
        why: say`Every review covers it: promise something about it, or say why it is not measured.`,
      }
    })
  if (promised.has('adoption') && workflow.case && workflow.case.eligible_from === undefined) {
    gaps.push({
      where: 'case.eligible_from',
      gap: say`It is not said where one learns how many cases could have gone to it.`,
      why: say`The share of the work that goes through it is promised, and needs the whole.`,
    })
  }
  return gaps
}

function gapsOfReview(plan: Plan, name: string, workflow: Workflow): Gap[] {
  const { review } = workflow
  if (!review)
    return [{ where: 'review', gap: say`It has no review.`, why: say`Nobody would look before something breaks.` }]
  const gaps: Gap[] = []
  if (workflow.risk === 'high' && review.cadence === 'monthly') {
    const why = say`A month is long for what can do much harm; weekly is usual.`
    gaps.push({ where: 'review.cadence', gap: say`Its risk is high, and it is looked at only once a month.`, why })
  }
  if (review.sample === undefined) {
    const why = say`Figures alone do not show what nobody counted.`
    gaps.push({ where: 'review.sample', gap: say`It is not said how many cases a review looks at.`, why })
  }
  const time = reviewTime(plan).workflows.find(({ workflow: asked }) => asked === name)
  if (time?.unknown !== undefined && review.sample !== undefined) {
    const gap = say`It is not said how much time a review takes.`
    gaps.push({
      where: 'review.minutes',
      gap,
      why: say`Whether people have that time cannot be told: ${time.unknown}.`,
    })
  }
  for (const reviewer of time?.reviewers ?? []) {
    const person = plan.people[reviewer]
    if (!person || person.review_hours_per_week !== undefined) continue
    const gap = say`It is not said how many hours a week ${person.name} has for reviews.`
    gaps.push({ where: 'review.reviewers', gap, why: say`Whether the cadence can be kept depends on it.` })
  }
  return gaps
}
