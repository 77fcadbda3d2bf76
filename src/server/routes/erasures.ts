import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { eraseAll, order, previewErasure } from '../../evidence/erasure/erase.ts'
import { type Erasure, getErasure, listErasures } from '../../evidence/erasure/erasure.ts'
import { erasedKinds } from '../../evidence/erasure/tombstones.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { entriesAt } from '../../store/state/decision-log.ts'
import { owners, route } from '../route.ts'

/** Whoever orders waits so long to hear that it is done; after that it goes on by itself. */
const ANSWER_WITHIN_MS = 20_000

const what = {
  of: z
    .enum(erasedKinds)
    .describe('A case with all its runs, a person (the "user" of runs) with all theirs, or one run.'),
  value: z.string().min(1).max(200).describe('Its id, as it was sent or as it is kept where that is masked.'),
}
const lines = z
  .record(z.string(), z.int())
  .describe(
    'How many lines of each kind; "run" counts the runs made of them, "refused" lines that were refused and are kept to be mended.',
  )
const erasure = z.object({
  id: z.string(),
  of: z.enum(erasedKinds),
  because: z.string(),
  by: z.string(),
  ordered_at: z.string(),
  ordered_seq: z.int().describe('The entry of the decision log by which it was ordered.'),
  runs: z.int().nullable().describe('Null until they are counted.'),
  lines: lines.nullable(),
  done_at: z.string().nullable().describe('Since when no file holds any of it; null while it is under way.'),
  done_seq: z.int().nullable(),
})

export const erasureRoutes = [
  route({
    method: 'post',
    path: '/api/v1/erasures/preview',
    who: owners,
    summary: 'What would be erased with a case, a person or a run. Nothing is changed.',
    body: z.object(what),
    answer: z.object({
      of: z.enum(erasedKinds),
      value: z.string().describe('As it is kept.'),
      runs: z.int(),
      lines,
      workflows: z.array(z.object({ workflow: z.string(), runs: z.int() })),
      mentioned_in: z
        .array(z.string())
        .describe('Other runs whose texts hold the value, a hundred at most. They would stay.'),
    }),
    async handle({ app, workspace }, { body }) {
      await app.settle(workspace)
      const found = await previewErasure(app.erasing, workspace, { kind: body.of, value: body.value })
      return {
        ...found,
        lines: { ...found.lines },
        workflows: [...found.workflows],
        mentioned_in: found.mentioned_in.slice(0, 100),
      }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/erasures',
    who: owners,
    summary:
      'Erase a case, a person or a run from the evidence, for good: nobody can bring it back. What comes later for it is refused. Answers when it is done, or that it is under way.',
    body: z.object({
      ...what,
      because: z
        .string()
        .trim()
        .min(1, { error: 'is empty: say why it is erased' })
        .max(1000)
        .describe('Why. It is kept: do not name the person in it.'),
    }),
    answer: erasure,
    async handle({ app, workspace, principal }, { body }) {
      await app.settle(workspace)
      const given = { kind: body.of, value: body.value, because: body.because, by: principal.id }
      const id = await order(app.erasing, workspace, given)
      const done = eraseAll(app.erasing, workspace)
      // Where a folder is opened for this alone, nobody carries it on.
      if (principal.via === 'local') await done
      else {
        done.catch((error: unknown) =>
          app.log.error({ error, erasure: id }, 'an erasure was cut off, and is tried again'),
        )
        await Promise.race([done, sleep(ANSWER_WITHIN_MS, undefined, { ref: false })])
      }
      return inTimes(await getErasure(app.state.db, workspace, id))
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/erasures',
    who: owners,
    summary: 'What was erased, the newest first: what kind, why, by whom and how much. Never what it was.',
    answer: z.object({ items: z.array(erasure), next: z.null() }),
    async handle({ app, workspace }) {
      return { items: (await listErasures(app.state.db, workspace)).map(inTimes), next: null }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/erasures/{id}',
    who: owners,
    summary: 'One erasure, with the entries of the decision log that prove it.',
    params: z.object({ id: z.string() }),
    answer: erasure.extend({
      proof: z
        .object({ ordered: z.string(), done: z.string().nullable() })
        .describe('The hashes of both entries. They are in the chain of the log, which "verify" computes again.'),
    }),
    async handle({ app, workspace }, { params: { id } }) {
      const one = await getErasure(app.state.db, workspace, id)
      const seqs = [one.ordered_seq, ...(one.done_seq === null ? [] : [one.done_seq])]
      const entries = await entriesAt(app.state.db, workspace, seqs)
      const hashOf = (seq: number | null) => (seq === null ? null : (entries.get(seq)?.hash ?? null))
      return { ...inTimes(one), proof: { ordered: hashOf(one.ordered_seq) ?? '', done: hashOf(one.done_seq) } }
    },
  }),
]

const inTimes = (one: Erasure) => ({
  ...one,
  ordered_at: shortTime(one.ordered_at),
  done_at: one.done_at === null ? null : shortTime(one.done_at),
  lines: one.lines === null ? null : { ...one.lines },
})
