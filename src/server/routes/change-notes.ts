import { z } from 'zod'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { writeNote } from '../../decisions/notes/keep.ts'
import { listNotes, noteAuthors } from '../../decisions/notes/list.ts'
import { alterations, type ChangeNote, noteSources } from '../../decisions/notes/note.ts'
import { missingNote, watchChanged } from '../../decisions/notes/watch.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { getFinding } from '../../findings/finding.ts'
import { localityOf, planVersions } from '../../plan/versions.ts'
import type { Principal } from '../principal.ts'
import { type Context, readers, route, signers } from '../route.ts'
import { readMoment, requireWorkflow } from './runs.ts'

export const changeNote = z.object({
  id: z.string(),
  workflow: z.string(),
  what: z.enum(alterations),
  name: z.string().nullable().describe('Which of them, such as the name of the prompt.'),
  at: z.string().describe('From which moment it was so.'),
  before: z.string().nullable(),
  after: z.string().nullable(),
  description: z.string().nullable().describe('What was altered, in words.'),
  why: z.string().nullable().describe('Null where the plan does not say.'),
  link: z.string().nullable().describe('An address, a commit, a version of n8n.'),
  source: z
    .enum(noteSources)
    .describe('How it is known: written by a person, told by a deployment with an API key, or said by the plan.'),
  by: z.string().describe('Who said so: a name where it is known.'),
  written_at: z.string(),
  finding: z.string().nullable().describe('The finding it answers, where it answers one.'),
  plan_version: z.int().nullable().describe('Of what the plan says: the version that says it first.'),
})

const short = z.string().trim().max(200)
const words = z.string().trim().max(2000)

export const changeNoteRoutes = [
  route({
    method: 'get',
    path: '/api/v1/change-notes',
    who: readers,
    summary:
      'What was altered, by whomever: notes that were written, and what the versions of the plan say; the newest first.',
    query: z.object({
      workflow: z.string().optional(),
      what: z.enum(alterations).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().optional(),
    }),
    answer: z.object({ items: z.array(changeNote), next: z.string().nullable() }),
    async handle(context, { query }) {
      const { app, workspace, asOf } = context
      const { limit, cursor, ...filter } = query
      if (filter.workflow !== undefined) await requireWorkflow(context, filter.workflow)
      const { db } = app.state
      const versions = await planVersions(db, workspace)
      const { items, next } = await listNotes(db, workspace, versions, filter, { cursor, limit, until: asOf })
      const authors = await noteAuthors(db, workspace, items)
      return { items: items.map((one) => inTimes(one, authors)), next }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/change-notes',
    // A key that only sends tells what its own automation did: evidence, and that something of it was altered. It takes nothing
    // away by it but the question who wrote that down, and it stands there as told by that key.
    who: [...signers, 'sender'],
    summary:
      'Write down that something about a live automation was altered: what, of which workflow, from when, and why. Entered in the decision log. For people, and for deployments with an API key.',
    body: z.object({
      workflow: z.string().min(1),
      what: z.enum(alterations),
      why: words.min(1, { error: 'is empty: say why it was altered' }),
      name: short.optional().describe('Which of them, such as the name of the prompt.'),
      at: z.string().optional().describe('From which moment it is so: a time or a day; now where it is left out.'),
      before: short.optional(),
      after: short.optional().describe('As the evidence names it: the version of the prompt, the model, the release.'),
      description: words.optional().describe('What was altered, in words.'),
      link: z.string().trim().max(500).optional().describe('An address, a commit, a version of n8n.'),
    }),
    answer: changeNote,
    async handle(context, { body }) {
      const { app, workspace, principal, asOf } = context
      refuseOthersWorkflow(principal, body.workflow)
      await requireWorkflow(context, body.workflow)
      const { db } = app.state
      const now = app.clock.now()
      const { zone } = await localityOf(db, workspace, now)
      const { workflow, what, why } = body
      const note = await writeNote(app.state, workspace, {
        workflow,
        what,
        why,
        name: body.name || null,
        at: readMoment('at', body.at, zone) ?? Math.min(asOf, now),
        before: body.before || null,
        after: body.after || null,
        description: body.description || null,
        link: body.link || null,
        source: principal.via === 'key' ? 'deployment' : 'person',
        by: principal.id,
        now,
      })
      await lookAgain(context)
      return inTimes(note, await noteAuthors(db, workspace, [note]))
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/findings/{id}/change-note',
    who: signers,
    summary:
      'Write the note that a finding misses which says that something changed and nobody wrote it down: what was altered, and why. The finding is over with it.',
    params: z.object({ id: z.string() }),
    body: z.object({
      description: words.min(1, { error: 'is empty: say what was altered' }),
      why: words.min(1, { error: 'is empty: say why it was altered' }),
      link: z.string().trim().max(500).optional().describe('An address, a commit, a version of n8n.'),
    }),
    answer: changeNote,
    async handle(context, { params, body }) {
      const { app, workspace, principal } = context
      const { db } = app.state
      const found = await getFinding(db, workspace, params.id)
      const missing = missingNote(found)
      if (!missing)
        throw new AppError(
          'conflict',
          say`Finding ${params.id} is not about a change that nobody wrote down. Write a note with "aftercare change-notes add".`,
        )
      if (found.ended === 'over')
        throw new AppError('conflict', say`Finding ${params.id} is over already: there is nothing left to write down.`)
      const note = await writeNote(app.state, workspace, {
        ...missing,
        ...{ description: body.description, why: body.why, link: body.link || null, finding: params.id },
        source: principal.via === 'key' ? 'deployment' : 'person',
        by: principal.id,
        now: app.clock.now(),
      })
      await lookAgain(context)
      return inTimes(note, await noteAuthors(db, workspace, [note]))
    },
  }),
]

/** What is written down now is asked for no more, and nobody waits for the next hour to see it. */
async function lookAgain({ app, workspace }: Context): Promise<void> {
  await app.state.exclusively(`hold ${workspace}`, () => watchChanged(app, workspace, app.moments()))
}

/** What a key that is made for one workflow tells is of that one. */
function refuseOthersWorkflow({ workflow }: Principal, named: string): void {
  if (workflow !== undefined && workflow !== named)
    throw new AppError(
      'not_allowed',
      say`This key is for the workflow "${workflow}" alone; "${named}" is another. Use a key that is for it, or for all.`,
    )
}

export const inTimes = (one: ChangeNote, authors: ReadonlyMap<string, string>) => ({
  ...one,
  at: shortTime(one.at),
  written_at: shortTime(one.written_at),
  by: authors.get(one.by) ?? one.by,
})
