import { Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './figure.module.css'

/**
 * A value with what it rests on one hover, tap or Tab away. Where `because` is given the value is not known. One that is `calm`
 * shows that there is more only when it is come to.
 */
export function Figure(props: {
  value: ReactNode
  rests?: ReactNode
  because?: string | undefined
  unknown?: string
  calm?: boolean
}) {
  const { value, rests, because, unknown = '', calm } = props
  const said = because ?? rests
  const shown = because === undefined ? value : unknown
  if (!said) return <span className={`number ${because === undefined ? '' : 'quiet'}`}>{shown}</span>
  return (
    <Tooltip label={said} multiline maw={320} withArrow events={{ hover: true, focus: true, touch: true }}>
      <button
        type="button"
        className={classes.figure}
        data-unknown={because !== undefined || undefined}
        data-calm={calm || undefined}
      >
        {shown}
      </button>
    </Tooltip>
  )
}
