import { followAll } from './actions/handover/follow.ts'
import { freeHandovers, sendDue } from './actions/handover/send.ts'
import { deliverDue, freeClaims } from './actions/notices/deliver.ts'
import { escalate } from './actions/notices/escalate.ts'
import { routeNotices } from './actions/notices/route.ts'
import type { App } from './app.ts'
import { AppError } from './base/errors.ts'
import { MICROS, type Micros } from './base/time.ts'
import { holdHours } from './decisions/hours/watch.ts'
import { watchChanged } from './decisions/notes/watch.ts'
import { forgetHeld } from './decisions/requests/mail/held.ts'
import { watchHeldMails } from './decisions/requests/mail/watch.ts'
import { holdEmergencies } from './decisions/requests/watch.ts'
import { holdReviews } from './decisions/reviews/job.ts'
import { watchSupport } from './decisions/support/watch.ts'
import { tellOverdue } from './decisions/tasks/overdue.ts'
import { eraseAll } from './evidence/erasure/erase.ts'
import { createMemory, type Memory, readBack } from './evidence/read-back/job.ts'
import { everyConnector } from './evidence/receive/connectors/connector.ts'
import { readConnector } from './evidence/receive/connectors/read.ts'
import { forgetRefused } from './evidence/receive/refused.ts'
import { retain } from './evidence/retention/retain.ts'
import { countedTo } from './evidence/runs/count.ts'
import { MADE } from './evidence/runs/follow.ts'
import { readingAgain } from './evidence/runs/read-again.ts'
import { watchInvoices } from './findings/budgets/invoice.ts'
import { watchBudgets } from './findings/budgets/watch-budgets.ts'
import { watchRunaways } from './findings/budgets/watch-runaways.ts'
import { watchComebacks } from './findings/exceptions/watch-comebacks.ts'
import { watchGrowth } from './findings/exceptions/watch-growth.ts'
import { lookAtExplanations } from './findings/explained/explanations.ts'
import { watchConnectors } from './findings/housekeeping/connectors.ts'
import { watchDisk } from './findings/housekeeping/disk.ts'
import { watchNotices } from './findings/housekeeping/notices.ts'
import { watchTrackers } from './findings/housekeeping/trackers.ts'
import { watchTyped } from './findings/housekeeping/typed.ts'
import { watchVacancies } from './findings/housekeeping/vacancies.ts'
import { watchOutages } from './findings/integrations/watch-outages.ts'
import { noteBreak, watchSilences } from './findings/silence/watch-silences.ts'
import { judgeNew } from './findings/sources/judge/judge-new.ts'
import { watchJudge } from './findings/sources/judge/watch-judge.ts'
import { watchUnwatched } from './findings/watch.ts'
import { followWatchers } from './findings/watches/follow.ts'
import { localityOf, versionAt } from './plan/versions.ts'
import { tellMondays } from './reports/monday/job.ts'
import { remindOfDrafts } from './reports/report/awaited.ts'
import { draftDue } from './reports/report/job.ts'
import { workspacesOf } from './server/identity/access.ts'
import { backUpState } from './store/state/backup.ts'
import { followerPosition } from './store/state/follower.ts'

/** Figures follow evidence within seconds, and a plan is held against it as soon; promises are looked at each hour. */
const SETTLE_MS = 5_000
const HOLD_MS = 3_600_000
/** What was counted since is looked at as a whole: a busy server has some of it in every second. */
const WATCH_MS = 60_000
/** Whoever looks sees what ran a minute ago; platforms are asked a handful of small questions for it. */
const READ_MS = 60_000
/** One read of a connector; one that has much to read is read again at once, after the others. */
const READ_FOR = 20 * MICROS.s
/** What another process has read since then is not read again. */
const READ_ANEW = 45 * MICROS.s
/** Connectors that are read at a time: each waits for its platform most of the time, and none for another that is slow. */
const READ_AT_ONCE = 4
/** The plan says how many records may be read from a system in a minute. */
const READ_BACK_MS = 60_000
/** Budgets are of a day, and nobody waits for it. */
const JUDGE_MS = 60_000
/** What was ordered is begun at once; this carries on what was cut off, and what came late for it. */
const ERASE_MS = 60_000
/** The shortest promise of a plan is some minutes. */
const CLOCK_MS = 60_000
/** Tools are asked only for what was handed over, and only for what was not read for some minutes. */
const FOLLOW_MS = 60_000
/** Whoever is told something hears it while it is news. */
const TELL_MS = 3_000
/** What waits for people is told on the minute nobody counts on. */
const MONDAY_MS = 300_000
/** A start is left alone; after that, within the hour of a new day. */
const FIRST_BACKUP_MS = 600_000

export type Jobs = { stop(): Promise<void> }

/**
 * What a server does by itself. What is due follows from rows, so nothing is queued: a run that was missed is made up
 * for by the next, and of several processes one does the work while the others wait and find it done.
 */
export function startJobs(app: App): Jobs {
  const settling = every(SETTLE_MS, () => settleAll(app), app)
  const seen: Seen = new Map()
  const screened: Screened = new Map()
  const ending = new AbortController()
  const makingAgain = every(SETTLE_MS, () => readAllAgain(app, ending.signal), app)
  const screening = every(SETTLE_MS, () => screenAll(app, screened, ending.signal), app)
  const watching = every(SETTLE_MS, () => watchNewPlans(app, seen), app)
  const followed: Followed = new Map()
  const counting = every(WATCH_MS, () => followCounted(app, followed), app)
  const returning = eachWorkspace(app, (workspace) => noteBreak(app.state, workspace, app.clock.now())).catch(
    (error: unknown) => app.log.error({ error }, 'a job failed'),
  )
  const holding = every(
    HOLD_MS,
    async () => {
      await returning
      await holdAll(app, ending.signal)
    },
    app,
  )
  const watchingRoom = every(HOLD_MS, () => watchRoom(app), app)
  const reading = every(READ_MS, () => readConnectors(app, ending.signal), app)
  const memory = createMemory()
  const readingBack = every(READ_BACK_MS, () => readBackAll(app, memory, ending.signal), app)
  const judging = every(JUDGE_MS, () => judgeAll(app, ending.signal), app)
  const erasing = every(ERASE_MS, () => eraseOrdered(app), app)
  const freeing = Promise.all([freeClaims(app), freeHandovers(app)])
  const telling = every(
    TELL_MS,
    async () => {
      await freeing
      await tellAll(app, ending.signal)
    },
    app,
  )
  const tellingMondays = every(MONDAY_MS, () => tellWeeks(app, ending.signal), app)
  const handingOver = every(
    TELL_MS,
    async () => {
      await freeing
      await sendDue(app.handovers, { signal: ending.signal })
    },
    app,
  )
  const following = every(FOLLOW_MS, () => followTrackers(app, ending.signal), app)
  const watchingClocks = every(CLOCK_MS, () => watchClocks(app), app)
  const retaining = every(HOLD_MS, () => retainAll(app), app, FIRST_BACKUP_MS)
  const backingUp = every(HOLD_MS, () => backUp(app), app, FIRST_BACKUP_MS)
  return {
    async stop() {
      ending.abort()
      await Promise.all(
        [
          settling,
          makingAgain,
          screening,
          watching,
          counting,
          holding,
          watchingRoom,
          reading,
          readingBack,
          judging,
          erasing,
          telling,
          tellingMondays,
          handingOver,
          following,
          watchingClocks,
          retaining,
          backingUp,
        ].map((one) => one.stop()),
      )
    },
  }
}

/** Brings every workspace up to date with what arrived, and finds at once what a single run should not do. */
export async function settleAll(app: App): Promise<void> {
  await eachWorkspace(app, async (workspace) => {
    if (!(await app.isBehind(workspace))) return
    await app.settle(workspace)
    await watchRunaways(app, workspace, app.moments())
  })
}

/** Makes the runs again whose plans have other rules for reading now. */
export async function readAllAgain(app: App, signal?: AbortSignal): Promise<void> {
  await eachWorkspace(app, async (workspace) => {
    if (!signal?.aborted && (await readingAgain(app.state.db, workspace)).length > 0)
      await app.readAgain(workspace, { signal })
  })
}

/** By which version of each workspace's plan answers were screened, and how many runs were made by then: nothing else is new. */
type Screened = Map<string, string>

/** Screens answers of the runs that were made since, and gathers their exceptions. */
async function screenAll(app: App, screened: Screened, signal: AbortSignal): Promise<void> {
  await eachWorkspace(app, async (workspace) => {
    const version = (await versionAt(app.state.db, workspace, app.clock.now())) ?? 0
    const stand = `${version} ${await followerPosition(app.state, workspace, MADE)}`
    if (signal.aborted || screened.get(workspace) === stand) return
    await app.screen(workspace, signal)
    await app.gather(workspace, signal)
    await app.state.exclusively(`hold ${workspace}`, () => watchComebacks(app, workspace, app.moments()))
    screened.set(workspace, stand)
  })
}

/** The version of each workspace's plan of which every workflow was watched: nothing else of it can be due. */
type Seen = Map<string, number>

/** Holds a plan that is new, or in force since today, against the evidence: nobody waits for the next hour to see how things stand. */
export async function watchNewPlans(app: App, seen: Seen = new Map()): Promise<void> {
  await eachWorkspace(app, async (workspace) => {
    const version = await versionAt(app.state.db, workspace, app.asOf())
    if (version === undefined || seen.get(workspace) === version) return
    await app.settle(workspace)
    // While some runs are made by the rules of before and some by those of now, nothing of them says how things stand.
    if ((await readingAgain(app.state.db, workspace)).length > 0) return
    await app.state.exclusively(`hold ${workspace}`, async () => {
      // What nobody wrote down may stand in it.
      await watchChanged(app, workspace, app.moments())
      await watchRunaways(app, workspace, app.moments())
      await watchOutages(app, workspace, app.moments())
      await followWatchers(app, workspace, app.moments())
      await watchUnwatched(app, workspace, app.moments())
      await watchBudgets(app, workspace, app.moments())
    })
    seen.set(workspace, version)
  })
}

/** Up to which stamp the watchers of each workspace were told what was counted. */
type Followed = Map<string, Micros>

/** Tells the watchers of every workspace what was counted since they were told last. */
export async function followCounted(app: App, followed: Followed = new Map()): Promise<void> {
  await eachWorkspace(app, async (workspace) => {
    const to = await countedTo(app.state, workspace)
    if (followed.get(workspace) === to) return
    await app.state.exclusively(`hold ${workspace}`, async () => {
      // First: what a system explains that is down is told to nobody.
      await watchOutages(app, workspace, app.moments())
      await followWatchers(app, workspace, app.moments())
      // Whoever heard that no runs come hears at once that they do.
      await watchSilences(app, workspace, app.moments(), true)
    })
    followed.set(workspace, to)
  })
}

/** Watches, draws due reviews and finds what was not held, in every workspace. */
export async function holdAll(app: App, signal?: AbortSignal): Promise<void> {
  await eachWorkspace(app, (workspace) => hold(app, workspace, signal))
}

/** Whether the disk will be full soon. That of a server of evidence is watched by whoever runs it. */
export async function watchRoom({ state, evidence, folder, moments }: App): Promise<void> {
  if (evidence.engine === 'chdb') await watchDisk(state, folder.path, moments())
}

/** The same in one, once all its runs are made by the rules of its plan. */
export async function hold(app: App, workspace: string, signal?: AbortSignal): Promise<void> {
  await app.settle(workspace)
  await app.readAgain(workspace, { signal })
  await app.gather(workspace, signal)
  if (signal?.aborted) return
  await app.state.exclusively(`hold ${workspace}`, async () => {
    // First: a review that is due tells of what was found by then.
    await watchChanged(app, workspace, app.moments())
    await watchOutages(app, workspace, app.moments())
    await followWatchers(app, workspace, app.moments())
    await watchClocksOf(app, workspace)
    await watchRunaways(app, workspace, app.moments())
    await watchComebacks(app, workspace, app.moments())
    await watchGrowth(app, workspace, app.moments())
    await lookAtExplanations(app, workspace, app.moments().asOf)
    await holdReviews(app, workspace, app.moments())
    await holdHours(app.state, workspace, app.moments())
    await tellOverdue(app.state, workspace, app.moments())
    await holdEmergencies(app.state, workspace, app.moments())
    await watchHeldMails(app.state, workspace, app.moments())
    await draftDue(app, workspace, app.moments())
    await remindOfDrafts(app.state, workspace, app.moments())
    await watchConnectors(app.state, workspace, app.moments())
    await watchSilences(app, workspace, app.moments())
    await watchTrackers(app.state, workspace, app.moments())
    await watchJudge(app, workspace, app.moments())
    await watchBudgets(app, workspace, app.moments())
    await watchInvoices(app, workspace, app.moments())
    await watchTyped(app.state, workspace, app.moments())
    await watchVacancies(app.state, workspace, app.moments())
    await watchNotices(app.state, workspace, app.moments())
    await forgetRefused(app.state.db, workspace, app.clock.now())
  })
}

/** Reads again what was written, where it is due, in every workspace; what a system says of it is evidence as any other. */
export async function readBackAll(
  app: App,
  memory: Memory = createMemory(),
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  const { state, evidence, pipe, clock, folder, masker } = app
  const parts = { state, evidence, pipe, clock, masker, secret: folder.secret }
  await eachWorkspace(app, async (workspace) => {
    if (signal.aborted) return
    await state.exclusively(`read back ${workspace}`, () => readBack(parts, workspace, { signal, memory }))
  })
}

/** Has answers judged where an owner switched a model on, in every workspace, and finds the models that have not answered for too long, or do again. */
export async function judgeAll(app: App, signal?: AbortSignal): Promise<void> {
  const { state, evidence, clock, folder } = app
  await eachWorkspace(app, async (workspace) => {
    if (signal?.aborted) return
    const { plan, zone } = await localityOf(state.db, workspace, clock.now())
    await judgeNew({ state, evidence, clock, secret: folder.secret }, workspace, { plan, zone, signal })
    await watchJudge(app, workspace, app.moments(), true)
  })
}

/** What is looked at, and when it is done. What is noticed was noticed as of the first: nobody reads "seen for eight months". */
/**
 * Reads every connector until nothing more is to be read now, and finds those that could not be read for too long, or can be again. What
 * goes wrong with one is said when the others are done.
 */
export async function readConnectors(app: App, signal?: AbortSignal): Promise<void> {
  const failures: unknown[] = []
  for (let due = await everyConnector(app.state.db); due.length > 0 && !signal?.aborted; ) {
    const queue = due
    due = []
    const work = async () => {
      for (let one = queue.shift(); one && !signal?.aborted; one = queue.shift()) {
        const { workspace, id } = one
        const now = app.clock.now()
        const bounds = { until: now + READ_FOR, unlessReadSince: now - READ_ANEW, signal }
        const read = readConnector(app.connectors, workspace, id, bounds)
        const { isMore } = await read.catch((error: unknown) => {
          // Taken away since it was listed.
          if (!(error instanceof AppError && error.code === 'not_found')) failures.push(error)
          return { isMore: false }
        })
        if (isMore) due.push(one)
      }
    }
    await Promise.all(Array.from({ length: READ_AT_ONCE }, work))
  }
  await eachWorkspace(app, (workspace) => watchConnectors(app.state, workspace, app.moments(), true)).catch(
    (error: unknown) => failures.push(error),
  )
  raise(failures, 'connectors')
}

/** Looks what became of what was handed over, and finds the tools that could not be read for too long, or can be again. */
export async function followTrackers(app: App, signal?: AbortSignal): Promise<void> {
  const failures: unknown[] = []
  const keep = (error: unknown) => failures.push(error)
  await followAll(app.handovers, signal).catch(keep)
  await eachWorkspace(app, (workspace) => watchTrackers(app.state, workspace, app.moments(), true)).catch(keep)
  raise(failures, 'trackers')
}

/** Erases what was ordered in every workspace and is not done. */
export async function eraseOrdered(app: App): Promise<void> {
  await eachWorkspace(app, async (workspace) => {
    await eraseAll(app.erasing, workspace)
    await app.gather(workspace)
  })
}

/** Settles in every workspace who is told what is owed, and who is told next of what nobody has acknowledged; and sends what is due. */
export async function tellAll(app: App, signal?: AbortSignal): Promise<void> {
  try {
    await eachWorkspace(app, async (workspace) => {
      await routeNotices(app.notices, workspace)
      await escalate(app.notices, workspace)
    })
  } finally {
    const attempts = await deliverDue(app.notices, { signal })
    if (attempts > 0) await eachWorkspace(app, (workspace) => watchNotices(app.state, workspace, app.moments(), true))
  }
}

/** Tells people once a week what waits for them, in the workspaces that they may see. */
export async function tellWeeks(app: App, signal?: AbortSignal): Promise<void> {
  const accessOf = (user: string) => workspacesOf(app.state.db, user)
  const attempts = await tellMondays({ ...app.notices, accessOf }, signal)
  if (attempts > 0) await eachWorkspace(app, (workspace) => watchNotices(app.state, workspace, app.moments(), true))
}

/** Looks in every workspace at the clocks of what help is owed for. */
export async function watchClocks(app: App): Promise<void> {
  await eachWorkspace(app, (workspace) => watchClocksOf(app, workspace))
}

const watchClocksOf = (app: App, workspace: string) =>
  app.state.exclusively(`clocks ${workspace}`, () => watchSupport(app.state, workspace, app.moments()))

/** Deletes in every workspace what its plan keeps no longer, and what mails said that nobody settled. */
export async function retainAll(app: App): Promise<void> {
  await eachWorkspace(app, async (workspace) => {
    await forgetHeld(app.state, workspace, app.clock.now())
    await retain(app, workspace, app.clock.now())
  })
}

/** A copy of the embedded state for each day. */
export async function backUp(app: App): Promise<void> {
  await backUpState(app.state, app.folder.backups, app.clock.now())
}

/** One after the other. What goes wrong in one workspace is said when the others are done. */
async function eachWorkspace(app: App, work: (workspace: string) => Promise<void>): Promise<void> {
  const failures: unknown[] = []
  for (const { id } of await app.state.db.selectFrom('workspace').select('id').orderBy('id').execute())
    await work(id).catch((error: unknown) => failures.push(error))
  raise(failures, 'workspaces')
}

function raise(failures: readonly unknown[], of: string): void {
  if (failures.length === 1) throw failures[0]
  if (failures.length > 1) throw new AggregateError(failures, `work failed in ${failures.length} ${of}`)
}

/** Runs work again and again, never twice at once; a failure is logged and the next turn tries again. */
function every(ms: number, work: () => Promise<void>, app: App, first = 0): Jobs {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  const turn = () => {
    running = work()
      .catch((error: unknown) => app.log.error({ error }, 'a job failed'))
      .finally(() => {
        if (!stopped) timer = setTimeout(turn, ms)
      })
  }
  if (first === 0) turn()
  else timer = setTimeout(turn, first)
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
      clearTimeout(timer)
    },
  }
}
