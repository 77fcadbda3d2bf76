import { z } from 'zod'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { credentialsNamed } from '../../plan/credentials-named.ts'
import { key } from '../../plan/fields.ts'
import { planAt } from '../../plan/versions.ts'
import { listCredentials, removeCredential, setCredential } from '../../store/state/credentials.ts'
import { operators, route } from '../route.ts'

const params = z.object({ name: key })
const used = z.array(z.string()).describe('The parts of the plan in force that name it.')

export const credentialRoutes = [
  route({
    method: 'get',
    path: '/api/v1/credentials',
    who: operators,
    summary:
      'What is kept to read other systems with: names, by whom they were set and what names them; never their values.',
    answer: z.object({
      items: z.array(z.object({ name: z.string(), set_at: z.string(), by: z.string(), used_by: used })),
      missing: z
        .array(z.object({ name: z.string(), used_by: used }))
        .describe('Those that the plan in force names and nobody has set.'),
      next: z.null(),
    }),
    async handle({ app, workspace, asOf }) {
      const [kept, version] = await Promise.all([
        listCredentials(app.state.db, workspace),
        planAt(app.state.db, workspace, asOf),
      ])
      const named = version ? credentialsNamed(version.plan) : new Map<string, string[]>()
      const known = new Set(kept.map(({ name }) => name))
      return {
        items: kept.map((one) => ({ ...one, set_at: shortTime(one.set_at), used_by: named.get(one.name) ?? [] })),
        missing: [...named].flatMap(([name, used_by]) => (known.has(name) ? [] : [{ name, used_by }])),
        next: null,
      }
    },
  }),
  route({
    method: 'put',
    path: '/api/v1/credentials/{name}',
    who: operators,
    summary:
      'Keep a credential of another system under a name, in the place of an earlier one. It is sealed, and never answered.',
    params,
    body: z.object({
      value: z
        .string()
        .min(1)
        .max(8192)
        .describe('As the system wants it: a whole header value such as "Bearer abc", or the URL of a database.'),
    }),
    answer: z.object({ name: z.string() }),
    async handle({ app, workspace, principal }, { params: { name }, body: { value } }) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
      if (/[\u0000-\u001f\u007f]/.test(value))
        throw new AppError(
          'invalid_input',
          say`The credential holds line ends or other signs that none has. Give it in one line.`,
        )
      const parts = { state: app.state, secret: app.folder.secret }
      await setCredential(parts, workspace, { name, value, by: principal.id, now: app.clock.now() })
      return { name }
    },
  }),
  route({
    method: 'delete',
    path: '/api/v1/credentials/{name}',
    who: operators,
    summary: 'Forget a credential, at once.',
    params: z.object({ name: z.string() }),
    answer: z.object({ removed: z.literal(true) }),
    async handle({ app, workspace, principal }, { params: { name } }) {
      await removeCredential(app.state, workspace, { name, by: principal.id, now: app.clock.now() })
      return { removed: true as const }
    },
  }),
]
