import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { preferenceOf } from '../actions/notices/preferences.ts'
import type { App } from '../app.ts'
import { languages } from '../base/languages.ts'
import { inLanguage, say } from '../base/say.ts'
import { calendarEntries } from '../reports/calendar/entries.ts'
import { calendarToIcs } from '../reports/calendar/ics.ts'
import { workspacesOf } from './identity/access.ts'
import { createLimiter, limits } from './identity/limit.ts'
import { languageOf } from './language.ts'
import type { Bindings } from './principal.ts'
import { readers } from './route.ts'
import { CALENDARS, hashOf } from './routes/calendar-feed.ts'

/** Somebody's calendar under its secret address, for programs that cannot sign in: what they may see at the moment in which it is read. */
export function calendarFeed(app: App): Hono<{ Bindings: Bindings }> {
  const served = new Hono<{ Bindings: Bindings }>()
  const limiter = createLimiter(app.clock)
  served.get(`${CALENDARS}/:file`, async (c) => {
    limiter.take(limits.calendars, c.env?.address)
    const body = await read(app, c.req.param('file').replace(/\.ics$/, ''))
    if (body === undefined) {
      const sentence = say`This address opens no calendar: it was ended or made anew. Make another at the desk, under your name.`
      return c.text(`${inLanguage(sentence, languages[languageOf(c)])}\n`, 404)
    }
    const etag = `"${createHash('sha256').update(body).digest('base64url')}"`
    const headers = { etag, 'cache-control': 'private, no-cache' }
    const known = (c.req.header('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''))
    if (known.includes(etag)) return c.body(null, 304, headers)
    return c.body(body, 200, { ...headers, 'content-type': 'text/calendar; charset=utf-8' })
  })
  return served
}

async function read(app: App, token: string): Promise<string | undefined> {
  const { db } = app.state
  const person = await db
    .selectFrom('calendar_feed')
    .innerJoin('user', 'user.id', 'calendar_feed.person')
    .select(['user.id', 'user.email'])
    .where('token_hash', '=', hashOf(token))
    .executeTakeFirst()
  if (!person) return undefined
  const [access, { language }] = await Promise.all([workspacesOf(db, person.id), preferenceOf(db, person.id)])
  const seen = access.filter(({ roles }) => roles.some((role) => readers.some((one) => one === role)))
  const asOf = app.asOf()
  const all = await Promise.all(
    seen.map(async ({ workspace }) => {
      const { name } = await db
        .selectFrom('workspace')
        .select('name')
        .where('id', '=', workspace)
        .executeTakeFirstOrThrow()
      const entries = await calendarEntries(db, workspace, { email: person.email, asOf })
      return entries.map((one) => ({ ...one, where: name, url: `${app.notices.url}/w/${workspace}${one.path}` }))
    }),
  )
  return calendarToIcs(all.flat(), languages[language])
}
