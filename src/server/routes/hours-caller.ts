import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import type { Signer } from '../../decisions/hours/consent.ts'
import type { Acting } from '../../decisions/hours/keep.ts'
import { requestNamed } from '../../decisions/hours/named-request.ts'
import { askHours } from '../../decisions/hours/stand.ts'
import { type About, PLANNED } from '../../decisions/hours/time.ts'
import { watchHours } from '../../decisions/hours/watch.ts'
import { getReview } from '../../decisions/reviews/keep.ts'
import { getIncident } from '../../evidence/incidents.ts'
import { requirePattern } from '../../findings/exceptions/decide.ts'
import { getFinding } from '../../findings/finding.ts'
import { day } from '../../plan/fields.ts'
import type { Plan } from '../../plan/plan.ts'
import { findPerson } from '../identity/people.ts'
import type { Context } from '../route.ts'
import { requireWorkflow } from './runs.ts'

/** Work is done now; where the installation looks at an earlier moment, it counts as of that. */
export function actingOf({ app, asOf, principal }: Context): Acting {
  const now = app.clock.now()
  return { by: principal.id, now, moment: Math.min(asOf, now) }
}

/** Whose timer it is: the person behind a key, too. */
export const workerOf = ({ principal }: Context): string =>
  principal.person === null ? principal.id : `user:${principal.person}`

/** Whose time it is: as the plan names them where it does, else as the decision log does. */
export async function personOf(context: Context, plan: Plan | undefined, key: string | undefined): Promise<string> {
  const people = plan?.people ?? {}
  if (key !== undefined && !Object.hasOwn(people, key))
    throw new AppError(
      'invalid_input',
      say`The plan has no person "${key}". It has: ${Object.keys(people).join(', ')}.`,
    )
  if (key !== undefined) return `${PLANNED}${key}`
  const { person } = context.principal
  const mail = person === null ? undefined : (await findPerson(context.app.state.db, person))?.email.toLowerCase()
  const found = Object.entries(people).find(([, one]) => mail !== undefined && one.email?.toLowerCase() === mail)
  return found ? `${PLANNED}${found[0]}` : workerOf(context)
}

/** What time is spent on, which must be there; a request may be named by less than its id. */
export async function aboutOf(
  context: Context,
  { about: kind, id }: { about: About['kind']; id: string },
): Promise<About> {
  const { app, workspace } = context
  if (kind === 'workflow') await requireWorkflow(context, id)
  if (kind === 'finding') await getFinding(app.state.db, workspace, id)
  if (kind === 'review') await getReview(app.state.db, workspace, id)
  if (kind === 'incident') await getIncident(app.evidence, workspace, id)
  if (kind === 'pattern') await requirePattern(app.state.db, workspace, id)
  return { kind, id: kind === 'request' ? await requestNamed(app.state.db, workspace, id) : id }
}

export function dayIn(name: string, text: string | undefined): string | undefined {
  if (text === undefined || day.safeParse(text).success) return text
  throw new AppError('invalid_input', say`"${name}" is "${text}", which is no day. Write it like 2026-03-09.`)
}

/** For whom somebody signs: by the mail they have, and as a member of the workspace itself or by a provider's grant. */
export async function signerOf({ app, workspace, principal }: Context): Promise<Signer> {
  const person = principal.person === null ? null : await findPerson(app.state.db, principal.person)
  const access = principal.workspaces.find((one) => one.workspace === workspace)
  const isMember = access?.through === 'member'
  return {
    ...{ mail: person?.email ?? null, isLocal: principal.via === 'local', isMember },
    isOwner: isMember && access.roles.some((role) => role === 'owner' || role === 'approver'),
  }
}

/** What is left, once what was entered is told where it brings the hours to a step of the plan: nobody waits for the next hour to see it. */
export async function leftNow({ app, workspace, ...context }: Context): Promise<number> {
  const { now, moment } = actingOf({ app, workspace, ...context })
  await app.state.exclusively(`hold ${workspace}`, () => watchHours(app.state, workspace, { asOf: app.asOf(), now }))
  const { lots } = await askHours(app.state.db, workspace, moment)
  return lots.reduce((sum, { left }) => sum + left, 0)
}
