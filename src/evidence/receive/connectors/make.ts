import { createHash } from 'node:crypto'
import { AppError } from '../../../base/errors.ts'
import { say } from '../../../base/say.ts'
import { MICROS, parseTime } from '../../../base/time.ts'
import { detailIn, executionIn, type Incomplete, incompleteIn, isMap, type MakeExecution } from '../make/executions.ts'
import { linesOfExecution, linesOfIncomplete } from '../make/lines.ts'
import type { LineRead } from '../spans/span.ts'
import { type Answered, type Ask, createAsk, ListRefused } from './ask.ts'
import type { Beside, Can, Listed, OwnList, Page, Platform, ReadBack, Told, Version } from './platform.ts'

/** Executions of a scenario that are asked for at once, and scenarios of an organization. */
const EXECUTIONS = 50
const SCENARIOS = 200
/** Pages of one list that are read: 20,000 scenarios. */
const MOST_PAGES = 100
/** Make ends an execution after 40 minutes, and lists it by when it began. */
const LATE = 60 * MICROS.m
/** Of the least that an organization may ask in a minute (60) half: others ask, too, among them its own scenarios. */
const LEAST_A_MINUTE = 30
/** Its limit is one of a minute. */
const REST_MS = 60_000
/** Incomplete executions that are asked for one by one within a read; the rest is for the next. */
const MOST_INCOMPLETE = 20
/** Apps that are Make itself, and no system that a scenario works with. */
const ownApps = new Set(['builtin', 'util', 'gateway', 'json', 'xml', 'csv', 'regexp', 'scenario-service'])

/** What can be asked of a Make. */
export const makeCan: Can = {
  listRunsSince: true,
  getRun: true,
  openRuns: say`Make lists an execution once it has ended: what runs now is seen there alone.`,
  listWorkflows: true,
  versions: true,
  pause: true,
  resume: say`Needs a person who may start scenarios in Make: switch the scenario on there, then sign here that it runs again.`,
  activate: say`Needs a person who may edit in Make: restore the version that is to run in the editor of the scenario, switch it on, then sign here that it runs again.`,
}

/**
 * The address of a Make, as it is kept, from what people paste: its zone, with the organization or the team where the page is one of
 * these. Without, everything that the token sees in the zone is read.
 */
export function readMakeUrl(given: string): string {
  const text = given.trim()
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new AppError(
      'invalid_input',
      say`"${text.slice(0, 200)}" is no address of a Make. Copy it from the browser when Make is open, like https://eu1.make.com.`,
    )
  if (url.username !== '' || url.password !== '')
    throw new AppError(
      'invalid_input',
      say`The URL holds a user or a password. Leave them out: Make takes its API token alone.`,
    )
  if (/^(?:www\.)?make\.com$/.test(url.hostname))
    throw new AppError(
      'invalid_input',
      say`${url.hostname} is the home page of Make. Give the address of your zone: it stands in the browser when a scenario is open, like https://eu1.make.com.`,
    )
  const organization = /^\/organizations?\/(\d+)(?:\/|$)/.exec(url.pathname)?.[1]
  const team = /^\/(\d+)(?:\/|$)/.exec(url.pathname)?.[1]
  return `${url.origin}${organization ? `/organization/${organization}` : team ? `/${team}` : ''}`
}

/** A Make, asked over its API. Throws one sentence for each way in which the address or the token is wrong. */
export async function openMake(how: {
  readonly url: string
  readonly key: string
  readonly perSecond: number
  readonly signal?: AbortSignal | undefined
}): Promise<Platform> {
  const { url, key, perSecond, signal } = how
  const { origin, host, pathname } = new URL(url)
  const [, organization, team] = /^\/(?:organization\/(\d+)|(\d+))$/.exec(pathname) ?? []
  // Tokens that people make are of one form; those that programs are given by signing in are sent otherwise.
  const isToken = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i.test(key)
  const headers = { authorization: `${isToken ? 'Token' : 'Bearer'} ${key}` }
  const askAt = (rate: number) =>
    createAsk({ url: `${origin}/api/v2`, headers, platform: 'Make', perSecond: rate, restMs: REST_MS, signal })
  const { places, perMinute } = await placesOf(askAt(perSecond), { url, host, organization, team })
  return platformOf(askAt(Math.min(perSecond, perMinute / 60)), places, url, host.replaceAll(':', '_'))
}

/** What is read: organizations, or one team; and how often it is asked. */
type Places = { readonly places: readonly Record<string, string>[]; readonly perMinute: number }

async function placesOf(
  ask: Ask,
  of: { url: string; host: string; organization: string | undefined; team: string | undefined },
): Promise<Places> {
  const { url, host, organization, team } = of
  const path = '/organizations'
  const answer = await ask({ path, query: { 'cols[]': ['id', 'zone', 'license'], 'pg[limit]': 1000 } })
  const named = team ? { teamId: team } : organization ? { organizationId: organization } : undefined
  // A token that may not ask for it knows what it was given for.
  if (answer.status === 403 && named) return { places: [named], perMinute: LEAST_A_MINUTE }
  const all = mapsIn(ok(refused(answer, url, path), path), 'organizations')
  const here = all.filter(({ zone }) => typeof zone !== 'string' || zone === host)
  const limits = here.flatMap(({ license }) =>
    isMap(license) && typeof license.apiLimit === 'number' && license.apiLimit > 0 ? [license.apiLimit] : [],
  )
  const perMinute = limits.length === 0 ? LEAST_A_MINUTE : Math.min(...limits) / 2
  if (named) return { places: [named], perMinute }
  if (here.length === 0) throw noneHere(all, host)
  return { places: here.flatMap(({ id }) => (isId(id) ? [{ organizationId: String(id) }] : [])), perMinute }
}

/** A zone is said where it is one of Make: nothing else of an answer stands in a sentence. */
function noneHere(all: readonly Record<string, unknown>[], host: string): AppError {
  const zones = new Set(all.map(({ zone }) => String(zone)).filter((zone) => /^[a-z\d.-]+\.make\.[a-z.]+$/.test(zone)))
  if (zones.size > 0)
    return new AppError(
      'invalid_input',
      say`The token sees no organization in the zone ${host}. Those that it sees are in ${[...zones].join(', ')}: give that as the URL.`,
    )
  return new AppError(
    'invalid_input',
    say`The token sees no organization of Make there. Make one as a member of the organization whose scenarios are to be read, and give the zone of that one as the URL.`,
  )
}

function refused(answer: Answered, url: string, path: string): Answered {
  if (answer.status === 401)
    throw new AppError(
      'invalid_input',
      say`Make at ${url} does not accept the API token. Make one in Make under Profile, API access, and give that.`,
    )
  if (answer.status === 403) throw new AppError('invalid_input', may(path))
  return answer
}

const may = (path: string) =>
  say`The API token may not ask Make for ${path}. Give it the scopes organizations:read, scenarios:read, dlqs:read and, to pause, scenarios:write; and whoever made it must see the team.`

function platformOf(ask: Ask, places: Places['places'], url: string, instance: string): Platform {
  /** As they were listed last: their names, whether they are live, and how many of their executions wait to be mended. */
  let scenarios: readonly Scenario[] | undefined
  /** The first page of a list, which its newest run is known by: asked for once. */
  let first: { list: string; page: Page } | undefined

  const asked = async (path: string, query: Parameters<Ask>[0]['query'] = {}) =>
    refused(await ask({ path, query }), url, path)

  async function listScenarios(): Promise<readonly Scenario[]> {
    const found = new Map<string, Scenario>()
    for (const place of places)
      for (let offset = 0, pages = 0; pages < MOST_PAGES; pages++) {
        const page = { 'pg[limit]': SCENARIOS, 'pg[offset]': offset, 'pg[sortBy]': 'id', 'pg[sortDir]': 'asc' }
        const answer = ok(await asked('/scenarios', { ...place, ...page }), '/scenarios')
        const rows = mapsIn(answer, 'scenarios')
        for (const one of rows.flatMap((row) => scenarioIn(row) ?? [])) found.set(one.id, one)
        offset += rows.length
        if (isLast(answer, rows.length)) break
      }
    scenarios = [...found.values()]
    return scenarios
  }

  async function lists(): Promise<OwnList[]> {
    return (await listScenarios()).map(({ id, isLive }) => ({ id, isLive }))
  }

  async function newest(list?: string): Promise<string | undefined> {
    if (list === undefined) return undefined
    const page = await pageOf(null, list)
    first = { list, page }
    // A page may tell of changes alone: what is beneath them is older.
    return page.runs[0]?.id ?? page.next?.split(' ')[0]
  }

  async function listRunsSince(cursor: string | null, list?: string): Promise<Page> {
    if (list === undefined) return { runs: [], next: null }
    const known = cursor === null && first?.list === list ? first.page : undefined
    first = undefined
    return known ?? (await pageOf(cursor, list))
  }

  /** In a list that ends where the walk through it began nothing moves but what comes late, and that only down: a page is told twice at most. */
  async function pageOf(cursor: string | null, list: string): Promise<Page> {
    const [to = '', skipped = '0'] = cursor?.split(' ') ?? []
    const path = `/scenarios/${encodeURIComponent(list)}/logs`
    const query = {
      ...(to === '' ? {} : { to: Number(to) }),
      ...{ 'pg[limit]': EXECUTIONS, 'pg[offset]': Number(skipped), 'pg[sortBy]': 'imtId', 'pg[sortDir]': 'desc' },
    }
    const answer = await ask({ path, query })
    if (answer.status === 403) throw new ListRefused('invalid_input', may(path))
    refused(answer, url, path)
    // It was deleted since scenarios were listed.
    if (answer.status === 404) return { runs: [], next: null }
    const rows = mapsIn(ok(answer, path), 'scenarioLogs')
    const runs = rows.flatMap((row) => executionIn(row, list) ?? []).map(toldOf)
    const begins = to === '' ? newestOf(rows) : to
    const isOver = begins === undefined || isLast(answer.body, rows.length)
    return { runs, next: isOver ? null : `${begins} ${Number(skipped) + rows.length}` }
  }

  async function getRun(id: string): Promise<Told | undefined> {
    const [, scenario = '', execution = ''] = /^\d+\.(\d+)\.(.+)$/s.exec(id) ?? []
    const path = `/scenarios/${encodeURIComponent(scenario)}/logs/${encodeURIComponent(execution)}`
    const answer = await asked(path)
    if (answer.status === 404) return undefined
    const body = ok(answer, path)
    const one = executionIn(isMap(body) ? (body.scenarioLog ?? body.scenarioLogs) : undefined, scenario)
    return one && toldOf(one)
  }

  /** Of one that did not end well, by which module, where its log does not say so. */
  async function fill(runs: readonly Told[]): Promise<Told[]> {
    const filled: Told[] = []
    for (const told of runs) {
      const one = told.raw as MakeExecution
      const isSaid = one.error !== undefined || (one.ending !== 'warning' && one.ending !== 'error')
      filled.push(isSaid ? told : { ...told, raw: { ...one, error: await errorOf(one) } })
    }
    return filled.map((told) => ({ ...told, workflow: { id: told.workflow.id, name: nameOf(told.workflow.id) } }))
  }

  /** It is said of executions whose scenario keeps what it did, to whoever may see that: else nobody knows. */
  async function errorOf({ scenario, id }: MakeExecution): Promise<MakeExecution['error']> {
    const path = `/scenarios/${encodeURIComponent(scenario)}/executions/${encodeURIComponent(id)}`
    const { status, body } = await ask({ path })
    return status < 300 ? detailIn(body).error : undefined
  }

  const nameOf = (id: string | undefined) => scenarios?.find((one) => one.id === id)?.name

  async function listWorkflows(): Promise<Listed[]> {
    return (await listScenarios()).map(({ id, name, isLive, apps }) => ({
      ...{ id, name, isLive, version: null, models: [], integrations: apps },
    }))
  }

  async function workflow(id: string): Promise<ReadBack | undefined> {
    const path = `/scenarios/${encodeURIComponent(id)}`
    const answer = await asked(path)
    if (answer.status === 404) return undefined
    const body = ok(answer, path)
    const isActive = isMap(body) && isMap(body.scenario) ? activeIn(body.scenario) : undefined
    if (isActive === undefined) throw unexpected(answer.status, path)
    return { isLive: isActive, version: null }
  }

  async function pause(id: string): Promise<void> {
    const path = `/scenarios/${encodeURIComponent(id)}/stop`
    const answer = refused(await ask({ method: 'POST', path, body: {} }), url, path)
    if (answer.status < 300) return
    // One that stands still already cannot be stopped.
    if (answer.status !== 404 && (await workflow(id))?.isLive === false) return
    throw unexpected(answer.status, path)
  }

  async function versions(id: string): Promise<Version[]> {
    const path = `/scenarios/${encodeURIComponent(id)}/blueprints`
    return mapsIn(ok(await asked(path), path), 'scenariosBlueprints')
      .flatMap(({ version, created, draft }) =>
        isId(version) && draft !== true
          ? [{ id: String(version), name: null, authors: null, at: parseTime(String(created))?.micros ?? null }]
          : [],
      )
      .sort((a, b) => Number(b.id) - Number(a.id))
  }

  /** What was known stays known while there is something to be said of it: once it is mended or gone there is not. */
  async function beside(known: Readonly<Record<string, string>>): Promise<Beside> {
    const found: { scenario: string; linesOf: (workflow: string | undefined) => LineRead[] }[] = []
    const now: Record<string, string> = {}
    let [left, waiting] = [MOST_INCOMPLETE, 0]
    const scenariosOf = new Map(Object.keys(known).map((key) => [key.split(' ')[0] ?? '', true]))
    for (const { id: scenario, incomplete } of scenarios ?? []) {
      if (incomplete === 0 && !scenariosOf.has(scenario)) continue
      const listed = await listIncomplete(scenario)
      // Who may not ask for them is not told of them; what was known is kept for when they may.
      if (listed === undefined) {
        for (const [key, mark] of Object.entries(known)) if (key.startsWith(`${scenario} `)) now[key] = mark
        continue
      }
      waiting += listed.filter(({ isResolved }) => !isResolved).length
      const marks = new Map(listed.map((one) => [`${scenario} ${one.id}`, markOf(one)]))
      const before = Object.keys(known).filter((key) => key.startsWith(`${scenario} `))
      for (const key of new Set([...marks.keys(), ...before])) {
        const mark = marks.get(key)
        if (mark !== undefined && mark === known[key]) now[key] = mark
        else if (left-- > 0) {
          found.push({ scenario, linesOf: await readIncomplete(scenario, key.slice(scenario.length + 1), listed) })
          if (mark !== undefined) now[key] = mark
        } else if (known[key] !== undefined) now[key] = known[key]
      }
    }
    return {
      workflows: found.map(({ scenario }) => ({ id: scenario, name: nameOf(scenario) })),
      linesOf: (name) => found.flatMap(({ scenario, linesOf }) => linesOf(name(scenario))),
      waiting,
      known: now,
    }
  }

  async function listIncomplete(scenario: string): Promise<Incomplete[] | undefined> {
    const found: Incomplete[] = []
    for (let offset = 0, pages = 0; pages < MOST_PAGES; pages++) {
      const query = { scenarioId: scenario, 'pg[limit]': SCENARIOS, 'pg[offset]': offset }
      const answer = await ask({ path: '/dlqs', query })
      if (answer.status === 403 || answer.status === 404) return undefined
      const rows = mapsIn(ok(answer, '/dlqs'), 'dlqs')
      found.push(...rows.flatMap((row) => incompleteIn(row) ?? []))
      offset += rows.length
      if (isLast(answer.body, rows.length)) break
    }
    return found
  }

  /** Of which execution it is left is told of a single one only; why it is left, by the list. */
  async function readIncomplete(scenario: string, id: string, listed: readonly Incomplete[]) {
    const path = `/dlqs/${encodeURIComponent(id)}`
    const answer = await asked(path)
    const body = answer.status === 404 ? undefined : ok(answer, path)
    const single = isMap(body) ? incompleteIn(body.dlq) : undefined
    if (!single) return () => []
    const inList = listed.find((one) => one.id === id)
    const one = { ...single, reason: inList?.reason ?? single.reason }
    const logs = `${path}/logs`
    const tried = await asked(logs, { 'pg[limit]': EXECUTIONS, 'pg[offset]': 0 })
    const rows = tried.status === 404 ? [] : mapsIn(ok(tried, logs), 'dlqLogs')
    const retries = rows.flatMap((row) => executionIn(row, scenario) ?? [])
    const isGone = inList === undefined && !one.isResolved
    return (workflow: string | undefined) => linesOfIncomplete(one, { instance, workflow, scenario, retries, isGone })
  }

  return {
    generation: '',
    can: makeCan,
    newest,
    listRunsSince,
    lists,
    late: LATE,
    fill,
    beside,
    getRun,
    openRuns: async () => ({ ids: [], isWhole: false }),
    listWorkflows,
    pause,
    workflow,
    versions,
    linesOf: (runs, nameOf) =>
      runs.flatMap(({ raw }) => {
        const one = raw as MakeExecution
        return linesOfExecution(one, { instance, workflow: nameOf(one.scenario) })
      }),
  }
}

type Scenario = {
  readonly id: string
  readonly name: string
  readonly isLive: boolean
  readonly apps: readonly string[]
  readonly incomplete: number
}

function scenarioIn(row: Record<string, unknown>): Scenario | undefined {
  const { id, name, isPaused, usedPackages, dlqCount } = row
  const isActive = activeIn(row)
  if (!isId(id) || isActive === undefined) return undefined
  const apps = Array.isArray(usedPackages) ? usedPackages.filter((one) => typeof one === 'string') : []
  return {
    id: String(id),
    name: typeof name === 'string' && name.trim() !== '' ? name : String(id),
    // One that is switched on stands still all the same while something is wrong with the subscription.
    isLive: isActive && isPaused !== true,
    apps: [...new Set(apps.map((one) => one.replace(/^app#/, '')))].filter((one) => !ownApps.has(one)).sort(),
    incomplete: typeof dlqCount === 'number' ? dlqCount : 0,
  }
}

/** By the name of today, or the one before it. */
function activeIn({ isActive, islinked }: Record<string, unknown>): boolean | undefined {
  if (typeof isActive === 'boolean') return isActive
  return typeof islinked === 'boolean' ? islinked : undefined
}

function toldOf(one: MakeExecution): Told {
  return {
    id: `${Math.floor(one.began / MICROS.ms)}.${one.scenario}.${one.id}`,
    started: one.began,
    isOpen: one.ending === undefined,
    mark: markOf([one.ending, one.durationMs, one.operations, one.centicredits]),
    workflow: { id: one.scenario, name: undefined },
    above: [],
    partOf: undefined,
    isTold: true,
    raw: one,
  }
}

/** It is kept with the cursor, which is to hold no text of anybody's. */
const markOf = (told: unknown): string =>
  createHash('sha256').update(JSON.stringify(told)).digest('base64url').slice(0, 16)

/** The moment of the newest line, in milliseconds, whatever it tells of. */
function newestOf(rows: readonly Record<string, unknown>[]): string | undefined {
  const times = rows.flatMap(({ timestamp }) => parseTime(String(timestamp))?.micros ?? [])
  return times.length === 0 ? undefined : String(Math.floor(Math.max(...times) / MICROS.ms))
}

/** A page that is not full is the last, by how full it says that pages are: it may give fewer than were asked for. */
function isLast(body: unknown, rows: number): boolean {
  const limit = isMap(body) && isMap(body.pg) ? body.pg.limit : undefined
  return rows === 0 || (typeof limit === 'number' && limit > 0 && rows < limit)
}

const isId = (value: unknown): value is string | number =>
  (typeof value === 'number' && Number.isSafeInteger(value)) || (typeof value === 'string' && /^\d+$/.test(value))

function mapsIn(body: unknown, name: string): Record<string, unknown>[] {
  const rows = isMap(body) ? body[name] : undefined
  if (!Array.isArray(rows)) throw notMake()
  return rows.filter(isMap)
}

function ok({ status, body }: Answered, path: string): unknown {
  if (status >= 200 && status < 300) return body
  throw status === 404 ? notMake() : unexpected(status, path)
}

const notMake = () =>
  new AppError(
    'invalid_input',
    say`Something answers there, but not as the API of Make does. Is it the address of your zone, like https://eu1.make.com?`,
  )
const unexpected = (status: number, path: string) =>
  new AppError(
    'unreachable',
    say`Make answered ${status} to ${path}, which is not understood. It is asked again later.`,
  )
