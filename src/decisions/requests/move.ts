import type { ErrorCode } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import {
  type Asked,
  type ChangeRequest,
  type outcomes,
  type RequestClass,
  type RequestState,
  states,
} from './request.ts'
import type { Answers } from './risk.ts'

/** What can be done with a request, and what it takes to do it. */
export type Move =
  | { readonly move: 'edit'; readonly asked: Asked }
  | { readonly move: 'submit' }
  | { readonly move: 'classify'; readonly class: RequestClass; readonly because: string }
  | { readonly move: 'dispute'; readonly because: string }
  | { readonly move: 'settle'; readonly class: Exclude<RequestClass, 'undecided'>; readonly because: string }
  | {
      readonly move: 'assess'
      readonly answers: Answers
      readonly estimate: { readonly low: number; readonly likely: number; readonly high: number }
    }
  | {
      readonly move: 'quote'
      /** Left out: what the estimate comes to by the rate. */
      readonly amount?: string | undefined
      /** The rate of the plan by its name; left out where it has one. */
      readonly rate?: string | undefined
      readonly valid_until: Micros
    }
  | { readonly move: 'approve'; readonly hash: string }
  | { readonly move: 'reject'; readonly because: string }
  | { readonly move: 'defer'; readonly because: string; readonly until: string }
  | { readonly move: 'resume' }
  | { readonly move: 'sooner' }
  /** Without a time as soon as may be. */
  | { readonly move: 'schedule'; readonly at?: Micros | undefined }
  | { readonly move: 'order'; readonly because: string; readonly rate?: string | undefined }
  | { readonly move: 'start' }
  | { readonly move: 'finish'; readonly minutes: number }
  | { readonly move: 'verify'; readonly passed: boolean; readonly note: string }
  | {
      readonly move: 'review'
      readonly outcome: (typeof outcomes)[number]
      readonly note: string
      readonly variance?: string | undefined
    }
  | { readonly move: 'note'; readonly note: string }
  | { readonly move: 'close' }
  | { readonly move: 'cancel'; readonly because: string }
export type MoveName = Move['move']

export type Moved =
  | {
      readonly kind: 'done'
      readonly request: ChangeRequest
      /** Whose approvals no longer hold, because what they approved is another now. */
      readonly voided: readonly string[]
    }
  | {
      readonly kind: 'refused'
      readonly code: Extract<ErrorCode, 'conflict' | 'not_allowed' | 'invalid_input'>
      readonly because: string
    }

const open = ['submitted', 'classified', 'assessed', 'quoted', 'approved', 'scheduled'] as const
const beforeWork = ['draft', ...open, 'deferred'] as const
export const working = ['implementing', 'verifying', 'released', 'reviewed'] as const

/** In which states each can be done. A word can be added at any time. */
export const statesOf: Readonly<Record<MoveName, readonly RequestState[]>> = {
  edit: beforeWork,
  submit: ['draft'],
  classify: open,
  dispute: ['classified', 'assessed', 'quoted', 'approved', 'deferred', 'scheduled', ...working],
  settle: ['classified', 'assessed', 'quoted', 'approved', 'deferred', 'scheduled', ...working],
  assess: ['classified', 'assessed', 'quoted', 'approved', 'scheduled'],
  quote: ['assessed', 'quoted', 'approved', 'scheduled'],
  approve: ['assessed', 'quoted', 'approved', 'scheduled', ...working],
  reject: ['submitted', 'classified', 'assessed', 'quoted'],
  defer: open,
  resume: ['deferred'],
  sooner: ['assessed', 'quoted', 'approved', 'scheduled'],
  schedule: ['assessed', 'approved', 'scheduled'],
  order: beforeWork,
  start: ['scheduled'],
  finish: ['implementing'],
  verify: ['verifying'],
  // What was given up or put back before it was released is looked back on, too.
  review: ['released', 'implementing', 'verifying'],
  note: states,
  close: ['reviewed'],
  cancel: beforeWork,
}

/** A move that is refused, and why. */
export function refused(
  code: Extract<Moved, { kind: 'refused' }>['code'],
  because: string,
): Extract<Moved, { kind: 'refused' }> {
  return { kind: 'refused', code, because }
}

export const undecided = () =>
  refused('conflict', say`Who pays is not decided, and nothing starts before it is. Classify it first.`)

export const stateInWords: Readonly<Record<RequestState, string>> = {
  draft: say`a draft`,
  submitted: say`submitted`,
  classified: say`classified`,
  assessed: say`assessed`,
  quoted: say`quoted`,
  approved: say`approved`,
  rejected: say`rejected`,
  deferred: say`deferred`,
  scheduled: say`scheduled`,
  implementing: say`being worked on`,
  verifying: say`being verified`,
  released: say`released`,
  reviewed: say`reviewed`,
  closed: say`closed`,
  cancelled: say`cancelled`,
}

export const doneInWords: Readonly<Record<MoveName, string>> = {
  edit: say`edited`,
  submit: say`submitted`,
  classify: say`classified`,
  dispute: say`disputed`,
  settle: say`settled`,
  assess: say`assessed`,
  quote: say`quoted`,
  approve: say`approved`,
  reject: say`rejected`,
  defer: say`deferred`,
  resume: say`taken up again`,
  sooner: say`begun sooner`,
  schedule: say`scheduled`,
  order: say`ordered in an emergency`,
  start: say`begun`,
  finish: say`finished`,
  verify: say`verified`,
  review: say`reviewed`,
  note: say`noted`,
  close: say`closed`,
  cancel: say`cancelled`,
}
