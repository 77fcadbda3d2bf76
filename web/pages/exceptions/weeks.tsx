import { useExceptionWords } from '../../messages/exceptions.ts'
import { useFormat } from '../../shell/moment.tsx'
import type { Pattern } from './ask.ts'
import classes from './exceptions.module.css'

/** How a pattern goes, at a glance: a bar for each week, against the highest of them. The running week is pale. */
export function Weeks({ of }: { of: Pattern['weeks'] }) {
  const said = useExceptionWords()
  const { number } = useFormat()
  const most = Math.max(1, ...of.map(({ cases }) => cases))
  return (
    <span className={classes.weeks} role="img" aria-label={said.trend(of.map(({ cases }) => number(cases)).join(', '))}>
      {of.map(({ week, cases }) => (
        <span key={week} data-none={cases === 0 || undefined} style={{ height: `${(100 * cases) / most}%` }} />
      ))}
    </span>
  )
}
