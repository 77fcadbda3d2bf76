import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ORDER, QUESTION, STUB, told } from './say.mjs'

/**
 * A whole n8n of its own on loopback: its owner, an API key, workflows, and executions of each kind. Says where it is and what n8n itself
 * tells of its executions, and lives until its standard input ends. Whatever happens, it has ended after ten minutes. Told to be `traced`,
 * it sends spans as well.
 */
const home = mkdtempSync(join(tmpdir(), 'aftercare-n8n-home-'))
const ending = AbortSignal.timeout(600_000)
const erp = await startErp()
const [port, brokerPort] = [await freePort(), await freePort()]
const base = `http://127.0.0.1:${port}`
const log = join(home, 'n8n.log')
const out = openSync(log, 'a')
const n8n = spawn(process.execPath, [join(process.cwd(), 'node_modules/n8n/bin/n8n'), 'start'], {
  cwd: home,
  env: environment(),
  stdio: ['ignore', out, out],
  // With the programs that it starts itself it is a group, and ends as one.
  detached: true,
})
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => void stop().then(() => process.exit(1)))
try {
  await drive()
  process.stdin.resume()
  await once(process.stdin, 'end', { signal: ending })
} catch (error) {
  process.stderr.write(`${error}\nn8n said last:\n${readFileSync(log, 'utf8').slice(-2000)}\n`)
  process.exitCode = 1
} finally {
  await stop()
}
process.exit()

async function drive() {
  await until('n8n answers', async () => (await fetch(`${base}/healthz/readiness`)).ok)
  const { rest, api, key } = await signUp()
  const hook = (path, more = {}) =>
    node('Webhook', 'n8n-nodes-base.webhook', 2, {
      ...{ httpMethod: 'POST', path, responseMode: 'lastNode', options: {}, ...more },
    })
  const get = (name, path, more = {}) =>
    node(name, 'n8n-nodes-base.httpRequest', 4.2, { url: `${erp.url}${path}`, options: {} }, more)
  const { id } = await api('POST', '/credentials', {
    name: 'Model',
    type: 'openAiApi',
    data: { apiKey: 'none', url: STUB, header: false, allowedHttpRequestDomains: 'all' },
  })
  const code = (name, jsCode) =>
    node(name, '@n8n/n8n-nodes-langchain.toolCode', 1.2, {
      ...{ name, description: `${name} of the ERP`, jsCode },
      ...{ specifyInputSchema: true, jsonSchemaExample: '{"order":"PO-4471"}' },
    })
  const make = async (name, nodes, connections, settings = {}) => {
    const given = { name, nodes, connections, settings: { executionOrder: 'v1', ...settings } }
    const made = await api('POST', '/workflows', given)
    await api('POST', `/workflows/${made.id}/publish`, {})
    return made.id
  }
  const tell = get('Tell maintenance', '/orders')
  const errorWorkflow = await make(
    'Ops: error handler',
    [node('Error Trigger', 'n8n-nodes-base.errorTrigger', 1), tell],
    chain('Error Trigger', 'Tell maintenance'),
  )
  await make(
    'Invoice triage',
    [
      hook('triage'),
      node('Triage agent', '@n8n/n8n-nodes-langchain.agent', 2, {
        ...{ promptType: 'define', text: '={{ $json.body.ask }}', options: { systemMessage: 'You triage invoices.' } },
      }),
      node(
        'Chat model',
        '@n8n/n8n-nodes-langchain.lmChatOpenAi',
        1.2,
        { model: { __rl: true, mode: 'id', value: 'gpt-4o-mini' }, options: { maxRetries: 0 } },
        { credentials: { openAiApi: { id, name: 'Model' } } },
      ),
      code('look_up', `return JSON.stringify(${JSON.stringify(ORDER)})`),
      code('write_back', "throw new Error('The period is closed.')"),
    ],
    {
      ...chain('Webhook', 'Triage agent'),
      ...under('Triage agent', 'ai_languageModel', 'Chat model'),
      ...under('Triage agent', 'ai_tool', 'look_up', 'write_back'),
    },
  )
  await make('Post to ERP', [hook('post'), get('Post', '/closed')], chain('Webhook', 'Post'), { errorWorkflow })
  await make(
    'Optional enrichment',
    [
      hook('enrich'),
      get('Enrich', '/closed', { onError: 'continueErrorOutput' }),
      node('Done', 'n8n-nodes-base.noOp', 1),
      node('Go on without', 'n8n-nodes-base.noOp', 1),
    ],
    {
      ...chain('Webhook', 'Enrich'),
      Enrich: { main: [[to('Done')], [to('Go on without')]] },
    },
  )
  await make(
    'Payment approval',
    [
      hook('approve', { responseMode: 'onReceived' }),
      node('Wait for controller', 'n8n-nodes-base.wait', 1.1, {
        ...{ resume: 'webhook', httpMethod: 'POST', limitWaitTime: true, limitType: 'afterTimeInterval' },
        ...{ resumeAmount: 2, resumeUnit: 'hours', options: {} },
      }),
    ],
    chain('Webhook', 'Wait for controller'),
  )
  await make(
    'Reminder',
    [
      hook('remind'),
      node('A moment', 'n8n-nodes-base.wait', 1.1, { resume: 'timeInterval', amount: 1, unit: 'seconds' }),
    ],
    chain('Webhook', 'A moment'),
  )
  const called = await make(
    'Read an order',
    [
      node('When called', 'n8n-nodes-base.executeWorkflowTrigger', 1.1, { inputSource: 'passthrough' }),
      get('Read', '/orders'),
    ],
    chain('When called', 'Read'),
  )
  await make(
    'Supplier onboarding',
    [
      hook('onboard'),
      node('Call', 'n8n-nodes-base.executeWorkflow', 1.2, {
        ...{ workflowId: { __rl: true, mode: 'id', value: called }, options: {} },
      }),
    ],
    chain('Webhook', 'Call'),
  )

  const fire = (path, ask = QUESTION) =>
    fetch(`${base}/webhook/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ask }),
      signal: AbortSignal.any([ending, AbortSignal.timeout(60_000)]),
    }).then((answer) => answer.text())
  for (const ask of [QUESTION, `[tool:look_up] ${QUESTION}`, `[tool:write_back] ${QUESTION}`, `[fail] ${QUESTION}`])
    await fire('triage', ask)
  for (const path of ['post', 'enrich', 'approve', 'remind', 'onboard']) await fire(path)

  // What n8n shows in its own list, which is not what is read later.
  let shown = []
  await until('its executions are over', async () => {
    shown = (await rest('GET', '/executions?limit=100')).results
    return shown.length === 11 && shown.every(({ status }) => ['success', 'error', 'waiting'].includes(status))
  })
  // What one workflow calls is a part of its run.
  const runs = shown.filter(({ mode }) => mode !== 'integrated')
  const count = (status) => runs.filter((one) => one.status === status).length
  process.stdout.write(`${JSON.stringify({ n8n: { url: base, key } })}\n`)
  told(runs.length, erp.served.length + 2, erp.served.filter((status) => status >= 400).length + 1, {
    ...{ ok: count('success'), error: count('error'), running: count('waiting') },
  })
}

/** The owner without a browser, and an API key with all scopes. */
async function signUp() {
  let cookie = ''
  const ask = async (url, method, body, headers) => {
    const answer = await fetch(url, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: ending,
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${text.slice(0, 500)}`)
    const cookies = answer.headers.getSetCookie()
    if (cookies.length > 0) cookie = cookies.map((one) => one.split(';')[0]).join('; ')
    return text === '' ? undefined : JSON.parse(text)
  }
  const rest = async (method, path, body) =>
    (await ask(`${base}/rest${path}`, method, body, { cookie, 'browser-id': 'aftercare' })).data
  const owner = { email: 'ops@example.test', firstName: 'Ops', lastName: 'Owner', password: 'Owner-pass-1' }
  await until('its owner may be made', async () => (await rest('GET', '/settings')) !== undefined)
  await rest('POST', '/owner/setup', owner)
  const scopes = await rest('GET', '/api-keys/scopes')
  const made = await rest('POST', '/api-keys', { label: 'aftercare', expiresAt: null, scopes })
  const key = made.rawApiKey
  return {
    rest,
    key,
    api: (method, path, body) => ask(`${base}/api/v1${path}`, method, body, { 'x-n8n-api-key': key }),
  }
}

/** Another system: one address that answers, and one that refuses. What it answered is kept. */
async function startErp() {
  const served = []
  const server = createServer((request, response) => {
    const status = request.url === '/orders' ? 200 : 409
    served.push(status)
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(status === 200 ? ORDER : { message: 'The period is closed.' }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${server.address().port}`, served, close: () => server.close() }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

/** Asks again each half second, at most for three minutes, as long as n8n lives. */
async function until(what, isSo) {
  for (let tries = 0; tries < 360; tries++) {
    if (n8n.exitCode !== null) throw new Error(`n8n ended with ${n8n.exitCode} before ${what}`)
    if (await isSo().catch(() => false)) return
    await sleep(500, undefined, { signal: ending })
  }
  throw new Error(`n8n was given three minutes until ${what}`)
}

async function stop() {
  erp.close()
  const isOver = once(n8n, 'close').catch(() => undefined)
  for (const signal of ['SIGTERM', 'SIGKILL']) {
    try {
      process.kill(-n8n.pid, signal)
    } catch {
      break
    }
    await Promise.race([isOver, sleep(15_000)])
  }
  rmSync(home, { recursive: true, force: true })
}

function node(name, type, typeVersion, parameters = {}, more = {}) {
  const webhookId = name === 'Webhook' || name.startsWith('Wait') ? { webhookId: crypto.randomUUID() } : {}
  return { id: crypto.randomUUID(), name, type, typeVersion, position: [0, 0], parameters, ...webhookId, ...more }
}
function to(name, type = 'main') {
  return { node: name, type, index: 0 }
}
function chain(...names) {
  return Object.fromEntries(names.slice(0, -1).map((name, at) => [name, { main: [[to(names[at + 1])]] }]))
}
function under(above, type, ...names) {
  return Object.fromEntries(names.map((name) => [name, { [type]: [[to(above, type)]] }]))
}

/** Nothing of the machine's own but its programs, and nothing that n8n would ask of anybody. */
function environment() {
  return {
    PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
    HOME: home,
    TZ: 'UTC',
    GENERIC_TIMEZONE: 'UTC',
    DB_TYPE: 'sqlite',
    N8N_USER_FOLDER: home,
    N8N_ENCRYPTION_KEY: 'of a test, and of nothing else',
    N8N_HOST: '127.0.0.1',
    N8N_LISTEN_ADDRESS: '127.0.0.1',
    N8N_PORT: String(port),
    N8N_RUNNERS_BROKER_PORT: String(brokerPort),
    N8N_RUNNERS_TASK_TIMEOUT: '60',
    N8N_EDITOR_BASE_URL: base,
    N8N_WEBHOOK_URL: `${base}/`,
    N8N_SECURE_COOKIE: 'false',
    N8N_DIAGNOSTICS_ENABLED: 'false',
    N8N_DIAGNOSTICS_CONFIG_FRONTEND: '',
    N8N_DIAGNOSTICS_CONFIG_BACKEND: '',
    N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
    N8N_TEMPLATES_ENABLED: 'false',
    N8N_PERSONALIZATION_ENABLED: 'false',
    N8N_HIRING_BANNER_ENABLED: 'false',
    N8N_DYNAMIC_BANNERS_ENABLED: 'false',
    N8N_COMMUNITY_PACKAGES_ENABLED: 'false',
    N8N_DISABLED_MODULES: 'mcp-registry,community-packages,chat-hub,instance-ai',
    EXTERNAL_FRONTEND_HOOKS_URLS: '',
    EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'all',
    EXECUTIONS_DATA_SAVE_ON_ERROR: 'all',
    EXECUTIONS_DATA_SAVE_ON_PROGRESS: 'true',
    ...(process.argv.includes('traced')
      ? {
          N8N_OTEL_ENABLED: 'true',
          OTEL_NODE_RESOURCE_DETECTORS: 'env',
          N8N_OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
          N8N_OTEL_EXPORTER_OTLP_ENDPOINT: process.env.AFTERCARE,
          N8N_OTEL_EXPORTER_OTLP_HEADERS: `x-api-key=${process.env.KEY}`,
          N8N_OTEL_TRACES_PRODUCTION_ONLY: 'false',
        }
      : {}),
  }
}
