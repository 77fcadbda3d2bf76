import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import type { State } from '../../store/state/state.ts'
import { enterSaid, type MatterId, pauseIn, type Said } from './events.ts'
import { getMatter, type Matter, type Moments } from './matter.ts'

/** Somebody says something of what help is owed for; what cannot be so is refused with the reason. */
export async function saySupport(
  state: State,
  workspace: string,
  given: {
    readonly matter: MatterId
    readonly said: Said
    readonly by: string
    readonly now: Micros
    readonly moments: Moments
  },
): Promise<Matter> {
  const { matter, said, by, now, moments } = given
  const found = await getMatter(state.db, workspace, matter, moments)
  await enterSaid(state, workspace, {
    ...{ matter, said, by, now },
    refuse: (before) => refusalOf(found, { ...found, said: before }, said),
  })
  return await getMatter(state.db, workspace, matter, moments)
}

function refusalOf(found: Matter, { said: before }: Pick<Matter, 'said'>, said: Said): AppError | null {
  const refused = (because: string) => new AppError('conflict', because)
  if (found.isOver && said.kind !== 'explained')
    return refused(say`It is over: its clocks stand. Only why one was late can still be said.`)
  switch (said.kind) {
    case 'severity':
      return found.severity === said.severity
        ? refused(say`It is ${said.severity} already. Give another severity, or leave it.`)
        : null
    case 'contained':
      return before.some(({ kind }) => kind === 'contained')
        ? refused(say`It was said to be contained already. Write a note where something is to be added.`)
        : null
    case 'paused': {
      const pause = pauseIn(before)
      return pause
        ? refused(
            say`It waits already, for ${pause.awaited ?? ''}. Let it go on first, then say what it waits for now.`,
          )
        : null
    }
    case 'resumed':
      return pauseIn(before) ? null : refused(say`Nobody said that it waits: there is nothing to go on with.`)
    case 'explained':
      return found.clocks.some(({ clock, brokenAt }) => clock === said.clock && brokenAt !== null)
        ? null
        : refused(say`This promise was not broken: there is nothing to give a reason for.`)
  }
}
