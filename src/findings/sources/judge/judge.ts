import { createHash } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import { z } from 'zod'
import { localDay } from '../../../base/calendar.ts'
import { AppError } from '../../../base/errors.ts'
import { newId } from '../../../base/ids.ts'
import { Exact, sumExact } from '../../../base/money.ts'
import { say } from '../../../base/say.ts'
import { fromDate, type Micros, toDate } from '../../../base/time.ts'
import { readPlatformUrl } from '../../../evidence/receive/connectors/platform-url.ts'
import { seal, unseal } from '../../../store/sealed.ts'
import { appendDecision, hashOfValue } from '../../../store/state/decision-log.ts'
import { principalInWords } from '../../../store/state/principal-words.ts'
import type { Db, State, Trx } from '../../../store/state/state.ts'
import type { Tables } from '../../../store/state/tables.ts'
import { INSTRUCTION, type Opening, type Tried, tryJudge, type Usage } from './ask-judge.ts'

/** What a judge may do, as a person sets it. */
export type Terms = {
  readonly url: string
  readonly model: string
  /** Of which workflows answers are sent; null: of all. */
  readonly workflows: readonly string[] | null
  readonly answers_per_day: number
  readonly usd_per_month: string
  /** What a million tokens cost. */
  readonly input_usd: string
  readonly output_usd: string
}

/** The model by which answers are judged, without its key. */
export type Judge = Terms & {
  readonly id: string
  /** Verdicts are of one model by one instruction. */
  readonly version: string
  readonly is_on: boolean
  readonly by: string
  readonly set_at: Micros
  readonly problem: string | null
  readonly problem_since: Micros | null
  readonly not_before: Micros | null
}

export type Parts = { readonly state: State; readonly secret: string }
type Acting = { readonly by: string; readonly now: Micros }

/** So long it is tried while somebody waits for the answer. */
const TRY_MS = 90_000

/**
 * Has answers judged by a model from now on, once it was tried with answers of ours. A decision, entered in the log without the key.
 * Without a key that of before stays, as long as the address does.
 */
export async function setJudge(
  parts: Parts,
  workspace: string,
  given: Terms & Acting & { readonly key: string | undefined; readonly zone: string },
): Promise<Tried> {
  const { state } = parts
  const { model, workflows, answers_per_day, usd_per_month, input_usd, output_usd, by, now, zone } = given
  const url = readPlatformUrl(given.url, {
    ...{
      platform: model,
      one: say`a model's API`,
      example: 'https://api.openai.com/v1',
      pages: /\/chat\/completions$/,
    },
  })
  const before = given.key === undefined ? await openingOf(parts, workspace) : undefined
  if (given.key === undefined && before?.url !== url)
    throw new AppError(
      'invalid_input',
      say`No key is kept for ${url}. Give it with the address; an empty one where it needs none.`,
    )
  const key = given.key ?? before?.key ?? ''
  const tried = await tryJudge({ url, model, key }, AbortSignal.timeout(TRY_MS))
  const terms = { url, model, answers_per_day, usd_per_month, input_usd, output_usd }
  const id = newId(now)
  await state.transaction(async (trx) => {
    const of = { url, model, workflows, answers_per_day, usd_per_month }
    const entry = { principal: by, kind: 'judge.set', body: { judge: id, hash: hashOfValue(of) } }
    const { seq } = await appendDecision(trx, workspace, entry, now)
    await end(trx, workspace, { by, now, seq })
    await trx
      .insertInto('judge')
      .values({
        ...{ workspace_id: workspace, id, ...terms, thinks: tried.thinks, version: versionOf(model) },
        workflows: workflows === null ? null : JSON.stringify(workflows),
        sealed: seal(JSON.stringify({ url, key }), place(parts, workspace, id)),
        ...{ set_by: by, set_at: toDate(now), set_seq: seq },
      })
      .execute()
    await add(trx, workspace, localDay(now, zone), { answers: 0, ...tried.usage, usd: costOf(terms, tried.usage) })
  })
  return tried
}

const versionOf = (model: string): string =>
  createHash('sha256')
    .update(JSON.stringify([INSTRUCTION, model]))
    .digest('hex')
    .slice(0, 16)

/** Sends nothing any more, at once, and forgets the key. What it said stays. */
export async function endJudge({ state }: Parts, workspace: string, { by, now }: Acting): Promise<void> {
  await state.transaction(async (trx) => {
    const row = await open(trx, workspace).select('id').forUpdate().executeTakeFirst()
    if (!row) throw new AppError('not_found', say`No model judges answers here, so there is none to switch off.`)
    const entry = { principal: by, kind: 'judge.ended', body: { judge: row.id } }
    const { seq } = await appendDecision(trx, workspace, entry, now)
    await end(trx, workspace, { by, now, seq })
  })
}

const open = (db: Db | Trx, workspace: string) =>
  db.selectFrom('judge').where('workspace_id', '=', workspace).where('ended_at', 'is', null)

async function end(trx: Trx, workspace: string, { by, now, seq }: Acting & { readonly seq: number }): Promise<void> {
  await trx
    .updateTable('judge')
    .set({ sealed: '', problem: null, problem_since: null, not_before: null })
    .set({ ended_by: by, ended_at: toDate(now), ended_seq: seq })
    .where('workspace_id', '=', workspace)
    .where('ended_at', 'is', null)
    .execute()
}

/** The one that was set last, also where it was switched off since; null where there never was one. */
export async function getJudge(db: Db, workspace: string): Promise<Judge | null> {
  const row = await db
    .selectFrom('judge')
    .leftJoin('user', (join) => join.on(sql`'user:' || "user".id`, '=', sql.ref('judge.set_by')))
    .selectAll('judge')
    .select('user.name as person')
    .where('workspace_id', '=', workspace)
    .orderBy('judge.set_seq', 'desc')
    .executeTakeFirst()
  return row ? toJudge(row, row.person) : null
}

const moment = (date: Date | null): Micros | null => (date === null ? null : fromDate(date))

function toJudge(row: Selectable<Tables['judge']>, person: string | null): Judge {
  const { id, url, model, version, answers_per_day, usd_per_month, input_usd, output_usd, problem } = row
  return {
    ...{ id, url, model, version, answers_per_day, usd_per_month, input_usd, output_usd, problem },
    workflows: row.workflows as string[] | null,
    is_on: row.ended_at === null,
    by: principalInWords(row.set_by, person),
    set_at: fromDate(row.set_at),
    problem_since: moment(row.problem_since),
    not_before: moment(row.not_before),
  }
}

/** Of what is sealed, the address is a part: a row that leads elsewhere takes no key with it. */
const sealedSchema = z.object({ url: z.string(), key: z.string() })
const place = ({ secret }: Parts, workspace: string, id: string) => ({ secret, workspace, place: `judge:${id}` })

/** How the judge is asked; undefined where there is none, or it was switched off. */
export async function openingOf(parts: Parts, workspace: string): Promise<Opening | undefined> {
  const row = await open(parts.state.db, workspace).select(['id', 'model', 'thinks', 'sealed']).executeTakeFirst()
  if (!row) return undefined
  const { url, key } = sealedSchema.parse(JSON.parse(unseal(row.sealed, place(parts, workspace, row.id))))
  return { url, key, model: row.model, thinks: row.thinks }
}

/** What a period's questions took. */
export type Spent = Usage & { readonly answers: number; readonly usd: string }

/** What those of today took, and those of the month. */
export async function askSpent(db: Db, workspace: string, day: string): Promise<{ today: Spent; month: Spent }> {
  const rows = await db
    .selectFrom('judge_day')
    .select(['day', 'answers', 'input_tokens', 'output_tokens', 'usd'])
    .where('workspace_id', '=', workspace)
    .where('day', '>=', `${day.slice(0, 7)}-01`)
    .where('day', '<=', day)
    .execute()
  const sumOf = (of: typeof rows): Spent => ({
    answers: of.reduce((sum, one) => sum + one.answers, 0),
    input: of.reduce((sum, one) => sum + Number(one.input_tokens), 0),
    output: of.reduce((sum, one) => sum + Number(one.output_tokens), 0),
    usd: sumExact(of.map(({ usd }) => usd)) ?? '0',
  })
  return { today: sumOf(rows.filter((row) => row.day === day)), month: sumOf(rows) }
}

type Prices = Pick<Terms, 'input_usd' | 'output_usd'>
const costOf = ({ input_usd, output_usd }: Prices, { input, output }: Usage): string =>
  new Exact(input_usd).times(input).plus(new Exact(output_usd).times(output)).div(1_000_000).toFixed()

async function add(trx: Trx, workspace: string, day: string, more: Spent): Promise<void> {
  const row = await trx
    .selectFrom('judge_day')
    .select(['answers', 'input_tokens', 'output_tokens', 'usd'])
    .where('workspace_id', '=', workspace)
    .where('day', '=', day)
    .forUpdate()
    .executeTakeFirst()
  const sum = {
    answers: (row?.answers ?? 0) + more.answers,
    input_tokens: Number(row?.input_tokens ?? 0) + more.input,
    output_tokens: Number(row?.output_tokens ?? 0) + more.output,
    usd: new Exact(row?.usd ?? 0).plus(more.usd).toFixed(),
  }
  await trx
    .insertInto('judge_day')
    .values({ workspace_id: workspace, day, ...sum })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'day']).doUpdateSet(sum))
    .execute()
}

/** What is held for a question that is under way, on which day. */
export type Held = { readonly day: string; readonly most: Usage; readonly usd: string } & Prices

/**
 * Holds the most that a question can take, before it is sent; undefined where the day or the month has no room for it, or the judge was
 * switched off or set anew meanwhile. Whoever is killed after it has counted too much.
 */
export async function hold(
  state: State,
  workspace: string,
  { id, day, most }: { readonly id: string; readonly day: string; readonly most: Usage },
): Promise<Held | undefined> {
  return await state.transaction(async (trx) => {
    const row = await open(trx, workspace)
      .select(['answers_per_day', 'usd_per_month', 'input_usd', 'output_usd'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!row) return undefined
    const usd = costOf(row, most)
    const { today, month } = await askSpent(trx, workspace, day)
    if (today.answers >= row.answers_per_day || new Exact(month.usd).plus(usd).gt(row.usd_per_month)) return undefined
    await add(trx, workspace, day, { answers: 1, ...most, usd })
    return { day, most, usd, input_usd: row.input_usd, output_usd: row.output_usd }
  })
}

/** What the question took in truth; null where it does not say, and so counts with the most that it can have been. */
export async function settleHeld(state: State, workspace: string, held: Held, took: Usage | null): Promise<void> {
  if (took === null) return
  const { day, most, usd } = held
  const difference = new Exact(costOf(held, took)).minus(usd).toFixed()
  const tokens = { input: took.input - most.input, output: took.output - most.output }
  await state.transaction((trx) => add(trx, workspace, day, { answers: 0, ...tokens, usd: difference }))
}

/** Gives back what was held for a question that was not taken. */
export async function giveBack(state: State, workspace: string, { day, most, usd }: Held): Promise<void> {
  const tokens = { input: -most.input, output: -most.output }
  await state.transaction((trx) =>
    add(trx, workspace, day, { answers: -1, ...tokens, usd: new Exact(usd).negated().toFixed() }),
  )
}

/** Notes that it did not answer, since when, and until when it is left alone; null: it does again. */
export async function noteProblem(
  state: State,
  workspace: string,
  {
    id,
    now,
    problem,
    waitMs,
  }: { id: string; now: Micros; problem: string | null; waitMs: (failures: number) => number },
): Promise<void> {
  await state.transaction(async (trx) => {
    const row = await open(trx, workspace)
      .select(['failures', 'problem', 'problem_since'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!row || (problem === null && row.problem === null)) return
    await trx
      .updateTable('judge')
      .set({
        problem,
        problem_since: problem === null ? null : (row.problem_since ?? toDate(now)),
        failures: problem === null ? 0 : row.failures + 1,
        not_before: problem === null ? null : toDate(now + waitMs(row.failures) * 1000),
      })
      .where('workspace_id', '=', workspace)
      .where('id', '=', id)
      .execute()
  })
}
