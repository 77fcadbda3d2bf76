import { resolve } from 'node:dns/promises'
import { say } from '../../../base/say.ts'

/** Asks the DNS. */
export type Resolver = (domain: string, type: string) => Promise<string[][] | string[]>
export const askDns: Resolver = async (domain, type) => (await resolve(domain, type)) as string[][] | string[]

/** Whether a mail is proven to be from whom it says, or why that is not so. */
export type Proof = { readonly proven: true } | { readonly proven: false; readonly because: string }

/** What of a mail is signed where its sender is proven: with less, somebody could have put other words on it. What is not there says nothing. */
const signedIn = (subject: string): string[] => ['from', 'date', ...(subject === '' ? [] : ['subject'])]
/** A mail that was signed for others long ago may not be sent here by somebody else. */
const FRESH_MS = 3 * 86_400_000

/**
 * Whether a mail is from whom it says: a signature (DKIM) of the domain of its From, or of one above it, that holds over the whole of it. It
 * is checked here, against the DNS: what headers say of it, anybody can write. Where it cannot be told it is not proven.
 */
export async function proofOf(
  raw: Buffer,
  { from, subject, sentMs }: { from: readonly string[]; subject: string; sentMs: number | null },
  { resolver, nowMs }: { readonly resolver: Resolver; readonly nowMs: number },
): Promise<Proof> {
  const [address, ...others] = from
  const domain = address?.split('@').at(-1)
  if (!domain || others.length > 0) return unproven(say`it names no sender, or more than one`)
  if (sentMs === null || Math.abs(nowMs - sentMs) > FRESH_MS)
    return unproven(say`it was not written within the last three days`)
  const { dkimVerify } = await import('mailauth')
  const { results } = await dkimVerify(raw, { resolver, strict: true, curTime: new Date(nowMs) })
  const signatures = (results as unknown as Signature[]).filter(({ status }) => status?.result !== 'none')
  if (signatures.length === 0) return unproven(say`it is not signed`)
  const own = signatures.filter(({ signingDomain = '' }) => isOver(signingDomain.toLowerCase(), domain))
  if (own.length === 0)
    return unproven(say`it is signed by ${signatures[0]?.signingDomain ?? '?'}, and says it is from ${domain}`)
  const holding = own.filter(({ status }) => status?.result === 'pass')
  if (holding.length === 0)
    return unproven(
      own.some(({ status }) => status?.result === 'temperror')
        ? say`the key of its signature could not be looked up`
        : say`its signature does not hold: it was altered on its way, or ${domain} did not sign it`,
    )
  return holding.some((one) => isWhole(one, signedIn(subject)))
    ? { proven: true }
    : unproven(say`only a part of it is signed`)
}

const unproven = (why: string): Proof => ({
  proven: false,
  because: say`Nothing proves that it is from whom it says: ${why}.`,
})
/** Where it cannot even be looked at. */
export const untold: Proof = { proven: false, because: say`Nothing proves that it is from whom it says.` }

/** The domain itself, or one above it. */
const isOver = (by: string, domain: string): boolean => domain === by || (by.includes('.') && domain.endsWith(`.${by}`))

function isWhole({ signingHeaders, canonBodyLengthLimited }: Signature, needed: readonly string[]): boolean {
  const signed = (signingHeaders?.keys ?? '').toLowerCase().split(/\s*:\s*/)
  return canonBodyLengthLimited !== true && needed.every((name) => signed.includes(name))
}

type Signature = {
  readonly signingDomain?: string
  readonly status?: { readonly result?: string }
  readonly signingHeaders?: { readonly keys?: string }
  readonly canonBodyLengthLimited?: boolean
}
