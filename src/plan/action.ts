import { z } from 'zod'
import { always, duration, key, money, people, percent, text, texts } from './fields.ts'
import { readBackSchema } from './read-back.ts'

/** How far the workflow may go alone, from not at all to alone with spot checks. */
export const boundaries = ['L0', 'L1', 'L2', 'L3', 'L4'] as const
export type Boundary = (typeof boundaries)[number]

const boundary = z
  .enum(boundaries)
  .describe('L0 never, L1 suggests, L2 asks each time, L3 asks when unsure, L4 alone and spot-checked.')

const fields = z.strictObject({
  boundary,
  what: text.optional().describe('What the action does, for a person.'),
  integration: key.optional().describe('The system it acts on.'),
  writes: z.boolean().default(false).describe('Whether it changes a record in that system.'),
  reversible: z.boolean().optional().describe('Whether it can be undone.'),
  external: z.boolean().optional().describe('Whether somebody outside sees it.'),
  moves_money: z.boolean().optional(),
  personal_data: z.boolean().optional(),
  limit: money.optional().describe('The most that one such action may be worth.'),
  asks_when: texts.optional().describe('For L3: when a person is asked.'),
  sample: percent.optional().describe('For L4: the share that is spot-checked.'),
  queue: key.optional().describe('The approval queue in which it waits.'),
  check: z
    .strictObject({
      how: text.describe('The independent read that shows the record as it stands.'),
      after: z
        .array(duration)
        .min(1)
        .default(['1h', '3d'])
        .describe('When the record is read again: soon for the write, days later for what people changed.'),
      fields: z.array(text).min(1).describe('The fields that count.'),
    })
    .optional()
    .describe('How others confirm a write by reading it back, in words.'),
  read_back: readBackSchema.optional().describe('How Aftercare reads the written record again by itself.'),
})

const details = fields.check(
  ...(
    [
      ['is for an action that writes; add "writes: true", or remove it', ({ writes }) => writes === true],
      [
        'needs to know the system; add a line "integration: …" to the action',
        (given) => given.integration !== undefined,
      ],
      ['says what "check" says in words; keep one of the two', ({ check }) => check === undefined],
    ] as const satisfies [string, (given: { [name: string]: unknown }) => boolean][]
  ).map(([error, holds]) =>
    z.refine<{ [name: string]: unknown }>((given) => given.read_back === undefined || holds(given), {
      path: ['read_back'],
      error,
      when: always,
    }),
  ),
)

/** Something the workflow may do. The short form is its boundary: `send_reply: L2`. */
export const actionSchema = z.union([boundary, details]).transform((value) => {
  return typeof value === 'string' ? ({ boundary: value, writes: false } satisfies Action) : value
})
export type Action = z.infer<typeof details>

/** Where proposals wait for a person. */
export const approvalQueueSchema = z.strictObject({
  approvers: people.describe('Who may approve.'),
  time_limit: duration.describe('How long a proposal may wait.'),
  on_silence: z
    .enum(['hold', 'reject', 'fallback'])
    .default('hold')
    .describe('What happens when nobody answers in time. Silence never approves.'),
  shows: texts.optional().describe('The sources an approver must see beside the proposal.'),
  link: text.optional().describe('Where the queue is.'),
})
export type ApprovalQueue = z.infer<typeof approvalQueueSchema>
