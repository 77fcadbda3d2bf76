import { useMemo } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { spoken } from '../../parts/format.ts'
import { visible } from '../../parts/visible.ts'
import { useFormat } from '../../shell/moment.tsx'
import { usePlace } from '../../shell/place.ts'
import { useChanges } from './ask.ts'
import { localDay } from './days.ts'
import type { ChangeMark, ChangeOn } from './marks.ts'
import type { ReleaseDays } from './ran-last.ts'
import classes from './workflow.module.css'

/** More than these are folded: what changed is read, the charts are seen. */
const SHOWN = 8

/** What changed of a workflow in its days: what is known of changes, and releases that began without a word of them. */
export function useChangesOn(workflow: string, releases: readonly ReleaseDays[]): readonly ChangeOn[] {
  const said = useMessages().workflow
  const { zone } = usePlace()
  const items = useChanges(workflow).data?.items
  return useMemo(() => changesOn(items ?? [], releases, zone, said), [items, releases, zone, said])
}

type Known = NonNullable<ReturnType<typeof useChanges>['data']>['items']

export function changesOn(
  known: Known,
  releases: readonly Pick<ReleaseDays, 'release' | 'first'>[],
  zone: string,
  said: { readonly began: (release: string) => string },
): ChangeOn[] {
  const isTold = (release: string) => known.some((one) => one.what === 'release' && one.after === release)
  return [
    ...known.map((one) => ({
      day: localDay(Date.parse(one.at), zone),
      said: one.why === null ? spoken(one.said) : `${spoken(one.said)}. ${one.why}`,
      isUnwritten: one.note === null,
    })),
    ...releases
      .filter(({ release }) => !isTold(release))
      .map(({ release, first }) => ({ day: first, said: said.began(visible(release)), isUnwritten: false })),
  ]
}

/** The letters of the charts with what they stand for, the newest first. */
export function Changes({ marks }: { marks: readonly ChangeMark[] }) {
  const said = useMessages().workflow
  const count = marks.reduce((sum, one) => sum + one.changes.length, 0)
  const newest = marks.toReversed()
  return (
    <section className={classes.changes} aria-label={said.changed}>
      <h3>{said.changed}</h3>
      {count === 0 && <p className="quiet small">{said.nothingChanged}</p>}
      {count > 0 && count <= SHOWN && <Marks of={newest} />}
      {count > SHOWN && (
        <details>
          <summary>{said.changes(count)}</summary>
          <Marks of={newest} />
        </details>
      )}
    </section>
  )
}

function Marks({ of }: { of: readonly ChangeMark[] }) {
  const said = useMessages().workflow
  const format = useFormat()
  return (
    <dl>
      {of.map(({ letter, changes }) => (
        <div key={letter} className={classes.mark}>
          <dt>{letter}</dt>
          {changes.toReversed().map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two changes of a day may read the same
            <dd key={index} className="sent">
              <span className="number">{format.day(one.day)}</span> {one.said}
              {one.isUnwritten && <em> ({said.unwritten})</em>}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  )
}
