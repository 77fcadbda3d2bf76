import { z } from 'zod'
import { durationMs, durationOf } from './duration.ts'
import { always, clockTime, duration, people, texts } from './fields.ts'
import { noticeSeverities, readWhen, whenToText } from './notice-when.ts'
import type { Support } from './support.ts'

/** Words under "tell" that stand for people of the workflow a notice is about; any other word is a person of the plan. */
export const noticeRoles = ['on duty', 'owner', 'deputy', 'contacts'] as const
export type NoticeRole = (typeof noticeRoles)[number]
export const isNoticeRole = (name: string): name is NoticeRole => noticeRoles.some((role) => role === name)

const when = z
  .string({ error: 'is not a phrase; write it like "finding of high severity"' })
  .transform((written, context) => {
    const read = readWhen(written)
    if (read.kind === 'ok') return whenToText(read.when)
    context.addIssue({ code: 'custom', message: read.message, params: { at: read.at } })
    return z.NEVER
  })

const MINUTE_MS = 60_000

/** Who is told next of what nobody has acknowledged. */
const stepSchema = z.strictObject({
  after: duration
    // What is no length of time has its own sentence; months have no length in minutes, and are long enough.
    .refine((value) => (durationMs(durationOf(value)) ?? MINUTE_MS) >= MINUTE_MS, {
      error: 'is shorter than a minute: nobody acknowledges anything as fast; write 15m or more',
    })
    .describe('So long after whoever was told before, if nobody acknowledged it by then.'),
  tell: people.describe('As in the rule.'),
  by: texts.optional().describe('As in the rule. Left out: as the rule has it.'),
  times: z.int().min(1).max(20).default(1).describe('How often, each time after as long again.'),
})
export type NoticeStep = z.infer<typeof stepSchema>

const routeSchema = z.strictObject({
  when: when.describe('Which notices: "finding of high severity", "stop or review in triage", "anything".'),
  tell: people.describe('People of the plan, or on duty, owner, deputy, contacts: those of the workflow it is about.'),
  by: texts
    .default(['mail'])
    .describe(
      'mail; channels that the workspace set up, by their name; or channels, for all of them. Left out: by mail.',
    ),
  after: duration.optional().describe('Only if it is still so after this long.'),
  unacknowledged: z
    .array(stepSchema)
    .min(1)
    .max(10)
    .optional()
    .describe('Who is told next while nobody has acknowledged it, one step after the other.'),
})
export type NoticeRoute = z.infer<typeof routeSchema>

const quietSchema = z
  .strictObject({
    from: clockTime,
    to: clockTime,
    except: z
      .union([z.enum(noticeSeverities), z.array(z.enum(noticeSeverities))])
      .transform((value) => (Array.isArray(value) ? value : [value]))
      .default(['high'])
      .describe('Severities that are told all the same.'),
  })
  .refine((given) => given.from !== given.to, {
    path: ['to'],
    error: 'is the time at which it begins; give another, or remove the quiet hours',
    when: always,
  })

/** Who is told of what, and when not. */
export const noticesSchema = z
  .strictObject({
    routes: z
      .array(routeSchema)
      .min(1)
      .describe('Rules in order: the first whose "when" fits decides. What no rule fits is told to nobody.'),
    quiet: quietSchema
      .optional()
      .describe('Hours in which nothing is told, on the clock of whoever would be told. It waits, and is not lost.'),
    digest: clockTime
      .optional()
      .describe(
        'When what is gathered for somebody goes out, on their clock: what is of low severity in one mail a day, and on Mondays what waits for them. Left out: 08:00.',
      ),
  })
  .describe(
    'Who is told of what. Left out: of medium severity the owner and every channel, of high severity the contacts as well; what is of low severity stands at the desk.',
  )
export type Notices = z.infer<typeof noticesSchema>

/** When what is gathered goes out, where a plan does not say: as the day of work begins. */
export const DIGEST_HOUR = '08:00'

/** What holds where a plan says nothing of notices: whoever is on duty is told as well, where there is a rota. */
export const defaultNotices = (plan?: { readonly support?: Pick<Support, 'rota'> | undefined }): Notices =>
  Object.keys(plan?.support?.rota ?? {}).length > 0 ? defaultsWithRota : defaults

const defaultsOf = (first: NoticeRole[]): Notices =>
  noticesSchema.parse({
    routes: [
      {
        when: 'anything of high severity',
        tell: [...first, 'contacts'],
        by: ['mail', 'channels'],
      },
      // What is of low severity can wait until somebody looks: a message for each would teach people to read none.
      { when: 'anything of medium severity', tell: first, by: ['mail', 'channels'] },
    ],
    quiet: { from: '21:00', to: '07:00' },
  })
const defaults = defaultsOf(['owner'])
const defaultsWithRota = defaultsOf(['on duty', 'owner'])
