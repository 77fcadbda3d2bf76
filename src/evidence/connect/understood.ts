import { Exact } from '../../base/money.ts'
import { say, sayMoney } from '../../base/say.ts'
import type { Fields, RunDetail } from '../runs/detail.ts'
import { type Client, type Facet, facets, mendsOfAll } from './clients.ts'

/** What was understood of one facet of a run: `told` as it was told, `partly` where something of it is not; else how it is mended. */
export type Understood = {
  readonly facet: Facet
  readonly is: 'told' | 'partly' | 'missing'
  readonly said: string
  readonly mend: string | null
}

type Told = Omit<Understood, 'facet' | 'mend'> & { readonly mend?: string | undefined }

/**
 * What a run tells and what it does not, with one sentence for each that says how it is mended, in the words of the client
 * where it has its own. `currency` is the workspace's, in which costs of runs are. A rule over the detail of the run; what does not apply to it is left out.
 */
export function understood(
  { run, steps, writes }: RunDetail,
  { currency, client }: { currency: string; client?: Client | undefined },
): Understood[] {
  const calls = steps.filter(({ kind }) => kind === 'model')
  const about: Record<Facet, () => Told | null> = {
    workflow: () => workflowOf(run),
    case: () => one(run.case, say`No case: runs of one matter cannot be seen as one, nor its outcome be told.`),
    session: () => one(run.session, say`No session.`),
    user: () => one(run.user, say`No user.`),
    release: () => one(run.release, say`No release: figures cannot be told apart by what was changed.`),
    model: () => modelsOf(calls, steps),
    tokens: () => tokensOf(calls),
    cost: () => costOf(run, calls, currency),
    prompt: () => promptsOf(calls),
    texts: () => textsOf(run, steps),
    failures: () => failuresOf(run, steps, writes),
    root: () =>
      run.root_missing === true ? missing(say`The root never arrived: how the run ended is not known.`) : null,
  }
  return facets.flatMap((facet) => {
    const told = about[facet]()
    if (told === null) return []
    const mend = told.is === 'told' ? null : (told.mend ?? client?.mends[facet] ?? mendsOfAll[facet])
    return [{ facet, is: told.is, said: told.said, mend }]
  })
}

const missing = (said: string, mend?: string): Told => ({ is: 'missing', said, mend })
const partly = (said: string, mend?: string): Told => ({ is: 'partly', said, mend })
const told = (said: string): Told => ({ is: 'told', said })

const one = (value: Fields[string] | undefined, without: string): Told =>
  value === undefined ? missing(without) : told(String(value))

/** A service is taken for the workflow where nothing names one: then all that it does is one workflow. */
function workflowOf({ workflow, labels }: Fields): Told {
  if (workflow === undefined) return missing(say`No workflow: the run belongs to nothing that a plan could cover.`)
  const service = (labels as Record<string, unknown> | undefined)?.['service.name']
  return service === workflow
    ? partly(say`${String(workflow)}, after the service that sent it`)
    : told(String(workflow))
}

function modelsOf(calls: readonly Fields[], steps: readonly Fields[]): Told {
  const names = [...new Set(calls.flatMap(({ model }) => (model === undefined ? [] : [String(model)])))]
  if (calls.length === 0)
    return missing(
      steps.length === 0 ? say`No step: only that it ran is known.` : say`No call of a model among its steps.`,
    )
  const without = calls.filter(({ model }) => model === undefined).length
  if (names.length === 0) return missing(say`Calls of a model without its name.`)
  const list = names.join(', ')
  return without > 0 ? partly(say`${list}; of ${without} calls it is not told`) : told(list)
}

const buckets = ['tokens_input', 'tokens_cached_input', 'tokens_cache_write', 'tokens_output', 'tokens_reasoning']
const tokensIn = (step: Fields): number => buckets.reduce((sum, name) => sum + Number(step[name] ?? 0), 0)

function tokensOf(calls: readonly Fields[]): Told | null {
  if (calls.length === 0) return null
  // Of a call that failed no provider tells any.
  const without = calls.filter((step) => step.status !== 'error' && tokensIn(step) === 0).length
  const sum = calls.reduce((all, step) => all + tokensIn(step), 0)
  if (sum === 0 && without === 0) return null
  if (sum === 0) return missing(say`No tokens.`)
  return without > 0 ? partly(say`${sum}; of ${without} calls none are told`) : told(`${sum}`)
}

function costOf(
  { cost, cost_unknown, cost_estimated }: Fields,
  calls: readonly Fields[],
  currency: string,
): Told | null {
  // Small amounts are told by their first digits: a cent has too many steps in it to be rounded to.
  const told_ =
    cost === undefined ? undefined : sayMoney(new Exact(String(cost)).toSignificantDigits(3).toFixed(), currency)
  if (told_ === undefined && calls.length === 0) return null
  const noTokens = calls.every((step) => tokensIn(step) === 0)
  if (told_ === undefined)
    return missing(
      say`Unknown.`,
      noTokens ? say`It follows from the model and the tokens: mend those, or send what it cost.` : undefined,
    )
  if (cost_unknown === true) return partly(say`At least ${told_}: of some calls it is unknown.`)
  return told(cost_estimated === undefined ? told_ : say`${told_}, estimated by the price list`)
}

function promptsOf(calls: readonly Fields[]): Told | null {
  if (calls.length === 0) return null
  const prompts = calls.flatMap(({ prompt_name, prompt_version }) =>
    prompt_version === undefined ? [] : [`${String(prompt_name ?? '')} ${String(prompt_version)}`.trim()],
  )
  if (prompts.length === 0) return missing(say`No version of a prompt: what a change of it did cannot be told.`)
  return told([...new Set(prompts)].join(', '))
}

function textsOf(run: Fields, steps: readonly Fields[]): Told {
  const with_ = [run, ...steps].filter(({ input, output }) => input !== undefined || output !== undefined).length
  return with_ > 0
    ? told(say`What went in and what came out, masked`)
    : missing(say`No texts: only its shape is known.`)
}

function failuresOf(run: Fields, steps: readonly Fields[], writes: readonly Fields[]): Told {
  const failed = steps.filter(({ status }) => status === 'error').length
  if (failed > 0) return told(failed === 1 ? say`1 step failed` : say`${failed} steps failed`)
  if (run.status === undefined) return missing(say`How it ended is not told.`)
  if (writes.length > 0) return told(say`None; what it wrote counts once it was read back`)
  return told(say`None`)
}
