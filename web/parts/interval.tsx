import classes from './interval.module.css'

/** A share with what chance allows around it, on a common line from 0 to 100, so that rows can be compared at a glance. */
export function IntervalBar(props: { value: number; low: number; high: number; label: string }) {
  const { value, low, high, label } = props
  return (
    <svg className={classes.bar} viewBox="0 0 100 12" preserveAspectRatio="none" role="img" aria-label={label}>
      <line className={classes.line} x1="0" x2="100" y1="6" y2="6" />
      <rect className={classes.range} x={low} width={Math.max(0.5, high - low)} y="3" height="6" rx="1" />
      <rect className={classes.value} x={Math.min(98.4, Math.max(0, value - 0.8))} width="1.6" y="0" height="12" />
    </svg>
  )
}
