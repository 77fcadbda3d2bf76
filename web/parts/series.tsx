import classes from './series.module.css'

/** `mark`: something began there, and a line across the chart says so. */
export type Point = {
  readonly at: string
  readonly value: number | null
  readonly says: string
  readonly mark?: boolean
}

/**
 * One measure over time, small, for several side by side. Bars for amounts, a line with dots for shares and averages; a gap is
 * not known, never zero. Each point says itself on hover; `summary` says the whole to who cannot see it.
 */
export function Series(props: {
  title: string
  now: string
  points: readonly Point[]
  kind: 'bars' | 'line'
  top: string
  summary: string
  max: number
}) {
  const { title, now, points, kind, top, summary, max } = props
  const [width, height] = [300, 84]
  const step = width / Math.max(1, points.length)
  const x = (index: number) => (index + 0.5) * step
  const y = (value: number) => height - (max === 0 ? 0 : (value / max) * (height - 6))
  const known = points.flatMap(({ value }, index) => (value === null ? [] : [{ index, value }]))
  const path = known
    .map(({ index, value }, place) => {
      const follows = known[place - 1]?.index === index - 1
      return `${follows ? 'L' : 'M'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`
    })
    .join('')
  return (
    <figure className={classes.series}>
      <figcaption>
        <span>{title}</span>
        <strong className="number">{now}</strong>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={summary}>
        <line className={classes.base} x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} />
        <line className={classes.top} x1="0" x2={width} y1="6" y2="6" />
        {points.map(
          (point, index) =>
            point.mark && (
              <line key={point.at} className={classes.mark} x1={index * step} x2={index * step} y1="0" y2={height} />
            ),
        )}
        {kind === 'line' && <path className={classes.line} d={path} />}
        {known.map(({ index, value }) =>
          kind === 'bars' ? (
            <rect
              key={points[index]?.at}
              className={classes.bar}
              x={x(index) - step * 0.36}
              width={step * 0.72}
              y={y(value)}
              height={height - y(value)}
            />
          ) : (
            <ellipse key={points[index]?.at} className={classes.dot} cx={x(index)} cy={y(value)} rx="2.4" ry="2.4" />
          ),
        )}
        {points.map((point, index) => (
          <rect key={point.at} className={classes.hover} x={index * step} width={step} y="0" height={height}>
            <title>{point.says}</title>
          </rect>
        ))}
      </svg>
      <div className={classes.axis}>
        <span>{points[0]?.at}</span>
        <span className={classes.scale}>{top}</span>
        <span>{points.at(-1)?.at}</span>
      </div>
    </figure>
  )
}
