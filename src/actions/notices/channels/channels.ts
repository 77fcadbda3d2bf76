import { z } from 'zod'
import { AppError } from '../../../base/errors.ts'
import { say } from '../../../base/say.ts'
import type { Outcome, Outgoing, Sending } from './channel.ts'
import { readTopic, sendNtfy } from './ntfy.ts'
import { readAddress } from './post.ts'
import { sendSlack } from './slack.ts'
import { sendTeams } from './teams.ts'
import { newSecret, sendWebhook } from './webhook.ts'

/** What is typed when a place is set up. */
export type Given = { readonly url: string; readonly secret?: string | undefined }

/** A kind of place that can be told: what of it is kept, sealed, and how a message gets there. */
type Kind = {
  /** What is kept of what was typed, or why it is none. */
  readonly read: (given: Given) => Target
  readonly send: (target: Target, message: Outgoing, sending: Sending) => Promise<Outcome>
}

export const targetSchema = z.object({ url: z.string(), secret: z.string() })
type Target = z.infer<typeof targetSchema>

/** The one list of them. */
export const places = {
  webhook: {
    read: ({ url, secret }) => ({ url: readAddress(url).href, secret: secret ? readSecret(secret) : newSecret() }),
    send: sendWebhook,
  },
  slack: { read: addressAlone, send: sendSlack },
  teams: { read: addressAlone, send: sendTeams },
  ntfy: {
    read: ({ url, secret }) => ({ url: readTopic(url), secret: secret === undefined ? '' : readToken(secret) }),
    send: sendNtfy,
  },
} as const satisfies Record<string, Kind>
export type PlaceKind = keyof typeof places
export const placeKinds = Object.keys(places) as [PlaceKind, ...PlaceKind[]]

/** The address of an incoming webhook of a chat is all there is, and is its secret. */
function addressAlone({ url, secret }: Given): Target {
  if (secret)
    throw new AppError('invalid_input', say`This kind of channel has no secret beside its address. Leave it out.`)
  return { url: readAddress(url).href, secret: '' }
}

function readToken(token: string): string {
  if (/^[\x21-\x7e]+$/.test(token)) return token
  throw new AppError('invalid_input', say`The access token holds letters that no header has. Give only the token.`)
}

function readSecret(secret: string): string {
  const bytes = /^whsec_[A-Za-z0-9+/]+={0,2}$/.test(secret) ? Buffer.from(secret.slice(6), 'base64') : undefined
  if (bytes && bytes.length >= 24 && bytes.length <= 64) return secret
  throw new AppError(
    'invalid_input',
    say`The secret is none of a webhook: write "whsec_" and 24 to 64 bytes as Base64, or leave it out and one is made.`,
  )
}
