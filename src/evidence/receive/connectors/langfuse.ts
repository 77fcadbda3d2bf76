import { AppError } from '../../../base/errors.ts'
import { say } from '../../../base/say.ts'
import { MICROS, type Micros } from '../../../base/time.ts'
import { readLangfuseTrace } from '../spans/langfuse-export.ts'
import { score, verdictOfScore } from '../spans/langfuse-score.ts'
import { linesInParts } from '../spans/lines.ts'
import { type LineRead, nothing } from '../spans/span.ts'
import { type Ask, createAsk } from './ask.ts'
import { type LangfuseApi, openLangfuseApi, type Whole } from './langfuse-api.ts'
import { beginLooks, FARTHEST, isHistoryWhole, pagePassed, placeSchema } from './looks.ts'
import type { Can, Listed, Platform, ReadOn } from './platform.ts'
import { readPlatformUrl } from './platform-url.ts'

const TELLS = say`Langfuse only tells what happened. It needs a person who stops and starts the automation where it runs.`
const BY_TIME = say`Langfuse tells of a trace what has ended: what still runs is met when it is looked through again.`

/** What can be asked of a Langfuse. */
export const langfuseCan: Can = {
  listRunsSince: true,
  getRun: true,
  openRuns: BY_TIME,
  listWorkflows: say`Langfuse lists no automations: they are called as their traces are, and live where one ran within seven days.`,
  versions: TELLS,
  pause: TELLS,
  resume: TELLS,
  activate: TELLS,
}

/** Pages of its desk, or of its API. */
const PAGES = /\/(?:project|organization|api|auth|account|setup|onboarding)(?:\/.*)?$/

/** The address of a Langfuse, and the project that it is of, where one stands in it. */
function readLangfuseUrl(given: string): { url: string; project: string | undefined } {
  const url = readPlatformUrl(given, {
    ...{ platform: 'Langfuse', one: say`a Langfuse`, example: 'https://cloud.langfuse.com', pages: PAGES },
  })
  const [, project] = /\/project\/([\w-]+)/.exec(given) ?? []
  return { url, project }
}

/** As it is kept: with the project, where one is told. */
export function keptLangfuseUrl(given: string): string {
  const { url, project } = readLangfuseUrl(given)
  return project === undefined ? url : `${url}/project/${project}`
}

/** Both keys of a project, as they are kept: "pk-lf-...:sk-lf-...". */
export function readLangfuseKeys(given: string): string {
  const [publicKey = '', secret = '', ...more] = given.trim().split(/[\s:]+/)
  if (publicKey !== '' && secret !== '' && more.length === 0 && /^[\x21-\x7e]+$/.test(publicKey + secret))
    return `${publicKey}:${secret}`
  throw new AppError(
    'invalid_input',
    say`Give the public and the secret key of a project of Langfuse, with a colon between: pk-lf-…:sk-lf-…. They are made there under Settings, API Keys.`,
  )
}

type OpenLangfuse = {
  readonly url: string
  /** Public and secret key. */
  readonly key: string
  readonly perSecond: number
  readonly now: () => Micros
  readonly signal?: AbortSignal | undefined
}

type Langfuse = {
  readonly platform: Platform
  /** To which the keys belong. */
  project(): Promise<{ readonly id: string; readonly name: string }>
  /** Asks for a little of everything that is read. */
  look(): Promise<void>
}

/** A Langfuse, asked over its public API. Throws one sentence for each way in which the URL or the keys are wrong. */
export async function openLangfuse({ url: kept, key: keys, perSecond, now, signal }: OpenLangfuse): Promise<Langfuse> {
  const { url } = readLangfuseUrl(kept)
  const headers = { authorization: `Basic ${Buffer.from(keys).toString('base64')}` }
  const secrets = [keys.slice(keys.indexOf(':') + 1)]
  const asked = { url: `${url}/api/public`, headers, platform: 'Langfuse', perSecond, secrets, signal }
  const ask = refusing(createAsk(asked), url)
  const api = await openLangfuseApi(ask, now)
  const refuse = () => Promise.reject(new AppError('unsupported', TELLS))
  const platform: Platform = {
    generation: api.generation,
    can: langfuseCan,
    newest: async () => undefined,
    listRunsSince: async () => ({ runs: [], next: null }),
    getRun: async () => undefined,
    openRuns: async () => ({ ids: [], isWhole: false }),
    async listWorkflows() {
      const lately = await api.lately(now() - FARTHEST)
      return lately.map(({ name, models }): Listed => {
        return { id: name, name, isLive: true, version: null, models, integrations: [] }
      })
    },
    pause: refuse,
    workflow: async () => undefined,
    versions: undefined,
    linesOf: () => [],
    readOn: readingOn(api),
  }
  return {
    platform,
    project: () => api.project(),
    async look() {
      const walk = { look: '', from: now() - MICROS.h, to: now(), before: 0, next: null }
      await api.list({ ...walk, of: 'traces' })
      await api.scores({ ...walk, of: 'scores' })
    },
  }
}

/**
 * At one address there may be many projects, to one of which the keys belong: it is a part of the address that is kept, as it is of those of
 * Langfuse's own pages. Traces and scores are both asked for, since keys may have one right and lack the other.
 */
export async function findLangfuse(how: OpenLangfuse): Promise<{ url: string; name: string }> {
  const { url, project } = readLangfuseUrl(how.url)
  const langfuse = await openLangfuse(how)
  const { id, name } = await langfuse.project()
  if (project !== undefined && project !== id)
    throw new AppError(
      'invalid_input',
      say`The keys are of another project than the one at this address. Give those that its own settings show under API Keys.`,
    )
  await langfuse.look()
  return { url: `${url}/project/${id}`, name }
}

/** What every answer can say of the keys. */
function refusing(ask: Ask, url: string): Ask {
  return async (question) => {
    const answer = await ask(question)
    if (answer.status === 401)
      throw new AppError(
        'invalid_input',
        say`Langfuse at ${url} does not accept the keys. Are they of a project there, and of this region? Make new ones in Langfuse under Settings, API Keys.`,
      )
    if (answer.status === 403)
      throw new AppError(
        'invalid_input',
        say`The keys may not ask Langfuse for ${question.path}. Give those of a project, not of an organization.`,
      )
    return answer
  }
}

/** What was written before it was looked last is known, but for what Langfuse itself shows late. */
const GRACE = MICROS.h
/** After so long nothing is awaited any more that a trace's observations hang beneath. */
const SETTLED = MICROS.h

const readingOn =
  (api: LangfuseApi): ReadOn =>
  async ({ place: kept, now, isFirst, isKnown, isForgetful }) => {
    const read = placeSchema.safeParse(kept)
    const before = read.success ? read.data : null
    const place = isFirst || before === null ? beginLooks(before, now) : before
    const [walk] = place.walks
    async function* none(): AsyncGenerator<readonly LineRead[]> {}
    if (!walk) return { place, isMore: false, isHistoryWhole: true, lines: none(), marks: [] }
    const isFresh = ({ mark, written }: { mark: string; written: number | undefined }) =>
      !isKnown(mark) && !(isForgetful && written !== undefined && written < walk.before - GRACE)
    const onwards = (next: string | null, lines: AsyncIterable<readonly LineRead[]>, marks: readonly string[]) => {
      const passed = pagePassed(place, next)
      return { place: passed, isMore: passed.walks.length > 0, isHistoryWhole: isHistoryWhole(passed), lines, marks }
    }
    if (walk.of === 'scores') {
      const { items, next } = await api.scores(walk)
      const verdicts = items.filter(isFresh).flatMap(({ said }) => {
        const told = score.safeParse(said)
        const { id, timestamp } = said as { id?: string; timestamp?: string }
        const verdict = told.success ? verdictOfScore(told.data, { id: id ?? '', at: timestamp }) : undefined
        return verdict ? [verdict] : []
      })
      async function* lines() {
        yield linesInParts({ ...nothing, verdicts })
      }
      return onwards(
        next,
        lines(),
        marksSince(
          items.map((one) => ({ ...one, at: one.written ?? now })),
          now,
        ),
      )
    }
    const { items, next } = await api.list(walk)
    const fresh = items.filter(isFresh)
    async function* lines() {
      for await (const some of api.whole(fresh)) yield some.flatMap((one) => linesOfTrace(one, now))
    }
    return onwards(
      next,
      lines(),
      marksSince(
        items.map((one) => ({ ...one, at: one.from })),
        now,
      ),
    )
  }

/** What is older is looked through no more. */
const marksSince = (items: readonly { mark: string; at: number }[], now: number): string[] =>
  items.filter(({ at }) => at >= now - FARTHEST - MICROS.d).map(({ mark }) => mark)

function linesOfTrace(whole: Whole, now: number): LineRead[] {
  const moments = [
    ...whole.observations.flatMap(({ startTime, endTime }) => [startTime, endTime]),
    whole.trace.timestamp,
  ]
  const last = Math.max(
    ...moments.map((one) => (typeof one === 'string' ? Date.parse(one) : Number.NaN)).filter(Number.isFinite),
  )
  return linesInParts(readLangfuseTrace(whole, { isSettled: last * 1000 < now - SETTLED }))
}
