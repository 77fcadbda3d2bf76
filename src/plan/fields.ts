import { DateTime } from 'luxon'
import { z } from 'zod'
import { isTimeZone } from '../base/calendar.ts'
import { Exact, plainDecimal } from '../base/money.ts'
import { parseTime } from '../base/time.ts'
import { centsShown, isCurrency } from './condition.ts'
import { durationToText, parseDuration } from './duration.ts'

/**
 * The single values a plan is written in. What reading gives back is canonical text ("45.50 USD", "90d"), and reads back
 * to itself: so a plan can be kept, compared and sent as plain JSON and is read by the same schema again.
 */

export const text = z.string().trim().min(1).max(2000)
export const longText = z.string().max(100_000)

/** For rules about several keys of one map: they are tried even when one of the keys is wrong in itself. */
export const always = ({ value }: { value: unknown }): boolean => typeof value === 'object' && value !== null

/** The name by which one part of the plan is referred to elsewhere, and by which evidence names it. */
export const key = z.string().regex(/^[\p{L}\p{N}](?:[\p{L}\p{N} ._:/@+-]{0,198}[\p{L}\p{N}+])?$/u, {
  error: 'is not a name that can be referred to; use letters, digits and - _ . : / between them, at most 200',
})

export const day = z.string().refine((value) => /^\d{4}-\d{2}-\d{2}$/.test(value) && DateTime.fromISO(value).isValid, {
  error: 'is not a date of the calendar; write it like 2026-03-09',
})

/** A day (its beginning in the plan's time zone) or a moment with its zone. */
export const dayOrTime = z.string().refine(
  (value) => {
    const time = parseTime(value)
    return time !== undefined && (time.zoned || value.length === 10)
  },
  { error: 'is not a date or a time with its zone; write it like 2026-03-09 or 2026-03-09T14:30:00Z' },
)

/** Hour and minute on the clock of the plan's zone. */
export const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, {
  error: 'is not a time of day; write it with two digits each, like "09:00" or "17:30"',
})

export const zone = z.string().refine(isTimeZone, {
  error: 'is not a time zone; write it like Europe/Berlin, America/New_York or UTC',
})

export const currency = z.string().refine(isCurrency, {
  error: 'is not a currency; write its three capital letters, like EUR or USD',
})

export const link = z.url({
  protocol: /^https?$/,
  error: 'is not a link; write it in full, like https://example.com/page',
})

export const email = z.email({ error: 'is not an e-mail address; write it like maria@example.com' })

/** A length of time: "90d", "4h", "1 month". */
export const duration = canonical((value) => {
  const read = parseDuration(value)
  return read && durationToText(read)
}, 'is not a length of time; write it like 20m, 4h, 90d, 2w or 1 month')

/** An amount with its currency: "45.50 USD". */
export const money = canonical(readMoney, 'is not an amount with its currency; write it like 45.50 USD')

/** An amount of money that is not negative, or a number of tokens: "2000000 tokens". */
export const moneyOrTokens = canonical((value) => {
  const [, tokens] = /^\s*(\d{1,15})\s*tokens?\s*$/.exec(value) ?? []
  if (tokens !== undefined) return `${Number(tokens)} tokens`
  const amount = readMoney(value)
  return amount?.startsWith('-') ? undefined : amount
}, 'is no amount with its currency and no number of tokens; write it like 45.50 USD or 2000000 tokens')

function readMoney(value: string): string | undefined {
  const match = /^\s*(-?\d{1,24}(?:\.\d{1,12})?)\s*([A-Z]{3})\s*$/.exec(value)
  if (!match?.[1] || !match[2] || !isCurrency(match[2])) return undefined
  return `${centsShown(plainDecimal(match[1]))} ${match[2]}`
}

/** A share of a whole: "20%". */
export const percent = canonical((value) => {
  const match = /^\s*(\d{1,3}(?:\.\d{1,12})?)\s*%\s*$/.exec(value)
  return match?.[1] && new Exact(match[1]).lte(100) ? `${plainDecimal(match[1])}%` : undefined
}, 'is not a share between 0% and 100%; write it like 20%')

/** A decimal that is not negative, kept as text. */
export const decimal = canonical((value) => {
  return /^\d{1,24}(?:\.\d{1,18})?$/.test(value) ? plainDecimal(value) : undefined
}, 'is not a plain number of 0 or more; write it like 12 or 12.5')

export const count = z.int().min(1).max(1_000_000_000)

/** One person of the plan or several; always a list once read. */
export const people = z.union([key, z.array(key).min(1)]).transform((value) => (Array.isArray(value) ? value : [value]))
/** One text or several; always a list once read. */
export const texts = z
  .union([text, z.array(text).min(1)])
  .transform((value) => (Array.isArray(value) ? value : [value]))

/** A list of names, or a map from names to what there is to say about them; always a map once read. */
export function named<Detail extends z.ZodType>(detail: Detail, nothing: z.input<Detail>) {
  const entries = z.record(key, detail)
  return z
    .union([z.array(key), entries])
    .transform((value, context) => {
      if (!Array.isArray(value)) return value
      const read = entries.safeParse(Object.fromEntries(value.map((name) => [name, nothing])))
      if (!read.success) context.addIssue({ code: 'custom', message: 'needs more than names here; write a map' })
      return read.data ?? {}
    })
    .default({})
}

function canonical(read: (value: string) => string | undefined, error: string) {
  // Numbers are let through to the same sentence: `45` where "45 USD" belongs is the commonest slip.
  return z.union([z.string(), z.number()]).transform((value, context) => {
    const text = read(String(value))
    if (text !== undefined) return text
    context.addIssue({ code: 'custom', message: error })
    return z.NEVER
  })
}
