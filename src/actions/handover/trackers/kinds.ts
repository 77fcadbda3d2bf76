import { isClosed } from '../../../base/address.ts'
import { AppError } from '../../../base/errors.ts'
import { say } from '../../../base/say.ts'
import { MICROS, type Micros } from '../../../base/time.ts'
import { githubCan, openGithub, readGithubUrl } from './github/github.ts'
import { jiraCan, openJira, readJiraUrl } from './jira/jira.ts'
import { linearCan, openLinear, readLinearUrl } from './linear/linear.ts'
import type { Can, Opening, Tickets } from './tickets.ts'
import { openZendesk, readZendeskUrl, zendeskCan } from './zendesk/zendesk.ts'

/** A kind of tool that tickets are worked in. Another one is another entry here. */
type Kind = {
  /** What it is called in a sentence. */
  readonly name: string
  /** Its address, as it is kept, from what people paste; empty where they leave it out. */
  readonly readUrl: (given: string) => string
  readonly isAccountNeeded: boolean
  readonly open: (how: Opening) => Tickets
  readonly can: Can
  /**
   * So long after a ticket was begun to be made, one that is not found is not there: an answer that was lost may be of a request that is
   * still being carried out, and a list may be behind.
   */
  readonly settles: Micros
}

/** The one list of them. */
export const trackerKinds = {
  github: {
    ...{ name: 'GitHub', readUrl: readGithubUrl, isAccountNeeded: false, open: openGithub, can: githubCan },
    settles: 30 * MICROS.s,
  },
  jira: {
    ...{ name: 'Jira', readUrl: readJiraUrl, isAccountNeeded: true, open: openJira, can: jiraCan },
    settles: 3 * MICROS.m,
  },
  linear: {
    ...{ name: 'Linear', readUrl: readLinearUrl, isAccountNeeded: false, open: openLinear, can: linearCan },
    settles: 0,
  },
  zendesk: {
    ...{ name: 'Zendesk', readUrl: readZendeskUrl, isAccountNeeded: true, open: openZendesk, can: zendeskCan },
    settles: 30 * MICROS.s,
  },
} as const satisfies Record<string, Kind>
export type TrackerKind = keyof typeof trackerKinds
export const kindNames = Object.keys(trackerKinds) as [TrackerKind, ...TrackerKind[]]
export const kindOf = (kind: TrackerKind): Kind => trackerKinds[kind]

/** What is typed, as it is kept; throws one sentence where it can be none. */
export function readOpening(
  kind: TrackerKind,
  given: { url?: string | undefined; account?: string | undefined; token: string },
): Opening {
  const { name, readUrl, isAccountNeeded } = kindOf(kind)
  const typed = given.url?.trim() ?? ''
  const isUrl = URL.canParse(typed) && /^https?:\/\//.test(typed)
  if (typed !== '' && !isUrl)
    throw new AppError(
      'invalid_input',
      say`"${typed.slice(0, 200)}" is no address of ${name}. It begins with https://.`,
    )
  const url = readUrl(typed)
  const { hostname } = new URL(url)
  const { username, password } = new URL(typed === '' ? url : typed)
  if (isClosed(hostname) || username !== '' || password !== '')
    throw new AppError(
      'invalid_input',
      say`"${hostname}" is no address at which ${name} can be asked. Give that of ${name} itself, without a password in it.`,
    )
  const token = given.token.trim()
  if (token === '' || /[^\x21-\x7e]/.test(token))
    throw new AppError(
      'invalid_input',
      say`The token is empty, or holds spaces or letters that none has. Copy it anew from ${name}.`,
    )
  const account = given.account?.trim() ?? ''
  if (isAccountNeeded && !/^[\x21-\x39\x3b-\x7e]+@[\x21-\x39\x3b-\x7e]+$/.test(account))
    throw new AppError('invalid_input', say`${name} takes a token with the mail address of its account. Give both.`)
  return { url, account: isAccountNeeded ? account : '', token }
}
