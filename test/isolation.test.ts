import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { isScalar, parseDocument, visit } from 'yaml'
import { routeNotices } from '../src/actions/notices/route.ts'
import { type App, openApp } from '../src/app.ts'
import { createLog } from '../src/base/log.ts'
import { MICROS } from '../src/base/time.ts'
import { type Doer, fileRequest, getRequest, makeMove } from '../src/decisions/requests/keep.ts'
import { listMails } from '../src/decisions/requests/mail/held.ts'
import { untold } from '../src/decisions/requests/mail/proven.ts'
import { readMail } from '../src/decisions/requests/mail/read.ts'
import { takeMail } from '../src/decisions/requests/mail/take.ts'
import type { Move } from '../src/decisions/requests/move.ts'
import { askedSchema, contentHash } from '../src/decisions/requests/request.ts'
import type { Answers } from '../src/decisions/requests/risk.ts'
import { approveReport } from '../src/reports/report/keep.ts'
import { createApi, describeApi } from '../src/server/api.ts'
import { createIdentity, type Identity } from '../src/server/identity/identity.ts'
import { createWorkspace } from '../src/server/identity/workspace.ts'
import { readSettings } from '../src/settings.ts'
import { owe } from '../src/store/state/owed.ts'
import { makePlace, missing, type Place, settableClock } from './engines/engines.ts'
import { startJudgeModel } from './engines/judge-model.ts'
import { type PlayedN8n, playN8n, recorded } from './engines/n8n.ts'
import { startGithub } from './engines/trackers/github.ts'

/**
 * Two clients whose senders use the same ids. Every route of the API is called as one of them with what exists at the other: with
 * a key and signed in, without a word of the other and with its workspace named. No answer holds anything of the other, and
 * nothing there is changed. That each request is a good one is shown by making it once more at home.
 */
const CANARY = 'Kestrel-9c41'
const url = 'http://aftercare.test'

type Api = ReturnType<typeof createApi>
type Caller = { cookie: string } | { key: string }
/** One of each thing that a workspace has. */
type Things = Record<
  | 'workspace'
  | 'person'
  | 'mail'
  | 'finding'
  | 'changed'
  | 'review'
  | 'view'
  | 'grant'
  | 'key'
  | 'session'
  | 'provider'
  | 'staff'
  | 'left'
  | 'connector'
  | 'platform'
  | 'erasure'
  | 'maintenance'
  | 'sheet'
  | 'records'
  | 'refused'
  | 'notice'
  | 'channel'
  | 'request'
  | 'drafted'
  | 'priced'
  | 'approvable'
  | 'held'
  | 'refusable'
  | 'hash'
  | 'verifying'
  | 'urgent'
  | 'matter'
  | 'time'
  | 'task'
  | 'swap'
  | 'done'
  | 'dropped'
  | 'hub'
  | 'judge'
  | 'tracker'
  | 'otherTracker'
  | 'handover'
  | 'failedHandover'
  | 'lastHandover'
  | 'kept'
  | 'report'
  | 'readReport'
  | 'readHash'
  | 'approvedReport',
  string
> & { revision: number }
type Asked = { params?: Record<string, string>; query?: Record<string, string>; body?: unknown; type?: string }

const N8N_KEY = 'n8n_api_isolation'
const HUB_TOKEN = 'github_pat_isolation'
const JUDGE_KEY = 'sk-isolation'
const judgedBy = (url: string, model: string) => ({
  ...{ url, model, key: JUDGE_KEY, usd_per_month: 1, input_usd: 1, output_usd: 1 },
})
/** Within the week that maintenance may last. */
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString()
const ofTracker = ({ tracker }: Things) => ({ params: { id: tracker } })
const ofHandover = ({ handover }: Things) => ({ params: { id: handover } })
const ofRefused = ({ refused }: Things) => ({ params: { id: refused } })
const ofReport = ({ report }: Things) => ({ params: { id: report } })
const ofRequest = ({ request }: Things) => ({ params: { id: request } })
const ofMatter = ({ matter }: Things) => ({ params: { kind: 'request', id: matter } })
const asksFor = { title: 'Another', why: 'It is needed.', what: 'prompt', workflow: 'triage' }
const estimate = { low: 1, likely: 2, high: 3 }
const answers: Answers = {
  reversible: 'yes',
  data: 'as before',
  reach: 'inside',
  autonomy: 'as before',
  tested: 'yes',
  'failed lately': 'no',
}
const ofTask = ({ task }: Things) => ({ params: { id: task } })
const ofConnector = ({ connector }: Things) => ({ params: { id: connector } })
const ofPlatformWorkflow = ({ connector }: Things) => ({ params: { id: connector, workflow: 'Heartbeat' } })

/** What each route is asked with, so that it is good where these things are. A route that is not here fails the test. */
const asks: Record<string, (at: Things) => Asked> = {
  'GET /api/v1/workspace': () => ({}),
  'GET /api/v1/overview': () => ({}),
  'GET /api/v1/workflows/{workflow}': () => ofWorkflow,
  'GET /api/v1/workflows/{workflow}/changes': () => ofWorkflow,
  'GET /api/v1/workflows/{workflow}/stops': () => ofWorkflow,
  'GET /api/v1/workflows/{workflow}/silence': () => ofWorkflow,
  'GET /api/v1/maintenance-windows': () => ({}),
  'GET /api/v1/workflows/{workflow}/typed-figures': () => ofWorkflow,
  'GET /api/v1/objectives': () => ({}),
  'GET /api/v1/objectives/{workflow}/{name}': () => ({ params: { workflow: 'triage', name: 'accepted' } }),
  'GET /api/v1/costs': () => ({}),
  'GET /api/v1/hours': () => ({}),
  'GET /api/v1/support': () => ({}),
  'GET /api/v1/rota': () => ({}),
  'GET /api/v1/support/{kind}/{id}': ofMatter,
  'GET /api/v1/hours/times': () => ({}),
  'GET /api/v1/hours/timer': () => ({}),
  'GET /api/v1/hours/spent': ({ request }) => ({ query: { about: 'request', id: request } }),
  'GET /api/v1/hours/reservations': () => ({}),
  'GET /api/v1/hours/statements': () => ({}),
  'GET /api/v1/hours/statement': () => ({}),
  'GET /api/v1/hours/statement/csv': () => ({}),
  'GET /api/v1/hours/statement/pdf': () => ({}),
  'GET /api/v1/reports': () => ({}),
  'GET /api/v1/reports/{id}': ofReport,
  'GET /api/v1/reports/{id}/pdf': ofReport,
  'GET /api/v1/reports/{id}/tables/{table}': ({ report }) => ({ params: { id: report, table: 'costs' } }),
  'GET /reports/{id}': ofReport,
  'GET /api/v1/letterhead': () => ({}),
  'GET /api/v1/figures': () => ({ query: { by: 'workflow' } }),
  'GET /api/v1/runs': () => ({ query: { workflow: 'triage' } }),
  'GET /api/v1/incidents': () => ({ query: { workflow: 'triage' } }),
  'GET /api/v1/incidents/{incident}': () => ({ params: { incident: 'i1' } }),
  'GET /api/v1/exceptions': () => ({ query: { workflow: 'triage' } }),
  'GET /api/v1/exceptions/{pattern}': () => ({ params: { pattern: '1' } }),
  'POST /api/v1/exceptions/{pattern}': () => ({ params: { pattern: '1' }, body: { state: 'known' } }),
  'POST /api/v1/exceptions/{pattern}/merge': () => ({ params: { pattern: '2' }, body: { into: 1 } }),
  // What was merged before is two matters.
  'POST /api/v1/exceptions/{pattern}/split': () => ({
    params: { pattern: '1' },
    body: { run: 'r1', step: 's2', kind: 'error' },
  }),
  'GET /api/v1/sources': () => ({ query: { workflow: 'triage' } }),
  'GET /api/v1/sources/shares': () => ({ query: { by: 'release' } }),
  'GET /api/v1/runs/{run}/sources': () => ({ params: { run: 'r1' } }),
  'GET /api/v1/sources/judge': () => ({}),
  'PUT /api/v1/sources/judge': ({ judge }) => ({ body: judgedBy(judge, 'another-judge') }),
  'DELETE /api/v1/sources/judge': () => ({}),
  'GET /api/v1/sources/labels': () => ({ query: { workflow: 'triage' } }),
  'POST /api/v1/runs/{run}/sources/label': () => ({ params: { run: 'r1' }, body: { label: 'gap' } }),
  'GET /api/v1/runs/{run}/rules': () => ({ params: { run: 'r1' } }),
  'GET /api/v1/runs/{run}': () => ({ params: { run: 'r1' } }),
  'GET /api/v1/runs/{run}/understood': () => ({ params: { run: 'r1' }, query: { client: 'curl' } }),
  'GET /api/v1/connect': () => ({}),
  'GET /api/v1/connect/arrivals': ({ key }) => ({ query: { since: '2026-01-01T00:00Z', key } }),
  'GET /api/v1/plan': () => ({}),
  'GET /api/v1/plan/reading': () => ({}),
  'GET /api/v1/plan/versions': () => ({}),
  'GET /api/v1/plan/draft': () => ({}),
  'GET /api/v1/plan/samples': () => ({}),
  'GET /api/v1/reviews': () => ({}),
  'GET /api/v1/reviews/{id}': ({ review }) => ({ params: { id: review } }),
  'GET /api/v1/reviews/{id}/pdf': ({ review }) => ({ params: { id: review } }),
  'GET /reviews/{id}': ({ review }) => ({ params: { id: review } }),
  'GET /api/v1/findings': () => ({}),
  'GET /api/v1/notice-rules': () => ({}),
  'GET /api/v1/notice-rules/test': () => ({ query: { workflow: 'triage' } }),
  'GET /api/v1/notice-rules/monday': () => ({ query: { person: 'lead' } }),
  'POST /api/v1/notice-rules/monday': () => ({ body: { person: 'lead' } }),
  'POST /api/v1/notice-rules/test': () => ({ body: { workflow: 'triage' } }),
  'GET /api/v1/findings/{id}': ({ finding }) => ({ params: { id: finding } }),
  'GET /api/v1/change-notes': () => ({}),
  'GET /api/v1/tasks': () => ({ query: { state: 'all' } }),
  'GET /api/v1/tasks/{id}': ofTask,
  'GET /api/v1/trackers': () => ({}),
  'GET /api/v1/handovers': () => ({ query: { state: 'all' } }),
  'GET /api/v1/handovers/{id}': ofHandover,
  'GET /api/v1/requests': () => ({}),
  'GET /api/v1/requests/{id}': ofRequest,
  'GET /api/v1/notices': () => ({}),
  'GET /api/v1/notices/{id}': ({ notice }) => ({ params: { id: notice } }),
  'GET /api/v1/notice-channels': () => ({}),
  'GET /api/v1/decisions': () => ({}),
  'GET /api/v1/decisions/verify': () => ({}),
  'GET /api/v1/erasures': () => ({}),
  'GET /api/v1/erasures/{id}': ({ erasure }) => ({ params: { id: erasure } }),
  'GET /api/v1/changes': () => ({}),
  'GET /api/v1/views': () => ({}),
  'GET /api/v1/me': () => ({}),
  'GET /api/v1/me/notices': () => ({}),
  'GET /api/v1/me/monday': () => ({}),
  'POST /api/v1/me/monday': () => ({}),
  'GET /api/v1/me/calendar': () => ({}),
  'POST /api/v1/me/calendar': () => ({ body: {} }),
  'DELETE /api/v1/me/calendar': () => ({}),
  'GET /api/v1/people': () => ({}),
  'GET /api/v1/people/left': () => ({}),
  'GET /api/v1/grants': () => ({}),
  'GET /api/v1/refused': () => ({}),
  'GET /api/v1/refused/kinds': () => ({}),
  'GET /api/v1/refused/{id}': ofRefused,
  'GET /api/v1/keys': () => ({}),
  'GET /api/v1/sessions': () => ({}),
  'GET /api/v1/credentials': () => ({}),
  'GET /api/v1/connectors': () => ({}),
  'GET /api/v1/connectors/{id}': ofConnector,
  'GET /api/v1/connectors/{id}/workflows': ofConnector,
  'GET /api/v1/workflows/{workflow}/platforms': () => ({ params: { workflow: 'Heartbeat' } }),
  'GET /api/v1/connectors/{id}/workflows/{workflow}/versions': ofPlatformWorkflow,
  'GET /api/v1/not-covered': () => ({}),
  'GET /api/v1/providers/{id}/staff': ({ provider }) => ({ params: { id: provider } }),
  'GET /api/v1/clients': () => ({}),
  'GET /api/public/v2/prompts/{name}': () => ({ params: { name: 'classify' } }),
  'GET /api/public/projects': () => ({}),
  'GET /metrics': () => ({}),

  ...Object.fromEntries(
    ['/v1', '/api/public/otel/v1'].flatMap((place) =>
      (['traces', 'logs', 'metrics'] as const).flatMap((signal) => [
        [`GET ${place}/${signal}`, () => ({})],
        [`POST ${place}/${signal}`, () => ({ body: otlp[signal] })],
      ]),
    ),
  ),
  'POST /v1/traces/ingest': () => ({
    body: { data: [{ object: 'trace', id: 'agents', workflow_name: 'triage' }] },
  }),
  'POST /api/public/ingestion': () => ({
    body: { batch: [{ id: 'e', type: 'trace-create', body: { id: 'langfuse', name: 'triage' } }] },
  }),
  'POST /api/v1/evidence': () => ({
    body: '{"type":"run","run":"r1","workflow":"triage"}',
    type: 'application/x-ndjson',
  }),
  'POST /api/v1/evidence/sheet': () => ({
    query: { mapping: 'sheet: 1\ntype: run\ncolumns: { run: Run }\nset: { workflow: triage }' },
    body: 'Run\nr1\n',
    type: 'text/csv',
  }),
  'POST /api/v1/try': () => ({ body: 'Day,Cases,Wrong\n2026-03-09,10,1\n', type: 'text/csv' }),
  'POST /api/v1/plan/draft/baselines': () => ({
    query: {
      mapping: 'sheet: 1\ntype: baseline\ncolumns: { minutes: Minutes }\nset: { workflow: triage }',
      dry_run: 'true',
    },
    body: 'Minutes\n12\n',
    type: 'text/csv',
  }),
  'POST /api/v1/sheets/preview': ({ sheet }) => ({ body: { url: sheet } }),
  'POST /api/v1/records/preview': ({ records }) => ({ body: { url: records } }),
  'POST /api/v1/evidence/settle': () => ({}),
  'POST /api/v1/reviews/{id}/decision': ({ review }) => ({
    params: { id: review },
    body: { answer: 'signed', note: 'Read.' },
  }),
  'POST /api/v1/reviews': () => ({ body: { workflow: 'triage' } }),
  'POST /api/v1/findings/{id}/notes': ({ finding }) => ({ params: { id: finding }, body: { note: 'Seen.' } }),
  'POST /api/v1/findings/{id}/owner': ({ finding, mail }) => ({ params: { id: finding }, body: { to: mail } }),
  'POST /api/v1/findings/{id}/acknowledgement': ({ finding }) => ({ params: { id: finding }, body: { note: 'Mine.' } }),
  'POST /api/v1/findings/{id}/closing': ({ finding }) => ({ params: { id: finding }, body: { because: 'Over.' } }),
  'POST /api/v1/tasks': ({ review }) => ({
    body: { title: 'Another', owner: 'lead', due: '2099-01-01', from: { kind: 'review', id: review } },
  }),
  'POST /api/v1/tasks/{id}/move': (at) => ({ ...ofTask(at), body: { due: '2099-02-02', because: 'Later.' } }),
  'POST /api/v1/tasks/{id}/give': (at) => ({ ...ofTask(at), body: { owner: 'deputy' } }),
  'POST /api/v1/tasks/{id}/done': ({ done }) => ({ params: { id: done }, body: { what: 'All of it.' } }),
  'POST /api/v1/tasks/{id}/drop': ({ dropped }) => ({ params: { id: dropped }, body: { because: 'No need.' } }),
  'POST /api/v1/rota/swaps': () => ({
    body: { rota: 'desk', person: 'deputy', from: '2098-12-31', to: '2099-01-01', because: 'A trip.' },
  }),
  'POST /api/v1/rota/swaps/{id}/end': ({ swap }) => ({ params: { id: swap }, body: { because: 'No trip.' } }),
  'POST /api/v1/requests': () => ({ body: asksFor }),
  'POST /api/v1/requests/{id}/edit': ({ request }) => ({
    params: { id: request },
    body: { ...asksFor, why: 'Still.' },
  }),
  'POST /api/v1/requests/{id}/classify': ({ request }) => ({
    params: { id: request },
    body: { class: 'included', because: 'Agreed.' },
  }),
  'POST /api/v1/requests/{id}/dispute': ({ request }) => ({ params: { id: request }, body: { because: 'No.' } }),
  'POST /api/v1/requests/{id}/settle': ({ request }) => ({
    params: { id: request },
    body: { class: 'included', because: 'Yes.' },
  }),
  'POST /api/v1/requests/{id}/assess': ({ request }) => ({ params: { id: request }, body: { answers, estimate } }),
  'POST /api/v1/requests/{id}/defer': ({ request }) => ({
    params: { id: request },
    body: { because: 'Later.', until: '2027-01-01' },
  }),
  'POST /api/v1/requests/{id}/resume': ({ request }) => ({ params: { id: request }, body: {} }),
  'POST /api/v1/requests/{id}/submit': ({ drafted }) => ({ params: { id: drafted }, body: {} }),
  'POST /api/v1/requests/{id}/cancel': ({ drafted }) => ({ params: { id: drafted }, body: { because: 'No need.' } }),
  'POST /api/v1/requests/{id}/quote': ({ priced }) => ({
    params: { id: priced },
    body: { amount: '1.00 EUR', valid_until: '2099-01-01' },
  }),
  'POST /api/v1/requests/{id}/reject': ({ priced }) => ({ params: { id: priced }, body: { because: 'Too dear.' } }),
  'POST /api/v1/requests/{id}/approve': ({ approvable, hash }) => ({ params: { id: approvable }, body: { hash } }),
  'POST /api/v1/requests/{id}/note': ({ request }) => ({ params: { id: request }, body: { note: 'Seen.' } }),
  'GET /api/v1/request-inbox': () => ({}),
  'POST /api/v1/request-inbox': () => ({ body: {} }),
  'DELETE /api/v1/request-inbox': () => ({}),
  'GET /api/v1/request-mails': () => ({}),
  'POST /api/v1/request-mails/{id}/take': ({ held }) => ({ params: { id: held }, body: {} }),
  'POST /api/v1/request-mails/{id}/reject': ({ refusable }) => ({
    params: { id: refusable },
    body: { because: 'No.' },
  }),
  'POST /api/v1/requests/{id}/sooner': ({ approvable }) => ({ params: { id: approvable }, body: {} }),
  'POST /api/v1/requests/{id}/schedule': ({ approvable }) => ({ params: { id: approvable }, body: {} }),
  'POST /api/v1/requests/{id}/start': ({ approvable }) => ({ params: { id: approvable }, body: {} }),
  'POST /api/v1/requests/{id}/finish': ({ approvable }) => ({ params: { id: approvable }, body: { minutes: 5 } }),
  'POST /api/v1/requests/{id}/verify': ({ verifying }) => ({
    params: { id: verifying },
    body: { passed: true, note: 'Right.' },
  }),
  'POST /api/v1/requests/{id}/review': ({ verifying }) => ({
    params: { id: verifying },
    body: { outcome: 'success', note: 'It did.' },
  }),
  'POST /api/v1/requests/{id}/close': ({ verifying }) => ({ params: { id: verifying }, body: {} }),
  'POST /api/v1/requests/{id}/order': ({ urgent }) => ({ params: { id: urgent }, body: { because: 'Now.' } }),
  'POST /api/v1/maintenance-windows': () => ({ body: { until: tomorrow(), why: 'An update.' } }),
  'POST /api/v1/maintenance-windows/{id}/end': ({ maintenance }) => ({ params: { id: maintenance } }),
  'POST /api/v1/workflows/{workflow}/stop': () => ({ ...ofWorkflow, body: { why: 'It stands still.' } }),
  'POST /api/v1/workflows/{workflow}/start': () => ({ ...ofWorkflow, body: { note: 'It runs.' } }),
  'POST /api/v1/workflows/{workflow}/typed-figures': () => ({ ...ofWorkflow, body: { week: '2026-W01', eligible: 7 } }),
  'POST /api/v1/findings/{id}/change-note': ({ changed }) => ({
    params: { id: changed },
    body: { description: 'It was edited.', why: 'It was worse.' },
  }),
  'POST /api/v1/change-notes': () => ({ body: { workflow: 'triage', what: 'model', why: 'It was altered.' } }),
  'POST /api/v1/support/{kind}/{id}/pause': (at) => ({ ...ofMatter(at), body: { reason: 'client', awaited: 'Ina' } }),
  'POST /api/v1/support/{kind}/{id}/resumption': (at) => ({ ...ofMatter(at), body: {} }),
  'POST /api/v1/support/{kind}/{id}/containment': (at) => ({ ...ofMatter(at), body: { note: 'It is off.' } }),
  'POST /api/v1/support/{kind}/{id}/severity': (at) => ({
    ...ofMatter(at),
    body: { severity: 'S1', because: 'Harm.' },
  }),
  'POST /api/v1/support/{kind}/{id}/explanation': (at) => ({
    ...ofMatter(at),
    body: { clock: 'acknowledge', reason: 'other', note: 'It was late.' },
  }),
  'POST /api/v1/hours/times': () => ({ body: { about: 'workflow', id: 'triage', minutes: 7 } }),
  'POST /api/v1/hours/times/{id}/taking-back': ({ time }) => ({ params: { id: time }, body: { because: 'Wrong.' } }),
  'POST /api/v1/hours/timer/away': () => ({ body: { from: '2020-01-01', to: '2099-01-01' } }),
  'POST /api/v1/hours/timer/stop': () => ({ body: { minutes: 3 } }),
  'POST /api/v1/hours/timer': ({ request }) => ({ body: { about: 'request', id: request } }),
  'DELETE /api/v1/hours/timer': () => ({}),
  'POST /api/v1/hours/consents': () => ({ body: { minutes: 30, because: 'The new form.' } }),
  'POST /api/v1/hours/reservations': () => ({ body: { minutes: 5, because: 'The form.' } }),
  'POST /api/v1/hours/reservations/{id}/release': ({ kept }) => ({ params: { id: kept }, body: { because: 'Done.' } }),
  'POST /api/v1/hours/write-offs': () => ({ body: { minutes: 5, because: 'Agreed.' } }),
  'POST /api/v1/hours/import': () => ({
    query: { mapping: 'people: { Ana: lead }\nprojects: { "*": workflow triage }' },
    body: 'Date,Project,Task,Notes,Hours,First Name,Last Name\n2026-03-20,Desk,,,0.5,Ana,\n',
    type: 'text/csv',
  }),
  // One was issued, and something changed since: another can be, and then be answered.
  'POST /api/v1/hours/statement/issue': () => ({ body: { period: '2026-02', because: 'A time came later.' } }),
  'POST /api/v1/hours/statement/answer': () => ({ body: { period: '2026-02', version: 2, answer: 'accepted' } }),
  'POST /api/v1/reports': () => ({ body: { month: '2026-01' } }),
  'POST /api/v1/reports/{id}/approval': ({ readReport, readHash }) => ({
    params: { id: readReport },
    body: { hash: readHash },
  }),
  'PUT /api/v1/reports/{id}/words': ({ report }) => ({ params: { id: report }, body: { words: { state: 'Mine.' } } }),
  'POST /api/v1/reports/{id}/sending': ({ approvedReport }) => ({ params: { id: approvedReport } }),
  'PUT /api/v1/letterhead': () => ({ body: { name: 'Another' } }),
  'POST /api/v1/costs/invoices': () => ({ body: { month: '2026-01', amount: '12.50' } }),
  'POST /api/v1/backtest': () => ({ body: {} }),
  'POST /api/v1/plan': () => ({ body: planOf((text) => text), type: 'application/yaml' }),
  'POST /api/v1/plan/reading': () => ({ body: planOf((text) => text), type: 'application/yaml' }),
  'PUT /api/v1/plan/draft': ({ revision }) => ({
    query: { revision: `${revision}` },
    body: `${planOf((text) => text)}\n# A draft.\n`,
    type: 'application/yaml',
  }),
  'POST /api/v1/plan/draft/edits': ({ revision }) => ({
    body: { revision, edits: [{ path: ['client'], value: 'Another' }] },
  }),
  'DELETE /api/v1/plan/draft': ({ revision }) => ({ query: { revision: `${revision}` } }),
  'PUT /api/v1/credentials/{name}': () => ({ params: { name: 'crm_key' }, body: { value: 'Bearer other' } }),
  'DELETE /api/v1/credentials/{name}': () => ({ params: { name: 'crm_key' } }),
  'POST /api/v1/connectors': ({ platform }) => ({ body: { kind: 'n8n', url: platform, key: N8N_KEY } }),
  'POST /api/v1/connectors/{id}/read': ofConnector,
  'POST /api/v1/connectors/{id}/draft': (at) => ({ ...ofConnector(at), body: {} }),
  'POST /api/v1/connectors/{id}/workflows/{workflow}/leave-out': (at) => ({
    ...ofPlatformWorkflow(at),
    body: { because: 'For now.' },
  }),
  'POST /api/v1/connectors/{id}/workflows/{workflow}/take-in': ofPlatformWorkflow,
  'POST /api/v1/connectors/{id}/workflows/{workflow}/pause': (at) => ({
    ...ofPlatformWorkflow(at),
    body: { why: 'It goes wrong.' },
  }),
  'PUT /api/v1/me/notices': () => ({
    body: { language: 'en', time_zone: null, quiet: null, medium: 'at_once', low: 'never' },
  }),
  'POST /api/v1/notices/{id}/acknowledgement': ({ notice }) => ({ params: { id: notice }, body: { note: 'Seen.' } }),
  'POST /api/v1/notice-channels': ({ records }) => ({ body: { kind: 'slack', name: 'Another', url: records } }),
  'POST /api/v1/notice-channels/{id}/test': ({ channel }) => ({ params: { id: channel } }),
  'DELETE /api/v1/notice-channels/{id}': ({ channel }) => ({ params: { id: channel } }),
  'POST /api/v1/trackers/look': ({ hub }) => ({ body: { kind: 'github', url: hub, token: HUB_TOKEN } }),
  'POST /api/v1/trackers': ({ hub }) => ({
    body: { kind: 'github', url: hub, token: HUB_TOKEN, target: 'acme/robot', name: 'Another' },
  }),
  'PUT /api/v1/trackers/{id}': (at) => ({ ...ofTracker(at), body: { tells_end: true } }),
  'POST /api/v1/trackers/{id}/look': (at) => ({ ...ofTracker(at), body: {} }),
  'POST /api/v1/trackers/{id}/test': ofTracker,
  'DELETE /api/v1/trackers/{id}': ({ otherTracker }) => ({ params: { id: otherTracker } }),
  'POST /api/v1/handovers/preview': ({ task }) => ({ body: { about: { kind: 'task', id: task } } }),
  'POST /api/v1/handovers': ({ tracker, task }) => ({ body: { tracker, about: { kind: 'task', id: task } } }),
  'POST /api/v1/handovers/{id}/again': ({ failedHandover }) => ({ params: { id: failedHandover } }),
  'POST /api/v1/handovers/{id}/read': ofHandover,
  'POST /api/v1/handovers/{id}/end': ({ lastHandover }) => ({ params: { id: lastHandover } }),
  'POST /api/v1/erasures/preview': () => ({ body: { of: 'run', value: 'r2' } }),
  'POST /api/v1/erasures': () => ({ body: { of: 'run', value: 'r2', because: 'They asked.' } }),
  'DELETE /api/v1/connectors/{id}': ofConnector,
  'POST /api/v1/views': () => ({ body: { page: 'runs', name: 'Mine', search: { workflow: 'triage' } } }),
  'DELETE /api/v1/views/{id}': ({ view }) => ({ params: { id: view } }),
  'POST /api/v1/people': ({ mail }) => ({ body: { email: mail, name: 'Somebody', role: 'viewer' } }),
  'POST /api/v1/people/{id}/role': ({ person }) => ({ params: { id: person }, body: { role: 'reviewer' } }),
  'POST /api/v1/links': ({ mail }) => ({ body: { email: mail } }),
  'DELETE /api/v1/people/{id}': ({ person }) => ({ params: { id: person } }),
  'POST /api/v1/people/{id}/forget': ({ left }) => ({ params: { id: left } }),
  'DELETE /api/v1/grants/{id}': ({ grant }) => ({ params: { id: grant } }),
  'POST /api/v1/grants': ({ provider }) => ({ body: { provider, roles: ['viewer'] } }),
  'POST /api/v1/refused/{id}/try': (at) => ({ ...ofRefused(at), body: {} }),
  'POST /api/v1/refused/{id}/replay': (at) => ({ ...ofRefused(at), body: {} }),
  'POST /api/v1/refused/replay': () => ({ body: {} }),
  'POST /api/v1/refused/dismiss': ({ refused }) => ({ body: { id: refused, because: 'It was a trial.' } }),
  'POST /api/v1/keys': () => ({ body: { name: 'Another', roles: ['viewer'] } }),
  'DELETE /api/v1/keys/{id}': ({ key }) => ({ params: { id: key } }),
  'POST /api/v1/workspaces': () => ({ body: { name: 'Another' } }),
  'POST /api/v1/providers': () => ({ body: { name: 'Another' } }),
  'POST /api/v1/providers/{id}/staff': ({ provider, mail }) => ({ params: { id: provider }, body: { person: mail } }),
  'DELETE /api/v1/providers/{id}/staff/{person}': ({ provider, staff }) => ({
    params: { id: provider, person: staff },
  }),
  'DELETE /api/v1/sessions/{id}': ({ session }) => ({ params: { id: session } }),
  'DELETE /api/v1/sessions': () => ({}),
}
const ofWorkflow = { params: { workflow: 'triage' } }
const span = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: '00000000000000aa', name: 'triage' }
const otlp = {
  traces: { resourceSpans: [{ scopeSpans: [{ spans: [{ ...span, startTimeUnixNano: '1772960000000000000' }] }] }] },
  logs: { resourceLogs: [] },
  metrics: { resourceMetrics: [] },
}

describe('two workspaces with the same ids never see each other', { skip: missing }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-isolation-'))
  const clock = settableClock()
  let place: Place
  let app: App
  let api: Api
  let identity: Identity
  let operations: string[]
  let n8n: PlayedN8n
  /** The same for both: what is handed over stands in one place there. */
  let judge: Awaited<ReturnType<typeof startJudgeModel>>
  let hub: Awaited<ReturnType<typeof startGithub>>
  /** A sheet that both publish, and an API that both have. */
  const sheets = createServer(({ url }, response) => response.end(url === '/records' ? '[{"run":"r1"}]' : 'Run\nr1\n'))
  let sheet: string
  let records: string

  before(async () => {
    place = await makePlace(folder)
    n8n = await playN8n(2, N8N_KEY)
    hub = await startGithub(HUB_TOKEN)
    judge = await startJudgeModel()
    await once(sheets.listen(0, '127.0.0.1'), 'listening')
    sheet = `http://127.0.0.1:${(sheets.address() as AddressInfo).port}/sheet.csv`
    records = sheet.replace('sheet.csv', 'records')
    n8n.executions.set('1', recorded('success-ai'))
    app = await openApp(
      readSettings({ ...place.settings, AFTERCARE_CONNECTOR_RATE: '1000' }),
      clock,
      createLog('silent'),
    )
    identity = createIdentity({ state: app.state, secret: 'a secret of this test, long enough for it', url, clock })
    api = createApi(app, identity)
    const { paths } = describeApi(api) as { paths: Record<string, Record<string, unknown>> }
    operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
  })
  after(async () => {
    await app?.close()
    await n8n?.close()
    await hub?.close()
    await judge?.close()
    sheets.closeAllConnections()
    sheets.close()
    await place?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** The answer with its head, as text; of a stream its beginning. */
  async function ask(operation: string, asked: Asked, caller: Caller, workspace?: string) {
    const [method = '', path = ''] = operation.split(' ')
    const { params = {}, query = {}, body, type = 'application/json' } = asked
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? `no ${name}`))
    const search = new URLSearchParams({ ...query, ...(workspace === undefined ? {} : { workspace }) })
    const sent = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body)
    const response = await api.request(`${url}${filled}?${search}`, {
      method,
      headers: {
        ...('cookie' in caller ? { cookie: caller.cookie } : { authorization: `Bearer ${caller.key}` }),
        ...(sent === undefined ? {} : { 'content-type': type }),
      },
      ...(sent === undefined ? {} : { body: sent }),
    })
    const head = headOf(response)
    const words = `${filled}?${search} ${sent ?? ''}`
    if (!response.headers.get('content-type')?.startsWith('text/event-stream'))
      return { status: response.status, text: await response.text(), head, words }
    const reader = (response.body as ReadableStream<Uint8Array>).getReader()
    const { value } = await reader.read()
    await reader.cancel()
    return { status: response.status, text: new TextDecoder().decode(value), head, words }
  }
  async function good<T>(operation: string, asked: Asked, caller: Caller, workspace?: string): Promise<T> {
    const { status, text, words } = await ask(operation, asked, caller, workspace)
    assert.ok(status >= 200 && status < 300, `${operation} ${words}: ${status} ${text}`)
    return (text.startsWith('{') ? JSON.parse(text) : text) as T
  }
  async function open(link: string): Promise<Caller & { cookie: string }> {
    const response = await api.request(link, { method: 'POST', headers: { origin: url } })
    const cookie = response.headers.get('set-cookie')?.split(';')[0]
    assert.ok(cookie, 'the link signs in')
    return { cookie }
  }

  /** A client with one of everything, all of whose texts hold `mark`. */
  async function client(host: string, mark: string) {
    const marked = (text: string) => (mark === '' ? text : `${text} ${mark}`)
    const workspace = await createWorkspace(app.state, { name: marked('Client'), owner: null, now: clock.now() })
    const local = { id: 'local:test', person: null, via: 'local', defaultWorkspace: workspace } as const
    const here = { ...local, workspaces: [{ workspace, roles: ['owner'], through: 'member' }] } as const
    const invited = async (name: string, role: 'owner' | 'viewer') => {
      const given = { email: `${name}@${host}`, name: marked(name), role }
      return { ...(await identity.invite(workspace, given, here)), mail: given.email }
    }
    const owner = await invited('owner', 'owner')
    const session = await open(owner.link)
    const call = async <T = { id: string }>(operation: string, asked: Asked = {}) =>
      await good<T>(operation, asked, session)
    await call('POST /api/v1/plan', { body: planOf(marked, host), type: 'application/yaml' })
    await call('POST /api/v1/evidence', { body: linesOf(marked), type: 'application/x-ndjson' })
    const gone = '{"type":"run","run":"gone","workflow":"triage"}'
    await call('POST /api/v1/evidence', { body: gone, type: 'application/x-ndjson' })
    // Lately another way than for weeks.
    const sent = [20, 2].map((days) => ({
      ...{ type: 'run', run: `${days} days`, workflow: 'triage', route: marked(`way ${days}`) },
      started: new Date(clock.now() / 1000 - days * 86_400_000).toISOString(),
    }))
    const ways = sent.map((line) => JSON.stringify(line)).join('\n')
    await call('POST /api/v1/evidence', { body: ways, type: 'application/x-ndjson' })
    const erasure = await call('POST /api/v1/erasures', {
      body: { of: 'run', value: 'gone', because: marked('They asked.') },
    })
    await call('POST /api/v1/evidence', { body: '{"type":"run"}', type: 'application/x-ndjson' })
    await call('POST /api/v1/refused/dismiss', { body: { because: marked('A trial.') } })
    const wrong = { type: 'run', run: 'refused', workflow: 'triage', nothing: marked('Nothing.') }
    await call('POST /api/v1/evidence', { body: JSON.stringify(wrong), type: 'application/x-ndjson' })
    const [refused] = (await call<{ items: { id: string }[] }>('GET /api/v1/refused')).items
    assert.ok(refused)
    const member = await invited('member', 'viewer')
    const left = await invited('left', 'viewer')
    await call('DELETE /api/v1/people/{id}', { params: { id: left.user } })
    // Of two reviews one is signed, and one waits.
    for (const text of ['Signed.', undefined]) {
      const { id } = await call('POST /api/v1/reviews', {
        body: { workflow: 'triage', from: '2026-03-01', to: '2026-03-08' },
      })
      if (text)
        await call('POST /api/v1/reviews/{id}/decision', {
          params: { id },
          body: { answer: 'signed', note: marked(text) },
        })
    }
    // One that ends now records what is off.
    const review = await call('POST /api/v1/reviews', { body: { workflow: 'triage' } })
    const findings = await call<{ items: { id: string }[] }>('GET /api/v1/findings')
    const [finding, noted] = findings.items.map(({ id }) => id)
    assert.ok(finding && noted)
    await call('POST /api/v1/findings/{id}/notes', { params: { id: finding }, body: { note: marked('Noted.') } })
    const matter = { params: { kind: 'finding', id: noted } }
    const waits = { reason: 'client', awaited: marked('Ina'), evidence: marked('Ticket'), note: marked('Asked.') }
    await call('POST /api/v1/support/{kind}/{id}/pause', { ...matter, body: waits })
    await call('POST /api/v1/findings/{id}/acknowledgement', { params: { id: noted }, body: { note: marked('Seen.') } })
    await call('POST /api/v1/workflows/{workflow}/stop', {
      ...ofWorkflow,
      body: { why: marked('Why.'), meanwhile: marked('By hand.') },
    })
    const maintenance = await call('POST /api/v1/maintenance-windows', {
      body: { until: tomorrow(), why: marked('An update.') },
    })
    // The next time of what comes back in both is called off in one of them.
    const planned = await call<{ items: { id: string; of_plan: object | null }[] }>('GET /api/v1/maintenance-windows')
    const weekly = planned.items.find(({ of_plan }) => of_plan !== null)
    assert.ok(weekly)
    if (mark !== '') await call('POST /api/v1/maintenance-windows/{id}/end', { params: { id: weekly.id } })
    await call('POST /api/v1/workflows/{workflow}/start', { ...ofWorkflow, body: { note: marked('Runs.') } })
    await call('POST /api/v1/workflows/{workflow}/typed-figures', {
      ...ofWorkflow,
      body: { week: '2026-W02', eligible: mark === '' ? 31 : 77 },
    })
    await call('POST /api/v1/change-notes', {
      body: { workflow: 'triage', what: 'prompt', why: marked('It was worse.') },
    })
    // Asked for and worked on by somebody else, so that the owner may approve and verify.
    const doer: Doer = { by: 'local:test', user: null, roles: ['owner'], through: 'member' }
    const file = async (more: { submit?: boolean } = {}, ...moves: Move[]) => {
      const asked = askedSchema.parse({ ...asksFor, title: marked('Title'), why: marked('Why.') })
      const given = { asked, links: [], submit: true, doer, now: clock.now(), ...more }
      const { request } = await fileRequest(app.state, workspace, given)
      for (const move of moves) await makeMove(app.state, workspace, { id: request.id, move, doer, now: clock.now() })
      return await getRequest(app.state.db, workspace, request.id)
    }
    const idOf = async (kept: ReturnType<typeof file>) => (await kept).request.id
    const assessed = [
      { move: 'classify', class: 'included', because: marked('Agreed.') },
      { move: 'assess', answers, estimate },
    ] as const
    const approvable = await file({}, ...assessed)
    const verifying = await file({}, ...assessed)
    await call('POST /api/v1/requests/{id}/approve', {
      params: { id: verifying.request.id },
      body: { hash: contentHash(verifying.request) },
    })
    await call('POST /api/v1/requests/{id}/sooner', { params: { id: verifying.request.id }, body: {} })
    for (const move of [{ move: 'schedule', at: 0 }, { move: 'start' }, { move: 'finish', minutes: 5 }] as const)
      await makeMove(app.state, workspace, { id: verifying.request.id, move, doer, now: clock.now() })
    // Mails of nobody who is known here: held.
    const mailOf = async (name: string): Promise<string> => {
      const raw = `From: ${name}@else.example\r\nMessage-ID: <${name}@else.example>\r\nSubject: ${marked(name)}\r\n\r\n${marked('Text.')}`
      const mail = await readMail(Buffer.from(raw))
      const given = { mail, proof: untold, mask: (text: string) => text, senderOf: async () => null, now: clock.now() }
      assert.equal(await takeMail(app.state, workspace, given), 'held')
      return (await listMails(app.state.db, workspace, { all: false, limit: 1 }))[0]?.id ?? ''
    }
    await call('POST /api/v1/request-inbox', { body: {} })
    const requests = {
      ...{ held: await mailOf('held'), refusable: await mailOf('refusable') },
      ...{
        request: await idOf(file()),
        matter: await idOf(file()),
        urgent: await idOf(file()),
        drafted: await idOf(file({ submit: false })),
      },
      priced: await idOf(
        file({}, { move: 'classify', class: 'billable', because: 'x' }, { move: 'assess', answers, estimate }),
      ),
      ...{ approvable: approvable.request.id, hash: contentHash(approvable.request), verifying: verifying.request.id },
    }
    const taskOf = (title: string) =>
      call('POST /api/v1/tasks', {
        body: {
          ...{ title: marked(title), expected: marked('It helps.'), owner: 'lead', due: '2099-01-01' },
          ...{ workflow: 'triage', from: { kind: 'finding', id: finding } },
        },
      })
    const [task, done, dropped] = [await taskOf('Task'), await taskOf('Done'), await taskOf('Dropped')]
    await call('POST /api/v1/tasks/{id}/move', {
      params: { id: task.id },
      body: { due: '2099-01-02', because: marked('Longer.') },
    })
    const swap = await call('POST /api/v1/rota/swaps', {
      body: { rota: 'desk', person: 'lead', from: '2099-01-01', to: '2099-01-01', because: marked('A wedding.') },
    })
    const time = await call('POST /api/v1/hours/times', {
      body: { about: 'request', id: requests.request, minutes: 11, note: marked('Done.') },
    })
    const mistaken = await call('POST /api/v1/hours/times', {
      body: { about: 'request', id: requests.request, minutes: 5 },
    })
    await call('POST /api/v1/hours/times/{id}/taking-back', {
      params: { id: mistaken.id },
      body: { because: marked('Another.') },
    })
    await call('POST /api/v1/hours/timer', { body: { about: 'request', id: requests.request, note: marked('Doing.') } })
    await call('POST /api/v1/hours/consents', { body: { minutes: 60, because: marked('A busy month.') } })
    const { id: kept } = await call('POST /api/v1/hours/reservations', {
      body: { minutes: 20, because: marked('A form.') },
    })
    const early = { about: 'workflow', id: 'triage', minutes: 9, note: marked('In February.'), day: '2026-02-10' }
    await call('POST /api/v1/hours/times', { body: early })
    await call('POST /api/v1/hours/statement/issue', { body: { period: '2026-02' } })
    await call('POST /api/v1/hours/times', { body: early })
    await call('PUT /api/v1/letterhead', { body: { name: marked('Agency') } })
    const draw = (month: string) => call<{ id: string; hash: string }>('POST /api/v1/reports', { body: { month } })
    const approved = await draw('2025-11')
    // Somebody else of those who maintain: whoever drew it up does not approve it alone.
    const reviewer = { by: 'local:reviewer', person: 'reviewer', now: clock.now() }
    await approveReport(app.state, workspace, approved, reviewer)
    const readReport = await draw('2025-12')
    const reports = {
      ...{ report: (await draw('2026-02')).id, approvedReport: approved.id },
      ...{ readReport: readReport.id, readHash: readReport.hash },
    }
    // With it what changed was looked for: the other route is one that nobody wrote down.
    const since = await call<{ items: { id: string; key: string }[] }>('GET /api/v1/findings')
    const changed = since.items.find((one) => one.key.startsWith('changed:'))
    assert.ok(changed)
    const { revision } = await call<{ revision: number }>('PUT /api/v1/plan/draft', {
      query: { revision: '0' },
      body: `${planOf(marked)}\n# ${mark}\n`,
      type: 'application/yaml',
    })
    const view = await call('POST /api/v1/views', {
      body: { page: 'runs', name: marked('View'), search: { text: mark || 'x' } },
    })
    const key = await call<{ id: string; key: string }>('POST /api/v1/keys', {
      body: { name: marked('Key'), roles: ['owner'] },
    })
    const spare = await call('POST /api/v1/keys', { body: { name: marked('Spare'), roles: ['owner'] } })
    const own = `only_${host.replace('.', '_')}`
    for (const name of ['crm_key', own])
      await call('PUT /api/v1/credentials/{name}', { params: { name }, body: { value: marked('Bearer 1') } })
    const { connector } = await call<{ connector: { id: string } }>('POST /api/v1/connectors', {
      body: { kind: 'n8n', url: n8n.url, key: N8N_KEY, name: marked('n8n') },
    })
    await call('POST /api/v1/connectors/{id}/workflows/{workflow}/leave-out', {
      params: { id: connector.id, workflow: 'Heartbeat' },
      body: { because: marked('It asks nobody.') },
    })
    await call('PUT /api/v1/sources/judge', { body: judgedBy(judge.url, `judge-${mark || 'own'}`) })
    const toHub = { kind: 'github', url: hub.url, token: HUB_TOKEN, target: 'acme/robot' }
    const tracker = await call('POST /api/v1/trackers', { body: { ...toHub, name: marked('Hub') } })
    const otherTracker = await call('POST /api/v1/trackers', { body: { ...toHub, name: 'Other hub' } })
    const hand = async (title: string) =>
      await call('POST /api/v1/handovers', {
        body: { tracker: tracker.id, about: { kind: 'task', id: (await taskOf(title)).id }, note: marked('Look.') },
      })
    const handover = await hand('Handed')
    Object.assign(hub.issues.at(-1) ?? {}, { assignees: [{ login: marked('octo') }] })
    await call('POST /api/v1/handovers/{id}/read', { params: { id: handover.id } })
    const lastHandover = await hand('Handed last')
    hub.settings.mayWrite = false
    const failedHandover = await hand('Refused')
    hub.settings.mayWrite = true
    const { channel } = await call<{ channel: { id: string } }>('POST /api/v1/notice-channels', {
      body: { kind: 'slack', name: marked('Room'), url: records },
    })
    await routeNotices(app.notices, workspace)
    // One that no other route of these ends: of a stop that is not there.
    const stopped = { kind: 'workflow.stopped', about: `stop:${host}`, opens: true, urgency: 'high' } as const
    await app.state.transaction((trx) =>
      owe(trx, workspace, { ...stopped, workflow: 'triage', body: {} }, app.clock.now()),
    )
    await routeNotices(app.notices, workspace)
    const { items: told } = await call<{ items: { id: string; about: string }[] }>('GET /api/v1/notices')
    const notice = told.find(({ about }) => about === stopped.about)
    assert.ok(notice)
    const provider = await call('POST /api/v1/providers', { body: { name: marked('Provider') } })
    await call('POST /api/v1/providers/{id}/staff', { params: { id: provider.id }, body: { person: member.user } })
    const grant = await call('POST /api/v1/grants', { body: { provider: provider.id, roles: ['viewer'] } })
    // Signed in on another machine as well.
    await open(await identity.newLink(workspace, owner.mail, here))
    const sessions = await app.state.db
      .selectFrom('session')
      .select('id')
      .where('userId', '=', owner.user)
      .orderBy('createdAt')
      .execute()
    const things: Things = {
      ...{ workspace, person: member.user, mail: member.mail, staff: member.user, left: left.user, revision },
      ...{
        finding,
        changed: changed.id,
        review: review.id,
        view: view.id,
        grant: grant.id,
        key: spare.id,
        provider: provider.id,
      },
      session: sessions.at(-1)?.id ?? '',
      ...{
        connector: connector.id,
        platform: n8n.url,
        erasure: erasure.id,
        maintenance: maintenance.id,
        sheet,
        records,
        refused: refused.id,
      },
      ...{ notice: notice.id, channel: channel.id, hub: hub.url, judge: judge.url },
      ...{ tracker: tracker.id, otherTracker: otherTracker.id, handover: handover.id },
      ...{ failedHandover: failedHandover.id, lastHandover: lastHandover.id },
      ...requests,
      ...{ time: time.id, task: task.id, swap: swap.id, done: done.id, dropped: dropped.id },
      kept,
      ...reports,
    }
    const secrets = [
      ...[
        mark,
        workspace,
        member.user,
        member.mail,
        left.user,
        left.mail,
        owner.user,
        owner.mail,
        key.key,
        key.id,
        noted,
        own,
      ],
      ...Object.values(things).filter((one) => typeof one === 'string'),
      ...sessions.map(({ id }) => id),
      session.cookie,
      ...findings.items.map(({ id }) => id),
    ]
    return {
      things,
      secrets: [...new Set(secrets)].filter(
        (one) => one !== '' && one !== n8n.url && one !== hub.url && one !== judge.url,
      ),
      session,
      key: { key: key.key },
      host,
    }
  }

  /** Everything that is kept of a workspace and its people, whatever table it is in. */
  async function kept(workspace: string, host: string): Promise<string[]> {
    const rows: string[] = []
    const { rows: columns } = await sql<{ table_name: string; column_name: string }>`
      select table_name, column_name from information_schema.columns
      where table_schema = current_schema() and column_name in ('workspace_id', 'organizationId')`.execute(app.state.db)
    assert.ok(columns.length > 10)
    for (const { table_name, column_name } of columns) {
      const found = await sql<{ row: string }>`select row_to_json(one)::text as row from ${sql.table(table_name)} one
        where ${sql.ref(column_name)} = ${workspace}`.execute(app.state.db)
      rows.push(...found.rows.map(({ row }) => `${table_name} ${row}`))
    }
    const people = sql`(select "id" from "user" where "email" like ${`%@${host}`})`
    for (const [table, where] of [
      ['user', sql`"id" in ${people}`],
      ['session', sql`"userId" in ${people}`],
      ['apikey', sql`"referenceId" in ${people}`],
      ['provider_staff', sql`"user_id" in ${people}`],
      ['verification', sql`"value" like ${`%@${host}%`}`],
      ['workspace', sql`"id" = ${workspace}`],
    ] as const) {
      const found = await sql<{
        row: string
      }>`select row_to_json(one)::text as row from ${sql.table(table)} one where ${where}`.execute(app.state.db)
      assert.ok(found.rows.length > 0, `${table} holds nothing to look at`)
      rows.push(...found.rows.map(({ row }) => `${table} ${row}`))
    }
    for (const table of [
      'run_line',
      'step',
      'text',
      'verdict',
      'write',
      'readback',
      'eligible',
      'spend',
      'incident',
      'signal',
      'run',
    ]) {
      const found = await app.evidence.ask<{ row: string }>(workspace, {
        name: 'isolation-rows',
        sql: `SELECT DISTINCT formatRowNoNewline('JSONEachRow', *) AS row FROM ${table} FINAL WHERE workspace = {workspace:String}`,
      })
      assert.ok(found.length > 0, `${table} holds nothing to look at`)
      rows.push(...found.map(({ row }) => `${table} ${row}`))
    }
    return rows.sort()
  }

  test('what one sees is the same whether the other is there or not', async () => {
    // Answers name the hour in which they were asked for: nothing of this goes over a full one.
    clock.set(Math.ceil(clock.now() / MICROS.h) * MICROS.h)
    const one = await client('alone.example', '')
    await app.settle(one.things.workspace)
    await app.screen(one.things.workspace)
    await app.gather(one.things.workspace)
    const as_of = new Date(clock.now() / 1000).toISOString()
    const seen = async () => {
      const answers: Record<string, unknown> = {}
      for (const operation of operations.filter((one) => one.startsWith('GET ') && !isOfNow.has(one))) {
        const asked = asks[operation]?.(one.things) ?? {}
        const query = { ...asked.query, ...(isOfPeople(operation) ? {} : { as_of }) }
        const answer = await good<object | string>(operation, { ...asked, query }, one.session, one.things.workspace)
        // All clients are looked at as of the moment one asks.
        // And a timer counts on.
        answers[operation] =
          typeof answer === 'object' ? { ...answer, as_of: null, ...('timer' in answer && { timer: null }) } : answer
      }
      return answers
    }
    const before = await seen()
    const { session } = await client('beside.example', CANARY)
    // The other has more of what is counted.
    await good('POST /api/v1/plan', { ...asks['POST /api/v1/plan']?.(one.things) }, session)
    for (const [operation, answer] of Object.entries(await seen()))
      assert.deepEqual(answer, before[operation], operation)
  })

  test('every route, as one of them with what the other has: nothing of the other, and nothing changed there', async () => {
    const [one, other] = [await client('one.example', ''), await client('other.example', CANARY)]
    const missingAsks = operations.filter((operation) => !asks[operation])
    assert.deepEqual(missingAsks, [], 'routes without a good request here: add one to `asks`')
    const gone = Object.keys(asks).filter((operation) => !operations.includes(operation))
    assert.deepEqual(gone, [], 'requests of routes that are gone')
    // What is there to be seen is seen at home, in what is written and in what is asked.
    assert.ok(other.secrets.length > 15)
    for (const { things } of [one, other]) {
      await app.settle(things.workspace)
      await app.screen(things.workspace)
      await app.gather(things.workspace)
    }
    const before = await kept(other.things.workspace, other.host)
    const holding = new Set(before.filter((row) => row.includes(CANARY)).map(tableOf))
    const without = [...new Set(before.map(tableOf))].filter((table) => !holding.has(table))
    assert.deepEqual(without, withoutTexts, 'a table in which nothing was planted')

    const [mine, theirs] = [one.things.workspace, other.things.workspace]
    let answers = 0
    for (const operation of operations)
      for (const signedIn of [false, true])
        for (const workspace of signedIn ? [mine, theirs, undefined] : [theirs, undefined]) {
          const asked = asks[operation]?.(other.things) ?? {}
          const caller = signedIn ? one.session : one.key
          const { status, text, head, words } = await ask(operation, asked, caller, workspace)
          const about = `${operation} ${signedIn ? 'signed in' : 'with a key'}: ${words}: ${status}`
          // What one has sent oneself is no news.
          for (const secret of other.secrets.filter((secret) => !words.includes(secret)))
            assert.ok(!`${head}${text}`.includes(secret), `${about} told ${secret}: ${text.slice(0, 2000)}`)
          assert.ok(status < 500, `${about} ${text}`)
          if (workspace === theirs && !isOfPeople(operation)) assert.equal(status, 403, `${about} ${text}`)
          // Whatever was named by an id is not there. Who has several workspaces says which, or is told to.
          const refused = workspace === undefined && signedIn ? /^40[034]$/ : /^40[34]$/
          if (asked.params && !isOfNames(operation)) assert.match(`${status}`, refused, `${about} ${text}`)
          answers++
        }
    assert.equal(answers, operations.length * 5)
    assert.deepEqual(await kept(other.things.workspace, other.host), before)

    // At home the same requests are good, or the walk has shown nothing.
    const failed: string[] = []
    for (const operation of atHome(operations)) {
      const { revision } = await good<{ revision: number }>('GET /api/v1/plan/draft', {}, other.session, theirs)
      const asked = asks[operation]?.({ ...other.things, revision }) ?? {}
      const { status, text, words } = await ask(operation, asked, other.session, theirs)
      if (status >= 300) failed.push(`${operation} ${words}: ${status} ${text.slice(0, 300)}`)
    }
    assert.deepEqual(failed, [])
  })
})

/** What the server counts of its own work, and what comes as it happens. */
const isOfNow = new Set([
  ...['GET /metrics', 'GET /api/v1/changes', 'GET /api/v1/connect/arrivals', 'GET /api/v1/hours/timer'],
  'GET /api/v1/hours/spent',
])

const tableOf = (row: string): string => row.split(' ')[0] ?? ''
/** They hold ids, times and figures alone, or what is sealed. */
const withoutTexts = [
  'credential',
  'decision',
  'follower',
  'judge_day',
  'maintenance_of_plan_ended',
  'member',
  'notice',
  'provider_staff',
  'reading',
  'report_approval',
  // Of the address only a hash is kept.
  'request_inbox',
  'session',
  'typed_figure',
  'verification',
  'watched',
  'workspace_grant',
]

/** Of whoever is signed in, and no workspace: what is named besides is not read. */
const isOfPeople = (operation: string) => /\/(me|sessions|providers|clients|workspaces|try)(\/|$)/.test(operation)
/** Named as senders name them, or counted up in each workspace: both have these. */
const isOfNames = (operation: string) => /\{(workflow|run|name|pattern|incident)\}/.test(operation)

function headOf(response: Response): string {
  const lines: string[] = []
  response.headers.forEach((value, name) => {
    lines.push(`${name}: ${value}`)
  })
  return lines.join('\n')
}

/** In an order in which each can be done: looked at, then changed, then taken away, people and sessions last. */
function atHome(operations: readonly string[]): string[] {
  const known = Object.keys(asks)
  return [...operations].sort((a, b) => known.indexOf(a) - known.indexOf(b))
}

/** A whole plan, each sentence and name of which goes through `marked`. */
function planOf(marked: (text: string) => string, host?: string): string {
  const plan = parseDocument(readFileSync(new URL('../plans/support-triage.yaml', import.meta.url), 'utf8'))
  plan.setIn(['workflows', 'triage', 'prompts', 'classify'], plan.createNode({ lives: 'here', seen: 'Sort it.' }))
  // Whoever does not ask for something approves it, and the owner may order it in an emergency.
  plan.deleteIn(['changes', 'approvals'])
  plan.setIn(['changes', 'notice'], '2d')
  if (host !== undefined) plan.setIn(['people', 'lead', 'email'], `owner@${host}`)
  // And of the client's side, so that they may agree to more hours.
  plan.setIn(['people', 'lead', 'side'], 'client')
  // A place where each step holds a text of its own: what rules find is shown.
  plan.setIn(['workflows', 'triage', 'reading'], plan.createNode({ route: '/input' }))
  plan.setIn(['support', 'allowance'], plan.createNode({ hours: 100 }))
  // So soon that it is late at once, and somebody can say why.
  const soon = () => ({ means: marked('Anything.'), acknowledge: '1ms', calendar: 'always' })
  plan.setIn(['support', 'severities'], plan.createNode({ S2: soon(), S3: soon(), S4: soon() }))
  plan.setIn(['support', 'rota'], plan.createNode({ desk: { turns: ['lead', 'deputy'], from: '2026-01-05' } }))
  // Of one name, and so of the same ids, in both workspaces.
  const weekly = { days: ['sat'], from: '22:00', to: '24:00', why: marked('Weekly update.') }
  plan.setIn(['maintenance'], plan.createNode({ weekly }))
  visit(plan, {
    Pair(_, { key, value }) {
      if (!isScalar(key) || !isScalar(value) || typeof value.value !== 'string') return
      if (texts.has(String(key.value)) && !drills.includes(value.value)) value.value = marked(value.value)
    },
  })
  return String(plan)
}
const drills = ['fallback', 'rollback', 'restore', 'incident', 'pause', 'relaunch']
const texts = new Set([
  'client',
  'name',
  'purpose',
  'what',
  'handling',
  'if_down',
  'how',
  'seen',
  'lives',
  'says',
  'why',
])

/** Lines of every type with a text in each field that takes one; ids are the same wherever they are sent. */
function linesOf(marked: (text: string) => string): string {
  const times = { started: '2026-03-05T08:00:00Z', ended: '2026-03-05T08:00:09Z' }
  const step = { type: 'step', run: 'r1', ...times }
  const lines = [
    {
      type: 'run',
      run: 'r1',
      workflow: 'triage',
      case: 'c1',
      status: 'ok',
      ...times,
      trigger: marked('mail'),
      session: marked('s'),
      user: marked('u'),
    },
    {
      type: 'run',
      run: 'r2',
      workflow: 'triage',
      case: 'c2',
      case_type: marked('refund'),
      route: marked('way'),
      release: marked('2026-03'),
      status: 'error',
      ...times,
      input: marked('in'),
      output: marked('out'),
      labels: { place: marked('here') },
    },
    {
      ...step,
      step: 's1',
      kind: 'model',
      name: marked('classify'),
      model: marked('model'),
      provider: marked('maker'),
      prompt: { name: 'classify', version: marked('1') },
      input: marked('in'),
      output: marked('out'),
      sources: [{ title: marked('source') }],
      attributes: { a: marked('b') },
    },
    {
      ...step,
      step: 's2',
      kind: 'tool',
      name: marked('tool'),
      integration: 'helpdesk',
      action: marked('act'),
      status: 'error',
      error: { type: marked('E'), message: marked('said') },
    },
    { ...step, step: 's3', kind: 'retrieval', sources: [{ title: 'A', text: marked('passage') }] },
    { type: 'text', run: 'r1', step: 's2', text: 't1', input: marked('more') },
    {
      type: 'verdict',
      verdict: 'v1',
      run: 'r1',
      kind: 'corrected',
      by: { kind: 'person', id: marked('p') },
      at: times.ended,
      corrections: [{ field: marked('f'), before: marked('a'), after: marked('b'), reason: marked('why') }],
    },
    {
      type: 'write',
      run: 'r1',
      step: 's2',
      write: 'w1',
      integration: 'helpdesk',
      record: marked('T-1'),
      fields: { queue: marked('q') },
    },
    {
      type: 'readback',
      run: 'r1',
      step: 's2',
      write: 'w1',
      readback: 'b1',
      outcome: 'mismatch',
      fields: { queue: marked('other') },
    },
    { type: 'eligible', workflow: 'triage', period: '2026-03-05', cases: 5, source: marked('desk') },
    {
      type: 'spend',
      spend: 'm1',
      workflow: 'triage',
      kind: 'fee',
      amount: '3',
      currency: 'USD',
      source: marked('bill'),
    },
    {
      type: 'incident',
      incident: 'i1',
      workflow: 'triage',
      severity: 'S2',
      class: marked('class'),
      opened: times.started,
      source: marked('desk'),
    },
    {
      type: 'signal',
      source: 'x',
      signal: 'g1',
      kind: marked('webhook'),
      at: times.ended,
      attributes: { a: marked('b') },
    },
  ]
  return lines.map((line) => JSON.stringify(line)).join('\n')
}
