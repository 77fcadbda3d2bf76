import { useEvidenceWords } from '../../messages/evidence.ts'
import rows from '../../parts/rows.module.css'
import { visible } from '../../parts/visible.ts'
import { Moment } from '../../shell/moment.tsx'
import type { Dismissal } from './ask.ts'
import classes from './refused.module.css'

/** What was dismissed, by whom and why, folded. */
export function Dismissed({ items }: { items: readonly Dismissal[] }) {
  const said = useEvidenceWords().refused
  return (
    <details className={classes.parts}>
      <summary>{said.dismissed(items.length)}</summary>
      <ul>
        {items.map(({ id, lines, because, at, by }) => (
          <li key={id} className={`sent ${rows.what}`}>
            {said.lines(lines)}: {visible(because)}{' '}
            <span className="quiet">
              {visible(by)}, <Moment time={at} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
