import type { Line, StepLine } from '../../src/evidence/record.ts'

/** Lines as an outline that people can write by hand: runs with who and what, beneath them their steps as a tree. */
export function outline(lines: readonly Line[]): string {
  const steps = lines.filter((line): line is StepLine => line.type === 'step')
  const runs = [...new Set(steps.map(({ run }) => run))]
  return runs.flatMap((run) => [runLine(lines, run), ...tree(steps.filter((step) => step.run === run))]).join('\n')
}

function runLine(lines: readonly Line[], id: string): string {
  const run = lines.find((line) => line.type === 'run' && line.run === id)
  if (run?.type !== 'run') return 'run without a root'
  const { workflow, status, session, user, case: about, release } = run
  const what = run.part === undefined ? 'run' : 'run without a root'
  return [
    what,
    workflow,
    ...(run.part === undefined ? [status] : []),
    ...named({ session, user, case: about, release }),
  ].join(' | ')
}

function tree(steps: readonly StepLine[]): string[] {
  const ids = new Set(steps.map(({ step }) => step))
  const under = (parent: string | undefined, depth: number): string[] =>
    steps
      .filter((step) =>
        parent === undefined ? step.parent === undefined || !ids.has(step.parent) : step.parent === parent,
      )
      .flatMap((step) => [`${'  '.repeat(depth)}${stepLine(step)}`, ...under(step.step, depth + 1)])
  return under(undefined, 1)
}

function stepLine({ kind, name, model, tokens, cost, prompt, status, error, attempt }: StepLine): string {
  const buckets = tokens && Object.entries(tokens).map(([bucket, count]) => `${bucket} ${count}`)
  return [
    `${kind} ${name}`,
    ...named({
      attempt,
      model,
      tokens: buckets?.join(', '),
      cost: cost?.amount,
      prompt: prompt && `${prompt.name ?? '?'} ${prompt.version ?? '?'}`,
    }),
    ...(status === 'ok' ? [] : [status]),
    ...(error ? [`${error.type ?? '?'}: ${(error.message ?? '?').split('\n')[0]?.slice(0, 60)}`] : []),
  ].join(' | ')
}

const named = (values: Record<string, unknown>) =>
  Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${value}`]))
