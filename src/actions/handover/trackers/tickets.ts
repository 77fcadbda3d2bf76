import type { Micros } from '../../../base/time.ts'

/** Where a ticket stands in its own tool. `gone`: it was deleted, or may not be read any more. */
export const theres = ['open', 'in_progress', 'done', 'cancelled', 'gone'] as const
export type There = (typeof theres)[number]

/** A ticket as its tool tells it now. */
export type Ticket = {
  /** For programs: it stays, also where the ticket is moved, if the tool has such a one. */
  readonly id: string
  /** What people call it: "OPS-12", "acme/robot#7". */
  readonly name: string
  readonly url: string
  readonly there: Exclude<There, 'gone'>
  /** The same in the words of the tool. */
  readonly said: string
  readonly assignee: string | null
}

/** What is written into a ticket: read by somebody before it is sent, and kept as it was. */
export type Sent = {
  readonly title: string
  readonly facts: readonly (readonly [name: string, value: string])[]
  /** What whoever hands it over says to those who will work on it. */
  readonly note: string | null
  /** To the desk, signed in there as always: it carries an id and no data. */
  readonly link: string
}

/** A place in a tool that tickets are made in: a repository, a project, a team, a group. */
export type Target = { readonly id: string; readonly name: string }

/** What cannot be had of a tool, in a sentence; true for what can. */
export const abilities = ['in_progress', 'cancelled', 'may_create', 'once'] as const
export type Ability = (typeof abilities)[number]
export type Can = Readonly<Record<Ability, true | string>>

/** How the tickets of a tool are opened. */
export type Opening = {
  readonly url: string
  /** The mail address the token is of, where the tool wants both. */
  readonly account: string
  readonly token: string
  readonly signal?: AbortSignal | undefined
}

/**
 * The tickets of one tool, as they are asked for over its API. Each question is asked once: whoever asks keeps what came of it, and asks
 * again when its time has come. What is refused for good throws a sentence; what may pass throws `unreachable`.
 */
export type Tickets = {
  /** Whose the credential is. */
  whoAmI(): Promise<string>
  targets(): Promise<readonly Target[]>
  /** The place that people mean, once it was seen that tickets can be made there, as far as the tool says so. */
  target(given: string): Promise<Target>
  /** Makes a ticket that carries the mark. */
  make(target: string, mark: string, sent: Sent): Promise<Ticket>
  /** The ticket that carries the mark, where its making was begun and the answer was lost. */
  find(target: string, mark: string, begun: Micros): Promise<Ticket | undefined>
  /** By their ids; one that is not among the answers is gone. */
  read(ids: readonly string[]): Promise<ReadonlyMap<string, Ticket>>
  /** Writes a comment that carries the mark. */
  tell(ticket: string, mark: string, text: string): Promise<void>
  wasTold(ticket: string, mark: string): Promise<boolean>
}

/** How often and how many at once a tool is asked for tickets. */
export const AT_ONCE = 50

/** The line by which what is ours is known again. */
export const markLine = (mark: string): string => `Aftercare ${mark}`
