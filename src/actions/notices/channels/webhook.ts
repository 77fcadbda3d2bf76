import { randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { formatTime, toDate } from '../../../base/time.ts'
import type { Outcome, Outgoing, Sending } from './channel.ts'
import { post } from './post.ts'

export const newSecret = (): string => `whsec_${randomBytes(24).toString('base64')}`

/** Sends it as Standard Webhooks have it: JSON, with an id that stays, the time of this attempt, and a signature over both. */
export async function sendWebhook(
  target: { readonly url: string; readonly secret: string },
  { id, kind, owed_at, subject, text, link, workspace, about, opens, urgency, workflow, answers, step }: Outgoing,
  sending: Sending,
): Promise<Outcome> {
  const data = { id, answers, workspace, about, opens, step, urgency, workflow, subject, text, link }
  const body = JSON.stringify({ type: kind, timestamp: formatTime(owed_at), data })
  const at = toDate(sending.now)
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(target.secret).sign(id, at, body),
  }
  return await post(target.url, { headers, body }, sending)
}
