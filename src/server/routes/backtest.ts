import { z } from 'zod'
import type { App } from '../../app.ts'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { floorHour, MICROS, type Micros } from '../../base/time.ts'
import { changesOf } from '../../decisions/notes/known-changes.ts'
import { runsBehind, shortTime } from '../../evidence/runs/behind.ts'
import { type Backtested, backtest } from '../../findings/backtest/backtest.ts'
import { downToldInWords, loopedInWords, silenceToldInWords } from '../../findings/backtest/words.ts'
import { measureBehind } from '../../findings/objectives/behind.ts'
import { howSure } from '../../findings/objectives/target.ts'
import { begunAt, type Noticed, tellsOver } from '../../findings/watches/watcher.ts'
import { noticedInWords, type Terms } from '../../findings/watches/words.ts'
import type { Plan } from '../../plan/plan.ts'
import { readPlan } from '../../plan/read-plan.ts'
import { planVersions, requirePlan } from '../../plan/versions.ts'
import { readers, route } from '../route.ts'

const time = z.string()
const told = z.object({
  workflow: z.string(),
  kind: z.enum(['breach', 'drift', 'over', 'step', 'days', 'loop', 'silence', 'growth', 'outage']),
  about: z
    .string()
    .describe('The objective, measure, figure of days, tool, system, or recurring problem; "runs" of a silence.'),
  at: time.describe('When it would have been told.'),
  since: time.describe('When it began, as far as the evidence tells.'),
  title: z.string(),
  said: z.string(),
  release: z.string().nullable(),
  run: z.string().nullable().describe('An example: the first run of a loop.'),
  sure: z
    .string()
    .nullable()
    .describe('How seldom chance alone would tell it; null of what is over, and of a rule on single runs.'),
  behind: z.object({ url: z.string(), command: z.string() }).describe('The search of the runs that it is about.'),
  evidence: z.number().nullable().describe('How strong it was, in years; null for a rule on single runs.'),
  needed: z
    .number()
    .nullable()
    .describe('How strong it had to be: one over the false alarms a year that are its share.'),
  changed_with: z
    .array(z.string())
    .describe('What else was other in the runs of the release than in those of the one before.'),
  changed_near: z
    .array(z.string())
    .describe('What else is known to have changed in the week before: near in time, which is no cause.'),
})
const watched = z.object({
  workflow: z.string(),
  first: time.nullable(),
  last: time.nullable().describe('The first and the last moment from which evidence was replayed.'),
  watched: z.int().describe('How much of the workflow was watched.'),
  false_alarms_per_year: z.number().describe('What all of it may make together, of what the plan accepts.'),
  unwatched: z
    .array(z.string())
    .describe('Objectives that neither runs one by one nor days tell; they are held against their window alone.'),
})

export const backtestRoutes = [
  route({
    method: 'post',
    path: '/api/v1/backtest',
    who: readers,
    summary:
      'Replay the evidence that is kept in the order in which it became known, and list what would have been told, when, and how late. Nothing is kept of it.',
    body: z.object({
      plan: z.string().optional().describe('The text of a plan; without it the one in force.'),
    }),
    answer: z.object({ items: z.array(told), workflows: z.array(watched) }),
    async handle({ app, workspace, asOf }, { body }) {
      const plan =
        body.plan === undefined ? (await requirePlan(app.state.db, workspace, asOf)).plan : readable(body.plan)
      const results = await oneAtATime(workspace, async () => {
        await app.settle(workspace)
        await app.gather(workspace)
        return await backtest(app, workspace, plan, asOf)
      })
      const items = await Promise.all(results.map((one) => toldOf(app, workspace, plan, one)))
      return {
        items: items.flat().sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
        workflows: results.map((one) => ({
          workflow: one.workflow,
          first: one.span && shortTime(one.span.first),
          last: one.span && shortTime(one.span.last),
          watched: one.watched.length,
          false_alarms_per_year: one.watched.reduce((sum, { alarmsAYear }) => sum + alarmsAYear, 0),
          unwatched: [...one.unwatched],
        })),
      }
    },
  }),
]

/** Workspaces of which a replay is under way in this process: each reads all that is kept, so that a second one is told to wait. */
const replaying = new Set<string>()

async function oneAtATime<T>(workspace: string, work: () => Promise<T>): Promise<T> {
  if (replaying.has(workspace))
    throw new AppError(
      'busy',
      say`The evidence of this workspace is being replayed already. Try again when that is done.`,
    )
  replaying.add(workspace)
  try {
    return await work()
  } finally {
    replaying.delete(workspace)
  }
}

function readable(source: string): Plan {
  const read = readPlan(source)
  if (read.kind === 'ok') return read.plan
  const { length } = read.errors
  throw new AppError(
    'invalid_plan',
    length === 1
      ? say`The plan has 1 error. Mend it and replay it again.`
      : say`The plan has ${length} errors. Mend them and replay it again.`,
    { details: read.errors },
  )
}

async function toldOf(
  { state }: App,
  workspace: string,
  plan: Plan,
  { workflow, noticed, changedWith }: Backtested,
): Promise<z.infer<typeof told>[]> {
  const versions = await planVersions(state.db, workspace)
  // Asked once, and not for each that is told: what changed of a workflow is short.
  const whole = { from: Number.NEGATIVE_INFINITY, to: (noticed.at(-1)?.at ?? 0) + 1 }
  const changes = noticed.length === 0 ? [] : await changesOf(state.db, workspace, versions, workflow, whole)
  const items: z.infer<typeof told>[] = []
  for (const { at, what } of noticed) {
    const since = sinceOf(what, at)
    const near = changes.filter((one) => one.at >= since - 7 * MICROS.d && one.at <= at)
    const proof = what.kind === 'loop' ? null : what.kind !== 'growth' && 'said' in what ? what.said : what
    const evidence = proof && 'evidence' in proof ? proof.evidence : null
    items.push({
      workflow,
      // A mean that is not like its own past is no other thing than a share that is not.
      kind:
        what.kind === 'objective'
          ? what.said.kind
          : isOver(what)
            ? 'over'
            : what.kind === 'level'
              ? 'drift'
              : what.kind,
      about:
        what.kind === 'objective' || what.kind === 'level'
          ? what.name
          : what.kind === 'step'
            ? what.measure
            : what.kind === 'days'
              ? what.said.kind
              : what.kind === 'silence'
                ? 'runs'
                : what.kind === 'growth'
                  ? what.about
                  : what.kind === 'outage'
                    ? what.integration
                    : what.tool,
      at: shortTime(at),
      since: shortTime(since),
      ...wordsOf(plan, workflow, what),
      release: 'release' in what ? what.release : null,
      run: what.kind === 'loop' ? what.run : null,
      sure: evidence === null ? null : howSure(evidence),
      behind: behindOf(plan, workflow, what, { from: since, to: at }),
      evidence,
      needed: proof && 'needed' in proof ? proof.needed : null,
      changed_with: 'release' in what && isWithRelease(what) ? [...(changedWith.get(what.release) ?? [])] : [],
      // A release that is told of already is no other change.
      changed_near: near
        .filter((one) => !(one.what === 'release' && 'release' in what && one.after === what.release))
        .map(({ said }) => said),
    })
  }
  return items
}

type What = Backtested['noticed'][number]['what']

const sinceOf = (what: What, at: Micros): Micros =>
  what.kind === 'loop'
    ? at
    : what.kind === 'silence' || what.kind === 'growth' || what.kind === 'outage'
      ? what.since
      : Math.round(begunAt(what) * MICROS.d)

const isOver = (what: What): boolean =>
  what.kind === 'silence' || what.kind === 'growth' || what.kind === 'outage'
    ? what.isOver
    : what.kind !== 'loop' && tellsOver(what)

function wordsOf(plan: Plan, workflow: string, what: What): { title: string; said: string } {
  if (what.kind === 'loop') return loopedInWords(what)
  if (what.kind === 'growth') return { title: what.title, said: what.said }
  if (what.kind === 'outage') return downToldInWords(what, plan)
  if (what.kind === 'silence') return silenceToldInWords(what, plan.time_zone)
  return noticedInWords(termsOf(plan, workflow, what), what)
}

const termsOf = ({ workflows, currency }: Plan, workflow: string, what: Noticed): Terms => ({
  objective:
    what.kind === 'objective' || what.kind === 'level' ? workflows[workflow]?.objectives[what.name] : undefined,
  currency,
})

const isWithRelease = (what: What): boolean => what.kind === 'loop' || (what.kind === 'step' && what.isWithRelease)

/** The runs of the time that it is about: of a promise those that it counts, of a release its own, of a loop the first. */
function behindOf(
  plan: Plan,
  workflow: string,
  what: What,
  { from, to }: { readonly from: Micros; readonly to: Micros },
) {
  if (what.kind === 'loop')
    return { url: `/api/v1/runs/${encodeURIComponent(what.run)}`, command: `aftercare run '${what.run}'` }
  if (what.kind === 'growth')
    return { url: `/api/v1/exceptions/${what.pattern}`, command: `aftercare exceptions ${what.pattern}` }
  // A run began before it became known what came of it.
  const range = { workflow, from: floorHour(from) - MICROS.d, to: floorHour(to) + MICROS.h }
  if (what.kind === 'outage') return runsBehind({ ...range, integration: what.integration, tool_errors: true })
  if (what.kind === 'days' || what.kind === 'silence') return runsBehind(range)
  if (what.kind === 'step') return runsBehind({ ...range, release: what.release })
  const objective = plan.workflows[workflow]?.objectives[what.name]
  const { case_type, route } = objective ?? {}
  const narrowed = { ...range, case_type, route }
  return objective ? measureBehind(objective.measure, narrowed) : runsBehind(narrowed)
}
