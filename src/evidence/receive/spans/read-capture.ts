import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { AppError } from '../../../base/errors.ts'
import { executionsIn, otherAnswer } from '../n8n/executions.ts'
import { parseJson } from '../read-line.ts'
import { isLangfuseBatch, readLangfuseBatch } from './langfuse-batch.ts'
import { isLangfuseExport, readLangfuseExport } from './langfuse-export.ts'
import { isOpenAiAgents, readOpenAiAgents } from './openai-agents.ts'
import { readOtlp, type Signal } from './otlp.ts'
import { type Delivery, nothing } from './span.ts'

/** What a file was read as, or why it was not. */
export type FileRead = { readonly file: string; readonly as: string | undefined; readonly why: string | undefined }

/** A body and what its request said about it, where that was kept. */
type Body = {
  readonly file: string
  readonly bytes: Uint8Array
  readonly url: string | undefined
  readonly type: string | undefined
}

/** So much of a body is unpacked: a small one may hold a great deal. */
const MOST = 256 * 1024 * 1024

/**
 * Reads requests that were kept in files: folders of bodies with their headers beside them (`NN-name.headers.json`), or single
 * bodies. All of them are one delivery, so that what belongs together is joined in whichever order it came.
 *
 * @throws {AppError} `not_found` where a path is not there.
 */
export function readCaptures(paths: readonly string[]): { delivery: Delivery; files: FileRead[] } {
  const files: FileRead[] = []
  const deliveries: Delivery[] = []
  const beside = new Set<string>()
  for (const body of paths.flatMap(bodiesAt)) {
    try {
      const { delivery, as } = readBody(body)
      deliveries.push(delivery)
      if (as !== undefined) beside.add(dirname(body.file))
      files.push({ file: body.file, as, why: undefined })
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      files.push({ file: body.file, as: undefined, why: error.message })
    }
  }
  const all = <T>(of: (delivery: Delivery) => readonly T[]) => deliveries.flatMap((one) => [...of(one)])
  return {
    delivery: {
      spans: all((one) => one.spans),
      logs: all((one) => one.logs),
      traces: all((one) => one.traces),
      verdicts: all((one) => one.verdicts),
      executions: all((one) => one.executions),
      points: deliveries.reduce((sum, one) => sum + one.points, 0),
      nameless: deliveries.reduce((sum, one) => sum + one.nameless, 0),
    },
    files: files.map((one) => (one.as === undefined && one.why === undefined ? unknown(one.file, beside) : one)),
  }
}

/** Much may stand beside evidence, answers and notes of other kinds: what is not known there is no failure. */
const unknown = (file: string, beside: ReadonlySet<string>): FileRead =>
  beside.has(dirname(file)) ? { file, as: 'not evidence', why: undefined } : { file, as: undefined, why: NO_WAY_IN }
const NO_WAY_IN =
  'It is JSON that no way in knows. What is read: OTLP (traces, logs, metrics), the traces of OpenAI Agents, events and exported traces of Langfuse, executions of n8n.'

function bodiesAt(path: string): Body[] {
  if (!existsSync(path)) throw new AppError('not_found', `${path} is not there. Check the name.`)
  if (!statSync(path).isDirectory()) return [bodyOf(path)]
  const names = readdirSync(path).sort()
  const headers = names.filter((name) => name.endsWith(HEADERS))
  // Without headers it is a folder of bodies.
  if (headers.length === 0)
    return names.filter((name) => /\.(json|bin|pb)$/.test(name)).map((name) => bodyOf(join(path, name)))
  return headers.flatMap((name) => {
    const stem = name.slice(0, -HEADERS.length)
    // A request that only asks has no body.
    const body = [`${stem}.bin`, `${stem}.json`, `${stem}.pb`].find((one) => names.includes(one))
    return body === undefined ? [] : [bodyOf(join(path, body))]
  })
}

const HEADERS = '.headers.json'

function bodyOf(file: string): Body {
  const beside = `${file.replace(/\.[^./]+$/, '')}${HEADERS}`
  const told = existsSync(beside) ? toldBy(readFileSync(beside, 'utf8')) : {}
  return { file, bytes: readFileSync(file), url: told.url, type: told.headers?.['content-type'] }
}

const headersFile = z.object({ url: z.string().optional(), headers: z.record(z.string(), z.string()).optional() })

/** What the request said; where that is damaged the body has to speak for itself. */
function toldBy(text: string): z.output<typeof headersFile> {
  try {
    return headersFile.safeParse(JSON.parse(text)).data ?? {}
  } catch {
    return {}
  }
}

/** @throws {AppError} where it is damaged; JSON that nothing knows is read as nothing. */
function readBody({ file, bytes, url, type }: Body): { delivery: Delivery; as: string | undefined } {
  const body = unpacked(bytes)
  if (body.length === 0) throw new AppError('invalid_input', 'It is empty.')
  const signal = signalOf(url) ?? /-(traces|logs|metrics)\.\w+$/.exec(basename(file))?.[1] ?? 'traces'
  const isJson =
    type === undefined ? /^\s*[[{]/.test(Buffer.from(body.subarray(0, 64)).toString('latin1')) : /json/.test(type)
  if (!isJson) return told(readOtlp(signal as Signal, 'protobuf', body), `OTLP ${signal}, protobuf`)
  const value = parsed(body)
  if (isOpenAiAgents(value)) return told(readOpenAiAgents(value), 'OpenAI Agents')
  if (isLangfuseBatch(value)) return told(readLangfuseBatch(value).delivery, 'Langfuse events')
  if (isLangfuseExport(value)) return told(readLangfuseExport(value), 'Langfuse trace')
  const named = (['traces', 'logs', 'metrics'] as const).find((one) => keys[one] in value)
  if (named) return told(readOtlp(named, 'json', body), `OTLP ${named}, JSON`)
  const executions = executionsIn(value)
  if (executions)
    return told(
      { ...nothing, executions },
      `n8n, ${executions.length === 1 ? 'an execution' : `${executions.length} executions`}`,
    )
  const other = otherAnswer(value)
  if (other !== undefined) return told(nothing, `not evidence: ${other}`)
  return { delivery: nothing, as: undefined }
}

const keys = { traces: 'resourceSpans', logs: 'resourceLogs', metrics: 'resourceMetrics' } as const
const told = (delivery: Delivery, as: string) => ({ delivery, as })
const signalOf = (url: string | undefined) => /\/v1\/(traces|logs|metrics)(?:[?#]|$)/.exec(url ?? '')?.[1]

function unpacked(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST })
  } catch (cause) {
    throw new AppError(
      'invalid_input',
      `It is damaged, or more than 256 MB when unpacked (${(cause as Error).message}).`,
      {
        cause,
      },
    )
  }
}

function parsed(body: Uint8Array): object {
  try {
    const value: unknown = parseJson(Buffer.from(body).toString('utf8'))
    if (typeof value === 'object' && value !== null) return value
  } catch (cause) {
    throw new AppError('invalid_input', `It is not JSON (${(cause as Error).message}).`, { cause })
  }
  throw new AppError('invalid_input', 'It is JSON, but no object.')
}
