import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { connect, type ECharts, init, use as withParts } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import classes from './day-chart.module.css'

withParts([BarChart, LineChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer])

/** Charts of the same days, side by side: whichever is looked at, one line stands on that day in all of them. */
export type DayGroup = {
  readonly name: string
  readonly days: readonly string[]
  /** The places of days of which anything is known: what is pointed at beside them means the nearest. */
  readonly known: readonly number[]
  /** The places of days on which something changed, each with its letter; dashed where nobody wrote it down, or as far as can be told. */
  readonly marks: readonly { readonly place: number; readonly letter: string; readonly isUnwritten: boolean }[]
  /** What all of them say of a day. */
  tell(day: number): HTMLElement
  /** The way from a day to what is behind it, where there is any. */
  open?(day: number): void
}

/** How far from a day a pointer may be and still mean it, in pixels: of a year each day is two wide. */
const REACH = 24

/**
 * One measure over time, small. Bars for amounts, a line with dots for shares and averages; a gap is not known, never zero.
 * A press on a day opens it. With the keyboard it is a slider of its days: arrows go to them, Enter opens the one that is shown.
 */
export function DayChart(props: {
  group: DayGroup
  caption: ReactNode
  name: string
  values: readonly (number | null)[]
  kind: 'bars' | 'line'
  max: number
  /** What is promised: a dashed line. */
  limit?: number
  /** What each value very likely lies between, pale behind it. */
  ranges?: readonly (readonly [low: number, high: number] | null)[]
  isTall?: boolean
  ends: readonly [first: string, scale: string, last: string]
  say: (day: number) => string
}) {
  const { group, caption, name, values, kind, max, limit, ranges, isTall, ends, say } = props
  const plot = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts>(null)
  const [at, setAt] = useState<number | null>(null)

  useEffect(() => {
    if (!plot.current) return
    const made = init(plot.current, undefined, { renderer: 'svg' })
    made.group = group.name
    connect(group.name)
    chart.current = made
    const size = new ResizeObserver(() => made.resize())
    size.observe(plot.current)
    return () => {
      size.disconnect()
      made.dispose()
    }
  }, [group.name])

  const isHere = useRef(false)
  useEffect(() => {
    chart.current?.setOption(
      option({ values, kind, max, limit, ranges, group, say: (day) => (isHere.current ? group.tell(day) : '') }),
      { notMerge: true },
    )
  }, [values, kind, max, limit, ranges, group])

  const show = (day: number | null) => {
    isHere.current = day !== null
    setAt(day)
    if (day === null) {
      chart.current?.dispatchAction({ type: 'hideTip' })
      chart.current?.dispatchAction({ type: 'updateAxisPointer', currTrigger: 'leave' })
    } else {
      const [x = 0] = [chart.current?.convertToPixel({ xAxisIndex: 0 }, day)].flat()
      chart.current?.dispatchAction({ type: 'showTip', x, y: (plot.current?.clientHeight ?? 0) / 2 })
    }
  }
  const pointed = (clientX: number): number | null => {
    const box = plot.current?.getBoundingClientRect()
    if (!box) return null
    const step = box.width / group.days.length
    const place = (clientX - box.left) / step - 0.5
    const nearest = nearestTo(group.known, place)
    if (nearest !== undefined && Math.abs(nearest - place) * step <= REACH) return nearest
    return Math.min(group.days.length - 1, Math.max(0, Math.round(place)))
  }
  const press = (event: KeyboardEvent) => {
    const { known } = group
    const last = known.at(-1)
    if (last === undefined) return
    const to = {
      ArrowLeft: known.findLast((day) => at === null || day < at) ?? known[0],
      ArrowRight: at === null ? last : (known.find((day) => day > at) ?? last),
      Home: known[0],
      End: last,
    }[event.key]
    if (to !== undefined) show(to)
    else if (event.key === 'Enter') group.open?.(at ?? last)
    else if (event.key === 'Escape' && at !== null) show(null)
    else return
    event.preventDefault()
  }
  // A finger points at a day as it presses: its first press shows the day, the next one opens it. A mouse has shown it by then.
  const shownBefore = useRef<number | null>(null)
  const current = at ?? group.known.at(-1) ?? 0
  return (
    <figure className={classes.figure}>
      <figcaption>{caption}</figcaption>
      <div
        role="slider"
        tabIndex={0}
        className={classes.plot}
        data-tall={isTall || undefined}
        aria-label={name}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, group.days.length - 1)}
        aria-valuenow={current}
        aria-valuetext={say(current)}
        ref={plot}
        onKeyDown={press}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && show(current)}
        onBlur={() => show(null)}
        onPointerDownCapture={() => {
          shownBefore.current = at
        }}
        onPointerMove={(event) => {
          const day = pointed(event.clientX)
          if (day !== at) show(day)
        }}
        onPointerLeave={(event) => event.pointerType === 'mouse' && show(null)}
        onClick={(event) => {
          const day = pointed(event.clientX)
          if (day === null) return
          if (day === shownBefore.current) group.open?.(day)
          else show(day)
        }}
      />
      <div className={classes.ends} aria-hidden="true">
        {ends.map((end) => (
          <span key={end}>{end}</span>
        ))}
      </div>
    </figure>
  )
}

function nearestTo(places: readonly number[], place: number): number | undefined {
  return places.reduce<number | undefined>(
    (best, one) => (best === undefined || Math.abs(one - place) < Math.abs(best - place) ? one : best),
    undefined,
  )
}

/** The note stands below its chart, so that it never covers the day it speaks of, nor leaves the chart's width where it fits. */
function underneath(
  [x]: [number, number],
  _params: unknown,
  _element: unknown,
  _rect: unknown,
  { contentSize: [width], viewSize: [room, height] }: { contentSize: [number, number]; viewSize: [number, number] },
): [number, number] {
  return [Math.max(0, Math.min(x - width / 2, room - width)), height + 8]
}

/** Colours are the tokens themselves, so that a change of the theme changes drawn charts as well. Nothing moves by itself. */
function option(of: {
  values: readonly (number | null)[]
  kind: 'bars' | 'line'
  max: number
  limit: number | undefined
  ranges: readonly (readonly [low: number, high: number] | null)[] | undefined
  group: DayGroup
  say: (day: number) => HTMLElement | string
}) {
  const { values, kind, max, limit, ranges, group, say } = of
  const scale = max === 0 ? 1 : max
  const markLine = {
    silent: true,
    symbol: 'none',
    // Behind the bars, which leave a little room above them.
    z: 1,
    label: { show: true, position: 'end' as const, distance: 1, color: 'var(--ink-2)', fontSize: 10.5 },
    data: [
      ...(limit === undefined ? [] : [promised(limit)]),
      ...group.marks.map(({ place, letter, isUnwritten }) => ({
        xAxis: place,
        label: { formatter: isUnwritten && letter !== '' ? `${letter}?` : letter },
        lineStyle: {
          color: 'var(--ink-3)',
          type: isUnwritten ? ([2, 2] as number[]) : ('solid' as const),
          width: 1,
        },
      })),
    ],
  }
  const common = { data: [...values], markLine, emphasis: { disabled: true }, cursor: 'pointer' }
  return {
    animation: false,
    // Letters of what changed stand above the bars.
    grid: { left: 0, right: 0, top: 14, bottom: 1 },
    xAxis: {
      type: 'category' as const,
      data: [...group.days],
      axisLabel: { show: false },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: 'var(--line-strong)' } },
    },
    yAxis: {
      type: 'value' as const,
      min: 0,
      max: scale * 1.1,
      interval: scale,
      axisLabel: { show: false },
      splitLine: { showMinLine: false, showMaxLine: false, lineStyle: { color: 'var(--line)', type: [3, 3] } },
    },
    tooltip: {
      trigger: 'axis' as const,
      triggerOn: 'none' as const,
      transitionDuration: 0,
      axisPointer: { type: 'line' as const, animation: false, lineStyle: { color: 'var(--accent)', type: [2, 2] } },
      position: underneath,
      className: classes.tip ?? '',
      borderColor: 'var(--line-strong)',
      backgroundColor: 'var(--surface)',
      textStyle: { color: 'var(--ink)', fontSize: 12.5, fontFamily: 'inherit' },
      formatter: (given: unknown) => {
        const [first] = [given].flat() as { dataIndex?: number }[]
        return first?.dataIndex === undefined ? '' : say(first.dataIndex)
      },
    },
    series: [
      ...(ranges ? rangesOf(ranges) : []),
      kind === 'bars'
        ? {
            ...common,
            type: 'bar' as const,
            barMinWidth: 2,
            barMinHeight: 2,
            barCategoryGap: '28%',
            itemStyle: { color: 'color-mix(in srgb, var(--accent) 62%, var(--surface))' },
          }
        : {
            ...common,
            type: 'line' as const,
            connectNulls: false,
            showAllSymbol: true as const,
            symbol: 'circle',
            symbolSize: values.length > 120 ? 4 : 5,
            lineStyle: { color: 'var(--accent)', width: 1.5 },
            itemStyle: { color: 'var(--accent)', borderWidth: 0 },
          },
    ],
  }
}

const promised = (limit: number) => ({
  yAxis: limit,
  label: { show: false },
  lineStyle: { color: 'var(--ink-2)', type: [5, 4] as number[], width: 1.2 },
})

/** Each from its low end to its high one: a pale bar that stands on one that is not seen. */
function rangesOf(ranges: readonly (readonly [low: number, high: number] | null)[]) {
  const bars = { type: 'bar' as const, stack: 'range', silent: true, barMaxWidth: 14, barCategoryGap: '20%' }
  const pale = 'color-mix(in srgb, var(--accent) 22%, transparent)'
  return [
    { ...bars, data: ranges.map((range) => range?.[0] ?? null), itemStyle: { color: 'transparent' } },
    { ...bars, data: ranges.map((range) => (range ? range[1] - range[0] : null)), itemStyle: { color: pale } },
  ]
}
