/** Something a maintenance plan must have and this one lacks. */
export type Gap = {
  /** The part of the plan where it belongs: "workflows.airline.continuity.fallback". */
  readonly where: string
  /** What is missing, in one sentence. */
  readonly gap: string
  /** Why it matters, in one sentence. */
  readonly why: string
}
