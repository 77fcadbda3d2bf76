import type { paths } from '../../../sdk/src/api.ts'

export type RunDetail = paths['/api/v1/runs/{run}']['get']['responses'][200]['content']['application/json']
export type Step = RunDetail['steps'][number]

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

/** The steps in which every word occurs, in their names, texts, models or errors. */
export function stepsWith(steps: readonly Step[], search: string): readonly Step[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return steps
  return steps.filter((step) => {
    const text = [step.kind, step.name, step.model, step.error_type, step.error_message, step.input, step.output]
      .filter(Boolean)
      .join('\n')
      .toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  })
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
