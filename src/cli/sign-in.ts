import { AftercareError } from '../../sdk/src/client.ts'
import { AppError } from '../base/errors.ts'

type Send = (request: Request) => Promise<Response>

/** What is of no workspace: who one is, where one is signed in, whom one works for. */
export const isOfNoWorkspace = (path: string): boolean =>
  /^\/api\/v1\/(?:me|clients|providers|sessions|try|workspaces)(?:\/|$)/.test(path)

/**
 * Signs in with a one-time link, as the button of its page does, and out again when the command has ended. Not before something is asked
 * that can be answered: of several workspaces one has to be named, and the link would be used up for nothing.
 */
export function signInWith(link: string): { url: string; send: Send; signOut: () => Promise<void> } {
  if (!URL.canParse(link) || !new URL(link).searchParams.has('token'))
    throw new AppError('invalid_input', `"${link}" is no sign-in link. Give it as it was printed, in quotes.`)
  const url = new URL(link).origin
  let cookie: Promise<string> | undefined
  const send: Send = async (request) => {
    const { pathname, searchParams } = new URL(request.url)
    if (!cookie && !searchParams.has('workspace') && !isOfNoWorkspace(pathname)) await requireOneWorkspace(link)
    cookie ??= signIn(link)
    request.headers.set('cookie', await cookie)
    return fetch(request)
  }
  const signOut = async () => {
    // Whoever was not let in need not go.
    const held = await cookie?.catch(() => undefined)
    if (held) await reach(`${url}/sign-out`, { method: 'POST', redirect: 'manual', headers: { cookie: held } })
  }
  return { url, send, signOut }
}

async function requireOneWorkspace(link: string): Promise<void> {
  const answer = await reach(link, { headers: { accept: 'application/json' } })
  // Of a server that does not tell, the answer to what was asked does.
  const told = (await answer.json().catch(() => ({}))) as { workspaces?: { id: string; name: string }[] }
  const workspaces = told.workspaces ?? []
  if (workspaces.length < 2) return
  const named = workspaces.map(({ id, name }) => `\n  --workspace ${id}   ${name}`).join('')
  throw new AftercareError(
    'invalid_input',
    `You have ${workspaces.length} workspaces. Say which one; the link still works:${named}`,
    400,
  )
}

async function signIn(link: string): Promise<string> {
  const answer = await reach(link, { method: 'POST', redirect: 'manual' })
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  if (answer.status === 303 && cookie !== '') return cookie
  throw new AftercareError(
    'not_signed_in',
    `This sign-in link does not work (${new URL(link).origin} answered ${answer.status}): it was used, replaced by a newer one, or is older than a day. Get a new one with "aftercare link MAIL".`,
    answer.status,
  )
}

async function reach(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, request)
  } catch {
    const url = new URL(address).origin
    throw new AftercareError('unreachable', `${url} does not answer. Is the server running there?`, 0)
  }
}
