import { messagesOf } from '../../evidence/receive/spans/messages.ts'
import { isShape, proseOf, sourceOf } from './texts-in.ts'

/** A step that looked something up, as it is kept. */
export type LookUp = {
  readonly step: string
  readonly kind: string
  readonly model: string
  /** JSON text of a list; '' where none was told. */
  readonly sources: string
  readonly output: string
  /** It is longer than is read, and was not. */
  readonly isBeyond: boolean
}

/** The texts of a run of which its answer and its sources are read. */
export type Texts = {
  /** What the run itself, or its root, gave. */
  readonly output: string
  /** What its last call of a model gave. */
  readonly said: string
  readonly lookUps: readonly LookUp[]
}

/** A passage that was found for an answer. */
export type Passage = {
  readonly step: string
  readonly title: string | null
  readonly text: string
  /** The day of which it says that it is (2026-03-09). */
  readonly date: string | null
}

/** An answer and what it could be given from; or why the one cannot be held against the other. */
export type Answered =
  | {
      readonly kind: 'answered'
      readonly answer: string
      readonly passages: readonly Passage[]
      /** More was found than is compared. */
      readonly isCut: boolean
    }
  | { readonly kind: 'untold'; readonly why: Untold }

export const untolds = ['texts_not_kept', 'no_answer', 'sources_without_texts', 'too_long'] as const
export type Untold = (typeof untolds)[number]

/** So many passages, and characters of all of them, are compared: for more, others would wait too long. */
const MOST_PASSAGES = 1000
const MOST_CHARACTERS = 200_000

/**
 * What was answered in a run and what was found for it; undefined where nothing was looked up, unless every answer must rest on something
 * and there is one.
 */
export function answeredOf({ output, said, lookUps }: Texts, isRequired = false): Answered | undefined {
  // An embedding asks a model for numbers, and finds nothing by itself.
  const searches = lookUps.filter(({ kind, model, sources }) => kind !== 'retrieval' || model === '' || sources !== '')
  if (searches.length === 0 && !isRequired) return undefined
  const answer = proseOf(lastSaid(output, false)) ?? proseOf(lastSaid(said, true))
  if (searches.length === 0 && answer === undefined) return undefined
  const found = searches.map(foundBy)
  const passages = found.flatMap((one) => one ?? [])
  const isBeyond = searches.some((one) => one.isBeyond)
  if (passages.some(({ text }) => isShape(text)) || (answer !== undefined && isShape(answer)))
    return { kind: 'untold', why: 'texts_not_kept' }
  if (answer === undefined) return { kind: 'untold', why: 'no_answer' }
  if (passages.length === 0 && isBeyond) return { kind: 'untold', why: 'too_long' }
  // Not to say what was found is not the same as to have found nothing.
  if (passages.length === 0 && found.includes(undefined)) return { kind: 'untold', why: 'sources_without_texts' }
  const read = within(passages)
  return { kind: 'answered', answer, passages: read, isCut: isBeyond || read.length < passages.length }
}

/** The last that an assistant said in what may be a conversation; a text that is none as it is. */
function lastSaid(text: string, isOfModel: boolean): string {
  if (!/^\s*[[{]/.test(text)) return text
  const messages = messagesOf(text, 'output', isOfModel)
  return messages.findLast(({ role, content }) => role === 'assistant' && content !== '')?.content ?? text
}

/** The passages that a step found; undefined where it does not tell their words. */
function foundBy({ step, sources, output, isBeyond }: LookUp): Passage[] | undefined {
  if (isBeyond) return undefined
  const things = listIn(sources) ?? listIn(output)
  if (things?.length === 0) return []
  const told = things ?? [proseOf(output)]
  const passages = told.flatMap((one): Passage[] => {
    const read = sourceOf(one)
    return read ? [{ step, ...read }] : []
  })
  return passages.length === 0 ? undefined : passages
}

function listIn(text: string): unknown[] | undefined {
  if (!/^\s*\[/.test(text)) return undefined
  try {
    const read: unknown = JSON.parse(text)
    return Array.isArray(read) ? read : undefined
  } catch {
    return undefined
  }
}

/** As many whole passages as are compared, in their order. */
function within(passages: readonly Passage[]): Passage[] {
  let left = MOST_CHARACTERS
  const read: Passage[] = []
  for (const passage of passages.slice(0, MOST_PASSAGES)) {
    left -= passage.text.length
    if (left < 0) break
    read.push(passage)
  }
  return read
}
