import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { createLog } from '../../src/base/log.ts'
import { openServing, type Serving } from '../engines/serving.ts'
import { clients } from './clients.ts'
import { compare, type Told } from './compare.ts'
import { readThrough } from './read-through.ts'
import { type Recorded, startPlayer } from './recorder.ts'
import type { Served } from './stub-model.ts'

/** What `npm run test:clients -- --record` kept of the real clients, told again: every run arrives, and equals what the model served. */
const recorded = fileURLToPath(new URL('./recorded/', import.meta.url))

describe('real clients, as they were recorded', () => {
  let serving: Serving
  before(async () => {
    serving = await openServing(createLog('silent'), { AFTERCARE_CONNECTOR_RATE: '1000' })
  })
  after(() => serving.close())

  for (const client of clients)
    for (const isReadFirst of client.isSentToo ? [false, true] : [false])
      test(`${client.name}: what the model served is what the record tells${isReadFirst ? ', read before it is sent' : ''}`, async () => {
        const file = join(recorded, `${client.name}.json`)
        assert.ok(existsSync(file), 'it was never recorded')
        const kept = JSON.parse(readFileSync(file, 'utf8')) as { served: Served[]; told: Told; requests: Recorded[] }
        const { workspace, key } = await serving.workspaceWithKey(`${client.name} ${isReadFirst}`)
        // What was answered to a connector is answered again, and what was sent is sent.
        const answered = kept.requests.filter(({ answer }) => answer !== undefined)
        const ways = [
          () =>
            send(
              kept.requests.filter(({ answer }) => answer === undefined),
              key,
            ),
          async () => {
            if (!client.isRead) return
            const player = await startPlayer(answered)
            await readThrough(serving, workspace, { url: player.url, key: 'of-the-recording' }).finally(player.close)
          },
        ]
        const [first, second] = isReadFirst ? ways.toReversed() : ways
        await first?.()
        const before = client.isSentToo ? await serving.settled(workspace) : []
        assert.ok(!client.isSentToo || before.length > 0, 'either way alone tells runs')
        await second?.()
        const { wrong } = await compare(serving, workspace, client, kept)
        assert.deepEqual(wrong, [])
        // What is told of an execution in the other way belongs to the run that there is.
        const runs = new Set((await serving.settled(workspace)).map(({ run }) => run))
        for (const { run } of before) assert.ok(runs.has(run), run)
      })

  async function send(requests: readonly Recorded[], key: string): Promise<void> {
    for (const { method, path, headers, body } of requests) {
      const bytes = Buffer.from(body, 'base64')
      const answer = await fetch(`${serving.server.url}${path}`, {
        method,
        headers: { ...headers, 'x-api-key': key },
        ...(bytes.length === 0 ? {} : { body: bytes }),
      })
      assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${await answer.text()}`)
    }
  }
})
