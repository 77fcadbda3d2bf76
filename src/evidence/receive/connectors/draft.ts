import { stringify } from 'yaml'
import { localDay } from '../../../base/calendar.ts'
import { AppError } from '../../../base/errors.ts'
import { say } from '../../../base/say.ts'
import type { Micros } from '../../../base/time.ts'
import { type PlanDraft, planDraft, saveDraft } from '../../../plan/draft.ts'
import { editText } from '../../../plan/edit-text.ts'
import { newestPlan } from '../../../plan/versions.ts'
import { isMap } from '../../../plan/written.ts'
import { readText } from '../../../plan/yaml-text.ts'
import type { State } from '../../../store/state/state.ts'
import type { Listed } from './platform.ts'
import { asKey } from './workflows.ts'

/** A workflow to begin with, and by what name the record knows it. */
export type ToDraft = Pick<Listed, 'name' | 'models' | 'integrations'> & { readonly workflow: string }

/** What of it is known: the rest, who answers for it before all else, people say. */
export type Begun = { readonly draft: PlanDraft; readonly added: readonly string[] }

/**
 * Puts workflows into the draft of the plan that are not in it yet: their names, and the models and systems that they use. Where neither a
 * draft nor a plan is there, one is begun. It is in force only once somebody has completed and applied it.
 */
export async function draftFrom(
  state: State,
  workspace: string,
  given: { workflows: readonly ToDraft[]; by: string; now: Micros },
): Promise<Begun> {
  const { workflows, by, now } = given
  const [kept, newest] = [await planDraft(state.db, workspace), await newestPlan(state.db, workspace)]
  const before = kept.source ?? newest?.source
  const written = before === undefined ? {} : readText(before).value
  const has = (part: string, name: string) =>
    isMap(written) && isMap(written[part]) && Object.hasOwn(written[part], name)
  const fresh = workflows.filter(({ workflow }) => !has('workflows', workflow))
  if (fresh.length === 0) return { draft: kept, added: [] }
  const systems = fresh
    .flatMap(({ integrations }) => integrations.map((name) => [asKey(name, 'system'), name] as const))
    .filter(([name]) => !has('integrations', name))
  const parts = { integrations: Object.fromEntries(systems), workflows: Object.fromEntries(fresh.map(entryOf)) }
  const source =
    before === undefined
      ? (await beginning(state, workspace, now)) + stringify(parts, { lineWidth: 0 })
      : editText(
          before,
          Object.entries(parts).flatMap(([part, entries]) =>
            Object.entries(entries).map(([name, value]) => ({ path: [part, name], value })),
          ),
        )
  if (source === undefined)
    throw new AppError(
      'invalid_plan',
      say`The file of the draft cannot be read, so single values of it cannot be changed. Mend the file first.`,
    )
  const draft = await saveDraft(state, workspace, { source, revision: kept.revision, by, now })
  return { draft, added: fresh.map(({ workflow }) => workflow) }
}

function entryOf({ workflow, name, models, integrations }: ToDraft): [string, object] {
  const keys = (names: readonly string[], what: string) => [...new Set(names.map((one) => asKey(one, what)))]
  const used = {
    ...(models.length === 0 ? {} : { models: keys(models, 'model') }),
    ...(integrations.length === 0 ? {} : { integrations: keys(integrations, 'system') }),
  }
  return [workflow, { name, ...used }]
}

/** A plan that says whose it is, and nothing else yet. */
async function beginning(state: State, workspace: string, now: Micros): Promise<string> {
  const { name, time_zone, currency } = await state.db
    .selectFrom('workspace')
    .select(['name', 'time_zone', 'currency'])
    .where('id', '=', workspace)
    .executeTakeFirstOrThrow()
  const short = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 64)
  const quoted = JSON.stringify(name)
  return `# Begun from what is live. Say under people who is there, and of each workflow who answers for it (owner) and
# how much may go wrong (risk); then what it promises (objectives).
plan: 1
workspace: ${short.replace(/-+$/, '') || 'workspace'}
client: ${quoted}
time_zone: ${time_zone}
currency: ${currency}
effective: ${localDay(now, time_zone)}
`
}
