import type { Action } from './action.ts'
import { gapsOfContinuity } from './coverage-of-continuity.ts'
import { gapsOfValue } from './coverage-of-value.ts'
import type { Gap } from './gap.ts'
import { type Dimension, dimensions, measureNames, measures } from './measures.ts'
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
    gap: 'Its purpose is not stated.',
    why: 'Whether a result is right depends on what it was for.',
  },
  {
    where: 'deputy',
    lacks: ({ deputy }) => deputy === undefined,
    gap: 'It has no deputy.',
    why: 'While the owner is away nobody would answer for it.',
  },
  {
    where: 'case',
    lacks: (workflow) => workflow.case === undefined,
    gap: 'It is not said what one case is.',
    why: 'Retries and repeats of one request would count as several.',
  },
  {
    where: 'case.id_from',
    lacks: (workflow) => workflow.case !== undefined && workflow.case.id_from === undefined,
    gap: 'It is not said where the id of a case is found.',
    why: 'Without it every run counts as a case of its own.',
  },
  {
    where: 'case.per_week',
    lacks: (workflow) => workflow.case !== undefined && workflow.case.per_week === undefined,
    gap: 'It is not said how many cases there are in an ordinary week.',
    why: 'Samples, the fallback’s capacity and the value are measured against it.',
  },
  {
    where: 'case_types',
    lacks: ({ case_types }) => isEmpty(case_types),
    gap: 'It has no case types.',
    why: 'A kind of case that goes wrong hides behind the many that go right.',
  },
  {
    where: 'prompts',
    lacks: ({ prompts }) => isEmpty(prompts),
    gap: 'It is not said where its prompts live.',
    why: 'A prompt nobody can find cannot be mended or put back.',
  },
  {
    where: 'models',
    lacks: ({ models }) => isEmpty(models),
    gap: 'Its models are not named.',
    why: 'Models are changed and taken away by their providers.',
  },
  {
    where: 'releases',
    lacks: ({ releases }) => releases.length === 0,
    gap: 'It has no releases.',
    why: 'Without them a change in quality cannot be tied to what changed.',
  },
  {
    where: 'integrations',
    lacks: ({ integrations }) => integrations.length === 0,
    gap: 'The systems it reads from and writes to are not named.',
    why: 'Most failures begin there.',
  },
  {
    where: 'actions',
    lacks: ({ actions }) => isEmpty(actions),
    gap: 'It is not said what it may do, and how far alone.',
    why: 'Where no boundary is drawn nobody can say that one was crossed.',
  },
  {
    where: 'exceptions',
    lacks: ({ exceptions }) => isEmpty(exceptions),
    gap: 'It is not said what usually goes wrong and what people do then.',
    why: 'The first one to meet an exception would have to invent an answer.',
  },
  {
    where: 'tuning',
    lacks: ({ tuning }) => tuning === undefined,
    gap: 'It is not said who improves it, and what an improvement must show first.',
    why: 'Corrections that nobody learns from are made again.',
  },
]

function gapsOfAction(name: string, action: Action, workflow: Workflow): Gap[] {
  const alone = action.boundary === 'L3' || action.boundary === 'L4'
  const asks = action.boundary === 'L2' || action.boundary === 'L3'
  const rules: [when: boolean, key: string, gap: string, why: string][] = [
    [
      action.writes && !action.check,
      'check',
      `It is not said how a ${name} is read back.`,
      'That a system said yes is a claim; the record itself is the proof.',
    ],
    [
      action.writes && action.integration === undefined,
      'integration',
      `It is not said which system ${name} writes to.`,
      'It could be neither read back nor stopped when that system fails.',
    ],
    [
      action.writes && action.reversible === undefined,
      'reversible',
      `It is not said whether ${name} can be undone.`,
      'What cannot be undone deserves a narrower boundary.',
    ],
    [
      action.moves_money === true && action.limit === undefined,
      'limit',
      `${name} moves money without a limit.`,
      'One mistake could cost any amount.',
    ],
    [
      asks && action.queue === undefined,
      'queue',
      `It is not said in which queue a ${name} waits for a person.`,
      'A proposal that nobody sees waits forever.',
    ],
    [
      action.boundary === 'L3' && action.asks_when === undefined,
      'asks_when',
      `It is not said when ${name} asks a person.`,
      'Asking when unsure needs a sign of being unsure.',
    ],
    [
      action.boundary === 'L4' && action.sample === undefined,
      'sample',
      `${name} is done alone, and no share of it is spot-checked.`,
      'Nobody would notice that it began to go wrong.',
    ],
    [
      alone && action.reversible === false && isEmpty(workflow.continuity.accepted_risks),
      'boundary',
      `${name} cannot be undone and is done without asking each time, and no accepted risk says so.`,
      'Somebody must have decided to carry that.',
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
      const known = measureNames.filter((name) => measures[name].dimension === dimension)
      return {
        where: `objectives.${known[0]}`,
        gap: `Nothing is promised about ${inWords(dimension)}, and no reason is given.`,
        why: `Every review covers it: promise ${orList(known)}, or give the reason under "not_measured.${dimension}".`,
      }
    })
  if (promised.has('adoption') && workflow.case && workflow.case.eligible_from === undefined) {
    gaps.push({
      where: 'case.eligible_from',
      gap: 'It is not said where one learns how many cases could have gone to it.',
      why: 'The share of the work that goes through it is promised, and needs the whole.',
    })
  }
  return gaps
}

function gapsOfReview(plan: Plan, name: string, workflow: Workflow): Gap[] {
  const { review } = workflow
  if (!review) return [{ where: 'review', gap: 'It has no review.', why: 'Nobody would look before something breaks.' }]
  const gaps: Gap[] = []
  if (workflow.risk === 'high' && review.cadence === 'monthly') {
    const why = 'A month is long for what can do much harm; weekly is usual.'
    gaps.push({ where: 'review.cadence', gap: 'Its risk is high, and it is looked at only once a month.', why })
  }
  if (review.sample === undefined) {
    const why = 'Figures alone do not show what nobody counted.'
    gaps.push({ where: 'review.sample', gap: 'It is not said how many cases a review looks at.', why })
  }
  const time = reviewTime(plan).workflows.find(({ workflow: asked }) => asked === name)
  if (time?.unknown !== undefined && review.sample !== undefined) {
    const gap = 'It is not said how much time a review takes.'
    gaps.push({ where: 'review.minutes', gap, why: `Whether people have that time cannot be told: ${time.unknown}.` })
  }
  for (const reviewer of time?.reviewers ?? []) {
    const person = plan.people[reviewer]
    if (!person || person.review_hours_per_week !== undefined) continue
    const gap = `It is not said how many hours a week ${person.name} has for reviews.`
    gaps.push({ where: 'review.reviewers', gap, why: 'Whether the cadence can be kept depends on it.' })
  }
  return gaps
}

const inWords = (dimension: Dimension): string => dimension.replaceAll('_', ' ')

function orList(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
}
