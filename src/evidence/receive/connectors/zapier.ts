import { AppError } from '../../../base/errors.ts'
import { say } from '../../../base/say.ts'
import { MICROS, type Micros } from '../../../base/time.ts'
import { isMap } from '../make/executions.ts'
import { linesOfZapRun } from '../zapier/lines.ts'
import { open, pageIn, replayed, type ZapRun, zapIdOf, zapRunIn } from '../zapier/runs.ts'
import { type Ask, createAsk } from './ask.ts'
import type { Beside, Can, Listed, Page, Platform, Told } from './platform.ts'

const API = 'https://api.zapier.com'
/** Zapier lets an address ask 60 times a minute; half of it is left to others there. */
const A_MINUTE = 30
/** Whoever asked too often is let ask again after that. */
const COOLDOWN_MS = 60_000
const LIMIT = 100
/** Of so many runs a stretch of time is taken in at once: it is made shorter until it holds no more. */
const MOST = 1000
const SHORTEST = MICROS.m
const LONGEST = 30 * MICROS.d
/** A run may come into the list after others that began later. */
const LATE = 60 * MICROS.m
/** For so long somebody may play a run again that failed. */
const REPLAYED = 7 * MICROS.d
/** Of so many failed runs it is known whether they are played again; of more it is not looked for. */
const MOST_FAILED = 500
/** Before Zapier was: what is asked from there on is all that it has kept. */
const EVER = Date.UTC(2011, 0, 1) * 1000
/** Before that a new access token is had, so that none ends within a read. */
const EARLY = 10 * MICROS.m

const NEEDS_EDITOR = say`Needs a person who may edit the Zap in Zapier: only its editor has the versions of a Zap. Publish the one that is to run there, switch it on, then sign here that it runs again.`

/** What can be asked of a Zapier. */
export const zapierCan: Can = {
  listRunsSince: true,
  getRun: true,
  openRuns: true,
  listWorkflows: true,
  versions: NEEDS_EDITOR,
  pause: say`Needs a person who may edit the Zap in Zapier: over its API no Zap can be switched off. Switch it off there, then record here that it stands still.`,
  resume: say`Needs a person who may edit the Zap in Zapier: switch it on there, then sign here that it runs again.`,
  activate: NEEDS_EDITOR,
}

/** The address of the API of Zapier, whatever page of it people paste; another address is that of a gateway before it. */
export function readZapierUrl(given: string): string {
  const text = given.trim()
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '')
    throw new AppError(
      'invalid_input',
      say`"${url?.username ? url.host : text.slice(0, 200)}" is no address of Zapier. Give https://api.zapier.com.`,
    )
  return /(?:^|\.)zapier\.com$/.test(url.hostname) ? API : url.origin
}

/** An access token, or what new ones are had with; and the one that was had with it last. */
type Credential =
  | { readonly access_token: string }
  | {
      readonly client_id: string
      readonly client_secret: string
      readonly refresh_token: string
      readonly access_token?: string
      readonly expires_at?: Micros
    }

/** What people give: an access token, or a client id, its secret and a refresh token. */
export function readZapierKey(given: string): string {
  const words = given.trim().split(/\s+/)
  const isPlain = words.every((word) => word !== '' && !/[^\x21-\x7e]/.test(word))
  const [client_id, client_secret, refresh_token] = words
  if (isPlain && words.length === 3) return JSON.stringify({ client_id, client_secret, refresh_token })
  if (isPlain && words.length === 1) return JSON.stringify({ access_token: words[0] })
  throw new AppError(
    'invalid_input',
    say`Give the client id, the client secret and a refresh token of Zapier, with spaces between them; or an access token alone, which lasts some hours.`,
  )
}

export type OpenZapier = {
  readonly url: string
  readonly key: string
  readonly perSecond: number
  readonly now: () => Micros
  /** Keeps another credential in the place of this one: a refresh token that was used is worth nothing any more. */
  readonly keep: (key: string) => Promise<void>
  readonly signal?: AbortSignal | undefined
}

/** A Zapier, asked over its API. Throws one sentence for each way in which the credential is wrong. */
export async function openZapier(how: OpenZapier): Promise<Platform> {
  const { url, now, signal } = how
  // A gateway has limits of its own.
  const perSecond = url === API ? Math.min(how.perSecond, A_MINUTE / 60) : how.perSecond
  const token = await accessToken(JSON.parse(how.key) as Credential, { ...how, perSecond })
  const headers = { authorization: `Bearer ${token}` }
  const ask = createAsk({ url, headers, platform: 'Zapier', perSecond, restMs: COOLDOWN_MS, signal })
  return platformOf(ask, url === API ? 'zapier.com' : new URL(url).host.replaceAll(':', '_'), now)
}

async function accessToken(credential: Credential, { url, perSecond, now, keep, signal }: OpenZapier): Promise<string> {
  if (!('refresh_token' in credential)) return credential.access_token
  const { client_id, client_secret, refresh_token, access_token, expires_at = 0 } = credential
  if (access_token !== undefined && expires_at > now() + EARLY) return access_token
  const authorization = `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString('base64')}`
  const at = url === API ? 'https://zapier.com' : url
  const ask = createAsk({ url: at, headers: { authorization }, platform: 'Zapier', perSecond, signal })
  const form = { grant_type: 'refresh_token', refresh_token }
  const { status, body } = await ask({ method: 'POST', path: '/oauth/token/', form })
  const had = isMap(body) ? body : {}
  if (status >= 300 || typeof had.access_token !== 'string')
    throw new AppError(
      'invalid_input',
      say`Zapier gives no access token for the refresh token (${status}): it was used elsewhere or withdrawn, or client id and secret are others. Let the owner of the Zaps allow it anew, and give the new refresh token.`,
    )
  const lasts = typeof had.expires_in === 'number' ? had.expires_in * MICROS.s : MICROS.h
  await keep(
    JSON.stringify({
      ...{ client_id, client_secret, access_token: had.access_token, expires_at: now() + lasts },
      refresh_token: typeof had.refresh_token === 'string' ? had.refresh_token : refresh_token,
    }),
  )
  return had.access_token
}

function platformOf(ask: Ask, instance: string, now: () => Micros): Platform {
  let names = new Map<string, string>()

  async function page(path: string, query: Record<string, string | number>) {
    const { status, body } = await ask({ path, query })
    if (status === 401)
      throw new AppError(
        'invalid_input',
        say`Zapier does not accept the access token. One lasts some hours: give a client id, its secret and a refresh token instead, with spaces between them, or a new one.`,
      )
    if (status === 403)
      throw new AppError(
        'invalid_input',
        say`The token may not ask Zapier for ${path}. Let the owner of the Zaps allow the scopes zap:runs and zap:all, or zap:account:all for shared Zaps.`,
      )
    if (status >= 300)
      throw new AppError(
        'unreachable',
        say`Zapier answered ${status} to ${path}, which is not understood. It is asked again later.`,
      )
    const read = pageIn(body)
    if (read) return read
    throw new AppError(
      'unreachable',
      say`Zapier answers ${path} otherwise than its reference says. It is asked again later.`,
    )
  }

  const day = (moment: Micros) => new Date(moment / 1000).toISOString()

  /** All that is within a stretch of time, or so many that more is not taken in. */
  async function runsWithin(query: Record<string, string | number>, most = Number.POSITIVE_INFINITY) {
    const found = new Map<string, ZapRun>()
    for (let offset = 0; ; ) {
      const { rows, count = 0, isLast } = await page('/v2/zap-runs', { ...query, limit: LIMIT, offset })
      if (count > most) return { isTooMany: true, runs: [] }
      for (const run of rows.flatMap((row) => zapRunIn(row) ?? [])) found.set(run.id, run)
      offset += rows.length
      if (offset > most) return { isTooMany: true, runs: [] }
      if (isLast) return { isTooMany: false, runs: [...found.values()] }
    }
  }

  /**
   * In which order runs are listed Zapier does not say. So the list is taken in by stretches of time, each whole and put in order here: from
   * now on back, longer where little happened, shorter where much did.
   */
  async function listRunsSince(cursor: string | null): Promise<Page> {
    const [to = 0, asked = 0] = (cursor ?? `${now()} ${2 * LATE}`).split(' ').map(Number)
    for (let span = asked; ; span = Math.max(SHORTEST, span / 8)) {
      const from = to - span
      const most = span === SHORTEST ? undefined : MOST
      const { isTooMany, runs } = await runsWithin({ from_date: day(from), to_date: day(to) }, most)
      if (isTooMany) continue
      const isEmpty = runs.length === 0 && !(await isMoreBefore(from))
      const next = Math.min(LONGEST, runs.length < MOST / 8 ? span * 4 : span)
      // Of what waits to begin, what is open tells.
      const told = runs.filter(({ began }) => began !== undefined).map(toldOf)
      return { runs: told, next: isEmpty ? null : `${from} ${next}`, down: String(Math.floor(from / MICROS.ms)) }
    }
  }

  async function isMoreBefore(moment: Micros): Promise<boolean> {
    const query = { from_date: day(EVER), to_date: day(moment), limit: 1, offset: 0 }
    const { rows, count } = await page('/v2/zap-runs', query)
    return rows.length > 0 || (count ?? 0) > 0
  }

  /** None is given by its id: it is looked for where it began; of what waits to begin among what is open. */
  async function getRun(id: string): Promise<Told | undefined> {
    const listed = waiting.get(id)
    if (listed) return listed
    const [, ms = '0', zap = '', run = ''] = /^(\d+)\.([^.]+)\.(.+)$/s.exec(id) ?? []
    const began = Number(ms) * MICROS.ms
    if (began === 0) return undefined
    const query = { from_date: day(began - MICROS.s), to_date: day(began + 2 * MICROS.s) }
    const { runs } = await runsWithin(/^\d+$/.test(zap) ? { ...query, zap_id: zap } : query)
    const found = runs.find((one) => one.id === run)
    // Whatever it says of when it began now, it is the one that was asked for.
    return found && { ...toldOf(found), id }
  }

  /** Those that are not over, as they were listed last. */
  let waiting = new Map<string, Told>()

  async function openRuns() {
    const stretch = { from_date: day(now() - LONGEST), to_date: day(now() + LONGEST) }
    const { runs } = await runsWithin({ ...stretch, statuses: open.join(',') })
    waiting = new Map(runs.map(toldOf).map((told) => [told.id, told]))
    return { ids: [...waiting.keys()], isWhole: true }
  }

  async function listWorkflows(): Promise<Listed[]> {
    const found = new Map<string, Listed>()
    for (let offset = 0; ; ) {
      const { rows, isLast } = await page('/v2/zaps', { include_shared: 'true', limit: LIMIT, offset })
      for (const row of rows.filter(isMap)) {
        if (typeof row.id !== 'string' && typeof row.id !== 'number') continue
        const id = zapIdOf(String(row.id))
        const name = typeof row.title === 'string' && row.title.trim() !== '' ? row.title : id
        // Which apps its steps are of it tells by ids that only Zapier knows.
        found.set(id, { id, name, isLive: row.is_enabled === true, version: null, models: [], integrations: [] })
      }
      offset += rows.length
      if (isLast) break
    }
    names = new Map([...found.values()].map(({ id, name }) => [id, name]))
    return [...found.values()]
  }

  /** A run that failed may be played again long after, under its id: those that are no longer among the failed are told anew. */
  async function beside(known: Readonly<Record<string, string>>): Promise<Beside> {
    const since = now() - REPLAYED
    const stretch = { from_date: day(since), to_date: day(now()) }
    const listed = await runsWithin({ ...stretch, statuses: replayed.join(',') }, MOST_FAILED)
    const failed = new Map(listed.runs.map((run) => [toldOf(run).id, run]))
    const again: Told[] = []
    if (!listed.isTooMany)
      for (const [id, status] of Object.entries(known)) {
        const run = failed.get(id)
        if (run?.status === status || Number.parseInt(id, 10) * MICROS.ms < since) continue
        const told = run ? toldOf(run) : await getRun(id)
        if (told) again.push(told)
      }
    return {
      workflows: again.map(({ workflow }) => workflow),
      linesOf: (nameOf) => linesOf(again, nameOf),
      waiting: listed.runs.filter(({ status }) => status === 'held').length,
      known: listed.isTooMany ? known : Object.fromEntries([...failed].map(([id, { status }]) => [id, status])),
    }
  }

  const linesOf: Platform['linesOf'] = (runs, nameOf) =>
    runs.flatMap(({ raw }) => linesOfZapRun(raw as ZapRun, { instance, workflow: nameOf((raw as ZapRun).zap) }))

  function toldOf(run: ZapRun): Told {
    return {
      id: `${Math.floor((run.began ?? 0) / MICROS.ms)}.${run.zap}.${run.id}`,
      started: run.began,
      isOpen: open.includes(run.status),
      mark: `${run.status} ${run.ended ?? ''} ${run.steps.length}`,
      workflow: { id: run.zap, name: names.get(run.zap) ?? run.title },
      above: [],
      partOf: undefined,
      isTold: true,
      raw: run,
    }
  }

  return {
    generation: '',
    can: zapierCan,
    newest: async () => String(Math.floor(now() / MICROS.ms)),
    listRunsSince,
    late: LATE,
    beside,
    getRun,
    openRuns,
    listWorkflows,
    pause: () => Promise.reject(new AppError('unsupported', String(zapierCan.pause))),
    async workflow(id) {
      const found = (await listWorkflows()).find((one) => one.id === id)
      return found && { isLive: found.isLive, version: null }
    },
    versions: undefined,
    linesOf,
  }
}
