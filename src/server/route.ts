import type { z } from 'zod'
import type { App } from '../app.ts'
import type { LanguageName } from '../base/languages.ts'
import type { Micros } from '../base/time.ts'
import type { Pipe } from '../evidence/receive/pipe.ts'
import type { Changes } from './changes.ts'
import type { Identity } from './identity/identity.ts'
import type { Meters } from './meters.ts'
import type { Principal, Role } from './principal.ts'
import type { Senders } from './senders.ts'

/** Whom a request concerns and who sends it. */
export type Context = {
  readonly app: App
  readonly principal: Principal
  readonly workspace: string
  /** The one it is answered in. */
  readonly language: LanguageName
  /** The moment to look at: what the request names, else what the installation is set to, else now. */
  readonly asOf: Micros
  readonly request: Request
  readonly identity: Identity
  readonly changes: Changes
  readonly meters: Meters
  readonly senders: Senders
  /** By which what is sent comes in: within what the caller may send. */
  readonly pipe: Pipe
  /** What was sent to a route that reads bytes itself: whole, and no longer packed. */
  readonly sent: Buffer
  /** Aborted when the server ends: what streams ends with it. */
  readonly ending: AbortSignal
}

/** Who may call a route: these roles in the workspace it concerns, or, where it concerns none, whoever is signed in. */
type Who = readonly Role[] | 'signed in'

type Shape = z.ZodObject<z.ZodRawShape>
export type FileType = 'application/pdf' | 'text/csv'

/** A route as data. The API's description, the sdk's types and the docs are derived from it. */
export type Route<
  Path extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
  W extends Who = Who,
> = {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  readonly path: string
  readonly who: W
  readonly summary: string
  readonly params?: Path
  readonly query?: Query
  /** A JSON body, or bytes of these types that the handler reads itself. */
  readonly body?: Body | { readonly types: readonly string[]; readonly maxBytes: number }
  /** JSON, a page, events, or a file of these types that the handler answers with. */
  readonly answer: Answer | { readonly html: true } | { readonly events: true } | { readonly file: readonly FileType[] }
  readonly handle: (
    context: W extends 'signed in' ? Omit<Context, 'workspace'> : Context,
    input: { params: z.output<Path>; query: z.output<Query>; body: z.output<Body> },
  ) => Promise<z.input<Answer> | string | Response>
}

/** Declares a route; the types of its input and answer are those of its schemas. */
export function route<
  Path extends Shape,
  Query extends Shape,
  Body extends z.ZodType,
  Answer extends z.ZodType,
  W extends Who,
>(declared: Route<Path, Query, Body, Answer, W>): Route {
  return declared as unknown as Route
}

/** Everybody with access to the workspace. */
export const readers = ['owner', 'operator', 'reviewer', 'approver', 'viewer'] as const
/** Those who answer for all of it. */
export const owners = ['owner'] as const
/** Those who keep the workflow running: they send evidence and write plans. */
export const operators = ['owner', 'operator'] as const
/** Those who send evidence: keys of automations may nothing else. */
export const senders = [...operators, 'sender'] as const
/** Those who sign reviews. */
export const signers = ['owner', 'operator', 'reviewer'] as const
