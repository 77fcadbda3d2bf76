import { readdirSync, readFileSync } from 'node:fs'
import { readPlan } from './read-plan.ts'

export type SamplePlan = {
  /** As its file is called, such as "support-triage". */
  readonly name: string
  readonly title: string
  /** What it does, in one sentence. */
  readonly purpose: string
  readonly source: string
}

const folder = new URL('../../plans/', import.meta.url)
let samples: readonly SamplePlan[] | undefined

/** Plans to begin with, by name. */
export function samplePlans(): readonly SamplePlan[] {
  samples ??= readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .flatMap((file) => {
      const source = readFileSync(new URL(file, folder), 'utf8')
      const read = readPlan(source)
      const workflow = read.kind === 'ok' ? Object.values(read.plan.workflows)[0] : undefined
      const name = file.replace(/\.yaml$/, '')
      return workflow ? [{ name, title: workflow.name, purpose: workflow.purpose ?? '', source }] : []
    })
  return samples
}
