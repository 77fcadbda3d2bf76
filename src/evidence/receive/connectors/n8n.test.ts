import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { inLanguage } from '../../../base/say.ts'
import { openN8n, readN8nUrl } from './n8n.ts'
import { asKey } from './workflows.ts'

const addresses: [given: string, read: string][] = [
  ['https://n8n.example.com', 'https://n8n.example.com'],
  [' https://n8n.example.com/ ', 'https://n8n.example.com'],
  ['https://n8n.example.com/home/workflows?page=2#x', 'https://n8n.example.com'],
  ['http://127.0.0.1:5678/workflow/abc/executions/12', 'http://127.0.0.1:5678'],
  ['https://flows.example.com/n8n/api/v1', 'https://flows.example.com/n8n'],
  ['https://flows.example.com/n8n/', 'https://flows.example.com/n8n'],
]

test('an address is read from what people paste', () => {
  for (const [given, read] of addresses) assert.equal(readN8nUrl(given), read, given)
  for (const given of ['n8n.example.com', 'ftp://n8n.example.com', ''])
    assert.throws(() => readN8nUrl(given), /is no address of an n8n\. Write it like/)
  assert.throws(
    () => readN8nUrl('https://ana:secret@n8n.example.com'),
    (error: Error) => {
      assert.match(error.message, /holds a user or a password/)
      return !error.message.includes('secret')
    },
  )
})

const open = (url: string) => openN8n({ url, key: 'k', perSecond: 1000 }).then((n8n) => n8n.listWorkflows())
const failsWith = async (url: string, says: RegExp) =>
  await assert.rejects(open(url), (error: Error & { said: string }) => {
    assert.match(inLanguage(error.said), says)
    return true
  })

test('where machines of a cloud tell their secrets nothing is asked, however the address is written', async () => {
  for (const host of ['169.254.169.254', '[fe80::1]', '[fd00:ec2::254]', '2852039166', '[::ffff:169.254.169.254]'])
    await failsWith(`http://${host}`, /leads to an address at which machines of a cloud/)
})

test('each way in which an address is wrong is one sentence', async () => {
  await failsWith('http://no-such-machine.invalid', /No machine named no-such-machine\.invalid is found/)
  await failsWith('http://127.0.0.1:9', /Nothing answers at http:\/\/127\.0\.0\.1:9/)
  const served: [answer: RequestListener, says: RegExp][] = [
    [(_, response) => response.end('<!doctype html>'), /answers, but not as n8n does/],
    [(_, response) => response.end('{"hello":"world"}'), /no public API of n8n/],
    [(_, response) => response.writeHead(404).end('{}'), /no public API of n8n/],
    [
      (_, response) => response.writeHead(301, { location: '/signin' }).end(),
      /leads on to another page, as a sign-in does/,
    ],
    [
      (request, response) => response.writeHead(308, { location: `https://${request.headers.host}/` }).end(),
      /leads on to https:\/\/127\.0\.0\.1:\d+\. Give that as the URL/,
    ],
    [(request) => request.socket.destroy(), /broke off \(ECONNRESET\)/],
  ]
  for (const [answer, says] of served) {
    const server = createServer(answer)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    await failsWith(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, says)
    server.closeAllConnections()
    server.close()
  }
})

test('the name of a workflow becomes one that a plan can have', () => {
  const names: [name: string, key: string][] = [
    ['Invoice triage', 'Invoice triage'],
    ['My workflow (copy) 2', 'My workflow copy 2'],
    ['  Rechnung → ERP!  ', 'Rechnung ERP'],
    ['Ops: error handler', 'Ops: error handler'],
    ['🚀🚀', 'workflow w1'],
    ['x'.repeat(300), 'x'.repeat(200)],
  ]
  for (const [name, key] of names) assert.equal(asKey(name, 'w1'), key)
})
