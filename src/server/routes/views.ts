import { z } from 'zod'
import { AppError } from '../../base/errors.ts'
import { newId } from '../../base/ids.ts'
import { say } from '../../base/say.ts'
import { toDate } from '../../base/time.ts'
import type { Principal } from '../principal.ts'
import { readers, route } from '../route.ts'

/** Pages that can be narrowed. */
const pages = ['overview', 'runs', 'findings'] as const
const MOST = 100

const search = z.record(z.string().max(50), z.string().max(500)).refine((given) => Object.keys(given).length <= 30, {
  error: 'holds more than 30 filters',
})
const view = z.object({ id: z.string(), page: z.enum(pages), name: z.string(), search })

/** A view belongs to a person; a key and the terminal have no pages to come back to. */
function personOf({ person, via }: Principal): string {
  if (via !== 'session' || person === null)
    throw new AppError('not_allowed', say`Views are saved by people at the desk. Sign in with a link.`)
  return person
}

export const viewRoutes = [
  route({
    method: 'get',
    path: '/api/v1/views',
    who: readers,
    summary: 'The filters one saved under a name in this workspace, by name. Nobody else sees them.',
    answer: z.object({ items: z.array(view), next: z.null() }),
    async handle({ app, workspace, principal }) {
      const rows = await app.state.db
        .selectFrom('saved_view')
        .select(['id', 'page', 'name', 'search'])
        .where('workspace_id', '=', workspace)
        .where('person', '=', personOf(principal))
        .orderBy('name')
        .execute()
      return { items: rows.map((row) => view.parse(row)), next: null }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/views',
    who: readers,
    summary: 'Save the filters of a page under a name; the same name again replaces them.',
    body: z.object({ page: z.enum(pages), name: z.string().trim().min(1).max(60), search }),
    answer: view,
    async handle({ app, workspace, principal }, { body }) {
      const person = personOf(principal)
      const now = app.clock.now()
      const id = await app.state.transaction(async (trx) => {
        const mine = trx.selectFrom('saved_view').where('workspace_id', '=', workspace).where('person', '=', person)
        const known = await mine
          .select('id')
          .where('page', '=', body.page)
          .where('name', '=', body.name)
          .executeTakeFirst()
        const { count } = await mine.select((eb) => eb.fn.countAll().as('count')).executeTakeFirstOrThrow()
        if (!known && Number(count) >= MOST)
          throw new AppError('conflict', say`You have ${MOST} saved views here, which is the most. Remove one first.`)
        const saved = await trx
          .insertInto('saved_view')
          .values({
            workspace_id: workspace,
            id: newId(now),
            person,
            page: body.page,
            name: body.name,
            search: JSON.stringify(body.search),
            saved_at: toDate(now),
          })
          .onConflict((conflict) =>
            conflict
              .columns(['workspace_id', 'person', 'page', 'name'])
              .doUpdateSet({ search: JSON.stringify(body.search), saved_at: toDate(now) }),
          )
          .returning('id')
          .executeTakeFirstOrThrow()
        return saved.id
      })
      return { id, ...body }
    },
  }),
  route({
    method: 'delete',
    path: '/api/v1/views/{id}',
    who: readers,
    summary: 'Remove a saved view of one’s own.',
    params: z.object({ id: z.string() }),
    answer: z.object({ removed: z.literal(true) }),
    async handle({ app, workspace, principal }, { params }) {
      const removed = await app.state.db
        .deleteFrom('saved_view')
        .where('workspace_id', '=', workspace)
        .where('person', '=', personOf(principal))
        .where('id', '=', params.id)
        .executeTakeFirst()
      if (removed.numDeletedRows === 0n)
        throw new AppError(
          'not_found',
          say`You have no saved view "${params.id}" here. List yours with GET /api/v1/views.`,
        )
      return { removed: true as const }
    },
  }),
]
