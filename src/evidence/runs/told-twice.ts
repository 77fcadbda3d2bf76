/** A step as far as it matters who told it. */
type Step = { readonly step: string; readonly parent?: string | undefined; readonly name?: string | undefined }

/** Steps that the API of n8n tells are called so; its spans have the ids of spans. */
const API = 'n8n:'

export const isOfApi = ({ step }: Pick<Step, 'step'>): boolean => step.startsWith(API)

/** Whether some of the steps of a run are told by the API of n8n, and others are not: then spans of n8n itself may be among those. */
export function isMixed(steps: readonly Pick<Step, 'step'>[]): boolean {
  return steps.some(isOfApi) && !steps.every(isOfApi)
}

/**
 * The steps of a run without those that are told twice. An n8n that traces and is read as well tells each node by a span, and over its API
 * with what went in and out: the span is left out, whichever came first. What is beneath it, as spans of a service that the node called are,
 * hangs beneath the node as the API tells it, or beneath the execution where no node is called so.
 */
export function toldOnce<S extends Step>(steps: readonly S[], isSpanOfN8n: (step: S) => boolean): readonly S[] {
  const api = steps.filter(isOfApi)
  const twins = new Map(
    api.length === 0
      ? []
      : steps.flatMap((one) => (!isOfApi(one) && isSpanOfN8n(one) ? [[one.step, one] as const] : [])),
  )
  if (twins.size === 0) return steps
  const byName = new Map(api.toReversed().map((one) => [one.name ?? '', one.step]))
  const root = api.find(({ parent }) => !parent) ?? api[0]
  return steps.flatMap((one) => {
    if (twins.has(one.step)) return []
    const above = twins.get(one.parent ?? '')
    return [above ? { ...one, parent: byName.get(above.name ?? '') ?? root?.step ?? '' } : one]
  })
}

/** What only spans of n8n itself say, among the attributes of a step as they are kept. */
export const spanOfN8n = ['n8n.node.id', 'n8n.workflow.id'] as const
