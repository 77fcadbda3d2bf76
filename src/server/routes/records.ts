import { z } from 'zod'
import { readSecrets } from '../../evidence/receive/records/asking.ts'
import { readRecordsUrl } from '../../evidence/receive/records/page.ts'
import { previewRecords } from '../../evidence/receive/records/preview.ts'
import { operators, route } from '../route.ts'
import { preview } from './sheets.ts'

export const recordsRoutes = [
  route({
    method: 'post',
    path: '/api/v1/records/preview',
    who: operators,
    summary:
      'See what an API that lists records says, by how it is asked and a mapping of its fields, or guess both: its first page as lines of the record, and which records could not be read. Nothing is kept.',
    body: z.object({
      url: z.string().min(1).max(2000),
      key: z
        .string()
        .max(5000)
        .optional()
        .describe('The whole value of "Authorization", or lines such as "X-Api-Key: abc".'),
      poll: z.string().max(20_000).optional().describe('How it is asked (docs/records.md).'),
      mapping: z.string().max(100_000).optional().describe('What its fields are (docs/sheets.md).'),
      workflow: z.string().max(200).optional().describe('For a guess: the workflow that no field names.'),
    }),
    answer: preview.omit({ written: true, columns: true, fields: true }).extend({
      poll: z.string().describe('As it is written into a file; guessed by the first answer where none was given.'),
    }),
    async handle({ ending }, { body }) {
      const { key = '', poll, mapping, workflow } = body
      const url = readRecordsUrl(body.url)
      const { first, reasons, ...seen } = await previewRecords({
        ...{ url, secrets: readSecrets(key), poll, mapping, workflow, signal: ending },
      })
      return {
        ...seen,
        first: first.map(({ line, lines }) => ({ line, lines: lines.map((one) => ({ ...one })) })),
        reasons: [...reasons],
      }
    },
  }),
]
