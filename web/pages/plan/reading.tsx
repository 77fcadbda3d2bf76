import { NativeSelect } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { paths } from '../../../sdk/src/api.ts'
import { usePlanWords } from '../../messages/plan.ts'
import { Icon } from '../../parts/icon.tsx'
import { Badge } from '../../parts/mark.tsx'
import { useHere } from '../../session.tsx'
import { pages, type Section, sections } from './fields.ts'
import { pageOf, valueAt, type Written } from './place.ts'
import classes from './plan.module.css'
import { reveal } from './reveal.ts'
import { Said } from './said.tsx'
import { Gaps, workflowsOf } from './standing.tsx'

export type PlanInForce = paths['/api/v1/plan']['get']['responses'][200]['content']['application/json']

/** The plan for reading: the eight pages with how each stands; what is looked into is opened. Of several workflows one at a time. */
export function Reading({ plan, lead }: { plan: PlanInForce; lead: boolean }) {
  const said = usePlanWords()
  const { workspace } = useHere()
  const search = useSearch({ from: '/w/$workspace/plan' })
  const navigate = useNavigate({ from: '/w/$workspace/plan' })
  const workflows = workflowsOf(plan.plan)
  const keys = Object.keys(workflows)
  const { at } = search
  const meant = at === undefined ? undefined : pageOf(at, keys)
  const workflow = keys.find((one) => one === (search.workflow ?? meant?.workflow)) ?? keys[0] ?? ''
  const gapsOn = Map.groupBy(plan.gaps, ({ where }) => pageOf(where, keys).section)
  const [open, setOpen] = useState<ReadonlySet<Section>>(new Set([meant?.section ?? 'what']))
  const fold = (section: Section, isOpen: boolean) =>
    setOpen((before) => (isOpen ? before.union(new Set([section])) : before.difference(new Set([section]))))
  // Whoever comes for one part of the plan finds it before their eyes.
  useEffect(() => reveal(at ?? ''), [at])
  return (
    <>
      <nav className={classes.overview} aria-label={said.coverage}>
        {sections.map((section) => {
          const gaps = gapsOn.get(section)?.length ?? 0
          return (
            <Link
              key={section}
              to="/w/$workspace/plan"
              params={{ workspace }}
              search={search}
              hash={section}
              activeOptions={{ includeHash: true }}
              onClick={() => fold(section, true)}
            >
              <span>{said.sections[section]}</span>
              <Badge tone={gaps === 0 ? 'good' : 'warn'}>{gaps === 0 ? said.done : said.missing(gaps)}</Badge>
            </Link>
          )
        })}
      </nav>
      {keys.length > 1 && (
        <NativeSelect
          className={classes.start}
          label={said.workflow}
          value={workflow}
          onChange={(event) =>
            navigate({ search: { ...search, workflow: event.currentTarget.value }, replace: true, resetScroll: false })
          }
          data={Object.entries(workflows).map(([value, label]) => ({ value, label }))}
        />
      )}
      <div className={classes.pages}>
        {sections.map((section) => (
          <details
            key={section}
            id={section}
            className={classes.page}
            open={open.has(section)}
            onToggle={(event) => fold(section, event.currentTarget.open)}
          >
            <summary>
              <Icon name="right" size={16} />
              <h2>{said.sections[section]}</h2>
              <span className="second">{said.about[section]}</span>
            </summary>
            <Page
              section={section}
              plan={plan}
              gaps={gapsOn.get(section) ?? []}
              workflows={workflows}
              workflow={workflow}
              lead={lead}
            />
          </details>
        ))}
      </div>
    </>
  )
}

function Page(props: {
  section: Section
  plan: PlanInForce
  gaps: PlanInForce['gaps']
  workflows: Readonly<Record<string, string>>
  workflow: string
  lead: boolean
}) {
  const { section, plan, gaps, workflows, workflow, lead } = props
  const said = usePlanWords()
  const { workflow: ofWorkflow, plan: ofPlan } = pages[section]
  const whole = plan.plan as Written
  const value = valueAt(whole, ['workflows', workflow])
  return (
    <div className={classes.reading}>
      {ofWorkflow.length > 0 && (
        <section>
          <h3>{workflows[workflow]}</h3>
          <Said fields={ofWorkflow} whose="workflow" value={value} whole={whole} workflow={workflow} />
        </section>
      )}
      {ofPlan.length > 0 && (
        <section>
          {ofWorkflow.length > 0 && <h3>{said.wholePlan}</h3>}
          <Said fields={ofPlan} whose="plan" value={whole} whole={whole} workflow="" />
        </section>
      )}
      {gaps.length > 0 && (
        <section className={classes.missing}>
          <h3>{said.gapsHere}</h3>
          <Gaps gaps={gaps} workflows={workflows} lead={lead} />
        </section>
      )}
    </div>
  )
}
