import { newId } from '../../base/ids.ts'
import { english, inLanguage, say } from '../../base/say.ts'
import { ATTEMPT_MS, type Outcome } from './channels/channel.ts'
import { places } from './channels/channels.ts'
import type { NoticeParts } from './parts.ts'
import { getPlace, openPlace } from './places.ts'

/** Sends a word to a place, now and once, to see whether it arrives. It is no notice: nobody is owed it, and it is not tried again. */
export async function testChannel(parts: NoticeParts, workspace: string, which: string): Promise<Outcome> {
  const place = await getPlace(parts.state.db, workspace, which)
  const opened = await openPlace(parts, workspace, place.id)
  if (!opened) return { kind: 'refused', why: say`The channel was removed.` }
  const subject = inLanguage(say`A test from Aftercare: notices are told to ${place.name}`, english)
  const link = `${parts.url}/w/${workspace}/notices`
  const now = parts.now()
  return await places[opened.kind].send(
    opened.target,
    {
      ...{ id: newId(now), answers: null, workspace, kind: 'test', about: `channel:${place.id}`, opens: null, step: 0 },
      ...{ urgency: 'low', workflow: null, owed_at: now, subject, text: `${subject}\n\n${link}`, link },
    },
    { now, signal: AbortSignal.timeout(ATTEMPT_MS) },
  )
}
