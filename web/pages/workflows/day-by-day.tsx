import { SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useMemo } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { Empty, Panel, Sheet } from '../../parts/panel.tsx'
import { useFormat } from '../../shell/moment.tsx'
import { spans, useDays, useScope, useSpan } from './ask.ts'
import { Changes, useChangesOn } from './changes.tsx'
import { daysBetween } from './days.ts'
import { DaysTable } from './days-table.tsx'
import { marksOf } from './marks.ts'
import { type DaysOf, notDrawn } from './measures.ts'
import type { ReleaseDays } from './ran-last.ts'
import classes from './workflow.module.css'

/** The library that draws is fetched beside the figures, and with no other page. */
const load = () => import('./charts.tsx')
void load().catch(() => undefined)
const Charts = lazy(load)

/** Heights of the charts, side by side and one below another: kept free while they load, so that nothing jumps. */
const HEIGHTS = { wide: 436, narrow: 898 }

/** What ran each day and how it went, as charts and as a table; each day leads to its runs. */
export function DayByDay({ workflow }: { workflow: string }) {
  const words = useMessages()
  const said = words.workflow
  const navigate = useNavigate({ from: '/w/$workspace/workflows/$workflow' })
  const isNarrow = useMediaQuery('(max-width: 620px)', false, { getInitialValueInEffect: false })
  const height = isNarrow ? HEIGHTS.narrow : HEIGHTS.wide
  const days = useDays(workflow)
  const scope = useScope(workflow)
  return (
    <Sheet
      title={said.days}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={said.span}
          value={useSpan()}
          onChange={(days) => navigate({ search: { days }, replace: true, resetScroll: false })}
          data={spans.map((value) => ({ value, label: said.lastDays(Number(value)) }))}
        />
      }
    >
      <Panel answer={scope} words={words.panel} height={height}>
        {({ releases }) => (
          <Panel answer={days} words={words.panel} height={height}>
            {({ days: found }) => (
              <div aria-busy={days.isPlaceholderData} data-before={days.isPlaceholderData || undefined}>
                {found ? (
                  <Found of={found} releases={releases} workflow={workflow} height={height} />
                ) : (
                  <Empty title={said.nothingRan} />
                )}
              </div>
            )}
          </Panel>
        )}
      </Panel>
    </Sheet>
  )
}

function Found(props: { of: DaysOf; releases: readonly ReleaseDays[]; workflow: string; height: number }) {
  const { of, releases, workflow, height } = props
  const words = useMessages()
  const said = words.workflow
  const format = useFormat()
  const changes = useChangesOn(workflow, releases)
  const marks = useMemo(() => marksOf(daysBetween(of.from, of.to), changes), [of, changes])
  const unpriced = of.total.cost_unknown_runs
  return (
    <div className={classes.days}>
      <div style={{ minHeight: height }}>
        <Suspense fallback={<div aria-busy="true" />}>
          <Charts of={of} marks={marks} />
        </Suspense>
      </div>
      <Changes marks={marks} />
      {unpriced > 0 && <p className="second small">{said.unpriced(format.number(unpriced))}</p>}
      <p className="quiet small">{said.notDrawn(notDrawn.map((one) => words.dimension[one]))}</p>
      <DaysTable of={of} />
    </div>
  )
}
