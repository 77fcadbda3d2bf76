import { say } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import type { Answer, Finding, Question } from '../finding.ts'
import { beginCourses } from './course.ts'
import { keyOf } from './key.ts'
import { promiseOf } from './subjects.ts'
import { answerOf } from './told.ts'

type Asked = Extract<Question, { kind: 'watched' }> & { readonly workflow: string }

/** What a watcher says that takes its course again, from its first row to what had been counted by a stamp. */
export async function askWatched(
  evidence: Evidence,
  workspace: string,
  { key, workflow, subject, time_zone: zone, currency, base, as_of: asOf, journal }: Asked,
  by: Micros,
  /** As if these runs had not been. */
  without: ReadonlySet<string> = new Set(),
): Promise<Answer> {
  const origin = { workflow, subject, zone, base, asOf, journal }
  const [course] = await beginCourses(evidence, workspace, [origin], by, without)
  const what = course?.watcher.open().find((one) => keyOf(workflow, one) === key)
  if (!what) return { said: say`It is over.`, answer: null }
  const { said, answer } = answerOf({ objective: promiseOf(subject)?.objective, currency }, what)
  return { said, answer }
}

/** Whether a watcher would tell the same of what was counted, had some runs not been. */
export async function isToldWithout(
  evidence: Evidence,
  workspace: string,
  { workflow, evidence: { question } }: Pick<Finding, 'workflow' | 'evidence'>,
  failed: ReadonlySet<string>,
): Promise<boolean> {
  if (question?.kind !== 'watched') return true
  return (await askWatched(evidence, workspace, { ...question, workflow }, question.by, failed)).answer !== null
}
