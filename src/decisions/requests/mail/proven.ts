import { resolve } from 'node:dns/promises'

/** Asks the DNS. */
export type Resolver = (domain: string, type: string) => Promise<string[][] | string[]>
export const askDns: Resolver = async (domain, type) => (await resolve(domain, type)) as string[][] | string[]

/** What of a mail is signed where its sender is proven: with less, somebody could have put other words on it. */
const SIGNED = ['from', 'subject', 'date']
/** A mail that was signed for others long ago may not be sent here by somebody else. */
const FRESH_MS = 3 * 86_400_000

/**
 * Whether a mail is from whom it says: a signature (DKIM) of the domain of its From, or of one above it, that holds over the whole of it. It
 * is checked here, against the DNS: what headers say of it, anybody can write. Where it cannot be told it is not proven.
 */
export async function isProven(
  raw: Buffer,
  { from, sentMs }: { readonly from: readonly string[]; readonly sentMs: number | null },
  { resolver, nowMs }: { readonly resolver: Resolver; readonly nowMs: number },
): Promise<boolean> {
  const [address, ...others] = from
  const domain = address?.split('@').at(-1)
  if (!domain || others.length > 0 || sentMs === null || Math.abs(nowMs - sentMs) > FRESH_MS) return false
  const { dkimVerify } = await import('mailauth')
  const { results } = await dkimVerify(raw, { resolver, strict: true, curTime: new Date(nowMs) })
  return results.some((one) => {
    const { signingDomain = '', status, signingHeaders, canonBodyLengthLimited } = one as unknown as Signature
    const signed = (signingHeaders?.keys ?? '').toLowerCase().split(/\s*:\s*/)
    const by = signingDomain.toLowerCase()
    return (
      status?.result === 'pass' &&
      canonBodyLengthLimited !== true &&
      (domain === by || (by.includes('.') && domain.endsWith(`.${by}`))) &&
      SIGNED.every((name) => signed.includes(name))
    )
  })
}

type Signature = {
  readonly signingDomain?: string
  readonly status?: { readonly result?: string }
  readonly signingHeaders?: { readonly keys?: string }
  readonly canonBodyLengthLimited?: boolean
}
