import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import type { paths } from '../../../sdk/src/api.ts'
import { useMessages } from '../../messages/messages.ts'
import { usePlanWords } from '../../messages/plan.ts'
import { Mark } from '../../parts/mark.tsx'
import { Panel, Sheet } from '../../parts/panel.tsx'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import type { Draft } from './draft.tsx'
import { isMap } from './place.ts'
import classes from './plan.module.css'

type Tried = paths['/api/v1/plan/reading']['post']['responses'][200]['content']['application/json']['items'][number]

/** What the rules for reading of a draft find in runs that are kept: a rule that finds nothing is seen before it applies. */
export function ReadingTried({ draft }: { draft: Draft }) {
  const said = usePlanWords().tried
  const words = useMessages()
  const { api, workspace } = useHere()
  const workflows = draft.written?.workflows
  const hasRules = isMap(workflows) && Object.values(workflows).some((one) => isMap(one) && one.reading !== undefined)
  const isAsked = hasRules && draft.errors.length === 0
  const answer = useQuery({
    queryKey: ['plan-reading', workspace, draft.source],
    queryFn: () => api.post('/api/v1/plan/reading', { body: draft.source ?? '' }),
    enabled: isAsked,
  })
  if (!isAsked) return null
  return (
    <Sheet title={said.title}>
      <Panel answer={answer} words={words.panel} height={90}>
        {({ items }) => items.map((one) => <OfWorkflow key={one.workflow} of={one} />)}
      </Panel>
    </Sheet>
  )
}

function OfWorkflow({ of: { workflow, runs, facts, steps } }: { of: Tried }) {
  const said = usePlanWords().tried
  return (
    <>
      <p className="second">{runs === 0 ? said.noRuns(visible(workflow)) : said.runs(visible(workflow), runs)}</p>
      {runs > 0 && (
        <ul className={classes.tried}>
          {facts.map((one) => (
            <li key={one.fact}>
              <Mark tone={one.found === 0 ? 'warn' : 'good'} size={14} />
              <div>
                <strong>{said.facts[one.fact]}</strong> <code className="sent">{visible(one.at)}</code>:{' '}
                {one.found === 0 ? said.nowhere : said.found(one.found, runs, one.changed)}{' '}
                <Examples of={one.examples.map(({ run, after }) => ({ run, text: after }))} />
                <Offered words={said.attributes} names={one.attributes} />
              </div>
            </li>
          ))}
          {steps.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rules have no name, and their order is theirs
            <li key={index}>
              <Mark tone={one.steps === 0 || one.records === 0 ? 'warn' : 'good'} size={14} />
              <div>
                <strong className="sent">{visible(one.step)}</strong>:{' '}
                {one.steps === 0 ? said.noStep : said.steps(one.steps, one.runs)}{' '}
                {one.records !== null && one.steps > 0 && said.records(one.records)}{' '}
                <Examples
                  of={one.examples.flatMap(({ run, record }) => (record === null ? [] : [{ run, text: record }]))}
                />
                <Offered words={said.names} names={one.names} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Values that were found, each leading to the run it was found in. */
function Examples({ of }: { of: readonly { run: string; text: string }[] }) {
  const { workspace } = useHere()
  return of.map(({ run, text }, index) => (
    <Fragment key={run}>
      {index > 0 && ', '}
      <Link to="/w/$workspace/runs/$run" params={{ workspace, run }} className="sent">
        {visible(text)}
      </Link>
    </Fragment>
  ))
}

const Offered = ({ words, names }: { words: string; names: readonly string[] }) =>
  names.length > 0 && (
    <p className="second small">
      {words} <span className="sent">{visible(names.join(', '))}</span>
    </p>
  )
