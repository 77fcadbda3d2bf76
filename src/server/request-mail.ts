import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { App } from '../app.ts'
import { AppError } from '../base/errors.ts'
import { say } from '../base/say.ts'
import { INBOX, workspaceOfInbox } from '../decisions/requests/mail/inbox.ts'
import { proofOf, type Resolver, untold } from '../decisions/requests/mail/proven.ts'
import { readMail } from '../decisions/requests/mail/read.ts'
import { type SenderOf, takeMail } from '../decisions/requests/mail/take.ts'
import { workspacesOf } from './identity/access.ts'
import { createLimiter, limits } from './identity/limit.ts'
import type { Bindings } from './principal.ts'
import { tooLarge } from './sent.ts'

/** Most mail servers take no larger mail; what is attached is not kept. */
const MOST = 25 * 1024 * 1024

/** In which field a service posts the mail as it came: SendGrid, Mailgun, Postmark, and others that let one choose. */
const fields = ['email', 'body-mime', 'RawEmail', 'raw', 'message'] as const

/**
 * Where a service that receives mail posts what comes for a workspace. The mail as it came is needed, with its headers: whether its sender
 * is proven is looked at here, and nothing that a service says of it is believed.
 */
export function requestMail(app: App, resolver: Resolver): Hono<{ Bindings: Bindings }> {
  const served = new Hono<{ Bindings: Bindings }>()
  const limiter = createLimiter(app.clock)
  const bound = bodyLimit({ maxSize: MOST, onError: refuseLonger })
  served.post(`${INBOX}/:token`, bound, async (c) => {
    const workspace = await workspaceOfInbox(app.state.db, c.req.param('token'))
    if (workspace === undefined) {
      limiter.take(limits.wrongInboxes, c.env?.address)
      throw new AppError(
        'not_found',
        say`No workspace takes mail under this address. It was cut off, or another one was made.`,
      )
    }
    limiter.take(limits.mails, workspace)
    const raw = rawIn(Buffer.from(await c.req.arrayBuffer()), c.req.header('content-type') ?? '')
    const now = app.clock.now()
    const mail = await readMail(await raw)
    const proof =
      mail.automatic === null
        ? await proofOf(await raw, mail, { resolver, nowMs: Math.floor(now / 1000) }).catch(() => untold)
        : untold
    const { text: mask } = await app.masker(workspace)
    const taken = await takeMail(app.state, workspace, { mail, proof, mask, senderOf, now })
    return c.json({ taken })
  })
  return served
}

function refuseLonger(): never {
  throw tooLarge(MOST)
}

/** By their address, as they sign in; with the rights that they have now. */
const senderOf: SenderOf = async (db, workspace, address) => {
  const user = await db.selectFrom('user').select('id').where('email', '=', address).executeTakeFirst()
  if (!user) return null
  const here = (await workspacesOf(db, user.id)).find((one) => one.workspace === workspace)
  return here ? { by: `user:${user.id}`, user: user.id, roles: here.roles, through: here.through } : null
}

/** The mail itself, by what was posted: as it is, in a form, or in JSON. */
async function rawIn(body: Buffer, type: string): Promise<Buffer> {
  const kind = type.split(';')[0]?.trim().toLowerCase() ?? ''
  if (kind === 'message/rfc822' || kind === 'text/plain' || kind === 'application/octet-stream' || kind === '')
    return required(body)
  if (kind === 'application/json') {
    let sent: unknown
    try {
      sent = JSON.parse(body.toString())
    } catch (cause) {
      throw new AppError('invalid_input', say`The body is not JSON.`, { cause })
    }
    const held = fields.map((name) => (sent as Record<string, unknown> | null)?.[name])
    return required(Buffer.from(held.find((one): one is string => typeof one === 'string') ?? ''))
  }
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch((cause) => {
      throw new AppError(
        'invalid_input',
        say`The form cannot be read. Post the mail as message/rfc822, or in a field of a form or of JSON.`,
        { cause },
      )
    })
  for (const name of fields) {
    const value = form.get(name)
    if (typeof value === 'string') return required(Buffer.from(value))
    if (value) return required(Buffer.from(await value.arrayBuffer()))
  }
  return required(Buffer.alloc(0))
}

function required(raw: Buffer): Buffer {
  // A header, at least: what has none is no mail.
  if (/^[\x21-\x39\x3b-\x7e]+:/m.test(raw.subarray(0, 4096).toString('latin1'))) return raw
  throw new AppError(
    'invalid_input',
    say`There is no mail in it. Post the mail as it came, with its headers: as message/rfc822, or in the field "email", "body-mime" or "RawEmail".`,
  )
}
