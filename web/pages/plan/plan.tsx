import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useRef } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { usePlanWords } from '../../messages/plan.ts'
import { KeyHelp, KeyLine, useKeys } from '../../parts/keys.tsx'
import { PageHead, Panel } from '../../parts/panel.tsx'
import { mayOne, operators, useHere } from '../../session.tsx'
import { useFormat } from '../../shell/moment.tsx'
import { usePlace } from '../../shell/place.ts'
import { Begin } from './begin.tsx'
import { usePlanDraft } from './draft.tsx'
import { History } from './history.tsx'
import classes from './plan.module.css'
import { download } from './plan-file.ts'
import { type PlanInForce, Reading } from './reading.tsx'
import { Upload } from './upload.tsx'

/** The plan as a person would explain it, with what it covers and how it came to be. */
export function Page() {
  const words = useMessages()
  const { api, workspace } = useHere()
  const { version } = useSearch({ from: '/w/$workspace/plan' })
  const { plan: inForce } = usePlace()
  const said = usePlanWords()
  const answer = useQuery({
    queryKey: ['plan', workspace, version],
    queryFn: () => api.get('/api/v1/plan', { query: { version: version === undefined ? undefined : Number(version) } }),
    enabled: inForce !== null,
  })
  if (inForce === null) return <Begin />
  return (
    <Panel answer={answer} words={words.panel} height={600} head={<PageHead title={said.title} />}>
      {(plan) => <Found plan={plan} />}
    </Panel>
  )
}

function Found({ plan }: { plan: PlanInForce }) {
  const words = useMessages()
  const said = usePlanWords()
  const here = useHere()
  const { workspace } = here
  const format = useFormat()
  const navigate = useNavigate()
  const may = mayOne(here, operators)
  const draft = usePlanDraft(may)
  const file = useRef<HTMLInputElement>(null)
  const save = () => download('maintenance.yaml', plan.source)
  const edit = () => navigate({ to: '/w/$workspace/plan/edit/$section', params: { workspace, section: 'what' } })
  useKeys(may ? { e: edit, u: () => file.current?.click(), d: save } : { d: save })
  const told = [String(plan.version), format.day(plan.effective)] as const
  const keys = may ? said.keys : said.keys.slice(2)
  return (
    <>
      <PageHead
        title={said.title}
        sentence={
          <>
            {plan.is_in_force ? said.sentence(...told) : said.older(...told)}{' '}
            {plan.is_in_force
              ? plan.gaps.length === 0
                ? said.coverageWhole
                : said.coverageGaps(plan.gaps.length)
              : null}
            {!plan.is_in_force && (
              <Link to="/w/$workspace/plan" params={{ workspace }} search={{}}>
                {said.showNow}
              </Link>
            )}
          </>
        }
        actions={
          <>
            {may && <Button onClick={edit}>{draft.data?.kept ? said.goOnEditing : said.edit}</Button>}
            {may && <Upload of={file} />}
            <Button variant="default" onClick={save}>
              {said.download}
            </Button>
          </>
        }
      />
      {!may && <p className="quiet small">{said.mayNot}</p>}
      <div className={classes.column}>
        <Reading plan={plan} lead={may} />
        <History shown={plan.version} />
      </div>
      <div className={classes.keys}>
        <KeyLine keys={keys}>
          <KeyHelp keys={keys} words={words.keys} />
        </KeyLine>
      </div>
    </>
  )
}
