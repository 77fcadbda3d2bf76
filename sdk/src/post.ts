import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'

/** A connection that is not there by then will not be; and what is asked is answered by then. */
const CONNECT_MS = 3_000
const ANSWER_MS = 20_000
const MAX_ANSWER = 1024 * 1024

export type Answer = {
  readonly status: number
  readonly headers: { readonly [name: string]: string | string[] | undefined }
  readonly text: string
}

/**
 * One POST. Not by `fetch`: its connections hold a program that has nothing left to do until they are answered, and there is no way to
 * let go of them; frameworks also put their own caches and traces in its place.
 */
export function post(url: URL, headers: Record<string, string>, body: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? overHttps : overHttp
    const request = send(url, { method: 'POST', headers })
    const within = (ms: number, sentence: string) => setTimeout(() => request.destroy(new Error(sentence)), ms).unref()
    const connecting = within(CONNECT_MS, `no connection in ${CONNECT_MS / 1000} s`)
    const answering = within(ANSWER_MS, `no answer in ${ANSWER_MS / 1000} s`)
    const failed = (error: Error) => {
      clearTimeout(connecting)
      clearTimeout(answering)
      reject(error)
    }
    request.on('socket', (socket) => {
      socket.unref()
      if (socket.connecting) socket.once('connect', () => clearTimeout(connecting))
      else clearTimeout(connecting)
    })
    request.on('error', failed)
    request.on('response', (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        if (text.length < MAX_ANSWER) text += chunk
      })
      response.on('end', () => {
        clearTimeout(answering)
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text })
      })
      response.on('error', failed)
    })
    request.end(body)
  })
}
