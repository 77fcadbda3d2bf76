import { z } from 'zod'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { editsOf, readBaselineMapping, readBaselines } from '../../evidence/receive/sheets/baselines.ts'
import { guessBaselines } from '../../evidence/receive/sheets/guess-baselines.ts'
import { mappingToText } from '../../evidence/receive/sheets/mapping.ts'
import { beginningOf } from '../../evidence/receive/sheets/sheet.ts'
import { diffPlans } from '../../plan/diff.ts'
import { planDraft, saveDraft } from '../../plan/draft.ts'
import { editText } from '../../plan/edit-text.ts'
import { planErrorToText, readWritten } from '../../plan/read-plan.ts'
import { newestPlan } from '../../plan/versions.ts'
import { operators, route } from '../route.ts'

const baseline = z.object({
  line: z.int().describe('The line of the file on which its row begins.'),
  workflow: z.string(),
  case_type: z.string().describe('"all" stands for those that have none of their own.'),
  minutes: z.string().optional().describe('Minutes a person took for one case.'),
  low: z.string().optional(),
  high: z.string().optional(),
  error_rate: z.string().optional(),
  n: z.int().optional().describe('How many observations it rests on.'),
  method: z.enum(['measured', 'sampled', 'contracted', 'estimated']).optional(),
  source: z.string().optional(),
  from: z.string().optional(),
  confirmed_by: z.string().optional(),
})

export const planBaselineRoutes = [
  route({
    method: 'post',
    path: '/api/v1/plan/draft/baselines',
    who: operators,
    summary:
      'Put baselines (how it was before: minutes per case, error rate) from a CSV file into the draft of the plan, by a mapping of its columns (docs/sheets.md). Rows that cannot be read are refused with their line. Without a mapping one is guessed, and nothing is kept.',
    query: z.object({
      mapping: z.string().max(8000).optional().describe('YAML or JSON.'),
      workflow: z.string().max(200).optional().describe('For a guess: the workflow that no column names.'),
      dry_run: z.enum(['true', 'false']).optional().describe('Only say what would be put there.'),
    }),
    body: { types: ['text/csv'], maxBytes: 1024 * 1024 },
    answer: z.object({
      mapping: z
        .string()
        .describe('As it is written into a file; guessed by headers and first rows where none was given.'),
      is_guessed: z.boolean(),
      rows: z.int(),
      baselines: z.array(baseline),
      refused: z.int(),
      reasons: z.array(z.object({ position: z.int().describe('The line of the file.'), reason: z.string() })),
      revision: z.int().nullable().describe('Of the draft that holds them now; null where nothing was kept.'),
      changes: z
        .array(z.string())
        .nullable()
        .describe(
          'The difference to the newest version of the plan, in words; null where errors keep it from being told.',
        ),
      errors: z.array(z.string()).describe('What keeps the draft from being applied.'),
    }),
    async handle({ app, workspace, principal, sent }, { query }) {
      if (sent.length === 0) throw new AppError('invalid_input', 'The body is empty. Send a CSV file with a header.')
      const { db } = app.state
      const [draft, newest] = [await planDraft(db, workspace), await newestPlan(db, workspace)]
      const before = draft.source ?? newest?.source
      if (before === undefined)
        throw new AppError(
          'not_found',
          say`There is no plan yet. Begin one first: a baseline belongs to a workflow of it.`,
        )
      async function* chunks() {
        yield sent
      }
      const name = 'The sheet'
      const isGuessed = query.mapping === undefined
      let mapping = query.mapping ?? ''
      if (isGuessed) {
        const { columns, rows } = await beginningOf(chunks(), name)
        mapping = mappingToText(guessBaselines(columns, rows, query.workflow))
      }
      const { written } = readWritten(before)
      const { rows, baselines, refused } = await readBaselines(chunks(), name, readBaselineMapping(mapping), written)
      const source = editText(before, editsOf(baselines))
      if (source === undefined)
        throw new AppError(
          'invalid_plan',
          say`The file of the draft cannot be read, so single values of it cannot be changed. Mend the file first.`,
        )
      const isKept = !isGuessed && query.dry_run !== 'true' && baselines.length > 0
      const given = { source, revision: draft.revision, by: principal.id, now: app.clock.now() }
      const saved = isKept ? await saveDraft(app.state, workspace, given) : undefined
      const { read } = readWritten(source)
      return {
        mapping,
        is_guessed: isGuessed,
        rows,
        baselines: [...baselines],
        refused: refused.length,
        reasons: refused.slice(0, 20),
        revision: saved?.revision ?? null,
        changes: read.kind === 'ok' ? diffPlans(newest?.plan ?? null, read.plan) : null,
        errors: read.kind === 'ok' ? [] : read.errors.slice(0, 20).map((error) => planErrorToText('draft', error)),
      }
    },
  }),
]
