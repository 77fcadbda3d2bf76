import { z } from 'zod'
import { dimensions, measureNames } from '../../plan/measures.ts'

/** A review as the API tells it: the document that is signed, and its hash is of. Times are in UTC. */

/** A kept document is read, never written to. */
const list = <T extends z.ZodType>(of: T) => z.array(of).readonly()
const behind = z
  .object({ url: z.string(), command: z.string() })
  .describe('The runs behind it: here, and at a terminal.')
const result = z.enum(['pass', 'fail', 'unknown'])

const measured = z.object({
  value: z.string().nullable().describe('Decimal text: per cent, milliseconds, money or a count. Null is not known.'),
  interval: z.object({ low: z.number(), high: z.number() }).nullable().describe('95 per cent, in the same unit.'),
  n: z.number(),
  of: z.string().describe('What is counted: "judged runs".'),
  atLeast: z.string().optional().describe('Where only a part is known: the value is not below this.'),
  unknown: z.string().optional().describe('Why it is not known, and what would make it known.'),
  isTotal: z.literal(true).optional(),
})

const objective = z.object({
  name: z.string(),
  words: z.string().optional().describe('What it is called, for people. Earlier reviews leave it out.'),
  target: z.string(),
  window: z.string(),
  from: z.string(),
  to: z.string(),
  result,
  reason: z.string(),
  measured,
  behind,
})

const figure = z.object({
  measure: z.enum(measureNames),
  words: z.string(),
  unit: z.enum(['share', 'time', 'money', 'count']),
  now: measured,
  before: measured,
  change: z.string().nullable(),
  behind,
})

const over = z.object({ from: z.string(), to: z.string(), measured, behind })
const task = z.object({
  id: z.string(),
  title: z.string(),
  expected: z.string().nullable(),
  owner: z.string(),
  owner_name: z.string(),
  due: z.string(),
  first_due: z.string(),
  done_at: z.string(),
  done: z.string().describe('What was done, as whoever did it said.'),
  figure: z
    .object({
      objective: z.string(),
      words: z.string(),
      target: z.string(),
      unit: z.enum(['share', 'time', 'money', 'count']),
      before: over,
      after: over.nullable().describe('Null where too little time has passed for it.'),
    })
    .nullable()
    .describe('The promise that shows it, before it was done and since; null where the task names none.'),
  behind,
})

export const reviewDocument = z
  .object({
    workflow: z.string(),
    name: z.string(),
    purpose: z.string().nullable(),
    risk: z.string(),
    owner: z.string().describe('The key of the person in the plan.'),
    owner_name: z.string().optional().describe('What the plan called the person then. Earlier reviews leave it out.'),
    about: z.string().nullable(),
    from: z.string(),
    to: z.string(),
    before_from: z.string(),
    as_of: z.string(),
    time_zone: z.string(),
    currency: z.string(),
    plan_version: z.int(),
    code: z.string(),
    verdict: z.enum(['PASS', 'FAIL', 'INSUFFICIENT']),
    sentence: z.string(),
    dimensions: list(
      z.object({
        dimension: z.enum(dimensions),
        result,
        reason: z.string(),
        objectives: list(objective),
        figures: list(figure),
        unknown: list(z.string()),
      }),
    ),
    releases: list(
      z.object({
        release: z.string(),
        runs: z.int(),
        accepted: measured,
        handed_over: measured,
        tool_calls: z.int(),
        tool_errors: z.int(),
        cost_per_run: measured,
        median_ms: z.number().nullable(),
        changed_with_it: list(z.string()),
        behind,
      }),
    ).describe('In the order in which they first ran.'),
    notes: list(z.string()),
    loops: list(z.object({ sentence: z.string(), behind })),
    continuity: list(
      z.object({
        words: z.string(),
        proof: z.string(),
        good: z.boolean(),
        behind: behind.optional().describe('Its finding, where it is not proved. Earlier reviews leave it out.'),
      }),
    ),
    findings: list(
      z.object({
        id: z.string(),
        severity: z.enum(['high', 'medium', 'low']),
        state: z.enum(['open', 'acknowledged', 'resolved']),
        title: z.string(),
        detail: z.string(),
        first_seen: z.number().describe('Microseconds since 1970.'),
        behind: behind.optional().describe('Its question, to ask again. Earlier reviews leave it out.'),
      }),
    ),
    decide: list(z.string()),
    assumptions: list(
      z.object({
        about: z.string().describe('Its place in the plan.'),
        words: z.string().optional().describe('That place, for people. Earlier reviews leave it out.'),
        why: z.string(),
      }),
    ),
    untimed_runs: z.int(),
    typed: z
      .array(z.string())
      .readonly()
      .optional()
      .describe(
        'What people typed for weeks of the period, with who and when; absent in reviews kept before it was told.',
      ),
    changed: z
      .array(
        z.object({
          at: z.string(),
          said: z.string().describe('What changed, in a sentence.'),
          why: z.string().nullable(),
          note: z
            .string()
            .nullable()
            .describe('The note that tells of it, or what the plan says; null where nobody wrote it down.'),
        }),
      )
      .readonly()
      .optional()
      .describe('What changed in the period, oldest first; absent in reviews kept before it was told.'),
    tasks: list(task)
      .optional()
      .describe(
        'Tasks that were done and nobody answered for: did each do what was expected? Absent in reviews kept before that was asked.',
      ),
  })
  .meta({ id: 'ReviewDocument' })
