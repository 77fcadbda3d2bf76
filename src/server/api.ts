import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import type { Context as HonoContext, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import type { App } from '../app.ts'
import { AppError, asExpected, errors } from '../base/errors.ts'
import { type LanguageName, languages } from '../base/languages.ts'
import { VERSION } from '../base/product.ts'
import { inLanguage, listed, say, spokenIn } from '../base/say.ts'
import { type Micros, parseTime } from '../base/time.ts'
import { askDns } from '../decisions/requests/mail/proven.ts'
import { bindPipe } from '../evidence/receive/bound.ts'
import type { Pipe } from '../evidence/receive/pipe.ts'
import { diskOf } from '../store/disk.ts'
import { type ApiDescription, apiToHtml } from './api-page.ts'
import { calendarFeed } from './calendar-feed.ts'
import { createChanges } from './changes.ts'
import { health } from './health.ts'
import type { Identity } from './identity/identity.ts'
import { createRates, type Rates } from './identity/rate.ts'
import { inTheirLanguage, languageOf } from './language.ts'
import { createMeters } from './meters.ts'
import { noticePages } from './notice-pages.ts'
import { pageHeaders } from './page.ts'
import { pages } from './pages.ts'
import { type Bindings, may, type Principal, type Role } from './principal.ts'
import { requestMail } from './request-mail.ts'
import type { Context, Route } from './route.ts'
import { backtestRoutes } from './routes/backtest.ts'
import { calendarFeedRoutes } from './routes/calendar-feed.ts'
import { changeNoteRoutes } from './routes/change-notes.ts'
import { changeRoutes } from './routes/changes.ts'
import { clientRoutes } from './routes/clients.ts'
import { connectRoutes } from './routes/connect.ts'
import { connectorRoutes } from './routes/connectors.ts'
import { costRoutes } from './routes/costs.ts'
import { credentialRoutes } from './routes/credentials.ts'
import { decisionRoutes } from './routes/decisions.ts'
import { erasureRoutes } from './routes/erasures.ts'
import { evidenceRoutes } from './routes/evidence.ts'
import { exceptionRoutes } from './routes/exceptions.ts'
import { findingRoutes } from './routes/findings.ts'
import { handoverRoutes } from './routes/handovers.ts'
import { healthRoutes } from './routes/health.ts'
import { hoursRoutes } from './routes/hours.ts'
import { hoursConsentRoutes } from './routes/hours-consents.ts'
import { hoursImportRoutes } from './routes/hours-import.ts'
import { hoursReservationRoutes } from './routes/hours-reservations.ts'
import { hoursSpentRoutes } from './routes/hours-spent.ts'
import { hoursStatementRoutes } from './routes/hours-statements.ts'
import { hoursTimerRoutes } from './routes/hours-timer.ts'
import { hoursTimeRoutes } from './routes/hours-times.ts'
import { incidentRoutes } from './routes/incidents.ts'
import { keyRoutes } from './routes/keys.ts'
import { langfuseRoutes } from './routes/langfuse.ts'
import { letterheadRoutes } from './routes/letterhead.ts'
import { maintenanceWindowRoutes } from './routes/maintenance-windows.ts'
import { mondayRoutes } from './routes/monday.ts'
import { noticePreferenceRoutes } from './routes/notice-preferences.ts'
import { noticeRuleRoutes } from './routes/notice-rules.ts'
import { noticeRoutes } from './routes/notices.ts'
import { objectiveRoutes } from './routes/objectives.ts'
import { openAiAgentsRoutes } from './routes/openai-agents.ts'
import { otlpRoutes } from './routes/otlp.ts'
import { overviewRoutes } from './routes/overview.ts'
import { peopleRoutes } from './routes/people.ts'
import { planRoutes } from './routes/plan.ts'
import { planBaselineRoutes } from './routes/plan-baselines.ts'
import { planDraftRoutes } from './routes/plan-draft.ts'
import { providerRoutes } from './routes/providers.ts'
import { recordsRoutes } from './routes/records.ts'
import { refusedRoutes } from './routes/refused.ts'
import { reportRoutes } from './routes/reports.ts'
import { requestMailRoutes } from './routes/request-mail.ts'
import { requestRoutes } from './routes/requests.ts'
import { reviewRoutes } from './routes/reviews.ts'
import { rotaRoutes } from './routes/rota.ts'
import { runRoutes } from './routes/runs.ts'
import { sessionRoutes } from './routes/sessions.ts'
import { sheetRoutes } from './routes/sheets.ts'
import { sourceRoutes } from './routes/sources.ts'
import { stopRoutes } from './routes/stops.ts'
import { supportRoutes } from './routes/support.ts'
import { taskRoutes } from './routes/tasks.ts'
import { trackerRoutes } from './routes/trackers.ts'
import { tryRoutes } from './routes/try.ts'
import { typedFigureRoutes } from './routes/typed-figures.ts'
import { viewRoutes } from './routes/views.ts'
import { workflowChangeRoutes } from './routes/workflow-changes.ts'
import { workflowRoutes } from './routes/workflows.ts'
import { workspaceRoutes } from './routes/workspace.ts'
import { createSenders } from './senders.ts'
import { createReceiver, type Receiver, tooLarge } from './sent.ts'
import { desk } from './web.ts'

/** Every route there is. */
export const routes: readonly Route[] = [
  ...workspaceRoutes,
  ...overviewRoutes,
  ...workflowRoutes,
  ...stopRoutes,
  ...maintenanceWindowRoutes,
  ...typedFigureRoutes,
  ...hoursRoutes,
  ...hoursTimeRoutes,
  ...hoursSpentRoutes,
  ...hoursTimerRoutes,
  ...hoursConsentRoutes,
  ...hoursStatementRoutes,
  ...hoursReservationRoutes,
  ...supportRoutes,
  ...rotaRoutes,
  ...calendarFeedRoutes,
  ...hoursImportRoutes,
  ...reportRoutes,
  ...letterheadRoutes,
  ...evidenceRoutes,
  ...recordsRoutes,
  ...sheetRoutes,
  ...refusedRoutes,
  ...sourceRoutes,
  ...exceptionRoutes,
  ...incidentRoutes,
  ...tryRoutes,
  ...otlpRoutes,
  ...openAiAgentsRoutes,
  ...langfuseRoutes,
  ...connectorRoutes,
  ...connectRoutes,
  ...runRoutes,
  ...planRoutes,
  ...backtestRoutes,
  ...objectiveRoutes,
  ...costRoutes,
  ...planDraftRoutes,
  ...planBaselineRoutes,
  ...reviewRoutes,
  ...findingRoutes,
  ...noticeRuleRoutes,
  ...mondayRoutes,
  ...noticePreferenceRoutes,
  ...changeNoteRoutes,
  ...workflowChangeRoutes,
  ...requestRoutes,
  ...requestMailRoutes,
  ...taskRoutes,
  ...trackerRoutes,
  ...handoverRoutes,
  ...noticeRoutes,
  ...decisionRoutes,
  ...erasureRoutes,
  ...changeRoutes,
  ...viewRoutes,
  ...peopleRoutes,
  ...keyRoutes,
  ...credentialRoutes,
  ...sessionRoutes,
  ...providerRoutes,
  ...clientRoutes,
  ...healthRoutes,
]

const problem = z.object({
  code: z.string(),
  title: z.string().describe('One sentence: the thing, the value and the next step.'),
  status: z.int(),
  details: z.unknown().optional(),
})

export type Api = OpenAPIHono<{ Bindings: Bindings }>

/**
 * The HTTP face, made from the routes. `identity` tells who sends a request that does not come from this process; `built` is
 * where the desk lies, where that is not its usual place; `ending` ends what streams.
 */
export function createApi(
  app: App,
  identity: Identity,
  built?: string,
  ending = new AbortController().signal,
  resolver = askDns,
): Api {
  const api: Api = new OpenAPIHono<{ Bindings: Bindings }>({
    defaultHook: (result, c) => {
      if (result.success) return
      const { target, error } = result
      const given = (result as { data?: unknown }).data
      const language = languageOf(c as never)
      const wrong = error.issues.map((issue) => sentence(issue, target, given, language))
      throw new AppError('invalid_input', wrong.length === 1 ? (wrong[0] ?? '') : listed(wrong, ' '))
    },
  })
  api.use(pageHeaders)
  api.use('/api/*', inTheirLanguage)
  // Lists of hundreds repeat themselves; what is small goes sooner as it is.
  api.use('/api/*', compress({ threshold: COMPRESSED_FROM }))
  const receiver = createReceiver()
  const around = {
    ...{ app, identity, changes: createChanges(app), ending, receiver },
    ...{
      meters: createMeters(receiver.held, () => diskOf(app.folder.path)),
      senders: createSenders(),
      rates: createRates(app.clock),
    },
  }
  for (const route of routes) register(api, route, around)
  api.get('/openapi.json', (c) => c.json(describeApi(api)))
  // Made when first asked for: the routes do not change while the process lives.
  let html: string | undefined
  api.get('/api', (c) => {
    html ??= apiToHtml(describeApi(api) as ApiDescription)
    return c.html(html)
  })
  api.route('/', health(app))
  api.route('/', pages(identity))
  api.route('/', noticePages(app))
  api.route('/', calendarFeed(app))
  api.route('/', requestMail(app, resolver))
  api.route('/', desk(identity, built))
  api.notFound(async (c) => {
    const error = new AppError(
      'not_found',
      say`There is nothing at ${c.req.method} ${c.req.path}. The API is described at /api.`,
    )
    // A client whose address is a little wrong sends here, and most say nothing of the answer: whoever connects it is told.
    const sender = c.req.method === 'POST' ? await identity.principalOf(c.req.raw, c.env?.address) : null
    if (sender?.via === 'key' && sender.defaultWorkspace)
      around.senders.refuse(sender.defaultWorkspace, sender.id, refusalOf(c, error, app.clock.now()))
    return answerProblem(c, error)
  })
  api.onError((thrown, c) => {
    const error = asExpected(thrown)
    if (error instanceof AppError) return answerProblem(c, error)
    if (error instanceof SyntaxError || (error instanceof HTTPException && error.status < 500))
      return answerProblem(
        c,
        new AppError(
          'invalid_input',
          say`The body is not JSON. Send one JSON object with the content type application/json.`,
        ),
      )
    // A defect: told to us, not to the caller, who could do nothing with it.
    app.log.error({ error, path: c.req.path }, 'a request failed')
    return c.json(
      {
        code: 'defect',
        title: inLanguage(
          say`Something went wrong here. It is in the log; please try again, and report it if it stays.`,
          languages[languageOf(c)],
        ),
        status: 500,
      },
      500,
      {
        'content-type': 'application/problem+json',
      },
    )
  })
  return api
}

const NOTHING = Buffer.alloc(0)
const COMPRESSED_FROM = 32 * 1024
/** JSON bodies are forms that people and programs fill in: far smaller. */
const MAX_JSON_BYTES = 256 * 1024

/** The API's description, as it is kept in openapi.json. */
export function describeApi(api: Api): object {
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Aftercare',
      version: VERSION,
      description:
        'Plans, evidence, findings, reviews and decisions of live AI automations. Errors are problem+json with a code. Sentences are in the language of Accept-Language (en, de), and in English where nothing is asked for.',
      license: { name: 'Apache-2.0' },
    },
  })
}

/** What every route of a workspace takes. */
const inWorkspace = {
  workspace: z.string().optional().describe('Where the caller has more than one.'),
  as_of: z.string().optional().describe('Look at everything as of this moment.'),
}

/** What every request is given, whoever sends it. */
type Around = Pick<Context, 'app' | 'identity' | 'changes' | 'meters' | 'senders' | 'ending'> & {
  readonly receiver: Receiver
  readonly rates: Rates
}

function register(api: Api, route: Route, around: Around): void {
  const { body, answer } = route
  const raw = body !== undefined && 'types' in body ? body : undefined
  const request = {
    ...(route.params ? { params: route.params } : {}),
    query: (route.query ?? z.object({})).extend(route.who === 'signed in' ? {} : inWorkspace),
  }
  const described = createRoute({
    method: route.method,
    path: route.path,
    summary: route.summary,
    // In this order, before anything is read: a stranger's body is not taken in at all, and nobody's beyond its bound.
    middleware: [identify(around.identity), ...(body === undefined || raw ? [] : [bounded(MAX_JSON_BYTES)])],
    description: `For ${route.who === 'signed in' ? 'whoever is signed in' : route.who.join(', ')}.`,
    request: {
      ...request,
      ...(body && !raw
        ? { body: { content: { 'application/json': { schema: body as z.ZodType } }, required: true } }
        : {}),
    },
    responses: {
      200: {
        description: 'The answer.',
        content:
          'html' in answer
            ? { 'text/html': { schema: z.string() } }
            : 'events' in answer
              ? { 'text/event-stream': { schema: z.string() } }
              : 'file' in answer
                ? Object.fromEntries(answer.file.map((type) => [type, { schema: z.string() }]))
                : { 'application/json': { schema: answer as z.ZodType } },
      },
      default: {
        description: 'What went wrong, and what to do.',
        content: { 'application/problem+json': { schema: problem } },
      },
    },
    // Described below with its body, which the framework would read as JSON where that is one of its types.
    hide: raw !== undefined,
  })
  if (raw) {
    const content = Object.fromEntries(raw.types.map((type) => [type, { schema: z.string() }]))
    const { middleware: _, hide: __, ...rest } = described
    api.openAPIRegistry.registerPath({ ...rest, request: { ...request, body: { content, required: true } } })
  }
  // The handler is typed by the route itself; the framework's types of a route made at run time would say `never`.
  const handle = async (c: HonoContext<Caller>): Promise<Response> => {
    const valid = (target: 'param' | 'query' | 'json') => c.req.valid(target as never) as Record<string, unknown>
    const query = valid('query')
    const context = contextOf(around, c, route, query)
    const { workspace: _, as_of: __, ...rest } = query
    const input = {
      params: route.params ? valid('param') : {},
      query: rest,
      body: body && !raw ? valid('json') : undefined,
    }
    if (!raw) return await answered(c, await route.handle(context, input as never))
    const began = performance.now()
    const { id, perMinute } = context.principal
    // Before a body is taken in.
    if (perMinute !== undefined) around.rates.check(id, perMinute)
    const sent = await around.receiver.take(c.req.raw, raw.maxBytes)
    try {
      const result = await route.handle({ ...context, sent: sent.bytes }, input as never)
      around.meters.acknowledged(route.path, (performance.now() - began) / 1000)
      return await answered(c, result)
    } finally {
      sent.letGo()
    }
  }
  api.openapi(described, (raw ? noting(around, handle) : handle) as never)
}

type Handle = (c: HonoContext<Caller>) => Promise<Response>

/** How it went with what a key sends is kept for whoever connects it. */
function noting({ app, senders }: Around, handle: Handle): Handle {
  return async (c) => {
    const { via, id, defaultWorkspace } = c.get('principal')
    try {
      const answer = await handle(c)
      if (via === 'key' && defaultWorkspace) senders.took(defaultWorkspace, id)
      return answer
    } catch (thrown) {
      const error = asExpected(thrown)
      if (via === 'key' && defaultWorkspace && error instanceof AppError)
        senders.refuse(defaultWorkspace, id, refusalOf(c, error, app.clock.now()))
      throw thrown
    }
  }
}

const refusalOf = (c: HonoContext, { code, said }: AppError, at: Micros) => ({
  ...{ at, path: `${c.req.method} ${c.req.path}`, status: errors[code].status, title: said },
})

function answered(c: HonoContext<Caller>, result: unknown): Response | Promise<Response> {
  if (result instanceof Response) return result
  if (typeof result === 'string') return c.html(result)
  const language = c.get('language') ?? languageOf(c)
  const json = JSON.stringify(result, spokenIn(languages[language]))
  c.header('content-language', language)
  c.header('vary', 'accept-language', { append: true })
  // With its length, by which it is compressed or not.
  return c.body(json, 200, { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(json)) })
}

type Variables = { principal: Principal; language: LanguageName }
type Caller = { Bindings: Bindings; Variables: Variables }

/** Who calls: the person at the terminal, or whoever a session or key says. Nobody gets no further. */
function identify(identity: Identity): MiddlewareHandler<Caller> {
  return async (c, next) => {
    const principal = c.env?.local ?? (await identity.principalOf(c.req.raw, c.env?.address))
    if (!principal)
      throw new AppError(
        'not_signed_in',
        say`You are not signed in. Open a sign-in link, or send an API key as "Authorization: Bearer KEY".`,
      )
    c.set('principal', principal)
    await next()
  }
}

/** Refuses a body by its stated length, or as soon as it is longer where none is stated. */
function bounded(maxBytes: number): MiddlewareHandler {
  return bodyLimit({
    maxSize: maxBytes,
    onError: (c) => answerProblem(c, tooLarge(maxBytes)),
  })
}

function contextOf(around: Around, c: HonoContext<Caller>, route: Route, query: Record<string, unknown>): Context {
  const principal = c.get('principal')
  // By its type, a route for whoever is signed in does not see the workspace.
  const workspace = route.who === 'signed in' ? '' : workspaceOf(principal, query, route.who)
  const asked = query.as_of as string | undefined
  const asOf = asked === undefined ? around.app.asOf() : parseTime(asked)?.micros
  if (asOf === undefined)
    throw new AppError('invalid_input', `"as_of" is "${asked}", which is no time. Write it like 2026-03-09T00:00Z.`)
  const language = c.get('language') ?? languageOf(c)
  return {
    ...around,
    principal,
    workspace,
    language,
    asOf,
    request: c.req.raw,
    sent: NOTHING,
    pipe: pipeFor(around, principal),
  }
}

/** The way in, within what a key may send. */
function pipeFor({ app, rates }: Around, { id, workflow, perMinute }: Principal): Pipe {
  const pipe = workflow === undefined ? app.pipe : bindPipe(app.pipe, app.evidence, workflow)
  if (perMinute === undefined) return pipe
  return {
    ...pipe,
    receiveTexts(workspace, masker, texts, first) {
      rates.count(id, perMinute, texts.length)
      return pipe.receiveTexts(workspace, masker, texts, first)
    },
    receiveLines(workspace, masker, lines) {
      // What spans say of their run is told beside them: each span counts once.
      rates.count(id, perMinute, lines.filter((one) => one.kind === 'refused' || one.line.type !== 'run').length)
      return pipe.receiveLines(workspace, masker, lines)
    },
  }
}

function workspaceOf(principal: Principal, query: Record<string, unknown>, who: readonly Role[]): string {
  const workspace = (query.workspace as string | undefined) ?? principal.defaultWorkspace
  if (!workspace)
    throw new AppError(
      'invalid_input',
      `You have ${principal.workspaces.length} workspaces. Say which one with "workspace"; GET /api/v1/me, or "aftercare me", lists them.`,
    )
  const allowed = may(principal, workspace, who)
  if (!allowed.ok) throw new AppError('not_allowed', allowed.reason)
  return workspace
}

function answerProblem(c: HonoContext, error: AppError): Response {
  const { status } = errors[error.code]
  const { retryS } = error
  const details = error.details === undefined ? {} : { details: error.details }
  return c.json(
    { code: error.code, title: inLanguage(error.said, languages[languageOf(c)]), status, ...details },
    status,
    {
      'content-type': 'application/problem+json',
      ...(retryS === null ? {} : { 'retry-after': String(retryS) }),
    },
  )
}

/** What is wrong with a value. Those of a query and an address are repeated; a body may hold what must not be. */
function sentence(issue: z.core.$ZodIssue, target: string, given: unknown, language: LanguageName): string {
  const name = issue.path.join('.')
  if (target === 'json') {
    const found = issue.path.reduce<unknown>(
      (at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key],
      given,
    )
    if (found === undefined && name !== '') return say`"${name}" in the body is missing.`
    return say`"${name}" in the body: ${wrongIn(issue, language)}.`
  }
  const where = target === 'param' ? 'the address' : 'the query'
  const value = (given as Record<string, unknown> | undefined)?.[name]
  if (value === undefined) return `"${name}" in ${where} is missing.`
  return `"${name}" in ${where} is "${value}": ${expectationOf(issue)}.`
}

function expectationOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `it takes a ${issue.expected === 'int' ? 'whole number' : issue.expected}`
    case 'invalid_value':
      return `it takes ${issue.values.join(', ')}`
    case 'too_small':
      return `it takes ${issue.minimum} or more`
    case 'too_big':
      return `it takes ${issue.maximum} or less`
    default:
      return issue.message
  }
}

const checkers = { en: z.locales.en().localeError, de: z.locales.de().localeError } satisfies Record<
  LanguageName,
  unknown
>

/** What is wrong with a value, in the words that the checker has for it; a schema's own words stay as they are. */
function wrongIn(issue: z.core.$ZodIssue, language: LanguageName): string {
  const words = (name: LanguageName) => {
    const said = checkers[name](issue as z.core.$ZodRawIssue)
    return typeof said === 'string' ? said : said?.message
  }
  return issue.message === words('en') ? (words(language) ?? issue.message) : issue.message
}
