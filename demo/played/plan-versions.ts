import { readFileSync } from 'node:fs'

/** A version of the plan: when it is applied, by whom, and its file. */
export type PlanFile = { readonly applied: string; readonly by: 'tom' | 'olivia'; readonly source: string }

const first = readFileSync(new URL('maintenance.yaml', import.meta.url), 'utf8')
const triage7 =
  '      - { name: triage-7, from: 2025-11-24, prompts: [classify, draft], models: [gpt-4.1-mini, gpt-4.1] }\n'
const withRelease = (source: string, after: string, release: string) => changed(source, after, after + release)
const triage8 =
  '      - { name: triage-8, from: 2026-01-19, prompts: [classify, draft], models: [gpt-4.1-mini, gpt-4.1], note: finer queues }\n'
const triage9 =
  '      - { name: triage-9, from: 2026-02-11T15:00:00Z, prompts: [classify, draft], models: [gpt-4.1-mini, gpt-4.1], note: the tested draft prompt; the edit of 2 February is undone }\n'

const second = effective(withRelease(first, triage7, triage8), '2025-12-08', '2026-01-19')
const third = effective(withRelease(second, triage8, triage9), '2026-01-19', '2026-02-12')

/** The plan as it was written, and the two releases that were written down later. */
export const planFiles: readonly PlanFile[] = [
  { applied: '2025-12-05T15:00Z', by: 'olivia', source: first },
  { applied: '2026-01-16T16:00Z', by: 'tom', source: second },
  { applied: '2026-02-12T09:30Z', by: 'tom', source: third },
]

/** What the deployments of the releases told, with the key that sends the runs. */
export const deployed = [
  {
    at: '2026-01-19T00:00Z',
    note: {
      workflow: 'triage',
      what: 'release',
      after: 'triage-8',
      why: 'Finer queues: advice, finance, returns, transport.',
      link: 'https://git.harbour.example/northgate/triage/commit/8d41f0c',
    },
  },
  {
    at: '2026-02-11T15:00Z',
    note: {
      workflow: 'triage',
      what: 'prompt',
      name: 'draft',
      before: 'd-22 (edited in place)',
      after: 'd-23',
      why: 'The tested draft prompt; the edit of 2 February is undone.',
      link: 'https://git.harbour.example/northgate/triage/commit/b7730e2',
    },
  },
] as const

function effective(source: string, from: string, to: string): string {
  return changed(source, `effective: ${from}`, `effective: ${to}`)
}

function changed(source: string, from: string, to: string): string {
  if (!source.includes(from)) throw new Error(`The plan does not hold: ${from}`)
  return source.replace(from, to)
}
