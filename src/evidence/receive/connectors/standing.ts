import { localDay } from '../../../base/calendar.ts'
import { say, sayDay } from '../../../base/say.ts'
import type { Plan } from '../../../plan/plan.ts'
import type { Connector } from './connector.ts'
import { type Cursor, placesOf, refusedLists } from './cursor.ts'
import type { PlatformWorkflow } from './workflows.ts'

/** How it stands with reading a platform. */
export const connectorStates = ['problem', 'new', 'reading', 'read'] as const
export type ConnectorState = (typeof connectorStates)[number]

/** The same in one word and one sentence. `history` is how far back was read, and whether that is all there is. */
export function standingOf(connector: Connector, zone: string): { state: ConnectorState; sentence: string } {
  const { last_problem, history_from, cursor } = connector
  if (last_problem !== null) return { state: 'problem', sentence: say`It cannot be read: ${last_problem}` }
  if (cursor.whole !== null) return { state: 'read', sentence: rowsInWords(cursor.whole, zone) }
  if (cursor.along?.counted) return { state: 'read', sentence: recordsInWords(cursor.along.counted) }
  // A first read takes its time: once begun, it is on its way.
  if (cursor.newest === null && cursor.along === null)
    return { state: 'new', sentence: say`It was not read yet: a running server does so within a minute.` }
  const since = history_from === null ? undefined : sayDay(localDay(history_from, zone))
  if (!isWhole(connector))
    return {
      state: 'reading',
      sentence:
        since === undefined
          ? say`Its history is being read.`
          : say`Its history is being read: so far back to ${since}.`,
    }
  const refused = refusedLists(cursor)
  if (refused.length > 0)
    return {
      state: 'read',
      sentence: say`It is read, but for ${refused.length} of its workflows (${refused.slice(0, 10).join(', ')}), whose runs this key may not read. Give a key of somebody who may.`,
    }
  if (since === undefined) return { state: 'read', sentence: say`It is read, and nothing ran there yet.` }
  if (cursor.waiting > 0)
    return {
      state: 'read',
      sentence:
        cursor.waiting === 1
          ? say`It is read. History goes back to ${since}, which is all that was kept there. 1 run waits there for a person.`
          : say`It is read. History goes back to ${since}, which is all that was kept there. ${cursor.waiting} runs wait there for a person.`,
    }
  return {
    state: 'read',
    sentence:
      cursor.passed_over > 0
        ? say`It is read. History goes back to ${since}, which is all that was kept there; ${cursor.passed_over} numbers without a run in a list were not looked at.`
        : say`It is read. History goes back to ${since}, which is all that was kept there.`,
  }
}

/** "It is read: 120 rows, changed last on 9 Mar 2026." */
function rowsInWords({ rows, refused, reason, changed_at }: NonNullable<Cursor['whole']>, zone: string): string {
  const day = sayDay(localDay(changed_at, zone))
  if (refused === 0) return say`It is read: ${rows} rows, changed last on ${day}.`
  return say`It is read: ${rows} rows, changed last on ${day}. ${refused} of them could not be read; the first: ${reason ?? ''}.`
}

/** "It is read: the last time 120 records came." */
function recordsInWords({ records, refused, reason }: NonNullable<NonNullable<Cursor['along']>['counted']>): string {
  if (refused === 0) return say`It is read: the last time ${records} records came.`
  return say`It is read: the last time ${records} records came. ${refused} of them could not be read; the first: ${reason ?? ''}.`
}

/** All of history was read. */
export const isWhole = ({ cursor }: Connector): boolean =>
  cursor.whole !== null ||
  cursor.along?.is_whole === true ||
  placesOf(cursor).every(([, { newest, history }]) => newest !== null && history === null)

/** Whether a plan covers what a platform runs. What is live and neither covered nor left out is covered by nobody. */
export const coverages = ['covered', 'not_covered', 'left_out', 'not_live'] as const
export type Coverage = (typeof coverages)[number]

export function coverageOf({ workflow, is_live, left_out }: PlatformWorkflow, plan: Plan | undefined): Coverage {
  if (plan && Object.hasOwn(plan.workflows, workflow)) return 'covered'
  if (left_out) return 'left_out'
  return is_live ? 'not_covered' : 'not_live'
}
