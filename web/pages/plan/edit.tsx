import { Link, Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { usePlanWords } from '../../messages/plan.ts'
import { KeyHelp, KeyLine, useKeys } from '../../parts/keys.tsx'
import { Badge } from '../../parts/mark.tsx'
import { Empty, Loading, PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import { mayOne, operators, useHere } from '../../session.tsx'
import { Apply } from './apply.tsx'
import { all, Contents, type Shown } from './contents.tsx'
import { type Draft, usePlanDraft, useWriting, WritingPlan } from './draft.tsx'
import { Fields } from './field.tsx'
import { pages, type Section } from './fields.ts'
import { FileOf } from './file.tsx'
import { isUnder } from './place.ts'
import classes from './plan.module.css'
import { reveal } from './reveal.ts'
import { Errors, Gaps, OnlyInFile, standing, workflowsOf } from './standing.tsx'
import { Status } from './status.tsx'
import { RemoveWorkflow, WorkflowSwitch } from './workflow-switch.tsx'

/** The plan as it is being written: eight short pages, the file itself, and applying it. */
export function Page() {
  const words = useMessages()
  const said = usePlanWords()
  const here = useHere()
  const may = mayOne(here, operators)
  const { section } = useParams({ from: '/w/$workspace/plan/edit/$section' })
  const answer = usePlanDraft(may)
  const params = { workspace: here.workspace }
  if (!may)
    return (
      <>
        <PageHead title={said.title} />
        <Sheet>
          <Empty title={said.mayNot}>
            <Link to="/w/$workspace/plan" params={params}>
              {said.title}
            </Link>
          </Empty>
        </Sheet>
      </>
    )
  return (
    <Panel answer={answer} words={words.panel} height={600} head={<Head shown={sectionOf(section)} />}>
      {(draft) =>
        draft.source === null ? (
          // The page stays as it was while it loads, until the other one is there.
          <>
            <Head shown={sectionOf(section)} />
            <Loading words={words.panel} height={600} />
            <Navigate to="/w/$workspace/plan" params={params} replace />
          </>
        ) : (
          <Editing draft={draft} />
        )
      }
    </Panel>
  )
}

const sectionOf = (asked: string): Shown => all.find((one) => one === asked) ?? 'what'

function Head({ shown }: { shown: Shown }) {
  const said = usePlanWords()
  const { workspace } = useHere()
  return (
    <PageHead
      above={
        <Link to="/w/$workspace/plan" params={{ workspace }}>
          {said.title}
        </Link>
      }
      title={said.sections[shown]}
      sentence={said.about[shown]}
    />
  )
}

function Editing({ draft }: { draft: Draft }) {
  const words = useMessages()
  const said = usePlanWords()
  const { workspace } = useHere()
  const { section: asked } = useParams({ from: '/w/$workspace/plan/edit/$section' })
  const search = useSearch({ from: '/w/$workspace/plan/edit/$section' })
  const navigate = useNavigate({ from: '/w/$workspace/plan/edit/$section' })
  const shown = sectionOf(asked)
  const workflows = Object.keys(workflowsOf(draft.written))
  const workflow = workflows.find((one) => one === search.workflow) ?? workflows[0] ?? ''
  const go = (section: Shown) => navigate({ params: { workspace, section }, search: { workflow: search.workflow } })
  const by = (step: number) => go(all[Math.min(all.length - 1, Math.max(0, all.indexOf(shown) + step))] ?? 'what')
  useKeys({ n: () => by(1), p: () => by(-1), f: () => go('file'), a: () => go('apply') })
  return (
    <WritingPlan
      draft={draft}
      workflow={workflow}
      at={search.at ?? ''}
      status={(of) => (
        <>
          <Head shown={shown} />
          <Status draft={draft} {...of} />
        </>
      )}
    >
      <div className={classes.editing}>
        <Contents draft={draft} shown={shown} workflow={search.workflow} />
        <div className={classes.column}>
          {shown === 'file' ? (
            <FileOf draft={draft} />
          ) : shown === 'apply' ? (
            <Apply draft={draft} />
          ) : draft.written === null ? (
            <Sheet>
              <p>{said.draft.notReadable}</p>
              <Errors errors={draft.errors} />
            </Sheet>
          ) : (
            <FormOf key={`${shown} ${workflow}`} section={shown} draft={draft} workflow={workflow} />
          )}
        </div>
      </div>
      <div className={classes.keys}>
        <KeyLine keys={said.editKeys}>
          <KeyHelp keys={said.editKeys} words={words.keys} />
        </KeyLine>
      </div>
    </WritingPlan>
  )
}

function FormOf({ section, draft, workflow }: { section: Section; draft: Draft; workflow: string }) {
  const said = usePlanWords()
  const { at } = useWriting()
  const { workflow: ofWorkflow, plan: ofPlan } = pages[section]
  const workflows = workflowsOf(draft.written)
  const stands = standing(draft).find((one) => one.section === section)
  const isOther = (part: string) =>
    Object.keys(workflows).some((one) => one !== workflow && isUnder(part, `workflows.${one}`)) &&
    !isUnder(part, `workflows.${workflow}`)
  const gaps = stands?.gaps?.filter(({ where }) => !isOther(where)) ?? []
  useEffect(() => reveal(at), [at])
  return (
    <>
      {stands && stands.errors.length > 0 && (
        <Sheet title={said.errorsHere}>
          <Errors errors={stands.errors} />
        </Sheet>
      )}
      {ofWorkflow.length > 0 && (
        <Sheet
          title={said.workflow}
          aside={<WorkflowSwitch workflow={workflow} workflows={workflows} section={section} />}
        >
          {workflow !== '' && <Fields fields={ofWorkflow} whose="workflow" at={['workflows', workflow]} />}
          {section === 'what' && workflow !== '' && <RemoveWorkflow workflow={workflow} />}
        </Sheet>
      )}
      {ofPlan.length > 0 && (
        <Sheet title={said.wholePlan}>
          <Fields fields={ofPlan} whose="plan" at={[]} />
        </Sheet>
      )}
      {gaps.length > 0 && (
        <Sheet title={said.gapsHere} aside={<Badge tone="warn">{said.missing(gaps.length)}</Badge>}>
          <Gaps gaps={gaps} workflows={workflows} lead />
        </Sheet>
      )}
      {section === 'what' && <OnlyInFile draft={draft} />}
    </>
  )
}
