import { messagesOf } from '../receive/spans/messages.ts'
import type { Fields } from './detail.ts'

/** What is said within steps of these kinds is somebody's words; what others are given and give are values. */
const talking = new Set<unknown>(['model', 'other', 'decision', 'guardrail', undefined])

/**
 * Texts in which somebody speaks as messages: who said what, in one form whatever the client's, in place of the text. Of a run or a
 * step; a text that is no conversation stays as it came.
 */
export function asConversation(of: Fields): Fields {
  if (!talking.has(of.kind)) return of
  const said = { ...of } as { -readonly [name in keyof Fields]: Fields[name] }
  for (const side of ['input', 'output'] as const) {
    const text = of[side]
    // A bare text is read as it is.
    if (typeof text !== 'string' || !/^\s*[[{]/.test(text)) continue
    const messages = messagesOf(text, side, of.kind === 'model')
    if (messages.length === 0) continue
    delete said[side]
    said[`${side}_messages`] = messages
  }
  return said
}
