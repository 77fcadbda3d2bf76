import type { paths } from '../../../sdk/src/api.ts'

export type RunDetail = paths['/api/v1/runs/{run}']['get']['responses'][200]['content']['application/json']
export type Step = RunDetail['steps'][number]

export type Message = NonNullable<Step['input_messages']>[number]
type Side = 'input' | 'output'

/** What one says: its words, and each call it asks for as a program writes it. */
const saidIn = ({ content, tool_calls = [] }: Message): string =>
  [content, ...tool_calls.map((call) => `${call.name}(${call.arguments})`)].filter(Boolean).join('\n')

/** All that went in or came out, as text: a conversation as what is said in it. */
const wordsIn = (step: Step, side: Side): string | undefined =>
  step[side] ?? step[`${side}_messages`]?.map(saidIn).join('\n')

/** The same of a conversation only as far as it is new: what was said last. */
function lastSaidIn(step: Step, side: Side): string | undefined {
  const last = step[`${side}_messages`]?.at(-1)
  return step[side] ?? (last && saidIn(last))
}

/** Where a step lies on the time of its run, as shares of it from 0 to 1; null where its times are not known. */
export function placeOf(step: Pick<Step, 'started' | 'ended'>, whole: { from: number; to: number } | null) {
  if (!whole || step.started === undefined) return null
  const length = whole.to - whole.from
  const share = (time: number) => (length === 0 ? 0 : Math.min(1, Math.max(0, (time - whole.from) / length)))
  const from = share(Date.parse(step.started))
  return { from, to: step.ended === undefined ? from : Math.max(from, share(Date.parse(step.ended))) }
}

/** From the first moment known of a run to its last, in milliseconds; null where none is. */
export function wholeOf({ run, steps }: Pick<RunDetail, 'run' | 'steps'>): { from: number; to: number } | null {
  const times = [run.started, run.ended, ...steps.flatMap((step) => [step.started, step.ended])]
    .filter((time) => time !== undefined)
    .map((time) => Date.parse(time))
  // A run of many thousand steps has more times than a call may have arguments.
  return times.length === 0
    ? null
    : { from: times.reduce((a, b) => Math.min(a, b)), to: times.reduce((a, b) => Math.max(a, b)) }
}

export const lengthOf = ({ started, ended }: Pick<Step, 'started' | 'ended'>): number | null =>
  started === undefined || ended === undefined ? null : Date.parse(ended) - Date.parse(started)

/** The steps in which every word occurs: in their names, texts, models, errors, sources or attributes. */
export function stepsWith(steps: readonly Step[], search: string): readonly Step[] {
  const words = wordsOf(search)
  if (words.length === 0) return steps
  return steps.filter((step) => words.every((word) => textOf(step).includes(word)))
}

const wordsOf = (search: string): string[] => search.toLocaleLowerCase().split(/\s+/).filter(Boolean)

/** Put together once for each step: somebody who writes a word searches with every letter. */
const texts = new WeakMap<Step, string>()
function textOf(step: Step): string {
  const made =
    texts.get(step) ??
    [
      ...[step.kind, step.name, step.model, step.integration, step.action, step.prompt_name, step.prompt_version],
      ...[step.error_type, step.error_message, wordsIn(step, 'input'), wordsIn(step, 'output')],
      ...[step.sources, step.attributes].map((own) => own && JSON.stringify(own)),
    ]
      .filter(Boolean)
      .join('\n')
      .toLocaleLowerCase()
  texts.set(step, made)
  return made
}

/** What a row shows of a step: where the first word that is searched for occurs, or how its text begins. */
export function excerptOf(step: Step, search: string): string {
  const [word] = wordsOf(search)
  const texts = [step.error_message, wordsIn(step, 'output'), wordsIn(step, 'input')].filter(
    (text) => text !== undefined,
  )
  for (const text of texts) {
    const at = word === undefined ? -1 : text.toLocaleLowerCase().indexOf(word)
    if (at > 60) return `… ${beginning(text.slice(at - 40))}`
    if (at >= 0) return beginning(text)
  }
  return beginning(texts[0] === undefined ? undefined : (onlyTextIn(texts[0]) ?? texts[0]))
}

type Brief = { readonly name: 'error' | 'input' | 'output'; readonly text: string }

/**
 * What is read of a step beside its line: that it failed, what a tool was given, and what came out; where nothing came out, what
 * went in. What models are given is most often the whole conversation again.
 */
export function briefOf(step: Step): Brief[] {
  const error = [step.error_type, step.error_message].filter(Boolean).join(': ')
  const output = lastSaidIn(step, 'output')
  const input = step.kind === 'tool' || !output ? lastSaidIn(step, 'input') : undefined
  return (
    [
      ['error', error],
      ['input', input],
      ['output', output],
    ] as const
  ).flatMap(([name, text]) => (text ? [{ name, text: beginningOf(text) }] : []))
}

export const isCode = (text: string): boolean => /^\s*[[{]/.test(text)

/** As much as anybody reads at a glance: an object with one text is that text, and code needs no room for its lines. */
function beginningOf(text: string): string {
  if (!isCode(text)) return text.slice(0, 2_000)
  return onlyTextIn(text)?.slice(0, 2_000) ?? text.slice(0, 600).replaceAll(/\s+/g, ' ')
}

/** Programs wrap what they say: {"message": "Good morning"}. */
function onlyTextIn(text: string): string | null {
  if (!isCode(text) || text.length > 20_000) return null
  try {
    const values = Object.values(JSON.parse(text) as object)
    return values.length === 1 && typeof values[0] === 'string' ? values[0] : null
  } catch {
    return null
  }
}

/** JSON in lines, where a text is JSON; else the text as it came. */
export function readable(text: string): string {
  if (!/^\s*[[{]/.test(text) || text.length > 200_000) return text
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

/** The beginning of a text in one line, for a row. */
export const beginning = (text: string | undefined, letters = 160): string =>
  (text ?? '')
    .slice(0, letters * 2)
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, letters)
