import { Hono } from 'hono'
import { text } from '../reports/review/html.ts'
import type { Identity, Person } from './identity/identity.ts'
import { page } from './page.ts'
import type { Bindings } from './principal.ts'

/** What a browser sees before it sees the desk: signing in, and out again. Without scripts. */
export function pages(identity: Identity): Hono<{ Bindings: Bindings }> {
  const served = new Hono<{ Bindings: Bindings }>()
  // Mail and chat programs fetch the links in a message to show what is behind them: looking must not use a link up.
  served.get('/sign-in', async (c) => {
    const person = await identity.personOfLink(c.req.query('token') ?? '', c.env?.address)
    return person ? c.html(linkPage(person)) : c.html(deadLinkPage, 410)
  })
  served.post('/sign-in', async (c) => {
    const headers = await identity.signIn(c.req.query('token') ?? '', c.req.raw, c.env?.address)
    return headers ? toStart(headers) : c.html(deadLinkPage, 410)
  })
  served.post('/sign-out', async (c) => toStart(await identity.signOut(c.req.raw)))
  return served
}

/** See other: a page that is loaded again does not send its form again. */
function toStart(headers: Headers): Response {
  headers.set('location', '/')
  return new Response(null, { status: 303, headers })
}

export const signInPage = page(
  'Sign in',
  '<main><h1>Aftercare</h1><p>You are not signed in. Open the sign-in link you were given; it works once, within a day. The first link of an installation is printed where the server was started.</p></main>',
)

const linkPage = ({ name, email }: Person): string =>
  page(
    `Sign in to Aftercare as ${name}`,
    // Sent to its own address, which holds the link.
    `<main><h1>Sign in to Aftercare as ${text(name)}</h1><p>${text(email)}</p><form method="post"><button>Sign in</button></form></main>`,
  )

const deadLinkPage = page(
  'This link no longer works',
  '<main><h1>This link no longer works</h1><p>It was used, replaced by a newer one, or is older than a day: ask an owner of your workspace for a new one, who makes it on the page People.</p></main>',
)
