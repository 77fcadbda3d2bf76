/** Lists that have a page of their own, as has each of what stands in them. */
const lists: readonly (string | undefined)[] = [
  'runs',
  'reviews',
  'findings',
  'tasks',
  'requests',
  'exceptions',
  'incidents',
]

/** What stands on one page, whole. */
const wholes: Readonly<Record<string, string>> = {
  ...{
    costs: 'costs',
    hours: 'hours',
    support: 'support',
    notices: 'notices',
    sources: 'sources',
    objectives: 'objectives',
  },
  // What is read from, and what is handed over to.
  ...{ connectors: 'connectors', trackers: 'connectors' },
}

/**
 * Where the desk shows what an address of the API answers, with the same query; an address that has no page stays as it is.
 * `part` is the place in the plan that is meant, as in "workflows.triage.continuity.rollback".
 */
export function deskAddress(url: string, workspace: string, part?: string): string {
  const [path = '', query] = url.split('?', 2)
  const [, name, rest] = /^\/api\/v1\/(\w+)(?:\/([^/]+))?$/.exec(path) ?? []
  if (name === 'plan' && rest === undefined)
    return `/w/${workspace}/plan${part === undefined ? '' : `?at=${encodeURIComponent(part)}`}`
  // What is told of a workflow stands on its page.
  const [, workflow] = /^\/api\/v1\/workflows\/([^/]+)(?:\/typed-figures)?$/.exec(path) ?? []
  if (workflow !== undefined) return `/w/${workspace}/workflows/${workflow}`
  const [, promise] = /^\/api\/v1\/(objectives\/[^/]+\/[^/]+)$/.exec(path) ?? []
  if (promise !== undefined) return `/w/${workspace}/${promise}`
  // What help is owed for one thing stands on its page.
  const [, kind, id] = /^\/api\/v1\/support\/(finding|request)\/([^/]+)$/.exec(path) ?? []
  if (kind !== undefined) return `/w/${workspace}/${kind}s/${id}`
  const asked = query ? `?${query}` : ''
  // So does the model that judges answers.
  if (path === '/api/v1/sources/judge') return `/w/${workspace}/sources`
  if (name !== undefined && wholes[name] !== undefined && (rest === undefined || name === 'connectors'))
    return `/w/${workspace}/${wholes[name]}${asked}`
  if (!lists.includes(name)) return url
  return `/w/${workspace}/${name}${rest ? `/${rest}` : ''}${asked}`
}
