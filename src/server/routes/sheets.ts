import { z } from 'zod'
import { AppError } from '../../base/errors.ts'
import { checkLine, type Refusal } from '../../evidence/receive/read-line.ts'
import { fetchSheet, readSheetUrl } from '../../evidence/receive/sheets/fetch-sheet.ts'
import { fieldsByType, type SheetType, sheetTypes } from '../../evidence/receive/sheets/fields.ts'
import { readMapping } from '../../evidence/receive/sheets/mapping.ts'
import { previewSheet } from '../../evidence/receive/sheets/preview.ts'
import { readSheet } from '../../evidence/receive/sheets/sheet.ts'
import { type Context, operators, route } from '../route.ts'
import { keeping } from './refused.ts'

const MAX_BYTES = 32 * 1024 * 1024
/** Lines sent through the pipe at once. */
const LINES = 5000

const refusal = z.object({
  position: z.int().describe('The line of the file on which the row begins.'),
  reason: z.string(),
})
export const preview = z.object({
  mapping: z.string().describe('As it is written into a file; guessed by headers and first rows where none was given.'),
  is_guessed: z.boolean(),
  written: z
    .object({
      sheet: z.literal(1),
      delimiter: z.string().optional(),
      decimal: z.string().optional(),
      dates: z.array(z.string()).optional(),
      zone: z.string().optional(),
      id: z.array(z.string()).optional(),
      lines: z.array(
        z.object({
          type: z.enum(sheetTypes),
          columns: z.record(
            z.string(),
            z.union([
              z.string(),
              z.looseObject({ column: z.string() }).describe('With "values", "unit" or "as" (docs/sheets.md).'),
            ]),
          ),
          set: z.record(z.string(), z.string()).optional(),
          corrections: z.unknown().optional(),
          when: z.string().optional(),
        }),
      ),
    })
    .describe('The mapping with its parts, as JSON: changed, it is given as the mapping again.'),
  columns: z
    .array(z.object({ name: z.string(), examples: z.array(z.string()) }))
    .describe('The columns of the sheet, with what stands in them in the first rows.'),
  fields: z.record(z.enum(sheetTypes), z.array(z.string())).describe('What columns can become, by the type of line.'),
  rows: z.int(),
  lines: z.int().describe('Lines of the record that the rows are made into.'),
  first: z.array(z.object({ line: z.int(), lines: z.array(z.record(z.string(), z.unknown())) })),
  refused: z.int(),
  reasons: z.array(refusal).describe('Of the first rows that would be refused.'),
})

export const sheetRoutes = [
  route({
    method: 'post',
    path: '/api/v1/sheets/preview',
    who: operators,
    summary:
      'See what a published sheet says by a mapping of its columns, or guess one: its first rows as lines of the record, and which rows could not be read. Nothing is kept.',
    body: z.object({
      url: z.string().min(1).max(2000),
      key: z
        .string()
        .max(5000)
        .optional()
        .describe('The whole value of "Authorization", where the sheet is not public.'),
      mapping: z.string().max(100_000).optional(),
      workflow: z.string().max(200).optional().describe('For a guess: the workflow that no column names.'),
    }),
    answer: preview,
    async handle({ ending }, { body }) {
      const { key = '', mapping, workflow } = body
      const url = readSheetUrl(body.url)
      const fetched = await fetchSheet({ url, key: key.trim(), etag: null, signal: ending })
      return shown(
        await previewSheet(once(fetched?.bytes ?? Buffer.alloc(0)), new URL(url).host, { mapping, workflow }),
      )
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/evidence/sheet',
    who: operators,
    summary:
      'Send a CSV file by a mapping of its columns to lines of the record (docs/sheets.md). Rows that cannot be read are refused with their line; a row sent again replaces the earlier one. Without a mapping one is guessed, and nothing is kept.',
    query: z.object({
      mapping: z.string().max(8000).optional().describe('YAML or JSON.'),
      workflow: z.string().max(200).optional().describe('For a guess: the workflow that no column names.'),
      dry_run: z.enum(['true', 'false']).optional().describe('Only say what would be kept and what refused.'),
    }),
    body: { types: ['text/csv'], maxBytes: MAX_BYTES },
    answer: preview.extend({ accepted: z.int().describe('Lines that were kept.') }),
    async handle(context, { query }) {
      const { mapping, workflow, dry_run } = query
      const { sent } = context
      if (sent.length === 0) throw new AppError('invalid_input', 'The body is empty. Send a CSV file with a header.')
      const seen = await previewSheet(once(sent), 'The sheet', { mapping, workflow })
      if (mapping === undefined || dry_run === 'true') return { ...shown(seen), accepted: 0 }
      return { ...shown(seen), ...(await keep(context, mapping)) }
    },
  }),
]

const once = (bytes: Buffer) =>
  async function* () {
    yield bytes
  }

const fieldsOf = (type: SheetType) => Object.keys(fieldsByType[type])
const fields = {
  run: fieldsOf('run'),
  step: fieldsOf('step'),
  verdict: fieldsOf('verdict'),
  eligible: fieldsOf('eligible'),
  spend: fieldsOf('spend'),
  incident: fieldsOf('incident'),
}

const shown = ({ first, reasons, columns, written, ...seen }: Awaited<ReturnType<typeof previewSheet>>) => ({
  ...seen,
  fields,
  columns: columns.map(({ name, examples }) => ({ name, examples: [...examples] })),
  written: written as z.input<typeof preview>['written'],
  first: first.map(({ line, lines }) => ({ line, lines: lines.map((one) => ({ ...one })) })),
  reasons: [...reasons],
})

async function keep(context: Context, mapping: string) {
  const { app, pipe, workspace, sent, meters } = context
  const masker = await app.masker(workspace)
  let [accepted, refused] = [0, 0]
  const reasons: Refusal[] = []
  let lines: { line: number; text: object }[] = []
  const send = async () => {
    const received = await pipe.receiveLines(
      workspace,
      masker,
      lines.map(({ text }) => checkLine(text)),
    )
    meters.count(workspace, 'record', received)
    const kept = received.refused.map(({ position, reason }) => ({ reason, line: lines[position - 1]?.text ?? {} }))
    await keeping(context, 'csv', kept)
    accepted += received.accepted
    for (const { position, reason } of received.refused)
      reasons.push({ position: lines[position - 1]?.line ?? 0, reason })
    lines = []
  }
  for await (const { row, made } of readSheet(once(sent)(), 'The sheet', readMapping(mapping))) {
    if (made.kind === 'refused') {
      refused++
      if (reasons.length < 20) reasons.push({ position: row.line, reason: masker.text(made.reason) })
    } else lines.push(...made.lines.map((text) => ({ line: row.line, text })))
    if (lines.length >= LINES) await send()
  }
  await send()
  return { accepted, refused, reasons: reasons.slice(0, 20) }
}
