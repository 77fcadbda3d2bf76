import { AppError } from '../../../base/errors.ts'
import { say } from '../../../base/say.ts'
import type { Outcome, Outgoing, Sending } from './channel.ts'
import { post, readAddress } from './post.ts'
import { restOf } from './slack.ts'

const priorities = { high: 5, medium: 3, low: 2 } as const

/** The address of a topic, such as https://ntfy.sh/our-room, or why it is none. */
export function readTopic(text: string): string {
  const url = readAddress(text)
  if (topicOf(url) === undefined)
    throw new AppError(
      'invalid_input',
      say`The address names no topic of ntfy. Write it like ${'https://ntfy.sh/our-room'}.`,
    )
  return url.href
}

const topicOf = ({ pathname }: URL): string | undefined => /\/([-_A-Za-z0-9]{1,64})\/?$/.exec(pathname)?.[1]

/**
 * To a topic of ntfy, as JSON, which is sent to the address above the topic. The id is its sequence: the same sent again takes the place of
 * the first one on the telephone (ntfy 2.16 and newer; older ones show both).
 */
export async function sendNtfy(
  target: { readonly url: string; readonly secret: string },
  { id, subject, text, link, urgency, opens }: Outgoing,
  sending: Sending,
): Promise<Outcome> {
  const url = new URL(target.url)
  const topic = topicOf(url)
  url.pathname = url.pathname.replace(/[^/]+\/?$/, '')
  const message = restOf(text, subject, link)
  const body = JSON.stringify({
    ...{ topic, title: subject, message: message === '' ? subject : message, click: link, sequence_id: id },
    // That it is over wakes nobody.
    priority: opens === false ? 3 : priorities[urgency],
    tags: opens === null ? [] : [opens ? 'warning' : 'white_check_mark'],
  })
  const token = target.secret === '' ? {} : { authorization: `Bearer ${target.secret}` }
  return await post(url.href, { headers: { 'content-type': 'application/json', ...token }, body }, sending)
}
