import { newId } from '../../base/ids.ts'
import { say } from '../../base/say.ts'
import { formatTime, MICROS, type Micros } from '../../base/time.ts'
import type { NoticeAbout, NoticeKind } from '../../plan/notice-when.ts'
import { type NoticeKind as OwedKind, owe } from '../../store/state/owed.ts'
import type { NoticeParts } from './parts.ts'

/** Of how high a severity what happens is, where a trial does not say: as it is when it happens. */
export const usualSeverity: Readonly<Record<NoticeKind, NoticeAbout['severity']>> = {
  finding: 'high',
  clock: 'medium',
  stop: 'high',
  review: 'medium',
  request: 'medium',
  task: 'medium',
  report: 'medium',
}

const beginnings: Readonly<Record<NoticeKind, OwedKind>> = {
  finding: 'finding.opened',
  clock: 'clock.passed',
  stop: 'workflow.stopped',
  review: 'review.drawn',
  request: 'request.filed',
  task: 'task.overdue',
  report: 'report.sent',
}

/** Owes a notice that is a test: told like one that is real, at once, marked as a test, and with no end to follow. Answers its id. */
export async function oweTrial(
  { state }: Pick<NoticeParts, 'state'>,
  workspace: string,
  { kind, severity, dimension, workflow }: NoticeAbout,
  now: Micros,
): Promise<string> {
  const about = `test:${newId(now)}`
  await state.transaction((trx) =>
    owe(
      trx,
      workspace,
      {
        ...{ kind: beginnings[kind], about, opens: null, urgency: severity, workflow },
        body: {
          ...{ test: true, severity, dimension, title: say`an example of something that is off` },
          ...(kind === 'report' ? { month: formatTime(now).slice(0, 7) } : {}),
          ...(kind === 'clock'
            ? { clock: 'acknowledge', share: '75%', severity: 'S2', due: formatTime(now + MICROS.h) }
            : {}),
        },
      },
      now,
    ),
  )
  const { id } = await state.db
    .selectFrom('notice')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('about', '=', about)
    .executeTakeFirstOrThrow()
  return id
}
