/** What an entry of the log is about: words for it, and the page it leads to. The log holds ids and hashes, no contents. */
export function subjectOf({ kind, body }: { kind: string; body: Readonly<Record<string, unknown>> }): {
  words: string
  review?: string
  finding?: string
} {
  const text = (name: string) =>
    typeof body[name] === 'string' || typeof body[name] === 'number' ? `${body[name]}` : ''
  if (kind.startsWith('review.'))
    return { words: [text('workflow'), text('verdict')].filter(Boolean).join(', '), review: text('review') }
  if (kind.startsWith('finding.')) return { words: text('workflow'), finding: text('finding') }
  if (kind === 'plan.applied') return { words: `${text('version')}, ${text('effective')}` }
  return { words: text('name') || text('role') || text('key') || text('person') || text('provider') || text('grant') }
}
