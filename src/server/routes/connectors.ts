import { z } from 'zod'
import { AppError } from '../../base/errors.ts'
import { MICROS } from '../../base/time.ts'
import {
  addConnector,
  type Connector,
  endConnector,
  getConnector,
  listConnectors,
  openPlatform,
} from '../../evidence/receive/connectors/connector.ts'
import { draftFrom } from '../../evidence/receive/connectors/draft.ts'
import { canOfConnector, connectorKinds } from '../../evidence/receive/connectors/kinds.ts'
import { pauseWorkflow } from '../../evidence/receive/connectors/pause.ts'
import { capabilities } from '../../evidence/receive/connectors/platform.ts'
import { readConnector } from '../../evidence/receive/connectors/read.ts'
import {
  connectorStates,
  coverageOf,
  coverages,
  isWhole,
  standingOf,
} from '../../evidence/receive/connectors/standing.ts'
import {
  getWorkflow,
  keepWorkflows,
  leaveOut,
  listWorkflows,
  type PlatformWorkflow,
} from '../../evidence/receive/connectors/workflows.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import type { Plan } from '../../plan/plan.ts'
import { localityOf } from '../../plan/versions.ts'
import { type Context, operators, readers, route } from '../route.ts'
import { inTimes, stop } from './stops.ts'

/** Whoever asks waits for so long; what is left to read, the next question or the server reads. */
const READ_FOR = 20 * MICROS.s

const platformWorkflow = z.object({
  id: z.string().describe('As the platform has it.'),
  name: z.string().describe('What it is called there now.'),
  workflow: z.string().describe('By what name the record and the plan know it.'),
  is_live: z.boolean(),
  version: z.string().nullable(),
  coverage: z
    .enum(coverages)
    .describe(
      'Whether the plan in force names it; what is live and not named needs a plan, or a reason to be left out.',
    ),
  left_out: z.object({ because: z.string(), by: z.string(), at: z.string() }).nullable(),
})
const counts = z.object({ covered: z.int(), not_covered: z.int(), left_out: z.int(), not_live: z.int() })
const connector = z.object({
  id: z.string(),
  kind: z.enum(connectorKinds),
  name: z.string(),
  url: z.string(),
  generation: z.string().describe('Of the platform: n8n 1 or 2, Langfuse 3 or 4; empty for others.'),
  mapping: z
    .string()
    .nullable()
    .describe('Of a sheet, or of records: how its columns or fields are mapped (docs/sheets.md).'),
  poll: z.string().nullable().describe('Of records over HTTP: how they are asked for (docs/records.md).'),
  row_errors: z
    .array(z.object({ line: z.int(), reason: z.string() }))
    .describe('Of a sheet: the first rows that could not be read when it changed last, by their lines.'),
  state: z.enum(connectorStates),
  sentence: z.string(),
  problem: z.string().nullable().describe('Why it cannot be read; null while it can.'),
  problem_since: z.string().nullable(),
  last_read_at: z.string().nullable(),
  history_from: z.string().nullable().describe('When the oldest run began that was read.'),
  history_whole: z.boolean().describe('All that the platform has kept was read.'),
  open_runs: z.int().describe('Runs that ran or waited when it was read last.'),
  workflows: counts,
  can: z
    .record(z.enum(capabilities), z.union([z.literal(true), z.string()]))
    .describe('What can be asked of it: true, or whom it needs instead.'),
  created_at: z.string(),
})
type ConnectorAnswer = z.input<typeof connector>

const params = z.object({ id: z.string() })
const ofWorkflow = params.extend({ workflow: z.string().describe('Its id there, or a name that no other has.') })
const reason = (empty: string) =>
  z
    .string()
    .trim()
    .min(1, { error: `is empty: ${empty}` })
    .max(1000)

export const connectorRoutes = [
  route({
    method: 'get',
    path: '/api/v1/connectors',
    who: readers,
    summary: 'Platforms that are read on a schedule: how it stands with each, and how far back it was read.',
    answer: z.object({ items: z.array(connector), next: z.null() }),
    async handle(context) {
      const all = await listConnectors(context.app.state.db, context.workspace)
      return { items: await Promise.all(all.map((one) => answerOf(context, one))), next: null }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/connectors',
    who: operators,
    summary:
      'Read a platform from now on, all of its history first. Address and key are tried at once. For an address that is read already the key is replaced.',
    body: z.object({
      kind: z.enum(connectorKinds),
      url: z.string().min(1).max(2000),
      key: z
        .string()
        .max(5000)
        .optional()
        .describe(
          'An API key of the platform; of Langfuse the public and the secret key of a project, with a colon between; of a sheet that is not public the whole value of "Authorization"; of records that, or lines such as "X-Api-Key: abc". It is kept sealed, and in no answer.',
        ),
      mapping: z
        .string()
        .max(100_000)
        .optional()
        .describe('Of a sheet, or of records: how its columns or fields are mapped (docs/sheets.md).'),
      poll: z
        .string()
        .max(20_000)
        .optional()
        .describe('Of records over HTTP: how they are asked for (docs/records.md).'),
      name: z.string().trim().min(1).max(100).optional().describe('How it is called here; its address where left out.'),
    }),
    answer: z.object({ connector, is_new: z.boolean(), workflows: z.array(platformWorkflow) }),
    async handle(context, { body }) {
      const { app, workspace, principal } = context
      const { kind, url, key: credential = '', name, mapping, poll } = body
      if (kind === 'sheet' && mapping === undefined)
        throw new AppError(
          'invalid_input',
          'Give the mapping of the columns of the sheet. POST /api/v1/sheets/preview guesses one.',
        )
      const given = { url, credential, name, by: principal.id }
      if (kind === 'http' && (mapping === undefined || poll === undefined))
        throw new AppError(
          'invalid_input',
          'Say how the records are asked for (poll) and what their fields are (mapping). POST /api/v1/records/preview guesses both.',
        )
      const added = await addConnector(app.connectors, workspace, {
        ...given,
        ...(kind === 'http'
          ? { kind, mapping: mapping ?? '', poll: poll ?? '' }
          : kind === 'sheet'
            ? { kind, mapping: mapping ?? '' }
            : { kind }),
      })
      const plan = await planOf(context)
      const found = await listWorkflows(app.state.db, workspace, added.connector.id)
      return {
        connector: await answerOf(context, added.connector),
        is_new: added.isNew,
        workflows: found.map((one) => workflowOf(one, plan)),
      }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/connectors/{id}',
    who: readers,
    summary: 'One platform that is read.',
    params,
    answer: connector,
    async handle(context, { params }) {
      return await answerOf(context, await getConnector(context.app.state.db, context.workspace, params.id))
    },
  }),
  route({
    method: 'delete',
    path: '/api/v1/connectors/{id}',
    who: operators,
    summary: 'Read a platform no more. Its key is deleted; what was read stays.',
    params,
    answer: z.object({ id: z.string(), ended: z.literal(true) }),
    async handle({ app, workspace, principal }, { params }) {
      const { id } = await endConnector(app.connectors, workspace, { id: params.id, by: principal.id })
      return { id, ended: true as const }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/connectors/{id}/read',
    who: operators,
    summary: 'Read it now, for up to 20 seconds, instead of within a minute.',
    params,
    answer: z.object({ connector, is_more: z.boolean().describe('There is more to be read: ask again.') }),
    async handle(context, { params }) {
      const { app, workspace, ending } = context
      const bounds = { until: app.clock.now() + READ_FOR, signal: ending }
      const { isMore } = await readConnector(app.connectors, workspace, params.id, bounds)
      const read = await getConnector(app.state.db, workspace, params.id)
      return { connector: await answerOf(context, read), is_more: isMore }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/connectors/{id}/workflows',
    who: readers,
    summary: 'What runs on a platform, and whether the plan covers it.',
    params,
    answer: z.object({ items: z.array(platformWorkflow), next: z.null() }),
    async handle(context, { params }) {
      const { id } = await getConnector(context.app.state.db, context.workspace, params.id)
      const plan = await planOf(context)
      const found = await listWorkflows(context.app.state.db, context.workspace, id)
      return { items: found.map((one) => workflowOf(one, plan)), next: null }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/connectors/{id}/workflows/{workflow}/versions',
    who: readers,
    summary:
      'Versions of a workflow that its platform has kept, the newest first, and which of them is live: so that one is chosen to be published there.',
    params: ofWorkflow,
    answer: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          name: z.string().nullable(),
          authors: z.string().nullable(),
          at: z.string().nullable(),
          is_live: z.boolean(),
        }),
      ),
      next: z.null(),
    }),
    async handle({ app, workspace }, { params }) {
      const connector = await getConnector(app.state.db, workspace, params.id)
      const { id } = await getWorkflow(app.state.db, workspace, connector.id, params.workflow)
      const platform = await openPlatform(app.connectors, workspace, connector)
      const { versions, can } = platform
      if (!versions) throw new AppError('unsupported', can.versions === true ? '' : can.versions)
      const [all, now] = [await versions(id), await platform.workflow(id)]
      const items = all.map((one) => ({
        ...one,
        at: time(one.at),
        is_live: now?.isLive === true && now.version === one.id,
      }))
      return { items, next: null }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/connectors/{id}/draft',
    who: operators,
    summary:
      'Put workflows of a platform into the draft of the plan, with the models and systems they use: those named, or all that are live and not covered. What else there is to say of them, people say.',
    params,
    body: z.object({ workflows: z.array(z.string()).max(1000).optional() }),
    answer: z.object({
      added: z
        .array(z.string())
        .describe('By their names in the plan; what was in the draft already is not among them.'),
      revision: z.int().describe('Of the draft: GET /api/v1/plan/draft tells what it lacks.'),
    }),
    async handle(context, { params, body }) {
      const { app, workspace, principal } = context
      const connector = await getConnector(app.state.db, workspace, params.id)
      const platform = await openPlatform(app.connectors, workspace, connector)
      const listed = new Map((await platform.listWorkflows()).map((one) => [one.id, one]))
      if (platform.can.listWorkflows === true)
        await keepWorkflows(app.connectors, workspace, connector.id, [...listed.values()])
      const plan = await planOf(context)
      const chosen = body.workflows
        ? await Promise.all(body.workflows.map((one) => getWorkflow(app.state.db, workspace, connector.id, one)))
        : (await listWorkflows(app.state.db, workspace, connector.id)).filter(
            (one) => coverageOf(one, plan) === 'not_covered',
          )
      const workflows = chosen.map(({ id, name, workflow }) => {
        const { models = [], integrations = [] } = listed.get(id) ?? {}
        return { name, workflow, models, integrations }
      })
      const given = { workflows, by: principal.id, now: app.clock.now() }
      const { draft, added } = await draftFrom(app.state, workspace, given)
      return { added: [...added], revision: draft.revision }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/not-covered',
    who: readers,
    summary:
      'Every live workflow of the platforms that are read which no plan names and nobody left out with a reason.',
    answer: z.object({
      items: z.array(platformWorkflow.extend({ connector: z.object({ id: z.string(), name: z.string() }) })),
      next: z.null(),
    }),
    async handle(context) {
      const { app, workspace } = context
      const plan = await planOf(context)
      const items = []
      for (const { id, name } of await listConnectors(app.state.db, workspace))
        for (const one of await listWorkflows(app.state.db, workspace, id))
          if (coverageOf(one, plan) === 'not_covered') items.push({ ...workflowOf(one, plan), connector: { id, name } })
      return { items, next: null }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/workflows/{workflow}/platforms',
    who: readers,
    summary: 'Where a workflow runs, of the platforms that are read, and whether it can be paused there.',
    params: z.object({ workflow: z.string().describe('By its name in the record and the plan.') }),
    answer: z.object({
      items: z.array(
        z.object({
          connector: z.object({ id: z.string(), kind: z.enum(connectorKinds), name: z.string() }),
          id: z.string().describe('Of the workflow, as the platform has it.'),
          name: z.string().describe('What it is called there now.'),
          is_live: z.boolean().describe('When the platform was read last.'),
          pause: z.union([z.literal(true), z.string()]).describe('True, or whom it needs instead.'),
        }),
      ),
      next: z.null(),
    }),
    async handle({ app, workspace }, { params }) {
      const items = []
      for (const { id, kind, name, generation } of await listConnectors(app.state.db, workspace))
        for (const one of await listWorkflows(app.state.db, workspace, id))
          if (one.workflow === params.workflow)
            items.push({
              connector: { id, kind, name },
              id: one.id,
              name: one.name,
              is_live: one.is_live,
              pause: canOfConnector({ kind, generation }).pause,
            })
      return { items, next: null }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/connectors/{id}/workflows/{workflow}/leave-out',
    who: operators,
    summary: 'Leave a workflow of a platform out of the plan on purpose, and say why.',
    params: ofWorkflow,
    body: z.object({ because: reason('say why no plan is to cover it') }),
    answer: platformWorkflow,
    handle: (context, { params, body }) => left(context, params, body.because),
  }),
  route({
    method: 'post',
    path: '/api/v1/connectors/{id}/workflows/{workflow}/take-in',
    who: operators,
    summary: 'Leave a workflow out no more: while it is live and no plan names it, it is listed as not covered again.',
    params: ofWorkflow,
    answer: platformWorkflow,
    handle: (context, { params }) => left(context, params, null),
  }),
  route({
    method: 'post',
    path: '/api/v1/connectors/{id}/workflows/{workflow}/pause',
    who: operators,
    summary:
      'Stop a workflow at its platform from being started, now, and record that it stands still with what was read back there. What has begun goes on. To start it again, publish it there and sign here (start).',
    params: ofWorkflow,
    body: z.object({
      why: reason('say why it is to stand still'),
      meanwhile: z.string().trim().max(1000).optional().describe('How the work is done until it runs again.'),
    }),
    answer: stop,
    async handle({ app, workspace, principal }, { params, body }) {
      const { id: connector, workflow } = params
      const given = { connector, workflow, why: body.why, meanwhile: body.meanwhile || null, by: principal.id }
      return inTimes(await pauseWorkflow(app.connectors, workspace, given))
    },
  }),
]

async function left(context: Context, params: { id: string; workflow: string }, because: string | null) {
  const { app, workspace, principal } = context
  const { id } = await getConnector(app.state.db, workspace, params.id)
  const given = { connector: id, workflow: params.workflow, because, by: principal.id, now: app.clock.now() }
  return workflowOf(await leaveOut(app.state, workspace, given), await planOf(context))
}

const planOf = async ({ app, workspace, asOf }: Context): Promise<Plan | undefined> =>
  (await localityOf(app.state.db, workspace, asOf)).plan

const time = (moment: number | null): string | null => (moment === null ? null : shortTime(moment))

async function answerOf(context: Context, one: Connector): Promise<ConnectorAnswer> {
  const { app, workspace, asOf } = context
  const { zone, plan } = await localityOf(app.state.db, workspace, asOf)
  const workflows = { covered: 0, not_covered: 0, left_out: 0, not_live: 0 }
  for (const each of await listWorkflows(app.state.db, workspace, one.id)) workflows[coverageOf(each, plan)]++
  const { id, kind, name, url, generation } = one
  return {
    ...{ id, kind, name, url, generation },
    mapping: one.settings?.mapping ?? null,
    row_errors: [...(one.cursor.whole?.reasons ?? [])],
    poll: one.settings?.poll ?? null,
    ...standingOf(one, zone),
    problem: one.last_problem,
    problem_since: time(one.problem_since),
    last_read_at: time(one.last_read_at),
    history_from: time(one.history_from),
    history_whole: isWhole(one),
    open_runs: Object.keys(one.cursor.open).length,
    workflows,
    can: { ...canOfConnector(one) },
    created_at: shortTime(one.created_at),
  }
}

const workflowOf = (one: PlatformWorkflow, plan: Plan | undefined): z.input<typeof platformWorkflow> => {
  const { id, name, workflow, is_live, version, left_out } = one
  const told = left_out && { because: left_out.because, by: left_out.by, at: shortTime(left_out.at) }
  return { id, name, workflow, is_live, version, coverage: coverageOf(one, plan), left_out: told }
}
