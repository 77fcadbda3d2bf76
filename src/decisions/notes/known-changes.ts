import { listed, say } from '../../base/say.ts'
import { MICROS, type Micros } from '../../base/time.ts'
import type { PlanVersion } from '../../plan/versions.ts'
import type { Db } from '../../store/state/state.ts'
import { changesIn, unwrittenOf } from './changed.ts'
import { notesOf } from './list.ts'
import type { Alteration, ChangeNote } from './note.ts'
import { ranWithOf } from './ran-with.ts'

/** Something that changed of a workflow, as far as it is known: written down, or only seen in what runs tell. */
export type KnownChange = {
  readonly at: Micros
  readonly what: Alteration
  readonly name: string | null
  readonly before: string | null
  readonly after: string | null
  /** What it was, in a sentence. */
  readonly said: string
  readonly why: string | null
  /** The note that tells of it, or what the plan says; null where runs show it and nobody wrote it down. */
  readonly note: string | null
}

/** What changed of a workflow from a moment on and before another, oldest first, by what is known now. */
export async function changesOf(
  db: Db,
  workspace: string,
  versions: readonly PlanVersion[],
  workflow: string,
  { from, to }: { readonly from: Micros; readonly to: Micros },
): Promise<KnownChange[]> {
  const [notes, ran] = await Promise.all([
    notesOf(db, workspace, versions, workflow),
    ranWithOf(db, workspace, workflow),
  ])
  const seen = unwrittenOf(changesIn(ran, to), notes)
  const isIn = ({ at }: { readonly at: Micros }) => from <= at && at < to
  return [
    ...notes
      .filter((one) => isIn(one) && !isToldAnyway(one, notes))
      .map((one): KnownChange => {
        const { at, what, name, before, after, why, id } = one
        return { at, what, name, before, after, said: noteInWords(one), why, note: id }
      }),
    ...seen.filter(isIn).map((one): KnownChange => {
      const { at, what, before, after } = one
      const name = one.name === '' ? null : one.name
      const others = one.along.map((other) => (other.name === '' ? other.after : `${other.name} ${other.after}`))
      const step = stepInWords({ what, name, before, after })
      const said = others.length === 0 ? step : say`${step}; with it ${others.join(', ')}`
      return { at, what, name, before, after, said, why: null, note: null }
    }),
  ].sort((a, b) => a.at - b.at || ((a.note ?? '') < (b.note ?? '') ? -1 : 1))
}

/** What a version of the plan says and somebody wrote down with their reason is told once, as they wrote it. */
const isToldAnyway = (one: ChangeNote, notes: readonly ChangeNote[]): boolean =>
  one.source === 'plan' &&
  one.after !== null &&
  notes.some(
    (other) =>
      other.source !== 'plan' &&
      other.what === one.what &&
      other.after === one.after &&
      Math.abs(other.at - one.at) <= MICROS.d,
  )

/** So long before something was first seen a change is told beside it: what is altered on a Monday may show on the next. */
export const NEAR = 7 * MICROS.d

const noteInWords = (
  note: Pick<KnownChange, 'what' | 'name' | 'before' | 'after'> & { readonly description: string | null },
): string => {
  const step = stepInWords(note)
  // Its reason follows, as a sentence of its own.
  return note.description === null ? step : say`${step}; ${note.description.replace(/\.$/, '')}`
}

function stepInWords({ what, name, before, after }: Pick<KnownChange, 'what' | 'name' | 'before' | 'after'>): string {
  // The name of a release is what it is afterwards.
  const subject = name === null || name === after ? alterationWords[what] : listed([alterationWords[what], name], ' ')
  if (before !== null && after !== null) return say`${subject}: ${before} → ${after}`
  if (after !== null) return say`${subject}: ${after}`
  return before === null ? subject : say`${subject}: no longer ${before}`
}

/** What can be altered, as people call it. */
const alterationWords: Readonly<Record<Alteration, string>> = {
  prompt: say`prompt`,
  model: say`model`,
  route: say`route`,
  mapping: say`mapping`,
  boundary: say`approval boundary`,
  integration: say`integration`,
  threshold: say`promise`,
  schedule: say`schedule`,
  release: say`release`,
  other: say`something else`,
}
