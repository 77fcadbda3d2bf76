import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { AftercareError, createAftercare } from './client.ts'

/** A server that closes every connection the first time something is asked on it, and answers the next. */
let server: Server
let url: string
let asked: string[] = []
before(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method}`)
    if (asked.length % 2 === 1) request.socket.destroy()
    else response.writeHead(200, { 'content-type': 'application/json' }).end('{"items":[],"next":null}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
after(() => server.close())

test('a question is asked once more where the connection was closed under it, an act is not', async () => {
  const client = createAftercare({ url })
  assert.deepEqual(await client.get('/api/v1/people'), { items: [], next: null })
  assert.deepEqual(asked, ['GET', 'GET'])
  asked = []
  await assert.rejects(
    client.post('/api/v1/evidence', { body: '{}' }),
    (error) => error instanceof AftercareError && error.code === 'unreachable' && /does not answer/.test(error.message),
  )
  assert.deepEqual(asked, ['POST'])
})
