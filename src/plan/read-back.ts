import { z } from 'zod'
import { durationMs, parseDuration } from './duration.ts'
import { always, duration, key, text } from './fields.ts'

/**
 * How Aftercare reads the record that an action wrote again, by itself: soon to confirm the write, later to see what people
 * changed. What no single value shows is checked below, so that a read that could never be made is an error of the plan.
 */

/** No record is read more often than that, and none after the last. */
const MOST_READS = 5
const LONGEST_MS = 90 * 86_400_000
const SHORTEST_MS = 60_000

/** What the id of the record stands as in an address. */
export const RECORD = '{record}'

const pointer = z.string().regex(/^(?:\/(?:[^~/]|~[01])*)+$/, {
  error: 'is no place in an answer; write it as a JSON pointer, like /ticket/queue',
})

const url = z.string().superRefine((value, context) => {
  const message = wrongUrl(value)
  // The value itself is not repeated where it may hold a password.
  if (message) context.addIssue({ code: 'custom', message, params: { onKey: holdsPassword(value) } })
})

const query = z
  .string()
  .trim()
  .max(4000)
  .superRefine((value, context) => {
    const message = wrongQuery(value)
    if (message) context.addIssue({ code: 'custom', message })
  })

const header = z.string().regex(/^[A-Za-z0-9-]{1,64}$/, {
  error: 'is not the name of a header; write it like Authorization or X-Api-Key',
})

/** Texts with `*` for anything: whoever the system says made a change. */
const whoever = z.array(text).min(1).max(20)

const ofHttp = ['url', 'header', 'at'] as const
const onlyHttp = [...ofHttp, 'changed_by', 'changed_at', 'merged_into', 'deleted'] as const

type Given = { readonly [name: string]: unknown }
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const isGiven = (given: Given, name: string) => given[name] !== undefined

/** A rule about several keys, told at one of them. */
const rule = (path: (string | number)[], error: string, holds: (given: Given) => boolean) =>
  z.refine<Given>(holds, { path, error, when: always })

export const readBackSchema = z
  .strictObject({
    how: z.enum(['http', 'sql']).describe('http: GET an address. sql: a SELECT in PostgreSQL.'),
    credential: key
      .optional()
      .describe('The name under which "aftercare credentials set" keeps it; never the credential itself.'),
    url: url.optional().describe('For http: the address of a record, with {record} for its id.'),
    header: header.optional().describe('For http: the header that carries the credential. Left out: Authorization.'),
    query: query
      .optional()
      .describe('For sql: a SELECT of one row with $1 for the id of the record; columns are fields.'),
    fields: z.array(text).min(1).max(30).describe('The fields that count, called as the write calls them.'),
    at: z
      .record(text, pointer)
      .optional()
      .describe('For http: where fields stand in the answer, as JSON pointers. Left out: at the top, by their names.'),
    changed_by: pointer.optional().describe('For http: where the answer says who changed the record last.'),
    changed_at: pointer.optional().describe('For http: where it says when that was.'),
    merged_into: pointer.optional().describe('For http: where it says which record took its place.'),
    deleted: pointer.optional().describe('For http: where it says that the record is deleted.'),
    after: z
      .array(duration)
      .min(1)
      .default(['2h', '3d', '14d'])
      .describe('When it is read, counted from the write. What is unchanged at the last is untouched.'),
    people: whoever.optional().describe('Who, of those the system names, are people; * stands for anything.'),
    scripts: whoever.optional().describe('Who are scripts: what they change is no correction. * stands for anything.'),
    ignore_case: z.array(text).optional().describe('Fields in which capital letters make no difference.'),
  })
  .check(
    rule(
      ['url'],
      'is missing; http needs the address of a record, with {record} for its id',
      (given) => given.how !== 'http' || isGiven(given, 'url'),
    ),
    rule(
      ['query'],
      'is missing; sql needs a SELECT with $1 for the id of the record',
      (given) => given.how !== 'sql' || isGiven(given, 'query'),
    ),
    rule(
      ['query'],
      'is of no use with http; remove the line, or write how: sql',
      (given) => given.how !== 'http' || !isGiven(given, 'query'),
    ),
    rule(
      ['credential'],
      'is missing; sql needs the name under which the address of its database is kept',
      (given) => given.how !== 'sql' || isGiven(given, 'credential'),
    ),
    ...ofHttp.map((name) =>
      rule(
        [name],
        'is of no use with sql, whose query says all; remove the line, or write how: http',
        (given) => given.how !== 'sql' || !isGiven(given, name),
      ),
    ),
    ...onlyHttp
      .filter((name) => !ofHttp.some((one) => one === name))
      .map((name) =>
        rule(
          [name],
          `is of no use with sql: call a column of its query ${name}, and remove the line`,
          (given) => given.how !== 'sql' || !isGiven(given, name),
        ),
      ),
    rule(['at'], 'says where a field stands that "fields" does not name; name it there, or remove it', (given) =>
      Object.keys(given.at ?? {}).every((field) => list(given.fields).includes(field)),
    ),
    rule(['ignore_case'], 'names a field that "fields" does not; name it there, or remove it', (given) =>
      list(given.ignore_case).every((field) => list(given.fields).includes(field)),
    ),
    rule(
      ['fields'],
      'names a field twice; name it once',
      (given) => new Set(list(given.fields)).size === list(given.fields).length,
    ),
    ...(['people', 'scripts'] as const).map((name) =>
      rule(
        [name],
        'can tell nobody: say with changed_by where the answer names who changed the record',
        (given) => given.how !== 'http' || !isGiven(given, name) || isGiven(given, 'changed_by'),
      ),
    ),
    rule(
      ['after'],
      'reads a record more than five times; keep at most five',
      ({ after }) => list(after).length <= MOST_READS,
    ),
    rule(['after'], 'is not in order; write the soonest first, each later than the one before', (given) =>
      lengths(given).every((ms, place, all) => ms === undefined || place === 0 || ms > (all[place - 1] ?? 0)),
    ),
    rule(['after'], 'reads too soon or too late; write lengths between 1m and 90d, in m, h, d or w', (given) =>
      lengths(given).every((ms) => ms !== undefined && ms >= SHORTEST_MS && ms <= LONGEST_MS),
    ),
  )
export type ReadBack = z.infer<typeof readBackSchema>

/** Those that can be read; a month has no one length. What is no length at all is told already. */
function lengths({ after }: Given): (number | undefined)[] {
  return list(after).flatMap((one) => {
    const read = parseDuration(String(one))
    return read ? [durationMs(read)] : []
  })
}

const holdsPassword = (value: string): boolean => value.includes('@')

function wrongUrl(value: string): string | undefined {
  const filled = value.replaceAll(RECORD, 'x')
  if (!URL.canParse(filled)) return 'is not an address; write it like https://crm.example.com/api/tickets/{record}'
  const { protocol, username, password, host, hash } = new URL(filled)
  if (protocol !== 'https:' && protocol !== 'http:') return 'is not an address of the web; begin it with https://'
  if (username !== '' || password !== '')
    return 'holds a name or password; keep them with "aftercare credentials set", and name them under "credential"'
  if (!value.includes(RECORD)) return 'reads the same whatever the record; put {record} where its id belongs'
  // With another id in the place of this one, the machine must be the same.
  if (hash !== '' || new URL(value.replaceAll(RECORD, 'y')).host !== host)
    return 'has {record} where no id belongs; put it in the path or after the "?"'
  return /[{}]/.test(filled) ? 'has braces around something else than {record}; only that can be filled in' : undefined
}

function wrongQuery(value: string): string | undefined {
  if (!/^(?:select|with)\b/i.test(value)) return 'is no SELECT; write one that gives the row of the record'
  if (value.includes(';')) return 'holds a ";"; write one SELECT and nothing after it'
  if (!/\$1(?!\d)/.test(value)) return 'reads the same whatever the record; put $1 where its id belongs'
  return /\$(?!1(?!\d))\d/.test(value) ? 'asks for more than $1; the id of the record is all it is given' : undefined
}
