import type { App } from '../app.ts'
import { listReviews } from '../decisions/reviews/keep.ts'
import { shortTime } from '../evidence/runs/behind.ts'
import { style } from '../reports/review/style.ts'
import type { Principal } from './principal.ts'

/** What a browser sees before it is signed in. */
export const signInPage = page(
  'Sign in',
  '<h1>Aftercare</h1><p>You are not signed in. Open the sign-in link you were given; it works once, within a day. The first link of an installation is printed where the server was started.</p>',
)

/** The reviews of every workspace one may see, the latest first. */
export async function reviewsPage(app: App, principal: Principal): Promise<string> {
  const parts: string[] = ['<h1>Maintenance reviews</h1>']
  for (const { workspace } of principal.workspaces) {
    const row = await app.state.db.selectFrom('workspace').select('name').where('id', '=', workspace).executeTakeFirst()
    const reviews = await listReviews(app.state.db, workspace)
    parts.push(`<h2>${text(row?.name ?? workspace)}</h2>`)
    if (reviews.length === 0)
      parts.push(
        '<p>No review was held yet. Apply a plan, import evidence, and draw one up with <code>aftercare review WORKFLOW</code>.</p>',
      )
    else
      parts.push(
        `<div class="scroll" role="region" tabindex="0" aria-label="Reviews"><table><thead><tr><th scope="col">Review</th><th scope="col">Due</th><th scope="col">Verdict</th><th scope="col">State</th></tr></thead><tbody>${reviews
          .map(
            (one) =>
              `<tr><th scope="row"><a href="/reviews/${text(one.id)}?workspace=${text(workspace)}">${text(one.workflow)}</a></th><td>${text(shortTime(one.due_at).slice(0, 16).replace('T', ' '))}</td><td>${text(one.verdict)}</td><td>${text(one.state)}</td></tr>`,
          )
          .join('')}</tbody></table></div>`,
      )
  }
  if (principal.workspaces.length === 0) parts.push('<p>You have no workspace yet. Ask an owner to invite you.</p>')
  return page('Maintenance reviews', parts.join('\n'))
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)}</title><style>${style}</style></head><body><main>${body}</main></body></html>
`
}

function text(value: string): string {
  return value.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}
