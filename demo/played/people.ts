import type { Aftercare } from '../../sdk/src/client.ts'
import type { Role } from '../../src/server/principal.ts'

/** The people of the sample, who use what everybody uses. */
export const people = {
  olivia: { name: 'Olivia Hart', email: 'olivia@northgate.example', role: 'owner' },
  ben: { name: 'Ben Okafor', email: 'ben@northgate.example', role: 'reviewer' },
  sara: { name: 'Sara Lindqvist', email: 'sara@northgate.example', role: 'reviewer' },
  tom: { name: 'Tom Reyes', email: 'tom@harbour.example', role: 'operator' },
} as const satisfies Record<string, { name: string; email: string; role: Role }>
export type Person = keyof typeof people

/** Who signs the reviews of a workflow, and the days on which they do not. */
const signers: Record<string, { who: Person; away?: readonly [string, string] }> = {
  triage: { who: 'olivia' },
  invoices: { who: 'ben', away: ['2026-02-16', '2026-02-27'] },
  enrichment: { who: 'olivia' },
}

/** What Tom answers to a finding that nobody has taken; what no line fits stays for whoever reads the sample. */
const answers: readonly { key: RegExp; until: string; note: string }[] = [
  {
    key: /^(objective|drift|step):enrichment:/,
    until: '2026-01-20',
    note: 'The CRM took the right to write away from our connection. Its administrator gives it back today.',
  },
  {
    key: /^(objective:invoices:(accepted|corrected)|drift:invoices:(accepted|corrected)|step:invoices:outcome:)/,
    until: '2026-02-10',
    note: 'Postings lose their order number since the accounting system was updated: the field has a new name. The mapping is being mended; Ben puts the postings right.',
  },
  {
    key: /^(objective:triage:accepted|drift:triage:accepted|step:triage:outcome:)/,
    until: '2026-02-20',
    note: 'Somebody edited the draft prompt in place. Finding out who and what; the tested text comes back.',
  },
  {
    key: /^(objective:invoices:approval_latency|drift:invoices:approval_latency|step:invoices:wait:)/,
    until: '2026-03-03',
    note: 'Ben is on leave and nobody stands in. Olivia releases postings twice a week.',
  },
  {
    key: /^changed:triage:/,
    until: '2026-02-10',
    note: 'The draft prompt is another since 2 February, and no release. Asking round who edited it.',
  },
  { key: /^review:invoices/, until: '2026-03-03', note: 'Waits for Ben, who is back on 2 March.' },
  {
    key: /^(objective:triage:cost_per_case|step:triage:cost:|days:triage:price)/,
    until: '2026-03-03',
    note: 'Both models cost 2.3 times as much since 23 February. To decide: another model for drafts, or a new limit.',
  },
]

/** The day on which Tom has found out who edited the draft prompt, and what he writes down then. */
export const asked = { day: '2026-02-10' }

/** Tom writes down what nobody did. */
export async function writeDown(tom: Aftercare): Promise<void> {
  const { items } = await tom.get('/api/v1/findings', { query: { workflow: 'triage', limit: 200 } })
  const found = items.find(({ key }) => key.startsWith('changed:triage:prompt:draft:'))
  if (!found) throw new Error('The edit of the draft prompt was not found.')
  const body = {
    description: 'Two sentences of the draft prompt were edited in place: it promises an answer by telephone.',
    why: 'A new colleague wanted friendlier answers and did not know of releases.',
  }
  await tom.post('/api/v1/findings/{id}/change-note', { params: { id: found.id }, body })
}

/** Tom's round in the morning: says of each new finding what he does about it. */
export async function answerFindings(tom: Aftercare, today: string): Promise<void> {
  const { items } = await tom.get('/api/v1/findings', { query: { state: 'open', limit: 200 } })
  for (const { id, key } of items) {
    const answer = answers.find((one) => one.key.test(key) && today < one.until)
    if (answer) await tom.post('/api/v1/findings/{id}/acknowledgement', { params: { id }, body: { note: answer.note } })
  }
}

/** Whoever signs reads what is due and signs, or refuses and says why. */
export async function signReviews(as: (person: Person) => Aftercare, today: string): Promise<void> {
  const { items } = await as('olivia').get('/api/v1/reviews', { query: { state: 'waiting', limit: 200 } })
  for (const { id, workflow, state, due_at, verdict } of items.toReversed()) {
    const signer = signers[workflow]
    if (state !== 'drawn' || !signer || due_at.slice(0, 10) > today) continue
    if (signer.away && today >= signer.away[0] && today <= signer.away[1]) continue
    const isRefused = workflow === 'triage' && due_at.startsWith('2026-02-09')
    const body = isRefused
      ? ({
          answer: 'refused',
          note: 'A week of drafts nobody can stand behind. I sign when the tested prompt is back and its release is in the plan.',
        } as const)
      : ({
          answer: 'signed',
          note: verdict === 'PASS' ? 'Read; as promised.' : 'Read; what is off is taken, see the findings.',
          answers: await tasksAnswered(as(signer.who), id),
        } as const)
    await as(signer.who).post('/api/v1/reviews/{id}/decision', { params: { id }, body })
  }
}

/** Of each task that was done since the last review: it did what was expected. */
async function tasksAnswered(signer: Aftercare, id: string) {
  const { document } = await signer.get('/api/v1/reviews/{id}', { params: { id } })
  return (document.tasks ?? []).map((one) => ({ task: one.id, answer: 'yes' as const }))
}
