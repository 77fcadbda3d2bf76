import type { Outcome, Outgoing, Sending } from './channel.ts'
import { post } from './post.ts'

/** What Slack reads as mention, link or entity is text here: no name in a plan calls a whole room. */
const plain = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** By an incoming webhook of Slack. The id stands beneath, small: two that carry the same are one. */
export async function sendSlack(
  target: { readonly url: string },
  { id, subject, text, link }: Outgoing,
  sending: Sending,
): Promise<Outcome> {
  const section = (words: string) => ({ type: 'section', text: { type: 'mrkdwn', text: words } })
  const rest = restOf(text, subject, link)
  const body = JSON.stringify({
    text: plain(subject),
    unfurl_links: false,
    blocks: [
      // The most a section takes is 3000 letters.
      section(`*${plain(subject).slice(0, 500)}*${rest === '' ? '' : `\n${plain(rest).slice(0, 2000)}`}`),
      { type: 'context', elements: [{ type: 'mrkdwn', text: `<${link}|Aftercare> · ${id}` }] },
    ],
  })
  return await post(target.url, { headers: { 'content-type': 'application/json' }, body }, sending)
}

/** The text without what stands in it beside: its subject and its link. */
export const restOf = (text: string, subject: string, link: string): string =>
  text
    .split('\n')
    .filter((line) => line !== subject && line !== link)
    .join('\n')
    .trim()
