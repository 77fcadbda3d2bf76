type Loose = { readonly [name: string]: unknown }
const isMap = (one: unknown): one is Loose => typeof one === 'object' && one !== null && !Array.isArray(one)

/** What stands in place of a text where only its shape is kept. */
export const isShape = (text: string): boolean => /^\[text \d+ characters? #[0-9a-f]{12}\]$/.test(text.trim())

/** Where answers that are objects keep their words, and where things that were found keep theirs; the first that has some. */
const ANSWERS = ['answer', 'output', 'response', 'reply', 'message', 'text', 'content', 'result']
const SOURCES =
  'text content page_content pageContent passage chunk snippet body excerpt markdown value document node kwargs parts'.split(
    ' ',
  )
const TITLES = ['title', 'name', 'file_name', 'filename', 'source', 'url', 'id']
const DATES = 'date updated_at updatedAt updated last_modified lastModified modified published_at publishedAt published'
const DATE_NAMES = DATES.split(' ')

/** Deeper than this nobody wraps a text. */
const DEEPEST = 4

/** The words of an answer: a text as it is, and of an object or a list of one the part that is the answer. */
export function proseOf(text: string): string | undefined {
  const read = jsonIn(text)
  const words = read === undefined ? text : wordsAt(read, ANSWERS, 0)
  return words === undefined || words.trim() === '' ? undefined : words
}

/** A thing that was found: its words, what it is called, and the day of which it says that it is. Undefined without words. */
export function sourceOf(
  one: unknown,
): { readonly title: string | null; readonly text: string; readonly date: string | null } | undefined {
  const text = wordsAt(one, SOURCES, 0)
  if (text === undefined || text.trim() === '') return undefined
  const about = isMap(one) ? [one, one.metadata, one.document, one.attributes].filter(isMap) : []
  const first = (names: readonly string[]) =>
    about.flatMap((of) => names.flatMap((name) => (typeof of[name] === 'string' && of[name] !== '' ? [of[name]] : [])))
  return {
    title: first(TITLES)[0]?.slice(0, 200) ?? null,
    text,
    date: first(DATE_NAMES).map(dayIn).find(Boolean) ?? null,
  }
}

function wordsAt(one: unknown, names: readonly string[], depth: number): string | undefined {
  if (depth > DEEPEST) return undefined
  if (typeof one === 'string') {
    const inside = depth === 0 ? undefined : jsonIn(one)
    return inside === undefined ? one : (wordsAt(inside, names, depth + 1) ?? one)
  }
  if (Array.isArray(one)) {
    const words = one.flatMap((part) => wordsAt(part, names, depth + 1) ?? [])
    return words.length === 0 ? undefined : words.join('\n')
  }
  if (!isMap(one)) return undefined
  for (const name of names) {
    const words = one[name] === undefined ? undefined : wordsAt(one[name], names, depth + 1)
    if (words !== undefined && words.trim() !== '') return words
  }
  return undefined
}

const dayIn = (text: string): string | undefined =>
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)/.exec(text)?.[0]

function jsonIn(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
