import { say, sayNumber } from '../../base/say.ts'
import { fromDate, MICROS, type Micros, toDate } from '../../base/time.ts'
import { planAt } from '../../plan/versions.ts'
import { byRisk } from '../../plan/workflow.ts'
import { type Disk, diskOf } from '../../store/disk.ts'
import type { Db, State } from '../../store/state/state.ts'
import { type Judged, judgeDisk, type Sample } from '../disk/judge.ts'
import { type Answer, evidenceOf } from '../finding.ts'
import { recordFindings } from '../record.ts'

const KEY = 'disk'
/** Once an hour is enough, however often it is looked. */
const SAMPLE_EACH = MICROS.h - MICROS.m
const KEPT = 8 * MICROS.d

/**
 * Notes how much room the disk has, and finds that it will be full before it is. It is a matter of whoever runs the installation: found in
 * its own workspace, the first there was, at the workflow with the highest risk, and in no client's.
 */
export async function watchDisk(
  state: State,
  folder: string,
  moments: { readonly asOf: Micros; readonly now: Micros },
): Promise<void> {
  const { asOf } = moments
  // As it is kept, so that whoever asks again gets the same.
  const now = fromDate(toDate(moments.now))
  const workspace = await installationOf(state.db)
  if (workspace === undefined) return
  const disk = await diskOf(folder)
  const judged = judgeDisk(disk, await samplesOf(state.db, workspace), now)
  await keepSample(state, workspace, { at: now, ...disk })
  const plan = (await planAt(state.db, workspace, asOf))?.plan
  const workflow = plan && byRisk(plan)[0]
  if (judged.result === 'open' || (judged.result === 'short' && workflow === undefined)) return
  if (judged.result === 'fine' || workflow === undefined) {
    await state.transaction((trx) => recordFindings(trx, workspace, { seen: [], calm: [], over: [KEY] }, asOf))
    return
  }
  const { said } = inWords(disk, judged)
  const isUrgent = judged.daysLeft === null || judged.daysLeft < 3
  const noticed = {
    ...({ key: KEY, workflow, dimension: 'incidents', severity: isUrgent ? 'high' : 'medium' } as const),
    title:
      judged.daysLeft === null
        ? say`The disk is almost full`
        : say`The disk will be full in ${daysIn(judged.daysLeft)} days`,
    detail: say`${said} When it is full nothing is taken in any more. Give it a larger disk, or delete what is not needed.`,
    answers: plan?.workflows[workflow]?.owner ?? null,
    evidence: evidenceOf(
      { question: { kind: 'disk' }, behind: { url: '/metrics', command: 'df -h' }, to: now, ...inWords(disk, judged) },
      now,
    ),
  }
  await state.transaction((trx) => recordFindings(trx, workspace, { seen: [noticed], calm: [] }, asOf))
}

/** How the disk stands, as it was noted last up to a moment. */
export async function askDisk(db: Db, workspace: string, asOf: Micros): Promise<Answer> {
  const samples = (await samplesOf(db, workspace)).filter(({ at }) => at <= asOf)
  const last = samples.at(-1)
  return last ? inWords(last, judgeDisk(last, samples, last.at)) : { said: say`It was not noted.`, answer: null }
}

/** How often it was noted since a moment. */
export async function askNoted(db: Db, workspace: string, after: Micros): Promise<number> {
  return (await samplesOf(db, workspace)).filter(({ at }) => at > after).length
}

function inWords({ free, size }: Disk, { perDay, daysLeft }: Judged): Answer {
  const left = say`${gigabytes(free)} GB of ${gigabytes(size)} GB are free.`
  const said =
    perDay === null || daysLeft === null
      ? left
      : say`${left} It loses ${gigabytes(perDay)} GB a day, so they do for ${daysIn(daysLeft)} days.`
  return { said, answer: { free, size, per_day: perDay === null ? null : Math.round(perDay) } }
}

const gigabytes = (bytes: number): string => sayNumber((bytes / 1024 ** 3).toFixed(1))
const daysIn = (days: number): string => sayNumber(String(Math.floor(days)))

async function installationOf(db: Db): Promise<string | undefined> {
  const row = await db
    .selectFrom('workspace')
    .select('id')
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

async function samplesOf(db: Db, workspace: string): Promise<(Sample & Disk)[]> {
  const rows = await db
    .selectFrom('disk_sample')
    .select(['at', 'free_bytes', 'size_bytes'])
    .where('workspace_id', '=', workspace)
    .orderBy('at')
    .execute()
  return rows.map((row) => ({ at: fromDate(row.at), free: Number(row.free_bytes), size: Number(row.size_bytes) }))
}

async function keepSample({ db }: State, workspace: string, { at, free, size }: Sample & Disk): Promise<void> {
  const newest = (await samplesOf(db, workspace)).at(-1)
  if (newest && at - newest.at < SAMPLE_EACH) return
  await db
    .insertInto('disk_sample')
    .values({ workspace_id: workspace, at: toDate(at), free_bytes: free, size_bytes: size })
    .onConflict((same) => same.doNothing())
    .execute()
  await db
    .deleteFrom('disk_sample')
    .where('workspace_id', '=', workspace)
    .where('at', '<', toDate(at - KEPT))
    .execute()
}
