import assert from 'node:assert/strict'
import type { Serving } from '../engines/serving.ts'
import { type Recorded, startRecorder } from './recorder.ts'

/** Has a server read a platform by a connector, all that there is, and answers what the platform was asked and said. */
export async function readThrough(
  serving: Serving,
  workspace: string,
  { url, key }: { url: string; key: string },
): Promise<readonly Recorded[]> {
  const recorder = await startRecorder(url, key, true)
  try {
    const { connector } = await serving.asOwner<{ connector: { id: string } }>(
      `/api/v1/connectors?workspace=${workspace}`,
      { kind: 'n8n', url: recorder.url, key },
    )
    const path = `/api/v1/connectors/${connector.id}/read?workspace=${workspace}`
    type Read = { is_more: boolean; connector: { history_whole: boolean; problem: string | null } }
    for (let isMore = true; isMore; ) {
      const read = await serving.asOwner<Read>(path, {})
      assert.equal(read.connector.problem, null)
      isMore = read.is_more
      assert.ok(isMore || read.connector.history_whole, 'nothing is left to read, and history is not whole')
    }
    return recorder.requests
  } finally {
    recorder.close()
  }
}
