import { apiKey } from '@better-auth/api-key'
import { betterAuth } from 'better-auth'
import { magicLink } from 'better-auth/plugins'
import type { Clock } from '../../base/clock.ts'
import { AppError } from '../../base/errors.ts'
import { newId } from '../../base/ids.ts'
import { MICROS, toDate } from '../../base/time.ts'
import { deriveKey } from '../../store/keys.ts'
import { appendDecision } from '../../store/state/decision-log.ts'
import type { State } from '../../store/state/state.ts'
import type { Principal, Role } from '../principal.ts'
import { ceiling, workspacesOf } from './access.ts'
import { createWorkspace } from './workspace.ts'

export type Identity = {
  /** The addresses under /api/auth that people need: opening a link, signing out. */
  handler(request: Request): Promise<Response>
  principalOf(request: Request): Promise<Principal | null>
  /** At first start, when nobody is known yet: makes the owner and gives the one link to sign in; null ever after. */
  firstLink(): Promise<string | null>
  /** A new person of a workspace, or a known one, and a link for them to sign in. */
  invite(
    workspace: string,
    person: { email: string; name: string; role: Role },
    by: string,
  ): Promise<{ user: string; link: string }>
  createKey(given: {
    user: string
    workspace: string
    name: string
    roles: readonly Role[]
    days?: number | undefined
  }): Promise<{ id: string; key: string }>
  revokeKey(workspace: string, id: string): Promise<void>
}

/** Long enough to be opened at leisure, short enough not to lie around. */
const LINK_SECONDS = 24 * 3600
/** A verified key is believed this long, so that a client that sends line by line is not looked up each time. */
const KEY_REMEMBERED = 5 * MICROS.s
/** The only addresses of the library that are reachable: nothing that lets a stranger sign up. */
const reachable = new Set(['/api/auth/magic-link/verify', '/api/auth/sign-out', '/api/auth/get-session'])

export function createIdentity(given: { state: State; secret: string; url: string; clock: Clock }): Identity {
  const { state, clock } = given
  const sent = new Map<string, string>()
  const auth = betterAuth({
    database: { db: state.db, type: 'postgres', transaction: false },
    secret: deriveKey(given.secret, 'sessions').toString('base64url'),
    baseURL: given.url,
    trustedOrigins: [given.url],
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: true, window: 60, max: 60 },
    plugins: [
      // Our own limits apply to keys; the library's default of ten requests a day would stop any client.
      apiKey({ enableMetadata: true, rateLimit: { enabled: false }, defaultPrefix: 'ac_' }),
      magicLink({
        disableSignUp: true,
        expiresIn: LINK_SECONDS,
        storeToken: 'hashed',
        // A token is 32 random letters; the limit only keeps noise away, and a whole office shares one address.
        rateLimit: { window: 60, max: 60 },
        sendMagicLink: ({ email, url }) => {
          sent.set(email, url)
        },
      }),
    ],
  })
  const remembered = new Map<string, { until: number; found: { id: string; user: string; metadata: KeyMetadata } }>()

  async function linkFor(email: string): Promise<string> {
    await auth.api.signInMagicLink({ body: { email, callbackURL: '/' }, headers: new Headers() })
    const link = sent.get(email)
    sent.delete(email)
    if (!link) throw new Error('the library made no link')
    return link
  }

  async function addUser(email: string, name: string): Promise<string> {
    const known = await state.db
      .selectFrom('user')
      .select('id')
      .where('email', '=', email.toLowerCase())
      .executeTakeFirst()
    if (known) return known.id
    const { internalAdapter } = await auth.$context
    // Who opens the link proves the address, or was handed the link by somebody who may invite.
    return (
      await internalAdapter.createUser({ email: email.toLowerCase(), name, emailVerified: true }, {
        method: 'invitation',
      } as never)
    ).id
  }

  async function verifiedKey(key: string) {
    const known = remembered.get(key)
    if (known && known.until > clock.now()) return known.found
    const answer = await auth.api.verifyApiKey({ body: { key } })
    if (!answer.valid || !answer.key) return undefined
    const found = { id: answer.key.id, user: answer.key.referenceId, metadata: answer.key.metadata as KeyMetadata }
    if (remembered.size > 10_000) remembered.clear()
    remembered.set(key, { until: clock.now() + KEY_REMEMBERED, found })
    return found
  }

  return {
    async handler(request) {
      if (!reachable.has(new URL(request.url).pathname)) return new Response(null, { status: 404 })
      return await auth.handler(request)
    },
    async principalOf(request) {
      const key = keyIn(request.headers)
      if (key !== undefined) {
        const found = await verifiedKey(key)
        if (!found) return null
        // Never more than its owner may at this moment: their roles are read now, not when the key was made.
        const owners = await workspacesOf(state.db, found.user)
        const workspaces = ceiling(owners, found.metadata.workspace, found.metadata.roles)
        return {
          id: `key:${found.id}`,
          person: found.user,
          via: 'key',
          workspaces,
          defaultWorkspace: found.metadata.workspace,
        }
      }
      const session = await auth.api.getSession({ headers: request.headers })
      if (!session) return null
      const workspaces = await workspacesOf(state.db, session.user.id)
      const only = workspaces.length === 1 ? (workspaces[0]?.workspace ?? null) : null
      return {
        id: `user:${session.user.id}`,
        person: session.user.id,
        via: 'session',
        workspaces,
        defaultWorkspace: only,
      }
    },
    async firstLink() {
      const anybody = await state.db.selectFrom('user').select('id').limit(1).executeTakeFirst()
      if (anybody) return null
      const email = 'owner@aftercare.local'
      const user = await addUser(email, 'Owner')
      const workspaces = await state.db.selectFrom('workspace').select('id').execute()
      if (workspaces.length === 0) await createWorkspace(state, { name: 'default', owner: user, now: clock.now() })
      for (const { id } of workspaces)
        await createWorkspace(state, { id, name: 'default', owner: user, now: clock.now() })
      return await linkFor(email)
    },
    async invite(workspace, person, by) {
      const user = await addUser(person.email, person.name)
      await state.transaction(async (trx) => {
        await trx
          .insertInto('member')
          .values({
            id: newId(clock.now()),
            organizationId: workspace,
            userId: user,
            role: person.role,
            createdAt: toDate(clock.now()),
          })
          .onConflict((conflict) => conflict.columns(['organizationId', 'userId']).doUpdateSet({ role: person.role }))
          .execute()
        await appendDecision(
          trx,
          workspace,
          { principal: by, kind: 'person.role', body: { person: user, role: person.role } },
          clock.now(),
        )
      })
      return { user, link: await linkFor(person.email.toLowerCase()) }
    },
    async createKey({ user, workspace, name, roles, days }) {
      const made = await auth.api.createApiKey({
        body: { userId: user, name, metadata: { workspace, roles }, ...(days ? { expiresIn: days * 86_400 } : {}) },
      })
      return { id: made.id, key: made.key }
    },
    async revokeKey(workspace, id) {
      const row = await state.db.selectFrom('apikey').select('metadata').where('id', '=', id).executeTakeFirst()
      const metadata = row?.metadata ? (JSON.parse(row.metadata) as KeyMetadata | string) : undefined
      const of = typeof metadata === 'string' ? (JSON.parse(metadata) as KeyMetadata) : metadata
      if (of?.workspace !== workspace)
        throw new AppError('not_found', `There is no key "${id}" in this workspace. List them with "aftercare keys".`)
      await state.db.deleteFrom('apikey').where('id', '=', id).execute()
      for (const [key, { found }] of remembered) if (found.id === id) remembered.delete(key)
    },
  }
}

type KeyMetadata = { workspace: string; roles: readonly Role[] }

/** A key as clients send it: Bearer, Basic (the password), or x-api-key. */
function keyIn(headers: Headers): string | undefined {
  const own = headers.get('x-api-key')
  if (own) return own
  const [scheme, value] = headers.get('authorization')?.split(' ') ?? []
  if (!scheme || !value) return undefined
  if (scheme.toLowerCase() === 'bearer') return value
  if (scheme.toLowerCase() === 'basic') return Buffer.from(value, 'base64').toString().split(':').slice(1).join(':')
  return undefined
}
