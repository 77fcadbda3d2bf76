import { AppError } from '../base/errors.ts'

type Send = (request: Request) => Promise<Response>

/** Signs in with a one-time link, as the button of its page does, and out again when the command has ended. */
export async function signInWith(link: string): Promise<{ url: string; send: Send; signOut: () => Promise<void> }> {
  if (!URL.canParse(link) || !new URL(link).searchParams.has('token'))
    throw new AppError('invalid_input', `"${link}" is no sign-in link. Give it as it was printed, in quotes.`)
  const url = new URL(link).origin
  let cookie = ''
  const send: Send = (request) => {
    request.headers.set('cookie', cookie)
    return fetch(request)
  }
  const answer = await post(link, send)
  cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  if (answer.status !== 303 || cookie === '')
    throw new AppError(
      'not_signed_in',
      `This sign-in link does not work (${url} answered ${answer.status}): it was used, replaced by a newer one, or is older than a day. Get a new one with "aftercare link MAIL".`,
    )
  return { url, send, signOut: async () => void (await post(`${url}/sign-out`, send)) }
}

async function post(address: string, send: Send): Promise<Response> {
  try {
    return await send(new Request(address, { method: 'POST', redirect: 'manual' }))
  } catch (cause) {
    throw new AppError('unreachable', `${new URL(address).origin} does not answer. Is the server running there?`, {
      cause,
    })
  }
}
