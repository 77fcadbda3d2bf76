import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { acknowledgeNotice, standingOf } from '../actions/notices/acknowledge.ts'
import { LINKS, type NoticeLink, readLink, useLink } from '../actions/notices/links.ts'
import { pathOf, subjectOf } from '../actions/notices/message.ts'
import type { App } from '../app.ts'
import { AppError } from '../base/errors.ts'
import { text } from '../base/html.ts'
import type { LanguageName } from '../base/languages.ts'
import { say } from '../base/say.ts'
import type { Plan } from '../plan/plan.ts'
import { planAt } from '../plan/versions.ts'
import { workspacesOf } from './identity/access.ts'
import { createLimiter, limits } from './identity/limit.ts'
import { inTheirLanguage, languageOf } from './language.ts'
import { doorIn } from './page.ts'
import { type Bindings, may } from './principal.ts'
import { signers } from './route.ts'

/**
 * Where the links of mails lead: acknowledging what began without signing in. What looks at links before people do (mail programs,
 * scanners, chats) only ever gets a page with a button; the button acts once, as the person the link was made for and with the rights
 * that they have then.
 */
export function noticePages(app: App): Hono<{ Bindings: Bindings }> {
  const served = new Hono<{ Bindings: Bindings }>()
  const limiter = createLimiter(app.clock)
  const path = `${LINKS}/:token`
  served.use(path, inTheirLanguage)
  served.get(path, async (c) => {
    limiter.take(limits.noticeLinks, c.env?.address)
    const opened = await open(app, c.req.param('token'))
    return opened.kind === 'open'
      ? c.html(acknowledgePage(opened, languageOf(c)))
      : c.html(closedPage(opened, languageOf(c)), opened.status)
  })
  served.post(path, bodyLimit({ maxSize: 16 * 1024 }), async (c) => {
    limiter.take(limits.noticeLinks, c.env?.address)
    const opened = await open(app, c.req.param('token'))
    if (opened.kind === 'closed') return c.html(closedPage(opened, languageOf(c)), opened.status)
    const note = await noteIn(c)
    if (note === '') return c.html(acknowledgePage(opened, languageOf(c), say`Say what you mean to do.`), 400)
    const done = await acknowledge(app, opened, note)
    return c.html(closedPage(done, languageOf(c)), done.status)
  })
  return served
}

async function noteIn(c: Context): Promise<string> {
  const { note } = await c.req.parseBody()
  return typeof note === 'string' ? note.trim().slice(0, 2000) : ''
}

type Open = { readonly kind: 'open'; readonly link: NoticeLink; readonly title: string; readonly name: string }
/** Nothing to press: why, in one sentence, and where to look instead. */
type Closed = {
  readonly kind: 'closed'
  readonly status: 200 | 403 | 404 | 409 | 410
  readonly title: string
  readonly why: string
  readonly leadsTo?: string
}

const closed = (status: Closed['status'], title: string, why: string, leadsTo?: string): Closed => ({
  kind: 'closed',
  status,
  title,
  why,
  ...(leadsTo === undefined ? {} : { leadsTo }),
})

async function open(app: App, token: string): Promise<Open | Closed> {
  const { db } = app.state
  const link = await readLink(db, token)
  if (!link)
    return closed(
      404,
      say`This link opens nothing`,
      say`It was cut off or is of another installation: open it from the mail again.`,
    )
  const desk = pathOf(link.notice, link.workspace)
  if (link.used_at !== null)
    return closed(410, say`This link was used`, say`It works once. What became of it is seen at the desk.`, desk)
  if (link.expires_at <= app.clock.now())
    return closed(410, say`This link is too old`, say`It works for seven days. Sign in to acknowledge it now.`, desk)
  const [workspaces, person] = await Promise.all([
    workspacesOf(db, link.user),
    db.selectFrom('user').select('name').where('id', '=', link.user).executeTakeFirst(),
  ])
  const principal = principalOf(link, workspaces)
  if (!person || !may(principal, link.workspace, signers).ok)
    return closed(
      403,
      say`You may not acknowledge this`,
      say`Your rights in this workspace do not include it, or have ended: ask an owner of the workspace.`,
    )
  const notice = await db
    .selectFrom('notice')
    .select(['about', 'seq', 'acknowledged_at'])
    .where('workspace_id', '=', link.workspace)
    .where('id', '=', link.notice.id)
    .executeTakeFirstOrThrow()
  const standing = await standingOf(db, link.workspace, notice)
  if (standing === 'acknowledged')
    return closed(409, say`Somebody was faster`, say`It was acknowledged already: their note is at the desk.`, desk)
  if (standing === 'over') return closed(409, say`It is over`, say`There is nothing left to acknowledge.`, desk)
  const plan = (await planAt(db, link.workspace, app.clock.now()))?.plan
  return { kind: 'open', link, title: titleOf(link, plan), name: person.name }
}

/** Of what is off its own title; of all else what happened. */
const titleOf = ({ notice }: NoticeLink, plan: Plan | undefined): string =>
  notice.kind.startsWith('finding.') ? String(notice.body.title ?? '') : subjectOf(notice, plan)

const principalOf = ({ user }: NoticeLink, workspaces: Awaited<ReturnType<typeof workspacesOf>>) => ({
  ...{ id: `user:${user}`, person: user, via: 'session' as const, workspaces, defaultWorkspace: null },
})

/** The same act as at the desk; the link is used up in its transaction, or not at all. */
async function acknowledge(app: App, { link }: Open, note: string): Promise<Closed> {
  const desk = pathOf(link.notice, link.workspace)
  const now = app.clock.now()
  try {
    await acknowledgeNotice(app.state, link.workspace, {
      ...{ id: link.notice.id, by: `user:${link.user}`, note, now },
      first: async (trx) => {
        if (!(await useLink(trx, link, now))) throw new AppError('conflict', say`This link was used.`)
      },
    })
    return closed(
      200,
      say`Acknowledged`,
      say`It stands under your name, with your note. You hear when it is over.`,
      desk,
    )
  } catch (error) {
    // Somebody acknowledged it, or it ended, between the page and the button.
    if (error instanceof AppError && error.code === 'conflict')
      return closed(409, say`Somebody was faster`, error.said, desk)
    throw error
  }
}

const acknowledgePage = ({ title, name }: Open, language: LanguageName, wrong?: string): string =>
  doorIn(
    language,
    say`Acknowledge as ${name}`,
    (said) => `<p>${said(title)}</p>
<form method="post"><p><label for="note">${said(say`What you mean to do`)}</label></p>
<textarea id="note" name="note" rows="3" maxlength="2000" required${wrong ? ' aria-invalid="true" aria-describedby="wrong"' : ''}>${said(say`I have seen it and look into it.`)}</textarea>
${wrong ? `<p id="wrong" role="alert">${said(wrong)}</p>` : ''}
<button>${said(say`Acknowledge`)}</button></form>`,
  )

const closedPage = ({ title, why, leadsTo }: Closed, language: LanguageName): string =>
  doorIn(
    language,
    title,
    (said) =>
      `<p>${said(why)}</p>${leadsTo ? `<p class="on"><a href="${text(leadsTo)}">${said(say`Open it in Aftercare`)}</a></p>` : ''}`,
  )
