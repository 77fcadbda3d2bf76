import { localDay } from '../../../base/calendar.ts'
import { say, sayDay } from '../../../base/say.ts'
import { formatTime, fromDate, MICROS, type Micros, toDate } from '../../../base/time.ts'
import { type Answer, evidenceOf } from '../../../findings/finding.ts'
import { currentKeys, type Noticed, recordFindings } from '../../../findings/record.ts'
import { planAt } from '../../../plan/versions.ts'
import { byRisk } from '../../../plan/workflow.ts'
import type { Db, State } from '../../../store/state/state.ts'
import { HELD_DAYS } from './held.ts'

const KEY = 'mails:held'
/** How long before the words of a held mail are let go of somebody must know: a week has people at work in it. */
const WARNED = 7 * MICROS.d

/**
 * Finds mails that nobody has settled and whose words will be gone within a week. One finding for all of them, with the workflow of the
 * highest risk: what they are about, nobody has said yet. Over as soon as none is left.
 */
export async function watchHeldMails(
  state: State,
  workspace: string,
  { asOf, now }: { readonly asOf: Micros; readonly now: Micros },
): Promise<void> {
  const [current, lapsing] = await Promise.all([
    currentKeys(state.db, workspace, KEY),
    lapsingBy(state.db, workspace, now),
  ])
  if (current.size === 0 && lapsing.length === 0) return
  const plan = (await planAt(state.db, workspace, asOf))?.plan
  const workflow = plan && byRisk(plan)[0]
  const answer = inWords(lapsing, plan?.time_zone ?? 'UTC')
  const seen: Noticed[] =
    plan === undefined || workflow === undefined || lapsing.length === 0
      ? []
      : [
          {
            ...({ key: KEY, workflow, dimension: 'incidents', severity: 'medium' } as const),
            title: say`Mails wait for somebody to take them on`,
            detail: say`${answer.said} Take each on as a request, or reject it with a reason.`,
            answers: plan.workflows[workflow]?.owner ?? null,
            evidence: evidenceOf(
              {
                question: { kind: 'held_mails' },
                behind: { url: '/api/v1/request-mails?state=held', command: 'aftercare request mails' },
                to: now,
                ...answer,
              },
              now,
            ),
          },
        ]
  const over = seen.length === 0 ? [...current] : []
  if (seen.length === 0 && over.length === 0) return
  await state.transaction((trx) => recordFindings(trx, workspace, { seen, calm: [], over }, asOf))
}

/** The question of the finding, asked again. */
export async function askHeldMails(db: Db, workspace: string, at: Micros): Promise<Answer> {
  const zone = (await planAt(db, workspace, at))?.plan.time_zone ?? 'UTC'
  return inWords(await lapsingBy(db, workspace, at), zone)
}

/** How many mails were held, or settled, since a moment. */
export async function askMailsSince(db: Db, workspace: string, after: Micros): Promise<number> {
  const { count } = await db
    .selectFrom('request_mail')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('workspace_id', '=', workspace)
    .where(({ or, and, eb }) =>
      or([
        eb('settled_at', '>', toDate(after)),
        and([eb('state', '=', 'held'), eb('received_at', '>', toDate(after))]),
      ]),
    )
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** When the held mails came whose words are let go of within a week of a moment, the oldest first. */
async function lapsingBy(db: Db, workspace: string, at: Micros): Promise<Micros[]> {
  const rows = await db
    .selectFrom('request_mail')
    .select('received_at')
    .where('workspace_id', '=', workspace)
    .where('state', '=', 'held')
    .where('received_at', '<=', toDate(at + WARNED - HELD_DAYS * MICROS.d))
    .orderBy('received_at')
    .execute()
  return rows.map((row) => fromDate(row.received_at))
}

function inWords(received: readonly Micros[], zone: string): Answer {
  const [oldest] = received
  if (oldest === undefined) return { said: say`No mail waits that will be forgotten within a week.`, answer: null }
  const day = (at: Micros) => sayDay(localDay(at, zone))
  const gone = oldest + HELD_DAYS * MICROS.d
  const said =
    received.length === 1
      ? say`A mail of ${day(oldest)} asks for something and nobody has settled it. On ${day(gone)} what it says is forgotten.`
      : say`${received.length} mails ask for something and nobody has settled them, the oldest of ${day(oldest)}. On ${day(gone)} what that one says is forgotten.`
  return { said, answer: { waiting: received.length, oldest: formatTime(oldest), let_go_at: formatTime(gone) } }
}
