import type { paths } from './api.ts'

export type AftercareOptions = {
  /** Where the server is, such as https://aftercare.example. */
  readonly url: string
  /** An API key. */
  readonly key?: string
  /** The workspace, where the key has more than one. */
  readonly workspace?: string
  /** Look at everything as of this moment. */
  readonly asOf?: string
  /** Sends the requests; the platform's own by default. */
  readonly fetch?: (request: Request) => Promise<Response>
}

/** An answer that is no success: what is wrong and what to do, in one sentence. */
export class AftercareError extends Error {
  /** The code of the API's errors; `unreachable` when there was no answer. */
  readonly code: string
  readonly status: number
  readonly details: unknown
  constructor(code: string, sentence: string, status: number, details?: unknown) {
    super(sentence)
    this.name = 'AftercareError'
    this.code = code
    this.status = status
    this.details = details
  }
}

type Method = 'get' | 'post' | 'put' | 'delete'
/** Streams are not among them: what follows those is an EventSource. */
type Paths<M extends Method> = {
  [P in keyof paths]: paths[P][M] extends { responses: { 200: { content: infer C } } }
    ? 'text/event-stream' extends keyof C
      ? never
      : P
    : never
}[keyof paths]
type Operation<P extends keyof paths, M extends Method> = paths[P][M]
/** A PDF is bytes; whatever else is no JSON is text. */
type Answer<O> = O extends { responses: { 200: { content: infer C } } }
  ? { [K in keyof C]: K extends 'application/pdf' ? Uint8Array : C[K] }[keyof C]
  : never
/** Left out and undefined mean the same: a filter that is not set. */
type Query<O> = O extends { parameters: { query?: infer Q } } ? { [K in keyof Q]?: Q[K] | undefined } : never
type Params<O> = O extends { parameters: { path: infer P } } ? P : never
type Body<O> = O extends { requestBody: { content: infer C } } ? C[keyof C] : never
type Input<O> = {
  readonly query?: Query<O>
  readonly params?: Params<O>
  readonly body?: Body<O>
}

/** A client of the API. Paths, inputs and answers are typed by the API's own description. */
export type Aftercare = {
  get<P extends Paths<'get'>>(path: P, input?: Input<Operation<P, 'get'>>): Promise<Answer<Operation<P, 'get'>>>
  post<P extends Paths<'post'>>(path: P, input?: Input<Operation<P, 'post'>>): Promise<Answer<Operation<P, 'post'>>>
  put<P extends Paths<'put'>>(path: P, input?: Input<Operation<P, 'put'>>): Promise<Answer<Operation<P, 'put'>>>
  delete<P extends Paths<'delete'>>(
    path: P,
    input?: Input<Operation<P, 'delete'>>,
  ): Promise<Answer<Operation<P, 'delete'>>>
}

export function createAftercare(options: AftercareOptions): Aftercare {
  const send = options.fetch ?? ((request: Request) => fetch(request))

  async function call(method: Method, path: string, input: { query?: object; params?: object; body?: unknown } = {}) {
    const ask = () => send(requestFor(method, path, input))
    let response: Response
    try {
      // A connection kept open may be closed just as a question goes out on it: a question may be asked twice, an act not.
      response = await ask().catch((error: unknown) => {
        if (method === 'get' && wasClosed(error)) return ask()
        throw error
      })
    } catch (error) {
      // A fetch of one's own may have said it in its own words.
      if (error instanceof AftercareError) throw error
      throw new AftercareError(
        'unreachable',
        `${options.url} does not answer (${causeOf(error) ?? (error as Error).message}). Is the server running there?`,
        0,
      )
    }
    const type = response.headers.get('content-type') ?? ''
    const isJson = type.includes('json')
    if (response.ok && type.startsWith('application/pdf')) return new Uint8Array(await response.arrayBuffer())
    if (response.ok) return isJson ? await response.json() : await response.text()
    const problem = (isJson ? await response.json() : {}) as { code?: string; title?: string; details?: unknown }
    const sentence = problem.title ?? `${options.url} answered ${response.status}.`
    throw new AftercareError(problem.code ?? 'defect', sentence, response.status, problem.details)
  }

  function requestFor(
    method: Method,
    path: string,
    input: { query?: object; params?: object; body?: unknown },
  ): Request {
    return new Request(addressOf(path, input), {
      method: method.toUpperCase(),
      headers: headersOf(input.body),
      ...(input.body === undefined
        ? {}
        : { body: typeof input.body === 'string' ? input.body : JSON.stringify(input.body) }),
    })
  }

  function addressOf(path: string, input: { query?: object; params?: object }): URL {
    const filled = Object.entries(input.params ?? {}).reduce(
      (text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(String(value))),
      path,
    )
    const url = new URL(filled, options.url)
    const query = { as_of: options.asOf, ...input.query, workspace: options.workspace }
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, String(value))
    return url
  }

  function headersOf(body: unknown): Record<string, string> {
    return {
      accept: 'application/json',
      ...(options.key ? { authorization: `Bearer ${options.key}` } : {}),
      ...(body === undefined ? {} : { 'content-type': typeof body === 'string' ? 'text/plain' : 'application/json' }),
    }
  }

  return {
    get: (path, input) => call('get', path as string, input as object) as never,
    post: (path, input) => call('post', path as string, input as object) as never,
    put: (path, input) => call('put', path as string, input as object) as never,
    delete: (path, input) => call('delete', path as string, input as object) as never,
  }
}

const causeOf = (error: unknown): string | undefined => (error as { cause?: { code?: string } }).cause?.code
const wasClosed = (error: unknown): boolean => ['UND_ERR_SOCKET', 'ECONNRESET'].includes(causeOf(error) ?? '')
