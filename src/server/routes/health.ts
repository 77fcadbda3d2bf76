import { z } from 'zod'
import { readers, route } from '../route.ts'

export const healthRoutes = [
  route({
    method: 'get',
    path: '/metrics',
    who: readers,
    summary: 'What the server counts of its own work, for Prometheus; of lines those of the workspace of the key.',
    answer: z.string().describe('In the text format of Prometheus.'),
    async handle({ meters, workspace }) {
      return new Response(await meters.text(workspace), {
        headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
      })
    },
  }),
]
