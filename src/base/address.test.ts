import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { ClosedAddress, isClosed, openLookup } from './address.ts'

const cases: readonly [address: string, isClosed: boolean][] = [
  ['169.254.169.254', true],
  ['169.254.0.1', true],
  ['[fe80::1]', true],
  ['fe80::1%eth0', true],
  ['::ffff:169.254.169.254', true],
  ['::ffff:a9fe:a9fe', true],
  ['64:ff9b::a9fe:a9fe', true],
  ['fd00:ec2::254', true],
  ['fd20:ce::254', true],
  ['100.100.100.200', true],
  ['0.0.0.0', true],
  ['::', true],
  ['224.0.0.1', true],
  ['255.255.255.255', true],
  ['127.0.0.1', false],
  ['10.1.2.3', false],
  ['192.168.1.1', false],
  ['203.0.113.7', false],
  ['[2001:db8::1]', false],
  ['fd12:3456::1', false],
  ['crm.example.com', false],
]

test('what tells a machine its own credentials, and what is no place, is closed; other places are open', () => {
  for (const [address, closed] of cases) assert.equal(isClosed(address), closed, address)
})

test('a connection looks its name up through it', async () => {
  const server = createServer((_, response) => response.end('here')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const asked = request({ host: 'localhost', port, lookup: openLookup, family: 4 }).end()
  const [response] = await once(asked, 'response')
  assert.equal(response.statusCode, 200)
  response.resume()
  server.close()
})

test('a name that leads to a closed address is not connected to', async () => {
  // Every resolver takes this for the number it is.
  const asked = request({ host: '0xa9fea9fe', port: 80, lookup: openLookup }).end()
  const [error] = await once(asked, 'error').catch((thrown) => [thrown])
  // Where the machine has no resolver for it, it leads nowhere at all.
  assert.ok(error instanceof ClosedAddress || (error as { code: string }).code === 'ENOTFOUND', String(error))
})
