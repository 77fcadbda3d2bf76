import type { Outcome, Outgoing, Sending } from './channel.ts'
import { post } from './post.ts'
import { restOf } from './slack.ts'

/**
 * By a workflow of Power Automate that begins when a Teams webhook request is received: an Adaptive Card. Its words are runs of text, which
 * nothing reads as Markdown. The id stands beneath, small: two that carry the same are one.
 */
export async function sendTeams(
  target: { readonly url: string },
  { id, subject, text, link }: Outgoing,
  sending: Sending,
): Promise<Outcome> {
  const words = (text: string, how: object) => ({
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text, ...how }],
  })
  const rest = restOf(text, subject, link)
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body: [
      words(subject, { weight: 'Bolder', size: 'Medium' }),
      ...(rest === '' ? [] : [words(rest, {})]),
      words(id, { isSubtle: true, size: 'Small' }),
    ],
    actions: [{ type: 'Action.OpenUrl', title: 'Aftercare', url: link }],
  }
  const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content }]
  const body = JSON.stringify({ type: 'message', attachments })
  return await post(target.url, { headers: { 'content-type': 'application/json' }, body }, sending)
}
