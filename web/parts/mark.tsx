import classes from './mark.module.css'
import type { Tone } from './tone.ts'

const shapes: Record<Tone, string> = {
  good: 'M4.2 8.3l2.6 2.6 5-5.4',
  bad: 'M8 4.4v4.4M8 11.4v.1',
  warn: 'M8 4.4v4.4M8 11.4v.1',
  unknown: 'M6.2 6.2a1.9 1.9 0 1 1 2.7 1.9c-.6.3-.9.7-.9 1.3M8 11.7v.1',
  plain: 'M5 8h6',
  still: 'M6 5.3v5.4M10 5.3v5.4',
}

/** A small sign: a filled disc for good, a diamond for bad, a dashed ring for what is not known, two bars for what stands still. */
export function Mark({ tone, size = 16 }: { tone: Tone; size?: number }) {
  return (
    <svg className={classes.mark} data-tone={tone} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      {tone === 'bad' || tone === 'warn' ? (
        <path className={classes.ground} d="M8 .8 15.2 8 8 15.2.8 8Z" />
      ) : (
        <circle className={classes.ground} cx="8" cy="8" r="7" />
      )}
      <path className={classes.sign} d={shapes[tone]} />
    </svg>
  )
}

/** The sign with its word. */
export function Badge({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span className={classes.badge} data-tone={tone}>
      <Mark tone={tone} size={14} />
      {children}
    </span>
  )
}
