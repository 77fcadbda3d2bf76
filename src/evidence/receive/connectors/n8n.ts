import { AppError } from '../../../base/errors.ts'
import { say } from '../../../base/say.ts'
import { parseTime } from '../../../base/time.ts'
import { type Execution, executionsIn, isMap, isOpen, nodesIn, statusOf } from '../n8n/executions.ts'
import { idOf } from '../n8n/family.ts'
import { modelOfNode } from '../n8n/items.ts'
import { integrationOf, isEmbedding, kindOf } from '../n8n/kinds.ts'
import { linesOfExecutions } from '../n8n/lines.ts'
import type { LineRead } from '../spans/span.ts'
import { type Answered, type Ask, createAsk, TooMuch } from './ask.ts'
import { markOf } from './marks.ts'
import {
  type Can,
  compareIds,
  type Listed,
  type Page,
  type Platform,
  type ReadBack,
  type Told,
  type Version,
} from './platform.ts'
import { readPlatformUrl } from './platform-url.ts'

/** n8n gives no more than that at once, whatever is asked for; without a limit of 1 or more it gives all there is. */
const MOST = 250
/** Of executions with their data: some megabytes where they are large, and the whole list is held in the memory. */
const WITH_DATA = 20
/** Pages of open executions or of workflows that are read: 5,000. */
const MOST_PAGES = 20

/** The two generations differ in what they list and in how a workflow is stopped. */
type Generation = '1' | '2'

const NEEDS_N8N = say`Needs a person who may publish in n8n: publish the version that is to run there, then sign here that it runs again.`
const NEEDS_EDITOR = say`Needs a person who may edit in n8n 1: open the workflow there, take the old version from its history and save it.`

/** What can be asked of an n8n of a generation. */
export const canOf = (generation: string): Can => ({
  listRunsSince: true,
  getRun: true,
  openRuns:
    generation === '2'
      ? true
      : say`n8n 1 lists no executions that wait: those are found by their numbers, as far as they can be.`,
  listWorkflows: true,
  versions: generation === '2' ? true : NEEDS_EDITOR,
  pause: true,
  // The draft of a workflow may be the very version that was stopped: nothing is published without naming a version, and that a person does.
  resume: NEEDS_N8N,
  activate: generation === '2' ? NEEDS_N8N : NEEDS_EDITOR,
})

export type OpenN8n = {
  readonly url: string
  readonly key: string
  readonly perSecond: number
  /** As it was found before; looked at anew where it is not told. */
  readonly generation?: string | undefined
  readonly signal?: AbortSignal | undefined
}

/** An n8n, asked over its public API. Throws one sentence for each way in which the URL or the key is wrong. */
export async function openN8n({ url, key, perSecond, generation, signal }: OpenN8n): Promise<Platform> {
  const headers = { 'x-n8n-api-key': key }
  const ask = refusing(createAsk({ url: `${url}/api/v1`, headers, platform: 'n8n', perSecond, signal }), url)
  const known = generation ?? (await generationOf(ask))
  return platformOf(ask, known === '2' ? '2' : '1', instanceOf(url))
}

/** Pages of its editor, or of its API. */
const PAGES =
  /\/(?:home|workflows?|projects|executions|credentials|settings|signin|setup|api|personal|insights)(?:\/.*)?$/

export const readN8nUrl = (given: string): string =>
  readPlatformUrl(given, { platform: 'n8n', one: say`an n8n`, example: 'https://n8n.example.com', pages: PAGES })

/** By what executions of one n8n are told from those of another, as long as it is reached at the same address. */
const instanceOf = (url: string): string => {
  const { host, pathname } = new URL(url)
  return `${host}${pathname.replace(/\/$/, '')}`.replaceAll(':', '_')
}

async function generationOf(ask: Ask): Promise<Generation> {
  const { status } = await ask({ path: '/discover' })
  return status === 200 ? '2' : '1'
}

/** What every answer can say of the key and the address. */
function refusing(ask: Ask, url: string): Ask {
  return async (question) => {
    const answer = await ask(question)
    if (answer.status === 401)
      throw new AppError(
        'invalid_input',
        say`n8n at ${url} does not accept the API key. Make one in n8n under Settings, n8n API, and give that.`,
      )
    if (answer.status === 403)
      throw new AppError(
        'invalid_input',
        say`The API key may not ask n8n for ${question.path}. Give it the scopes execution:list, execution:read, workflow:list, workflow:read and, to pause, workflow:deactivate.`,
      )
    return answer
  }
}

function platformOf(ask: Ask, generation: Generation, instance: string): Platform {
  const can = canOf(generation)
  const executions = async (query: Record<string, string | number>) => {
    const answer = await ask({ path: '/executions', query })
    if (answer.status === 400) return { answer, page: undefined }
    return { answer, page: pageOf(ok(answer, '/executions')) }
  }

  async function newest(): Promise<string | undefined> {
    const { page } = await executions({ limit: 1 })
    return idsIn(page?.data ?? [])[0]
  }

  /** With a smaller page where one is too large; alone and still too large, without its data. */
  async function listRunsSince(cursor: string | null, limit = WITH_DATA): Promise<Page> {
    const from = cursor === null ? {} : { cursor: limit === WITH_DATA ? cursor : withLimit(cursor, limit) }
    try {
      const { answer, page } = await executions({ limit, includeData: 'true', ...from })
      if (page) return { runs: await withTraces(toldIn(page.data)), next: page.nextCursor }
      // The list of another version that knows no such place: it is begun anew, and nothing counts twice.
      if (cursor !== null) return { runs: [], next: null }
      throw unexpected(answer.status, '/executions')
    } catch (error) {
      if (!(error instanceof TooMuch)) throw error
      if (limit > 1) return await listRunsSince(cursor, Math.floor(limit / 4) || 1)
      const alone = cursor === null ? {} : { cursor: withLimit(cursor, 1) }
      const { page } = await executions({ limit: 1, ...alone })
      return { runs: await withTraces(toldIn(page?.data ?? [])), next: page?.nextCursor ?? null }
    }
  }

  /**
   * Lists do not tell the trace of an execution, after which its run is named: only asked for by its number does n8n tell it. Whether it
   * traces is a setting, so the first and the last of each mode tell it for those between.
   */
  async function withTraces(runs: readonly Told[]): Promise<Told[]> {
    const known = new Map<string, Told>()
    const ask = async (one: Told) => {
      const told = known.get(one.id) ?? (await getRun(one.id)) ?? one
      known.set(one.id, told)
      return told
    }
    const isTraced = (one: Told) => (one.raw as Execution).tracingContext?.traceparent !== undefined
    let isAny = false
    for (const [, ofMode] of Map.groupBy(runs, ({ raw }) => (raw as Execution).mode))
      for (const one of [ofMode[0], ofMode.at(-1)]) if (one && isTraced(await ask(one))) isAny = true
    const found: Told[] = []
    for (const one of runs) found.push(isAny ? await ask(one) : (known.get(one.id) ?? one))
    return found
  }

  async function getRun(id: string): Promise<Told | undefined> {
    const path = `/executions/${encodeURIComponent(id)}`
    try {
      const answer = await ask({ path, query: { includeData: 'true' } })
      return answer.status === 404 ? undefined : toldIn([ok(answer, path)])[0]
    } catch (error) {
      if (!(error instanceof TooMuch)) throw error
      return toldIn([ok(await ask({ path }), path)])[0]
    }
  }

  async function openRuns() {
    const ids = new Set<string>()
    let isWhole = generation === '2'
    for (const status of ['running', 'waiting']) {
      let cursor: string | null = null
      for (let pages = 0; pages < MOST_PAGES; pages++) {
        const { page } = await executions({ limit: MOST, status, ...(cursor === null ? {} : { cursor }) })
        // An older version knows no such status.
        if (!page) isWhole = false
        for (const id of idsIn(page?.data ?? [])) ids.add(id)
        cursor = page?.nextCursor ?? null
        if (cursor === null) break
      }
      if (cursor !== null) isWhole = false
    }
    return { ids: [...ids].sort(compareIds), isWhole }
  }

  async function listWorkflows(): Promise<Listed[]> {
    const found: Listed[] = []
    let [cursor, limit]: [string | null, number] = [null, 100]
    for (let pages = 0; pages < 4 * MOST_PAGES; pages++) {
      try {
        const answer = await ask({ path: '/workflows', query: { limit, ...(cursor === null ? {} : { cursor }) } })
        const page = pageOf(ok(answer, '/workflows'))
        found.push(...page.data.flatMap((one) => workflowIn(one) ?? []))
        cursor = page.nextCursor
      } catch (error) {
        if (!(error instanceof TooMuch) || limit === 1) throw error
        limit = Math.floor(limit / 4) || 1
        if (cursor !== null) cursor = withLimit(cursor, limit)
        continue
      }
      if (cursor === null) break
    }
    return found
  }

  /** Where one version unpublishes, the other deactivates; each does not know the other's word. */
  async function pause(id: string): Promise<void> {
    const [first, second] = generation === '2' ? ['unpublish', 'deactivate'] : ['deactivate', 'unpublish']
    const path = (word: string | undefined) => `/workflows/${encodeURIComponent(id)}/${word}`
    const answer = await ask({ method: 'POST', path: path(first), body: {} })
    if (answer.status < 300) return
    const other = [404, 405].includes(answer.status)
      ? await ask({ method: 'POST', path: path(second), body: {} })
      : answer
    if (other.status >= 300) throw unexpected(other.status, path(first))
  }

  async function workflow(id: string): Promise<ReadBack | undefined> {
    const path = `/workflows/${encodeURIComponent(id)}`
    const answer = await ask({ path })
    if (answer.status === 404) return undefined
    const { isLive, version } = workflowIn(ok(answer, path)) ?? { isLive: undefined, version: null }
    if (isLive === undefined) throw unexpected(answer.status, path)
    return { isLive, version }
  }

  async function versions(id: string): Promise<Version[]> {
    const found: Version[] = []
    let cursor: string | null = null
    for (let pages = 0; pages < MOST_PAGES; pages++) {
      const path = `/workflows/${encodeURIComponent(id)}/history`
      const answer = await ask({ path, query: { limit: 100, ...(cursor === null ? {} : { cursor }) } })
      const page = pageOf(ok(answer, path))
      found.push(...page.data.flatMap((one) => versionIn(one) ?? []))
      cursor = page.nextCursor
      if (cursor === null) break
    }
    return found.sort((a, b) => (b.at ?? 0) - (a.at ?? 0))
  }

  const linesOf: Platform['linesOf'] = (runs, nameOf) => {
    const told = runs.map(({ raw }) => raw as Execution)
    const named = told.map((one) => ({
      ...one,
      workflow: { ...one.workflow, name: nameOf(one.workflow.id ?? '') ?? one.workflow.name },
    }))
    return linesOfExecutions(named).map(({ line, rules }) => ({ line: ofInstance(line, instance), rules }))
  }

  return {
    generation,
    can,
    newest,
    listRunsSince: (cursor) => listRunsSince(cursor),
    getRun,
    openRuns,
    listWorkflows,
    pause,
    workflow,
    versions: can.versions === true ? versions : undefined,
    linesOf,
  }
}

/** Ids of n8n count from 1 in each installation: within a workspace they are told apart by where it is. */
function ofInstance(line: LineRead['line'], instance: string): LineRead['line'] {
  const own = (id: unknown) =>
    typeof id === 'string' && id.startsWith('n8n:') ? idOf(`n8n:${instance}:${id.slice('n8n:'.length)}`) : id
  return Object.fromEntries(
    Object.entries(line).map(([name, value]) => [
      name,
      ['run', 'step', 'parent', 'case'].includes(name) ? own(value) : value,
    ]),
  ) as LineRead['line']
}

function toldIn(answers: readonly unknown[]): Told[] {
  return (executionsIn(answers) ?? []).map((one) => {
    const parent = one.parent !== undefined && one.mode === 'integrated' ? one.parent.executionId : undefined
    return {
      id: one.id,
      started: one.startedAt === undefined ? undefined : parseTime(one.startedAt)?.micros,
      isOpen: isOpen(one),
      mark: markOf([statusOf(one), one.stoppedAt, [...one.runs.values()].flat().length]),
      workflow: one.workflow,
      above: [...new Set([parent, one.retryOf].filter((id) => id !== undefined))],
      partOf: parent,
      isTold: one.runs.size > 0,
      raw: one,
    }
  })
}

type ListPage = { readonly data: readonly unknown[]; readonly nextCursor: string | null }

function pageOf(body: unknown): ListPage {
  if (!isMap(body) || !Array.isArray(body.data)) throw notN8n()
  return { data: body.data as unknown[], nextCursor: typeof body.nextCursor === 'string' ? body.nextCursor : null }
}

function workflowIn(value: unknown): Listed | undefined {
  if (!isMap(value)) return undefined
  const { id, name, active, isArchived, activeVersionId, versionId } = value
  if ((typeof id !== 'string' && typeof id !== 'number') || typeof active !== 'boolean') return undefined
  const version = [activeVersionId, versionId].find((one) => typeof one === 'string')
  return {
    id: String(id),
    name: typeof name === 'string' && name.trim() !== '' ? name : String(id),
    isLive: active && isArchived !== true,
    version: typeof version === 'string' ? version : null,
    ...usedIn(value.nodes),
  }
}

/** What the nodes of a workflow use. */
function usedIn(nodes: unknown): Pick<Listed, 'models' | 'integrations'> {
  const [models, integrations] = [new Set<string>(), new Set<string>()]
  for (const one of nodesIn(nodes)) {
    if (one.disabled) continue
    const { kind } = kindOf(one, undefined)
    const isModel = kind === 'model' || isEmbedding(one)
    const model = isModel ? modelOfNode(one)?.value : undefined
    if (model !== undefined) models.add(model)
    // A model is asked for by its own name.
    const integration = isModel ? undefined : integrationOf(one, kind)?.value
    if (integration !== undefined) integrations.add(integration)
  }
  return { models: [...models].sort(), integrations: [...integrations].sort() }
}

function versionIn(value: unknown): Version | undefined {
  if (!isMap(value) || typeof value.versionId !== 'string') return undefined
  const text = (one: unknown) => (typeof one === 'string' && one !== '' ? one : null)
  const at = parseTime(text(value.createdAt) ?? '')?.micros ?? null
  return { id: value.versionId, name: text(value.name), authors: text(value.authors), at }
}

/** Ids of a list in brief, newest first. */
const idsIn = (data: readonly unknown[]): string[] =>
  data
    .flatMap((one) =>
      isMap(one) && (typeof one.id === 'string' || typeof one.id === 'number') ? [String(one.id)] : [],
    )
    .sort((a, b) => compareIds(b, a))

/** Where a page begins is told together with how long it is, which otherwise cannot be changed on the way. */
function withLimit(cursor: string, limit: number): string {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64').toString('utf8'))
    return isMap(place) ? Buffer.from(JSON.stringify({ ...place, limit })).toString('base64') : cursor
  } catch {
    return cursor
  }
}

function ok({ status, body }: Answered, path: string): unknown {
  if (status >= 200 && status < 300) return body
  throw status === 404 ? notN8n() : unexpected(status, path)
}

const notN8n = () =>
  new AppError(
    'invalid_input',
    say`Something answers there, but no public API of n8n. Is it the address of n8n itself, and is its public API switched on (N8N_PUBLIC_API_DISABLED)?`,
  )
const unexpected = (status: number, path: string) =>
  new AppError('unreachable', say`n8n answered ${status} to ${path}, which is not understood. Look at its log.`)
