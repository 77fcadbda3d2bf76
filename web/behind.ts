/**
 * Where the desk shows what an address of the API answers, with the same query; an address that has no page stays as it is.
 * Null where there is nothing to look at in a browser: the plan is read at a terminal.
 */
export function deskAddress(url: string, workspace: string): string | null {
  const [path = '', query] = url.split('?', 2)
  const [, name, rest] = /^\/api\/v1\/(\w+)(?:\/([^/]+))?$/.exec(path) ?? []
  if (name === 'plan') return null
  if (name !== 'runs' && name !== 'reviews') return url
  return `/w/${workspace}/${name}${rest ? `/${rest}` : ''}${query ? `?${query}` : ''}`
}
