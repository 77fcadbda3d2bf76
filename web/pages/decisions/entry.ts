import type { paths } from '../../../sdk/src/api.ts'

type Get<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer A } } } }
}
  ? A
  : never

export type Entry = Get<'/api/v1/decisions'>['items'][number]
export type Verified = Get<'/api/v1/decisions/verify'>

/** Entries on a page of the log. */
export const PAGE = 50

/** What an entry is about and rests on. The log holds ids, figures and hashes, no contents. */
export function subjectOf({ kind, body }: Pick<Entry, 'kind' | 'body'>): {
  readonly review: string | null
  readonly finding: string | null
  readonly workflow: string | null
  /** The hash of what was decided on: the plan, the document of a review, the evidence of a finding, what was said of a workflow. */
  readonly evidence: string | null
} {
  const text = (name: string) => (typeof body[name] === 'string' ? body[name] : null)
  return {
    review: kind.startsWith('review.') ? text('review') : null,
    finding: kind.startsWith('finding.') ? text('finding') : null,
    workflow: kind.startsWith('workflow.') || kind === 'figures.typed' ? text('workflow') : null,
    evidence: text('evidence') ?? text('hash'),
  }
}

/** A fact of an entry by its name, as text; null where it holds none. */
export function factOf({ body }: Pick<Entry, 'body'>, name: string): string | null {
  const value = body[name]
  if (Array.isArray(value)) return value.join(', ')
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null
}

/** Which page an address asks for: the one it names, else the one around the entry it points to, else the newest. */
export function pageAt(address: { before?: string | undefined; hash: string }): number | undefined {
  const wished = Number(address.before)
  if (Number.isInteger(wished) && wished > 0) return wished
  const seq = Number(address.hash)
  return Number.isInteger(seq) && seq > 0 ? seq + PAGE / 2 : undefined
}

/** Where the next newer page begins; null where this is the newest. `before` is what the page was asked for. */
export function newerThan(items: readonly Pick<Entry, 'seq'>[], before: number | undefined): number | null {
  const newest = items[0]?.seq
  // A page that did not come up to where it was asked for holds the newest entry.
  if (before === undefined || newest === undefined || newest < before - 1) return null
  return newest + 1 + PAGE
}

/** Whether an entry stands where the chain does not hold any more, or what it froze is not what it holds. */
export const isUnproved = (
  seq: number,
  verified: Pick<Verified, 'entries' | 'whole' | 'altered'> | undefined,
): boolean =>
  verified !== undefined &&
  !verified.whole &&
  (seq > verified.entries || verified.altered.some((one) => one.seq === seq))
