import { timeOfDay } from '../../../base/calendar.ts'
import { AppError } from '../../../base/errors.ts'
import { say } from '../../../base/say.ts'
import { fromDate, MICROS } from '../../../base/time.ts'
import type { Plan } from '../../../plan/plan.ts'
import { localityOf } from '../../../plan/versions.ts'

import type { State, Trx } from '../../../store/state/state.ts'
import { type Acting, enter, type Locality, type Work } from '../keep.ts'
import { type About, PLANNED } from '../time.ts'
import type { Mapping } from './mapping.ts'
import { type Program, type Refused, readTimes, type Told } from './rows.ts'

/** What becomes of a row: entered; known from an earlier import; left out, because time by hand stands there already. */
export type Row = {
  readonly line: number
  readonly state: 'entered' | 'known' | 'overlaps'
  readonly day: string
  readonly from: string | null
  readonly minutes: number
  readonly person: string
  readonly about: About
  readonly class: Work['class']
  readonly note: string | null
  readonly counted: number
}

export type Import = {
  readonly program: Program
  readonly rows: readonly Row[]
  readonly refused: readonly Refused[]
  /** Names that the plan and the mapping do not know: what to add to the mapping. */
  readonly unknown: { readonly people: readonly string[]; readonly projects: readonly string[] }
}

type Given = {
  readonly bytes: Uint8Array
  readonly mapping: Mapping
  readonly isDryRun: boolean
  /** Enter what stands beside time by hand, too. */
  readonly overlapping: boolean
  readonly absorb: boolean
  /** What time is spent on, as it is called here, or why it is not there. */
  readonly find: (about: About) => Promise<About | { readonly says: string }>
}

/**
 * Enters the rows of a file, each once, whoever imports it how often. A dry run does the same and keeps nothing: what it tells is what an
 * import would do now. An import that is cut off is repeated, and enters the rest.
 */
export async function importTimes(state: State, workspace: string, given: Given, acting: Acting): Promise<Import> {
  const { mapping, isDryRun } = given
  const { program, rows: told, refused } = await readTimes(given.bytes, mapping)
  const locality = await localityOf(state.db, workspace, acting.moment)
  const mapped = told.map((one) => ({ one, mapped: mapOf(one, mapping, locality.plan) }))
  const found = new Map<string, Awaited<ReturnType<Given['find']>>>()
  for (const { mapped: of } of mapped)
    if (of.about && !found.has(keyOf(of.about))) found.set(keyOf(of.about), await given.find(of.about))
  const sentences = [...refused]
  const rows: Row[] = []
  const step = async (trx: Trx, { one, mapped: of }: (typeof mapped)[number]) => {
    const about = of.about && found.get(keyOf(of.about))
    if (of.isSkipped) return
    if (of.person === null || !about || 'says' in about) {
      const why =
        of.person === null
          ? say`The plan has nobody with this name or address: ${one.mail ?? one.name}. Name them in the mapping, under people.`
          : !about
            ? say`Nothing says what "${projectOf(one)}" is here. Name it in the mapping, under projects.`
            : 'says' in about
              ? about.says
              : ''
      sentences.push({ line: one.line, says: why })
      return
    }
    const row = await enterRow(
      trx,
      workspace,
      locality,
      { ...of, person: of.person, about },
      one,
      given,
      program,
      acting,
    )
    if ('says' in row) sentences.push(row)
    else rows.push(row)
  }
  if (isDryRun)
    await state
      .transaction(async (trx) => {
        for (const one of mapped) await step(trx, one)
        throw new DryRun()
      })
      .catch((error: unknown) => {
        if (!(error instanceof DryRun)) throw error
      })
  else for (const one of mapped) await state.transaction((trx) => step(trx, one))
  return {
    ...{ program, rows, refused: sentences.sort((a, b) => a.line - b.line) },
    unknown: {
      people: unique(
        mapped.flatMap(({ one, mapped: of }) => (of.person || of.isSkipped ? [] : [one.mail ?? one.name])),
      ),
      projects: unique(mapped.flatMap(({ one, mapped: of }) => (of.about || of.isSkipped ? [] : [projectOf(one)]))),
    },
  }
}

class DryRun extends Error {}

const unique = (texts: readonly string[]) => [...new Set(texts)].sort()
const keyOf = ({ kind, id }: About) => `${kind} ${id}`
const projectOf = ({ project, task }: Told) => (task === '' ? project : `${project} / ${task}`)

/** Who and what a row means: by the mapping, else by mail or name of a person and by key or name of a workflow. */
function mapOf(one: Told, mapping: Mapping, plan: Plan | undefined) {
  const people = Object.entries(plan?.people ?? {})
  const same = (a: string | undefined, b: string | null) =>
    a !== undefined && b !== null && a.toLowerCase() === b.toLowerCase()
  const named = [one.mail, one.name].flatMap((name) =>
    name !== null && Object.hasOwn(mapping.people, name) ? [mapping.people[name]] : [],
  )[0]
  const byPlan =
    people.find(([, { email }]) => same(email, one.mail)) ?? people.find(([, { name }]) => same(name, one.name))
  const key = named ?? byPlan?.[0]
  const [whole, project] = [projectOf(one), one.project]
  const told = [whole, project, '*'].flatMap((name) =>
    Object.hasOwn(mapping.projects, name) ? [mapping.projects[name]] : [],
  )[0]
  const workflow = Object.entries(plan?.workflows ?? {}).find(([id, { name }]) => id === project || same(name, project))
  return {
    isSkipped: [whole, project].some((name) => mapping.skip.includes(name)),
    person: key !== undefined && people.some(([known]) => known === key) ? `${PLANNED}${key}` : null,
    about: told ?? (workflow ? { kind: 'workflow' as const, id: workflow[0] } : null),
    class: one.isBillable ? mapping.billable : mapping.other,
  }
}

type Mapped = { readonly person: string; readonly about: About; readonly class: Work['class'] }

async function enterRow(
  trx: Trx,
  workspace: string,
  locality: Locality,
  of: Mapped,
  one: Told,
  { mapping, overlapping, absorb }: Given,
  program: Program,
  acting: Acting,
): Promise<Row | Refused> {
  // Whoever imports the same file at once waits here, and then finds its rows.
  await trx.selectFrom('workspace').select('id').where('id', '=', workspace).forUpdate().executeTakeFirstOrThrow()
  const row = {
    ...{ line: one.line, day: one.day, from: one.from, minutes: one.minutes, person: of.person },
    ...{ about: of.about, class: of.class, note: one.note, counted: 0 },
  }
  const known = await trx
    .selectFrom('hours_time')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('imported', '=', one.key)
    .executeTakeFirst()
  if (known) return { ...row, state: 'known' }
  const began = one.from === null ? null : timeOfDay(one.day, one.from, locality.zone)
  if (!overlapping && (await overlaps(trx, workspace, row, began))) return { ...row, state: 'overlaps' }
  const work: Work = {
    ...{ day: one.day, minutes: one.minutes, person: of.person, about: of.about, class: of.class, note: one.note },
    ...{ rate: mapping.rate, absorb, source: program, imported: one.key, began },
  }
  try {
    const { counted } = await enter(trx, workspace, locality, work, acting)
    return { ...row, counted, state: 'entered' }
  } catch (error) {
    if (error instanceof AppError) return { line: one.line, says: error.said }
    throw error
  }
}

/** Whether time by hand of the same person stands there already: at the same clock, or of one day and as long, where one has no clock. */
async function overlaps(
  trx: Trx,
  workspace: string,
  row: Pick<Row, 'day' | 'person' | 'minutes'>,
  began: number | null,
): Promise<boolean> {
  const times = await trx
    .selectFrom('hours_time as time')
    .leftJoin('hours_taken_back as back', (join) =>
      join.onRef('back.workspace_id', '=', 'time.workspace_id').onRef('back.time_id', '=', 'time.id'),
    )
    .select(['time.minutes', 'time.began_at'])
    .where('time.workspace_id', '=', workspace)
    .where('time.day', '=', row.day)
    .where('time.person', '=', row.person)
    .where('time.imported', 'is', null)
    .where('back.at', 'is', null)
    .execute()
  return times.some(({ minutes, began_at }) => {
    if (began === null || began_at === null) return minutes === row.minutes
    const [from, to] = [fromDate(began_at), fromDate(began_at) + minutes * MICROS.m]
    return from < began + row.minutes * MICROS.m && began < to
  })
}
