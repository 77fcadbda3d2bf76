import { say } from '../../../base/say.ts'
import { ATTEMPT_MS, type Outcome, type Outgoing, type Sending } from './channel.ts'
import { codeOf } from './post.ts'

/** How this installation sends mail: the URL of an SMTP server, and whom it says it is. */
export type Mail = { readonly url: string; readonly from: string }

/**
 * Sends one mail. Its Message-ID is the delivery's, so that two of them are one to whoever looks; the end of something answers the mail that
 * told its beginning, and stands beneath it in the reader's program.
 */
export async function sendMail(
  to: string,
  message: Outgoing,
  { url, from }: Mail,
  { signal }: Sending,
): Promise<Outcome> {
  // Loaded with the first mail: most starts send none.
  const { createTransport } = await import('nodemailer')
  const host = new URL(url).host
  const transport = createTransport({
    ...{ url, connectionTimeout: ATTEMPT_MS / 2, greetingTimeout: ATTEMPT_MS / 2, socketTimeout: ATTEMPT_MS },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  })
  const idOf = (id: string) => `<${id}@${domainOf(from)}>`
  const answers =
    message.answers === null ? {} : { inReplyTo: idOf(message.answers), references: [idOf(message.answers)] }
  try {
    await transport.sendMail({
      ...{ from, to, subject: message.subject, text: message.text, messageId: idOf(message.id), ...answers },
      ...(message.html === undefined ? {} : { html: message.html }),
      // RFC 3834: no holiday notice answers it.
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      signal,
    })
    return { kind: 'sent' }
  } catch (error) {
    return failureOf(error, host)
  } finally {
    transport.close()
  }
}

const domainOf = (from: string): string => /@([\w.-]+)/.exec(from)?.[1] ?? 'aftercare.invalid'

/** What never got so far that a mail was handed over. */
const BEFORE = new Set(['EDNS', 'EAUTH', 'ETLS', 'ENOAUTH', 'ECONFIG'])

function failureOf(error: unknown, host: string): Outcome {
  const code = codeOf(error)
  const {
    responseCode: reply,
    command,
    message: said,
  } = error as {
    responseCode?: number
    command?: string
    message: string
  }
  // A sign-in that fails is for whoever runs this installation to mend, and says nothing of the mail.
  if (code === 'EAUTH' || code === 'ENOAUTH')
    return { kind: 'again', why: say`The mail server ${host} does not accept the sign-in.`, mayHaveArrived: false }
  if (reply !== undefined && reply >= 500)
    return { kind: 'refused', why: say`The mail server ${host} refused it (${reply}).` }
  if (reply !== undefined && reply >= 400)
    return { kind: 'again', why: say`The mail server ${host} did not take it yet (${reply}).`, mayHaveArrived: false }
  if (code === 'EENVELOPE' || code === 'EMESSAGE')
    return { kind: 'refused', why: say`The address is none that mail can be sent to.` }
  const isBefore = BEFORE.has(code) || /ECONNREFUSED|EHOSTUNREACH|ENOTFOUND/.test(said) || command === 'MAIL FROM'
  return isBefore
    ? { kind: 'again', why: say`The mail server ${host} cannot be reached (${code}).`, mayHaveArrived: false }
    : { kind: 'again', why: say`The connection to the mail server ${host} broke off (${code}).`, mayHaveArrived: true }
}
