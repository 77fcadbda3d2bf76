import { parse, stringify } from 'yaml'
import { z } from 'zod'
import { AppError } from '../../../base/errors.ts'
import { say } from '../../../base/say.ts'
import { durationMs, parseDuration } from '../../../plan/duration.ts'

const name = z.string().min(1).max(200)
/** Where something stands in an answer, by RFC 6901; empty for the answer itself. */
const pointer = z
  .string()
  .max(500)
  .regex(/^(?:\/.*)?$/s, { error: 'is no JSON pointer; write one such as /data/items, or "" for the answer itself' })
const size = z.strictObject({ parameter: name, value: z.int().min(1).max(10_000) })

/** How the next page is asked for. */
const paging = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('none') }),
  /** Its number; the last one is empty, or shorter than `size` says. */
  z.strictObject({
    by: z.literal('page'),
    parameter: name,
    first: z.int().min(0).max(1).default(1),
    size: size.optional(),
  }),
  /** How many records come before it. */
  z.strictObject({ by: z.literal('offset'), parameter: name, size: size.optional() }),
  /** A text that the answer has for it. */
  z.strictObject({ by: z.literal('cursor'), parameter: name, next: pointer, size: size.optional() }),
  /** Its whole address: in the header Link, or where `next` leads. */
  z.strictObject({ by: z.literal('link'), next: pointer.optional(), size: size.optional() }),
])

const span = z.string().refine((text) => microsOf(text) !== undefined, {
  error: 'is no length of time; write one such as 15m, 2h or 1d',
})

const since = z.strictObject({
  /** The parameter that asks for what is new or changed since a moment. */
  parameter: name,
  as: z.enum(['iso', 'day', 'seconds', 'milliseconds']).default('iso'),
  /** From when on it is read at first; all there is where it is left out. */
  first: z.string().optional(),
  /** So much of what was read is asked for again, since what changed may be shown late. */
  overlap: span.default('1h'),
})

const secret = /^(?:authorization|proxy-authorization|cookie|host|content-length|connection|transfer-encoding)$/i

const askingSchema = z.strictObject({
  /** The version of this format. */
  poll: z.literal(1),
  /** Where the list of records stands in an answer. */
  records: pointer.default(''),
  /** Headers that are no secret. */
  headers: z
    .record(
      z.string(),
      z
        .string()
        .max(1000)
        .regex(/^[\x20-\x7e]*$/, { error: 'holds letters that no header has' }),
    )
    .default({})
    .superRefine((headers, context) => {
      for (const one of Object.keys(headers)) {
        const refuse = (message: string) => context.addIssue({ code: 'custom', path: [one.slice(0, 100)], message })
        if (!/^[A-Za-z0-9-]{1,100}$/.test(one)) refuse('is no name of a header')
        if (secret.test(one)) refuse('is not given here: what is secret comes with the key')
      }
    }),
  paging: paging.default({ by: 'none' }),
  since: since.optional(),
})
/** How an API that lists records is asked. */
export type Asking = z.infer<typeof askingSchema>

/** From its file, which is YAML or JSON. */
export function readAsking(source: string): Asking {
  let given: unknown
  try {
    given = parse(source)
  } catch (error) {
    throw wrong(say`it is no YAML (${(error as Error).message.split('\n')[0] ?? ''})`)
  }
  const read = askingSchema.safeParse(given)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw wrong(say`${issue?.path.join('.') || 'it'}: ${issue?.message ?? ''}`)
}

const wrong = (what: string) =>
  new AppError('invalid_input', say`The way to ask cannot be used: ${what}. docs/records.md tells how it is written.`)

/** As people write it. */
export const askingToText = (asking: Partial<Asking>): string => stringify({ poll: 1, ...asking }, { lineWidth: 120 })

/** The microseconds of a length of time; undefined where it has no one length. */
export function microsOf(text: string): number | undefined {
  const duration = parseDuration(text)
  const ms = duration && durationMs(duration)
  return ms === undefined ? undefined : ms * 1000
}

/** What stands at a place of an answer; undefined where nothing does. */
export function at(value: unknown, where: string): unknown {
  if (where === '') return value
  return where
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((inner, step) => {
      if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, step)) return undefined
      return (inner as Record<string, unknown>)[step]
    }, value)
}

/** What is secret, by its headers: each line "Name: value"; what has no name is the whole value of "Authorization". */
export function readSecrets(given: string): Record<string, string> {
  const lines = given
    .split(/\r?\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
  return Object.fromEntries(
    lines.map((line) => {
      if (/[^\x20-\x7e]/.test(line))
        throw new AppError(
          'invalid_input',
          say`The key holds letters that no header has. Give the whole value of "Authorization", or lines such as X-Api-Key: abc.`,
        )
      const [, header, value] = /^([A-Za-z0-9-]+):\s+(.*)$/.exec(line) ?? []
      return header === undefined ? ['authorization', line] : [header.toLowerCase(), value ?? '']
    }),
  )
}
