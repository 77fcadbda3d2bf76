import { queries } from './api.ts'

/** What a page shows of each topic, by the names its questions are kept under. */
const shown: Record<string, readonly string[]> = {
  runs: [
    'runs',
    'run',
    'figures',
    'overview',
    'workflow',
    'workspace',
    'costs',
    'objectives',
    'objective',
    'exceptions',
    'exception',
    'incidents',
    'incident',
  ],
  findings: ['findings', 'finding', 'incident', 'overview', 'notices', 'objectives', 'objective'],
  reviews: ['reviews', 'review', 'overview'],
  decisions: [
    'exceptions',
    'exception',
    'maintenance-windows',
    'decisions',
    'findings',
    'finding',
    'reviews',
    'review',
    'overview',
    'people',
    'keys',
    'grants',
    'workspace',
    'connectors',
    'platform-workflows',
    'not-covered',
    'platforms',
    'credentials',
    'notice-channels',
    'notices',
    'requests',
    'request',
    'request-inbox',
    'request-mails',
  ],
  hours: ['hours'],
  // A mail that came is held, or is a request by itself: the decision of that tells more.
  mails: ['request-mails', 'overview'],
  plan: [
    'plan',
    'costs',
    'objectives',
    'objective',
    'plan-versions',
    'overview',
    'workflow',
    'workspace',
    'connectors',
    'platform-workflows',
    'not-covered',
    'credentials',
  ],
}

type Heard = { readonly workspace: string; readonly changed: readonly string[] }

const heardAt = new Map<string, number>()
/** The server says each 15 seconds that it is there. */
const SILENT_MS = 40_000

/** How often a page asks by itself: rarely while it is told of changes, every 15 seconds where nobody tells. In milliseconds. */
export const pace = (workspace: string) => (): number =>
  Date.now() - (heardAt.get(workspace) ?? 0) < SILENT_MS ? 120_000 : 15_000

/**
 * Keeps what pages show of a workspace as it is, until the answer is called. A browser allows a server six connections and no
 * more, for all its tabs: one of them listens and tells the others. Where it cannot choose one, pages ask by themselves.
 */
export function listen(workspace: string): () => void {
  if (!('locks' in navigator) || typeof BroadcastChannel === 'undefined') return () => undefined
  const ending = new AbortController()
  const tabs = new BroadcastChannel(`aftercare-changes-${workspace}`)
  const hear = ({ changed }: Heard) => {
    heardAt.set(workspace, Date.now())
    const names = new Set(changed.flatMap((topic) => shown[topic] ?? []))
    if (names.size > 0)
      void queries.invalidateQueries({
        predicate: ({ queryKey: [name, of] }) => of === workspace && names.has(String(name)),
      })
  }
  tabs.onmessage = ({ data }: MessageEvent<Heard>) => hear(data)
  const tell = (changed: readonly string[]) => {
    const heard = { workspace, changed }
    tabs.postMessage(heard)
    hear(heard)
  }
  navigator.locks
    .request(tabs.name, { signal: ending.signal }, () => {
      const source = new EventSource(`/api/v1/changes?workspace=${encodeURIComponent(workspace)}`)
      source.addEventListener('alive', () => tell([]))
      source.addEventListener('changed', ({ data }) => tell(JSON.parse(data) as string[]))
      return new Promise<void>((resolve) =>
        ending.signal.addEventListener('abort', () => {
          source.close()
          resolve()
        }),
      )
    })
    // Waiting for the turn ends with the page.
    .catch(() => undefined)
  return () => {
    ending.abort()
    tabs.close()
  }
}
