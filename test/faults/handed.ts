import { addTracker } from '../../src/actions/handover/tracker.ts'
import type { Micros } from '../../src/base/time.ts'
import { evidenceOf } from '../../src/findings/finding.ts'
import { recordFindings } from '../../src/findings/record.ts'
import type { State } from '../../src/store/state/state.ts'
import { startGithub } from '../engines/trackers/github.ts'
import { startJira } from '../engines/trackers/jira.ts'
import { startLinear } from '../engines/trackers/linear.ts'
import type { StandIn } from '../engines/trackers/stand-in.ts'
import { startZendesk } from '../engines/trackers/zendesk.ts'

/** All four tools, and what each holds: the marks of its tickets, and those of the comments in each. */
export type Tool = {
  readonly kind: 'github' | 'jira' | 'linear' | 'zendesk'
  readonly token: string
  readonly target: string
  readonly standIn: StandIn
  tickets(): { mark: string; comments: string[] }[]
}

const UUID = /Aftercare ([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}(?:-\d+)?)/
const markIn = (text: string): string => UUID.exec(text.replaceAll('\\', ''))?.[1] ?? ''

export async function startTools(): Promise<Tool[]> {
  const [github, jira, linear, zendesk] = [
    await startGithub('github_pat_kill'),
    await startJira('ATATTkill'),
    await startLinear('lin_api_kill'),
    await startZendesk('zkill'),
  ]
  const held = (body: string, comments: readonly string[]) => ({ mark: markIn(body), comments: comments.map(markIn) })
  return [
    {
      ...{ kind: 'github', token: 'github_pat_kill', target: 'acme/robot', standIn: github },
      tickets: () =>
        github.issues.map(({ body, comments }) =>
          held(
            body,
            comments.map((one) => one.body),
          ),
        ),
    },
    {
      ...{ kind: 'jira', token: 'ATATTkill', target: 'OPS', standIn: jira },
      tickets: () =>
        jira.issues.map(({ fields, comments }) =>
          held(
            JSON.stringify(fields),
            comments.map((one) => JSON.stringify(one)),
          ),
        ),
    },
    {
      ...{ kind: 'linear', token: 'lin_api_kill', target: 'ENG', standIn: linear },
      tickets: () =>
        linear.issues.map(({ description, comments }) =>
          held(
            description,
            comments.map((one) => one.body),
          ),
        ),
    },
    {
      ...{ kind: 'zendesk', token: 'zkill', target: '', standIn: zendesk },
      tickets: () =>
        zendesk.tickets.map(({ comments: [first, ...rest] }) =>
          held(
            first?.body ?? '',
            rest.map((one) => one.body),
          ),
        ),
    },
  ]
}

export async function addTools(
  parts: { state: State; secret: string },
  workspace: string,
  tools: readonly Tool[],
  now: Micros,
): Promise<void> {
  for (const { kind, token, target, standIn } of tools)
    await addTracker(parts, workspace, {
      ...{ kind, url: standIn.url, account: 'care@acme.test', token, target },
      ...{ tells_end: true, by: 'local:me', now },
    })
}

export async function seeFinding(state: State, workspace: string, n: number, now: Micros): Promise<string> {
  const behind = { url: '/api/v1/runs', command: 'aftercare runs' }
  const seen = {
    ...({ key: keyOf(n), workflow: 'desk', dimension: 'quality', severity: 'high', answers: null } as const),
    ...{ title: `Finding ${n}`, detail: 'Something is off.' },
    evidence: evidenceOf({ question: null, behind, said: 'off', answer: null }, now),
  }
  await state.transaction((trx) => recordFindings(trx, workspace, { seen: [seen], calm: [], over: [] }, now))
  const { id } = await state.db
    .selectFrom('finding')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('key', '=', keyOf(n))
    .executeTakeFirstOrThrow()
  return id
}

export const overFindings = (state: State, workspace: string, numbers: readonly number[], now: Micros) =>
  state.transaction((trx) => recordFindings(trx, workspace, { seen: [], calm: [], over: numbers.map(keyOf) }, now))

const keyOf = (n: number): string => `off:${n}`
