import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../../../base/errors.ts'
import { say } from '../../../base/say.ts'
import { type Effect, keepEffect, type Stop } from '../../../plan/stops.ts'
import { getConnector, openPlatform } from './connector.ts'
import type { ConnectorParts } from './parts.ts'
import type { Platform, ReadBack } from './platform.ts'
import { getWorkflow } from './workflows.ts'

/** A platform says at once that it did it, and some take a moment until it is so. */
const LOOKS = 4
const BETWEEN_MS = 500

/**
 * Stops a workflow at its platform from being started, reads back whether it is so, and records that it stands still, with what was read
 * back. Where it could not be done that is recorded instead: then it runs on, and needs a person there. Starting it again is a person's
 * act at the platform, and signed here.
 */
export async function pauseWorkflow(
  parts: ConnectorParts,
  workspace: string,
  given: { connector: string; workflow: string; why: string; meanwhile: string | null; by: string },
): Promise<Stop> {
  const { state } = parts
  const { why, meanwhile, by } = given
  const connector = await getConnector(state.db, workspace, given.connector)
  const { id, workflow } = await getWorkflow(state.db, workspace, connector.id, given.workflow)
  const began = parts.now()
  const done = await doneAt(() => openPlatform(parts, workspace, connector), id)
  const now = parts.now()
  const effect: Effect = { connector: connector.id, platform: connector.kind, at: now, ...done }
  if (done.result === 'confirmed')
    await state.db
      .updateTable('connector_workflow')
      .set({ is_live: false })
      .where('workspace_id', '=', workspace)
      .where('connector_id', '=', connector.id)
      .where('id', '=', id)
      .execute()
  // What is started between the question and its effect still runs: it stands still since that was read back.
  const since = done.result === 'confirmed' ? now : began
  return await keepEffect(state, workspace, { workflow, effect, since, why, meanwhile, by, now })
}

type Done = Pick<Effect, 'result' | 'said'>

async function doneAt(open: () => Promise<Platform>, id: string): Promise<Done> {
  const failed = (reason: string): Done => ({
    result: 'failed',
    said: say`It was not paused. ${reason} Stop it there by hand.`,
  })
  try {
    const platform = await open()
    await platform.pause(id)
    let read: ReadBack | undefined
    for (let look = 1; look <= LOOKS; look++) {
      read = await platform.workflow(id)
      if (!read?.isLive) break
      await sleep(BETWEEN_MS)
    }
    if (read === undefined) return failed(say`The workflow is not there any more.`)
    if (read.isLive) return failed(say`It was asked to stop, and is still said to be active.`)
    return { result: 'confirmed', said: say`It was read back that it is not active. What had begun goes on.` }
  } catch (error) {
    if (error instanceof AppError) return failed(error.said)
    throw error
  }
}
