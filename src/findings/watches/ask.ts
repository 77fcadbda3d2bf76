import { say } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import type { Answer, Question } from '../finding.ts'
import { beginCourses } from './course.ts'
import { keyOf } from './key.ts'
import { answerOf } from './told.ts'

type Asked = Extract<Question, { kind: 'watched' }> & { readonly workflow: string }

/** What a watcher says that takes its course again, from its first row to what had been counted by a stamp. */
export async function askWatched(
  evidence: Evidence,
  workspace: string,
  { key, workflow, subject, time_zone: zone, currency, base, as_of: asOf, journal }: Asked,
  by: Micros,
): Promise<Answer> {
  const [course] = await beginCourses(evidence, workspace, [{ workflow, subject, zone, base, asOf, journal }], by)
  const what = course?.watcher.open().find((one) => keyOf(workflow, one) === key)
  if (!what) return { said: say`It is over.`, answer: null }
  const { said, answer } = answerOf(
    { objective: subject.kind === 'objective' ? subject.objective : undefined, currency },
    what,
  )
  return { said, answer }
}
