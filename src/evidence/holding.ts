/** What a step is beneath, and whether it is a tool: '' and undefined are no parent. */
type Nested = { readonly step: string; readonly parent?: string | undefined; readonly kind: string }

/**
 * The ids of the steps beneath which something holds of some step: an agent repeats what its model calls say of themselves, and must
 * not be counted with them. Not beyond a tool: what a tool does (an agent may be one) is its own, and some clients write the tool beneath
 * the very call that asked for it. Steps that name each other as parents are beneath nothing.
 */
export function holding<S extends Nested>(steps: readonly S[], holds: (step: S) => boolean): ReadonlySet<string> {
  const found = new Set<string>()
  const beneath = steps.filter((step) => step.parent && holds(step))
  if (beneath.length === 0) return found
  const byId = new Map(steps.map((step) => [step.step, step]))
  const isRooted = rootedIn(byId)
  for (const step of beneath) {
    if (!isRooted(step)) continue
    let at: S | undefined = step
    // What is above a step that was found was found with it.
    while (at && at.kind !== 'tool' && at.parent && !found.has(at.parent)) {
      found.add(at.parent)
      at = byId.get(at.parent)
    }
  }
  return found
}

/** Whether the way up from a step ends; each step is passed once, whatever senders nest. */
function rootedIn<S extends Nested>(byId: ReadonlyMap<string, S>): (step: S) => boolean {
  const known = new Map<string, boolean>()
  return (step) => {
    const path: S[] = []
    let at: S | undefined = step
    while (at && !known.has(at.step)) {
      // Come back to, it goes in a circle.
      known.set(at.step, false)
      path.push(at)
      at = at.parent ? byId.get(at.parent) : undefined
    }
    const ends = at === undefined || known.get(at.step) === true
    for (const one of path) known.set(one.step, ends)
    return ends
  }
}
