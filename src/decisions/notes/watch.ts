import { localDay } from '../../base/calendar.ts'
import { say, sayDay } from '../../base/say.ts'
import { formatTime, MICROS, type Micros, parseTime } from '../../base/time.ts'
import { runsBehind } from '../../evidence/runs/behind.ts'
import { askCountedTo } from '../../evidence/runs/changes.ts'
import { type Answer, evidenceOf, type Finding } from '../../findings/finding.ts'
import { type Noticed, recordFindings } from '../../findings/record.ts'
import { inForceAt, type PlanVersion, planVersions } from '../../plan/versions.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import type { Db, State } from '../../store/state/state.ts'
import { type Change, changesIn, type Unwritten, unwrittenOf } from './changed.ts'
import { notesOf } from './list.ts'
import type { ChangeNote } from './note.ts'
import { followRanWith, ranWithOf } from './ran-with.ts'

const PREFIX = 'changed:'

/** Nobody is asked for what is older when it is first known, such as what an import brings: who would remember. */
const ASKED_FOR = 30 * MICROS.d

/**
 * Finds what live runs show to be otherwise than it was and nobody wrote down, in the workflows of the plan. Over as soon as a note, or
 * a version of the plan, tells of it: that is a fact, which needs no second look.
 */
export async function watchChanged(
  parts: { readonly state: State; readonly evidence: Evidence },
  workspace: string,
  { asOf, now }: { readonly asOf: Micros; readonly now: Micros },
): Promise<void> {
  const { db } = parts.state
  const versions = await planVersions(db, workspace)
  const inForce = inForceAt(versions, asOf)
  if (!inForce) return
  await followRanWith(parts, workspace)
  const before = await foundBefore(db, workspace)
  const seen: Noticed[] = []
  const over = new Set([...before].flatMap(([key, { isOpen }]) => (isOpen ? [key] : [])))
  for (const [workflow, { owner, risk }] of Object.entries(inForce.plan.workflows)) {
    const unwritten = await unwrittenAt(db, workspace, versions, workflow, asOf)
    const countedTo = unwritten.length === 0 ? 0 : await askCountedTo(parts.evidence, workspace, workflow)
    for (const change of unwritten) {
      const key = changeKey(workflow, change)
      over.delete(key)
      const known = before.get(key)
      if (known ? known.isClosed : change.at < asOf - ASKED_FOR) continue
      const { name, after } = change
      // Runs are not searched by a version of a prompt: those of the day lead to it.
      const filter = change.what === 'prompt' ? {} : { [change.what]: after }
      const zone = inForce.plan.time_zone
      seen.push({
        key,
        workflow,
        dimension: 'incidents',
        severity: risk === 'low' ? 'low' : 'medium',
        title: titleOf(change),
        detail: say`${changeInWords(change, zone).said} No note and no version of the plan says so. Write down what was altered, and why.`,
        answers: owner,
        evidence: evidenceOf(
          {
            question: { kind: 'changed', what: change.what, name, after, time_zone: zone },
            behind: runsBehind({ workflow, from: change.at, to: change.at + MICROS.d, ...filter }),
            from: change.at,
            to: asOf,
            countedTo,
            ...changeInWords(change, zone),
          },
          now,
        ),
      })
    }
  }
  if (seen.length === 0 && over.size === 0) return
  await parts.state.transaction((trx) => recordFindings(trx, workspace, { seen, calm: [], over: [...over] }, asOf))
}

/** What nobody wrote down of a workflow up to a moment, as it is known now. */
async function unwrittenAt(
  db: Db,
  workspace: string,
  versions: readonly PlanVersion[],
  workflow: string,
  asOf: Micros,
): Promise<Unwritten[]> {
  const changes = changesIn(await ranWithOf(db, workspace, workflow), asOf)
  return changes.length === 0 ? [] : unwrittenOf(changes, await notesOf(db, workspace, versions, workflow))
}

/** What the finding is about that a change leaves: on another day it is another change. */
const changeKey = (workflow: string, { what, name, after, at }: Change): string =>
  `${PREFIX}${workflow}:${what}:${name}:${after}:${formatTime(at).slice(0, 10)}`

/** The question of a finding, asked again: whether a note tells of it by now. */
export async function askChanged(
  db: Db,
  workspace: string,
  asked: {
    readonly workflow: string
    readonly what: string
    readonly name: string
    readonly after: string
    readonly time_zone: string
    readonly from: Micros
  },
  asOf: Micros,
): Promise<Answer> {
  const unwritten = await unwrittenAt(db, workspace, await planVersions(db, workspace), asked.workflow, asOf)
  const still = unwritten.find(
    (one) => one.what === asked.what && one.name === asked.name && one.after === asked.after && one.at === asked.from,
  )
  return still
    ? changeInWords(still, asked.time_zone)
    : { said: say`It is written down, or was no change.`, answer: null }
}

/** How many notes of a workflow were written since a moment, by people, deployments or the plan. */
export async function askNotesSince(db: Db, workspace: string, workflow: string, after: Micros): Promise<number> {
  const notes = await notesOf(db, workspace, await planVersions(db, workspace), workflow)
  return notes.filter((one) => one.written_at > after).length
}

/** What the note says that a finding misses: the change it is about, and of several of one kind none by name. */
export function missingNote({
  workflow,
  evidence,
}: Finding): Pick<ChangeNote, 'workflow' | 'what' | 'name' | 'at' | 'before' | 'after'> | undefined {
  if (evidence.question?.kind !== 'changed' || evidence.from === null) return undefined
  const { what, name, after } = evidence.question
  const { before = null, along = [] } = (evidence.answer ?? {}) as { before?: string | null; along?: unknown[] }
  return {
    ...{ workflow, what, name: name || null, before },
    at: parseTime(evidence.from)?.micros ?? 0,
    after: along.length === 0 || what === 'release' ? after : null,
  }
}

function titleOf({ what, name, isReturn }: Change): string {
  switch (what) {
    case 'release':
      return isReturn
        ? say`An earlier release is back, and nobody wrote it down`
        : say`The release changed, and nobody wrote it down`
    case 'route':
      return isReturn
        ? say`An earlier route is back, and nobody wrote it down`
        : say`A new route is used, and nobody wrote it down`
    case 'model':
      return isReturn
        ? say`An earlier model is back, and nobody wrote it down`
        : say`Another model is used, and nobody wrote it down`
    case 'prompt':
      return isReturn
        ? say`The prompt ${name} is back to an earlier version, and nobody wrote it down`
        : say`The prompt ${name} changed, and nobody wrote it down`
  }
}

/** A change in words and figures. */
function changeInWords(change: Unwritten, zone: string): Answer {
  const { what, name, before, after, at, isReturn, along } = change
  const day = sayDay(localDay(at, zone))
  const moment = formatTime(at).slice(11, 16)
  const first =
    before === null
      ? say`${after} since ${day}, ${moment} UTC.`
      : isReturn
        ? say`${after} again since ${day}, ${moment} UTC; it was ${before}.`
        : say`${after} since ${day}, ${moment} UTC; it was ${before}.`
  const others = along.map((one) => (one.name === '' ? one.after : `${one.name} ${one.after}`))
  const said = others.length === 0 ? first : say`${first} With it: ${others.join(', ')}.`
  const plain = (one: Change) => ({
    what: one.what,
    name: one.name,
    before: one.before,
    after: one.after,
    at: formatTime(one.at),
  })
  const answer = { ...plain({ what, name, before, after, at, isReturn }), is_return: isReturn, along: along.map(plain) }
  return { said, answer }
}

type Found = { readonly isOpen: boolean; readonly isClosed: boolean }

/** What was found of changes, and what became of it. What a person closed stays closed, whatever comes in: they know of it. */
async function foundBefore(db: Db, workspace: string): Promise<ReadonlyMap<string, Found>> {
  const rows = await db
    .selectFrom('finding')
    .select(['key', 'state', 'closed_at'])
    .where('workspace_id', '=', workspace)
    .where('key', 'like', `${PREFIX}%`)
    .orderBy('first_seen')
    .execute()
  return new Map(
    rows.map(({ key, state, closed_at }) => {
      const isOpen = state !== 'resolved'
      return [key, { isOpen, isClosed: !isOpen && closed_at !== null }]
    }),
  )
}
