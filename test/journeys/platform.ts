import type { Aftercare } from '../../sdk/src/client.ts'
import { another, type PlayedN8n, playN8n, recorded } from '../engines/n8n.ts'

const KEY = 'n8n_api_pages_2d8e41'

/** A played n8n that a workspace reads, so that there is something on the pages about it; it runs one of the workflows of the plan, too. */
export async function readN8n(api: Aftercare, planned: string): Promise<PlayedN8n> {
  const n8n = await playN8n(2, KEY)
  for (const [id, name] of ['success-ai', 'error-http', 'success-customdata'].entries())
    n8n.executions.set(String(id + 1), another(recorded(name), id + 1))
  const [first] = n8n.workflows.values()
  if (first) n8n.workflows.set('airline', { ...first, id: 'airline', name: planned, active: true })
  const body = { kind: 'n8n' as const, url: n8n.url, key: KEY, name: 'n8n' }
  const { connector } = await api.post('/api/v1/connectors', { body })
  const params = { id: connector.id }
  await api.post('/api/v1/connectors/{id}/read', { params })
  const because = 'It only tells us of the others.'
  await api.post('/api/v1/connectors/{id}/workflows/{workflow}/leave-out', {
    params: { ...params, workflow: 'Ops: error handler' },
    body: { because },
  })
  return n8n
}
