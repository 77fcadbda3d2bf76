import { AppError } from '../base/errors.ts'
import { say } from '../base/say.ts'
import type { Micros } from '../base/time.ts'
import type { PlanVersion } from './versions.ts'

/** A prompt as a client asks for it: its text, and which of all texts that the plan ever had of it this is. */
export type PromptText = {
  readonly name: string
  readonly text: string
  /** 1 is the first text that a version of the plan had of it. */
  readonly version: number
  readonly workflow: string
  readonly seen_on: string | undefined
  /** When the plan with this text was applied. */
  readonly applied_at: Micros
}

/** All texts that the versions of a plan, oldest first, had of a prompt: each as it first appeared. */
export function textsOfPrompt(versions: readonly PlanVersion[], name: string): PromptText[] {
  const texts: PromptText[] = []
  for (const { plan, applied_at } of versions)
    for (const [workflow, { prompts }] of Object.entries(plan.workflows)) {
      const prompt = Object.hasOwn(prompts, name) ? prompts[name] : undefined
      const seen = prompt && 'seen' in prompt ? prompt.seen : undefined
      if (seen === undefined || texts.some(({ text }) => text === seen)) continue
      const seen_on = prompt && 'seen_on' in prompt ? prompt.seen_on : undefined
      texts.push({ name, text: seen, version: texts.length + 1, workflow, seen_on, applied_at })
    }
  return texts
}

/**
 * The text of a prompt that the plan in force has.
 *
 * @throws {AppError} `not_found` where it has none; `conflict` where workflows have different texts under one name.
 */
export function promptInForce(versions: readonly PlanVersion[], inForce: PlanVersion, name: string): PromptText {
  const texts = textsOfPrompt(versions, name)
  const now = new Set(textsOfPrompt([inForce], name).map(({ text }) => text))
  const [found, other] = texts.filter(({ text }) => now.has(text))
  if (!found)
    throw new AppError(
      'not_found',
      say`The plan has no text of a prompt "${name}". Write what it says under "seen", at the prompt of its workflow.`,
    )
  if (other)
    throw new AppError(
      'conflict',
      say`The workflows ${found.workflow} and ${other.workflow} have different texts of a prompt "${name}". Give one of them another name.`,
    )
  return found
}
