import { createHash } from 'node:crypto'

/** A mail as far as it is looked at. Of what is attached only names and sizes are kept. */
export type Mail = {
  /** What it is known by: twice the same is one. */
  readonly key: string
  /** Addresses of From, in small letters; an honest mail has one. */
  readonly from: readonly string[]
  readonly subject: string
  readonly text: string
  readonly attachments: readonly { readonly name: string; readonly bytes: number }[]
  readonly sentMs: number | null
  /** Message-IDs of what it answers, the nearest first, without their brackets. */
  readonly answers: readonly string[]
  /** Nobody wrote it: why, in the word of its header; null for what somebody wrote. */
  readonly automatic: string | null
}

/** Longer texts are cut: a request is read by people. */
const MOST_TEXT = 20_000

export async function readMail(raw: Buffer): Promise<Mail> {
  // Loaded with the first mail: most installations take none.
  const { simpleParser } = await import('mailparser')
  const parsed = await simpleParser(raw, { skipImageLinks: true, skipTextLinks: true, maxHtmlLengthToParse: 2_000_000 })
  const header = (name: string): string => {
    // As it stands there: what is an address is read into another shape.
    const { line = '' } = parsed.headerLines.find(({ key }) => key === name) ?? {}
    return line.slice(line.indexOf(':') + 1).trim()
  }
  // Twice the same header, and what was signed is one and what is read the other.
  const isOnce = ['from', 'subject', 'date'].every(
    (name) => parsed.headerLines.filter(({ key }) => key === name).length <= 1,
  )
  const references = [parsed.references ?? []].flat().toReversed()
  return {
    key: keyOf(parsed.messageId === undefined ? raw : Buffer.from(idIn(parsed.messageId))),
    from: isOnce ? (parsed.from?.value ?? []).map(({ address = '' }) => address.toLowerCase()) : [],
    subject: clean(parsed.subject ?? '')
      .replaceAll(/\s+/g, ' ')
      .slice(0, 200),
    text: clean(parsed.text ?? '').slice(0, MOST_TEXT),
    attachments: parsed.attachments.slice(0, 50).map(({ filename, size }) => ({
      name: clean(filename ?? '').slice(0, 200),
      bytes: size,
    })),
    sentMs: parsed.date && Number.isFinite(parsed.date.getTime()) ? parsed.date.getTime() : null,
    answers: [parsed.inReplyTo ?? '', ...references].filter(Boolean).map(idIn).slice(0, 100),
    automatic: automaticIn(header),
  }
}

/** RFC 3834 and what came before it: no mail that a program wrote becomes a request, and none is answered. */
function automaticIn(header: (name: string) => string): string | null {
  const auto = header('auto-submitted').toLowerCase()
  if (auto !== '' && !auto.startsWith('no')) return 'Auto-Submitted'
  if (/^(?:bulk|junk|list|auto_reply)$/i.test(header('precedence'))) return 'Precedence'
  if (header('x-autoreply') !== '' || header('x-autorespond') !== '') return 'X-Autoreply'
  if (header('return-path') === '<>') return 'Return-Path'
  return null
}

export const keyOf = (of: Uint8Array): string => createHash('sha256').update(of).digest('base64url')
const idIn = (text: string): string => text.trim().replace(/^<|>$/g, '')
/** A text that the store can hold: without NUL and halves of characters. */
const clean = (text: string): string => text.toWellFormed().replaceAll('\0', '').trim()
