import { Hono } from 'hono'
import type { App } from '../app.ts'
import { listReviews } from '../decisions/reviews/keep.ts'
import { shortTime } from '../evidence/runs/behind.ts'
import { localityOf } from '../plan/versions.ts'
import { text } from '../reports/review/html.ts'
import { dayInWords } from '../reports/review/words.ts'
import type { Identity, Person } from './identity/identity.ts'
import { page } from './page.ts'
import type { Bindings, Principal } from './principal.ts'

/** What a browser sees that belongs to no workspace: signing in and out, and the way to the reviews. */
export function pages(app: App, identity: Identity): Hono<{ Bindings: Bindings }> {
  const served = new Hono<{ Bindings: Bindings }>()
  served.get('/', async (c) => {
    const principal = await identity.principalOf(c.req.raw, c.env?.address)
    return principal ? c.html(await reviewsPage(app, principal)) : c.html(signInPage, 401)
  })
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

const signInPage = page(
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
  '<main><h1>This link no longer works</h1><p>It was used, replaced by a newer one, or is older than a day: ask an owner of your workspace for a new one (<code>aftercare link YOUR-MAIL</code>).</p></main>',
)

/** The reviews of every workspace one may see, the latest first. */
async function reviewsPage(app: App, principal: Principal): Promise<string> {
  const parts: string[] = ['<h1>Maintenance reviews</h1>']
  for (const { workspace } of principal.workspaces) {
    const row = await app.state.db.selectFrom('workspace').select('name').where('id', '=', workspace).executeTakeFirst()
    const reviews = await listReviews(app.state.db, workspace)
    const { zone } = await localityOf(app.state.db, workspace, app.clock.now())
    parts.push(`<h2>${text(row?.name ?? workspace)}</h2>`)
    if (reviews.length === 0)
      parts.push(
        '<p>No review was held yet. Apply a plan, import evidence, and draw one up with <code>aftercare review WORKFLOW</code>.</p>',
      )
    else
      parts.push(
        `<div class="scroll" role="region" tabindex="0" aria-label="Reviews"><table class="words"><thead><tr><th scope="col">Review</th><th scope="col">Due</th><th scope="col">Verdict</th><th scope="col">State</th></tr></thead><tbody>${reviews
          .map(
            (one) =>
              `<tr><th scope="row"><a href="/reviews/${text(one.id)}?workspace=${text(workspace)}">${text(one.workflow)}</a></th><td>${text(dayInWords(shortTime(one.due_at), zone))}</td><td>${text(one.verdict)}</td><td>${text(one.state)}</td></tr>`,
          )
          .join('')}</tbody></table></div>`,
      )
  }
  if (principal.workspaces.length === 0) parts.push('<p>You have no workspace yet. Ask an owner to invite you.</p>')
  return page(
    'Maintenance reviews',
    `<main>${parts.join('\n')}</main><footer><p><a href="/api">The API</a></p><form method="post" action="/sign-out"><button>Sign out</button></form></footer>`,
  )
}
