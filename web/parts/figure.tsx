import { Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './figure.module.css'

/** A value with what it rests on one hover, tap or Tab away. Where `because` is given the value is not known. */
export function Figure(props: { value: ReactNode; rests?: ReactNode; because?: string | undefined; unknown: string }) {
  const { value, rests, because, unknown } = props
  const said = because ?? rests
  const shown = because === undefined ? value : unknown
  if (!said) return <span className={`number ${because === undefined ? '' : 'quiet'}`}>{shown}</span>
  return (
    <Tooltip label={said} multiline maw={320} withArrow events={{ hover: true, focus: true, touch: true }}>
      <button type="button" className={classes.figure} data-unknown={because !== undefined || undefined}>
        {shown}
      </button>
    </Tooltip>
  )
}

/** A labelled value, for rows of a few. */
export function Stat({ label, children, note }: { label: ReactNode; children: ReactNode; note?: ReactNode }) {
  return (
    <div className={classes.stat}>
      <span className={classes.label}>{label}</span>
      <span className={classes.value}>{children}</span>
      {note && <span className={classes.note}>{note}</span>}
    </div>
  )
}

export function Stats({ children }: { children: ReactNode }) {
  return <div className={classes.stats}>{children}</div>
}

/** A line of a few dozen values without axes, for a row or beside a number; gaps are unknown, not zero. */
export function Trend(props: { values: readonly (number | null)[]; label: string; width?: number; height?: number }) {
  const { values, label, width = 96, height = 24 } = props
  const known = values.filter((value) => value !== null)
  if (known.length < 2) return <span className="quiet small">-</span>
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const x = (index: number) => 2 + (index / Math.max(1, values.length - 1)) * (width - 4)
  const y = (value: number) => height - 3 - ((value - low) / (high - low || 1)) * (height - 6)
  let path = ''
  let isOpen = false
  values.forEach((value, index) => {
    if (value === null) isOpen = false
    else {
      path += `${isOpen ? 'L' : 'M'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`
      isOpen = true
    }
  })
  const last = values.findLastIndex((value) => value !== null)
  return (
    <svg className={classes.trend} width={width} height={height} role="img" aria-label={label}>
      <path d={path} />
      <circle cx={x(last)} cy={y(values[last] ?? low)} r="2.2" />
    </svg>
  )
}
