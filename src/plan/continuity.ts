import { z } from 'zod'
import { duration, key, people, text, texts } from './fields.ts'
import { type Proof, proof, signature } from './proof.ts'

/** What happens when the workflow must stop, step back or start again. Every part says when it was last proved. */

const steps = texts.describe('What to do, in order, for somebody who has never done it.')

const rollbackSchema = proved({
  target: text.describe('The release to go back to, or "previous".'),
  how: steps,
  who: people.describe('Who may and can do it.'),
  within: duration.optional().describe('How long it takes from the decision.'),
})

const fallbackSchema = proved({
  who: people.describe('Who does the work by hand.'),
  capacity: text.describe('How much they can do, such as "40 cases a day".'),
  steps,
  sustainable_for: duration.optional().describe('How long people can keep it up.'),
  start_within: duration.optional().describe('How soon the work by hand begins.'),
})

const incidentSchema = proved({
  lead: key.describe('Who leads the response.'),
  steps,
  where: text.optional().describe('Where people meet and write down what they do.'),
})

const ownerNotificationSchema = proved({
  who: people.describe('Who must hear that it stopped, and that it is over.'),
  within: duration.describe('How soon.'),
  by: text.describe('How they are reached, such as "mail and telephone".'),
  says: text.optional().describe('What the message says: what stopped, who does it now, when the next word comes.'),
})

const relaunchSchema = proved({
  conditions: z.array(text).min(1).describe('What must hold before it starts again.'),
  sign_off: people.describe('Who must sign.'),
  backlog: z.enum(['drop', 'replay in order', 'review each']).describe('What becomes of the cases that waited.'),
  first_checked: z.int().min(0).optional().describe('How many cases a person checks before it runs as before.'),
})

const drillSchema = proved({
  what: z.enum(['fallback', 'rollback', 'restore', 'incident', 'pause', 'relaunch']),
  every: duration.describe('How often it is practised.'),
  minutes: z.int().min(1).optional().describe('How long the last one took.'),
})

const permissionSchema = proved({
  integration: key.describe('The system it is about.'),
  needs: texts.describe('The rights the workflow needs there, and no others.'),
  account: text.optional().describe('The account that holds them. Never a password or a key.'),
})

const contactSchema = proved({
  name: text,
  for: text.describe('What this contact is for.'),
  reach: text.describe('Telephone, mail or address.'),
  person: key.optional().describe('When it is a person of this plan.'),
})

const acceptedRiskSchema = proved({
  risk: text.describe('What can go wrong.'),
  why: text.describe('Why it is accepted.'),
  accepted_by: key.describe('Who carries it.'),
})

export const continuitySchema = z.strictObject({
  may_pause: people.optional().describe('Who may stop the workflow, alone and at once.'),
  rollback: rollbackSchema.optional(),
  fallback: fallbackSchema.optional(),
  incident: incidentSchema.optional(),
  owner_notification: ownerNotificationSchema.optional(),
  relaunch: relaunchSchema.optional(),
  drills: z.record(key, drillSchema).default({}),
  permissions: z.record(key, permissionSchema).default({}),
  contacts: z.record(key, contactSchema).default({}),
  accepted_risks: z.record(key, acceptedRiskSchema).default({}),
})
export type Continuity = z.infer<typeof continuitySchema>

const singles = ['rollback', 'fallback', 'incident', 'owner_notification', 'relaunch'] as const
const groups = ['drills', 'permissions', 'contacts', 'accepted_risks'] as const

export type ContinuityItem = {
  readonly kind: (typeof singles)[number] | (typeof groups)[number]
  /** Its name among others of the kind; null where there is only one. */
  readonly name: string | null
  readonly proof: Proof
}

/** Everything in it that must be proved again and again, in the order of the plan's schema. */
export function continuityItems(continuity: Continuity): ContinuityItem[] {
  const items: ContinuityItem[] = []
  for (const kind of singles) {
    const item = continuity[kind]
    if (item) items.push({ kind, name: null, proof: item })
  }
  for (const kind of groups) {
    for (const [name, item] of Object.entries(continuity[kind])) items.push({ kind, name, proof: item })
  }
  return items
}

function proved<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject({ ...shape, ...proof }).check(...signature)
}
