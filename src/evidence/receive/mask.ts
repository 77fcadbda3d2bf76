import { createHmac } from 'node:crypto'
import type { Line } from '../record.ts'
import { type Content, toShapes } from './shapes.ts'

/** What to mask beside the defaults. Names and fields come from the plan. */
export type MaskRules = {
  readonly names?: readonly string[]
  readonly patterns?: readonly { readonly name: string; readonly pattern: RegExp }[]
  /** Keys whose whole value is masked, wherever they occur in attributes, fields, sources and JSON text. */
  readonly fields?: readonly string[]
  /** Workflows of which no texts are kept, only their shapes. */
  readonly shapes?: readonly string[]
}

export type Masker = ((line: Line, content?: Content) => Line) & {
  readonly shapes: ReadonlySet<string>
  /** The same of a text that is said of a line, such as why it was refused. */
  text(text: string): string
  /** The same of what is no line: every text in it, and every key. */
  value(value: unknown): unknown
}

type Finder = {
  readonly kind: string
  readonly pattern: RegExp
  readonly isReal?: (found: string) => boolean
}
/** `hint`: a cheap look that must succeed before the search is worth it. */
type Hinted = Finder & { readonly hint: RegExp }

/**
 * What is always looked for. Each pattern is anchored by what cannot stand beside a real one, so that dates, order
 * numbers and ids stay readable; cards and IBANs must also pass their check digits.
 */
const defaults: readonly Hinted[] = [
  {
    kind: 'key',
    hint: /[spr]k[-_]|gh[pousr]_|AKIA|xox[abprs]-|eyJ|Bearer/,
    pattern:
      /\b(?:sk|pk|rk)[-_](?:[A-Za-z0-9]+[-_])*[A-Za-z0-9_-]{16,}|\bgh[pousr]_[A-Za-z0-9]{20,}|\bAKIA[0-9A-Z]{16}\b|\bxox[abprs]-[A-Za-z0-9-]{10,}|\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}|\bBearer\s+[\w.~+/-]{16,}=*/g,
  },
  {
    kind: 'email',
    hint: /@/,
    pattern: /(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*\.[A-Za-z]{2,24}/g,
  },
  {
    kind: 'iban',
    hint: /[A-Z]{2}\d{2}/,
    pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b/g,
    isReal: isIban,
  },
  {
    kind: 'card',
    // Written out digit by digit: the engine then looks several letters ahead, and passes most texts six times as fast.
    hint: /\d\d\d\d[ -]?\d\d\d\d/,
    pattern: /(?<![\w.-])\d(?:[ -]?\d){12,18}(?![\w-])/g,
    isReal: isCard,
  },
  {
    kind: 'phone',
    hint: /\+\d|\d\d\d\)?[ .-]\d\d\d[ .-]\d/,
    pattern:
      /(?<![\w+])\+\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,6}(?!\w)|(?<![\w.-])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?![\w-])/g,
  },
]

/** Most texts have none of them, and one look tells. */
const anyHint = new RegExp(defaults.map(({ hint }) => hint.source).join('|'))

/** Words of ours, times and numbers: a line that has something else there is refused. All other keys are masked where they hold text. */
const plain = new Set([
  'type',
  'mode',
  'status',
  'started',
  'ended',
  'at',
  'sent_at',
  'claimed_at',
  'observed_at',
  'changed_at',
  'opened',
  'contained',
  'restored',
  'from',
  'to',
  'period',
  'currency',
  'basis',
  'severity',
  'outcome',
])

/** What the same few values recur under: each is looked through once. */
const recurring = new Set([
  'kind',
  'name',
  'model',
  'provider',
  'release',
  'workflow',
  'route',
  'case_type',
  'integration',
  'action',
  'trigger',
])
/** What a field was, and what it became. */
const changes = { before: true, after: true }
/** So many of them are remembered, and only while they are short. */
const MOST_REMEMBERED = 20_000
const LONGEST_REMEMBERED = 200

/**
 * Replaces what should not be kept by `[kind:hash]`. The hash is keyed per workspace: equal values stay equal inside it
 * and say nothing outside it.
 */
export function createMasker(key: Uint8Array, rules: MaskRules = {}): Masker {
  const own: readonly Finder[] = [
    ...(rules.patterns ?? []).map(({ name, pattern }) => ({ kind: name, pattern: new RegExp(pattern.source, 'gu') })),
    ...(rules.names?.length ? [{ kind: 'name', pattern: namesPattern(rules.names) }] : []),
  ]
  const fields = new Set(rules.fields ?? [])
  // A keyed hash costs more than all searches together, and the same addresses recur: remembered, within bounds.
  const hidden = new Map<string, string>()
  function hide(kind: string, value: string): string {
    const known = hidden.get(kind + value)
    if (known !== undefined) return known
    const hash = createHmac('sha256', key).update(value.toLowerCase()).digest('hex').slice(0, 12)
    if (hidden.size >= MOST_REMEMBERED) hidden.clear()
    hidden.set(kind + value, `[${kind}:${hash}]`)
    return `[${kind}:${hash}]`
  }

  function maskText(text: string): string {
    const readable = text.includes('\\u') ? unescaped(text) : text
    let masked = fields.size > 0 && /^\s*[[{]/.test(readable) ? maskJsonText(readable) : readable
    for (const finder of own) masked = replaced(masked, finder)
    if (!anyHint.test(masked)) return masked
    for (const finder of defaults) if (finder.hint.test(masked)) masked = replaced(masked, finder)
    return masked
  }

  const replaced = (text: string, { kind, pattern, isReal }: Finder): string =>
    text.replace(pattern, (found) => (isReal && !isReal(found) ? found : hide(kind, found)))

  const known = new Map<string, string>()
  function maskRecurring(text: string): string {
    if (text.length > LONGEST_REMEMBERED) return maskText(text)
    const before = known.get(text)
    if (before !== undefined) return before
    const masked = maskText(text)
    if (known.size >= MOST_REMEMBERED) known.clear()
    known.set(text, masked)
    return masked
  }

  function maskJsonText(text: string): string {
    try {
      return JSON.stringify(maskFields(JSON.parse(text)))
    } catch {
      return text
    }
  }

  function maskFields(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(maskFields)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name,
        fields.has(name) && inner !== null ? hideField(inner) : maskFields(inner),
      ]),
    )
  }

  /** What is hidden already stays as it is: lines are masked again when they are told bit by bit. */
  const hideField = (value: unknown): string =>
    typeof value === 'string' && /^\[field:[0-9a-f]{12}\]$/.test(value) ? value : hide('field', JSON.stringify(value))

  /** A correction names its field beside what it was and what it became. */
  const isOfMaskedField = ({ field }: { field?: unknown }): boolean =>
    typeof field === 'string' && fields.has(field.split('.').at(-1) ?? field)

  function maskValue(value: unknown): unknown {
    if (typeof value === 'string') return maskText(value)
    // A card number may come as a number.
    if (typeof value === 'number' && value >= 1e12) {
      const masked = maskText(String(value))
      return masked === String(value) ? value : masked
    }
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(maskValue)
    const masked: Record<string, unknown> = {}
    for (const name in value) {
      const inner = (value as Record<string, unknown>)[name]
      const isWhole = fields.has(name) || (name in changes && isOfMaskedField(value))
      masked[maskRecurring(name)] = isWhole && inner != null ? hideField(inner) : maskValue(inner)
    }
    return masked
  }

  const hash = (text: string) => createHmac('sha256', key).update(text).digest('hex').slice(0, 12)
  const mask = (line: Line, content: Content = 'keep') => {
    const masked: Record<string, unknown> = {}
    for (const name in line) {
      const value = (line as Record<string, unknown>)[name]
      masked[name] = plain.has(name)
        ? value
        : typeof value === 'string' && recurring.has(name)
          ? maskRecurring(value)
          : maskValue(value)
    }
    return content === 'keep' ? (masked as Line) : toShapes(masked as Line, hash)
  }
  return Object.assign(mask, { shapes: new Set(rules.shapes), text: maskText, value: maskValue })
}

function namesPattern(names: readonly string[]): RegExp {
  const escaped = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'))
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
}

/**
 * JSON text may spell any letter by its number, and some clients so spell all that are no ASCII, also within JSON within JSON: they
 * become letters, or no name would be found among them. What must be spelled so in JSON stays.
 */
const unescaped = (text: string): string =>
  text.replace(/\\+u([0-9a-fA-F]{4})/g, (spelled, hex: string) => {
    const code = Number.parseInt(hex, 16)
    return code < 0x20 || code === 0x22 || code === 0x5c ? spelled : String.fromCharCode(code)
  })

/** Beginnings of numbers that are issued to payment cards (ISO/IEC 7812-1); moments in milliseconds begin with others. */
const issued = /^(?:[3-6]|2[2-7]|81|9792)/

/** Such a beginning, and Luhn's check digit. */
function isCard(found: string): boolean {
  let sum = 0
  const digits = found.replace(/\D/g, '')
  if (!issued.test(digits)) return false
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    sum += i % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)
  }
  return sum % 10 === 0 && !/^0+$/.test(digits)
}

/** Modulo 97 (ISO 13616). */
function isIban(found: string): boolean {
  const text = found.replaceAll(' ', '')
  if (text.length < 15 || text.length > 34) return false
  let rest = 0
  for (const char of text.slice(4) + text.slice(0, 4))
    for (const digit of String(Number.parseInt(char, 36))) rest = (rest * 10 + Number(digit)) % 97
  return rest === 1
}
