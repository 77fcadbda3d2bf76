import { Hono } from 'hono'
import { text } from '../base/html.ts'
import type { LanguageName } from '../base/languages.ts'
import { say } from '../base/say.ts'
import type { Identity, Person } from './identity/identity.ts'
import { inTheirLanguage, languageOf } from './language.ts'
import { doorIn } from './page.ts'
import type { Bindings } from './principal.ts'

/** What a browser sees before it sees the desk: signing in, and out again. Without scripts. */
export function pages(identity: Identity): Hono<{ Bindings: Bindings }> {
  const served = new Hono<{ Bindings: Bindings }>()
  served.use('/sign-in', inTheirLanguage)
  // Mail and chat programs fetch the links in a message to show what is behind them: looking must not use a link up.
  served.get('/sign-in', async (c) => {
    const person = await identity.personOfLink(c.req.query('token') ?? '', c.env?.address)
    // A program asks before it uses the link up, so as to say in which workspace.
    if (c.req.header('accept') === 'application/json') return c.json({ workspaces: person?.workspaces ?? [] })
    return person ? c.html(linkPage(person, languageOf(c))) : c.html(deadLinkPage(languageOf(c)), 410)
  })
  served.post('/sign-in', async (c) => {
    const headers = await identity.signIn(c.req.query('token') ?? '', c.req.raw, c.env?.address)
    return headers ? toStart(headers) : c.html(deadLinkPage(languageOf(c)), 410)
  })
  served.post('/sign-out', async (c) => toStart(await identity.signOut(c.req.raw)))
  return served
}

/** See other: a page that is loaded again does not send its form again. */
function toStart(headers: Headers): Response {
  headers.set('location', '/')
  return new Response(null, { status: 303, headers })
}

export const signInPage = (language: LanguageName): string =>
  doorIn(
    language,
    say`You are not signed in`,
    (said) =>
      `<p>${said(say`Open the sign-in link you were given; it works once, within a day. The first link of an installation is printed where the server was started.`)}</p>`,
  )

const linkPage = ({ name, email }: Person, language: LanguageName): string =>
  doorIn(
    language,
    say`Sign in to Aftercare as ${name}`,
    // Sent to its own address, which holds the link.
    (said) => `<p>${text(email)}</p><form method="post"><button>${said(say`Sign in`)}</button></form>`,
  )

const deadLinkPage = (language: LanguageName): string =>
  doorIn(
    language,
    say`This link no longer works`,
    (said) =>
      `<p>${said(say`It was used, replaced by a newer one, or is older than a day: ask an owner of your workspace for a new one, who makes it on the page People.`)}</p>`,
  )
