import { useNavigate } from '@tanstack/react-router'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useRef, useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { Icon } from '../../parts/icon.tsx'
import { useListKeys } from '../../parts/keys.tsx'
import { Mark } from '../../parts/mark.tsx'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { Moment, useFormat } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import { Cost } from './cost.tsx'
import { type RunRow, toneOfOutcome } from './filters.ts'
import classes from './runs.module.css'

/** Only the rows in sight are drawn, so that ten thousand scroll like ten. */
export function Rows(props: {
  rows: readonly RunRow[]
  newer: number | null
  showNewer: () => void
  isAnswered: boolean
  isWhole: boolean
  isLoading: boolean
  more: () => void
  /** The run that is kept: what is opened stands beside it. */
  beside: string | undefined
}) {
  const { rows, newer, showNewer, isAnswered, isWhole, isLoading, more, beside } = props
  const words = useMessages()
  const format = useFormat()
  const names = useNames()
  const navigate = useNavigate({ from: '/w/$workspace/runs' })
  const list = useRef<HTMLDivElement>(null)
  const [offset, setOffset] = useState(0)
  useEffect(() => {
    setOffset(list.current?.offsetTop ?? 0)
  }, [])
  const isNarrow = window.innerWidth < 760
  const virtual = useWindowVirtualizer({
    count: rows.length,
    // The style sheet's heights: rows that need no measuring scroll without a hitch.
    estimateSize: () => (isNarrow ? 98 : 48),
    overscan: 8,
    scrollMargin: offset,
  })
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (last >= rows.length - 60 && isAnswered && !isWhole && !isLoading) more()
  }, [last, rows.length, isAnswered, isWhole, isLoading, more])
  useListKeys({
    list: 'runs',
    more: {
      '/': () => document.getElementById('runs-text')?.focus(),
      b: (row) => {
        if (beside !== undefined) row?.click()
        else if (row?.dataset.row) void navigate({ search: (before) => ({ ...before, beside: row.dataset.row }) })
      },
    },
  })
  return (
    <>
      <div className={classes.above}>
        <p role="status">
          {!isAnswered
            ? words.runs.searching
            : isWhole
              ? words.runs.all(format.number(rows.length))
              : words.runs.sofar(format.number(rows.length))}
        </p>
        {newer !== 0 && (
          <button
            type="button"
            className={classes.newer}
            onClick={() => {
              showNewer()
              window.scrollTo({ top: 0 })
            }}
          >
            <Icon name="up" size={14} /> {words.runs.newer(newer)}
          </button>
        )}
      </div>
      <div className={classes.sheet}>
        <div className={classes.head} aria-hidden="true">
          {words.runs.columns.map((name) => (
            <span key={name}>{name}</span>
          ))}
        </div>
        <div ref={list} data-list="runs" className={classes.rows} style={{ height: virtual.getTotalSize() }}>
          <ul>
            {shown.map((item) => {
              const run = rows[item.index]
              return run ? (
                <li
                  key={run.run}
                  aria-setsize={isWhole ? rows.length : -1}
                  aria-posinset={item.index + 1}
                  className={classes.item}
                  style={{ transform: `translateY(${item.start - offset}px)` }}
                >
                  <Row
                    of={run}
                    workflow={run.workflow === null ? words.unknown : names.workflow(run.workflow)}
                    beside={beside}
                  />
                </li>
              ) : null
            })}
          </ul>
        </div>
      </div>
    </>
  )
}

/** A plain link: hundreds of the router's own, each following where one is, would slow the scrolling down. */
const Row = memo(function Row(props: { of: RunRow; workflow: string; beside: string | undefined }) {
  const { of, workflow, beside } = props
  const navigate = useNavigate()
  const words = useMessages()
  const format = useFormat()
  const { workspace } = useHere()
  const kept = beside ?? of.run
  const search = beside === undefined ? {} : { beside: of.run }
  const outcome = of.outcome === null ? undefined : words.outcome[of.outcome as keyof typeof words.outcome]
  const status = of.status === null ? undefined : words.status[of.status as keyof typeof words.status]
  return (
    <a
      href={`/w/${workspace}/runs/${encodeURIComponent(kept)}${beside === undefined ? '' : `?${new URLSearchParams(search)}`}`}
      className={classes.row}
      data-row={of.run}
      data-kept={of.run === beside || undefined}
      onClick={(event) => {
        // A plain press stays in the desk; one that opens a new tab is the browser's.
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        void navigate({ to: '/w/$workspace/runs/$run', params: { workspace, run: kept }, search })
      }}
    >
      <span className={classes.outcome}>
        <Mark tone={of.outcome === null ? 'unknown' : (toneOfOutcome[of.outcome] ?? 'plain')} />
        {outcome ?? of.outcome ?? words.runs.noOutcome}
      </span>
      <span className={classes.run}>
        <span className={classes.id}>
          {of.mode !== 'live' && (
            <span className={classes.mode}>{words.run.modes[of.mode as keyof typeof words.run.modes] ?? of.mode}</span>
          )}
          {visible(of.run)}
        </span>
        <span className="quiet small">
          {visible([workflow, of.case_type, status ?? of.status].filter(Boolean).join(' · '))}
        </span>
      </span>
      <span className={classes.release}>{visible(of.release ?? words.unknown)}</span>
      <span className={classes.when}>{of.started ? <Moment time={of.started} inLink /> : words.unknown}</span>
      <span className={classes.numbers}>
        <span className={classes.number}>
          {of.duration_ms === null ? words.unknown : format.duration(of.duration_ms)}
        </span>
        <span className={classes.number}>
          {words.runs.steps(format.number(of.steps))}
          {of.tool_errors > 0 && (
            <span className={classes.errors}>{words.runs.errors(format.number(of.tool_errors))}</span>
          )}
        </span>
        <span className={classes.number}>
          <Cost of={of} isBrief />
        </span>
      </span>
    </a>
  )
})
