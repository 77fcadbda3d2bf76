import { Button, NativeSelect, TextInput } from '@mantine/core'
import { Link, Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { usePlanWords } from '../../messages/plan.ts'
import { KeyHelp, KeyLine, useKeys } from '../../parts/keys.tsx'
import { Badge, Mark } from '../../parts/mark.tsx'
import { Empty, PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import { mayOne, operators, useHere } from '../../session.tsx'
import { Apply } from './apply.tsx'
import { type Draft, usePlanDraft, useWriting, WritingPlan } from './draft.tsx'
import { Fields } from './field.tsx'
import { pages, type Section, sections } from './fields.ts'
import { FileOf } from './file.tsx'
import { Remove } from './folded.tsx'
import { nameFrom } from './form-value.ts'
import { isUnder, valueAt } from './place.ts'
import classes from './plan.module.css'
import { Errors, Gaps, OnlyInFile, standing, workflowsOf } from './standing.tsx'
import { Status } from './status.tsx'

const all = [...sections, 'file', 'apply'] as const
type Shown = (typeof all)[number]

/** The plan as it is being written: eight short pages, the file itself, and applying it. */
export function Page() {
  const words = useMessages()
  const said = usePlanWords()
  const here = useHere()
  const may = mayOne(here, operators)
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
    <Panel answer={answer} words={words.panel} height={600}>
      {(draft) =>
        draft.source === null ? <Navigate to="/w/$workspace/plan" params={params} replace /> : <Editing draft={draft} />
      }
    </Panel>
  )
}

function Editing({ draft }: { draft: Draft }) {
  const words = useMessages()
  const said = usePlanWords()
  const { workspace } = useHere()
  const { section: asked } = useParams({ from: '/w/$workspace/plan/edit/$section' })
  const search = useSearch({ from: '/w/$workspace/plan/edit/$section' })
  const navigate = useNavigate({ from: '/w/$workspace/plan/edit/$section' })
  const shown = all.find((one) => one === asked) ?? 'what'
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
          <PageHead
            above={
              <Link to="/w/$workspace/plan" params={{ workspace }}>
                {said.title}
              </Link>
            }
            title={said.sections[shown]}
            sentence={said.about[shown]}
          />
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
      <KeyLine keys={said.editKeys}>
        <KeyHelp keys={said.editKeys} words={words.keys} />
      </KeyLine>
    </WritingPlan>
  )
}

/** The pages, each with how it stands. */
function Contents({ draft, shown, workflow }: { draft: Draft; shown: Shown; workflow: string | undefined }) {
  const said = usePlanWords()
  const { workspace } = useHere()
  const stands = standing(draft)
  return (
    <nav className={classes.contents} aria-label={said.pages}>
      <ol>
        {all.map((section) => {
          const of = stands.find((one) => one.section === section)
          const [errors, gaps] = of ? [of.errors.length, of.gaps?.length ?? null] : [0, null]
          const tone = errors > 0 ? 'bad' : gaps === null ? 'plain' : gaps > 0 ? 'warn' : 'good'
          return (
            <li key={section} data-apart={section === 'file' || undefined}>
              <Link
                to="/w/$workspace/plan/edit/$section"
                params={{ workspace, section }}
                search={{ workflow }}
                aria-current={section === shown ? 'page' : undefined}
                data-here={section === shown || undefined}
              >
                {of ? <Mark tone={tone} size={14} /> : <span className={classes.noMark} />}
                <span>{said.sections[section]}</span>
                {of && (errors > 0 || gaps !== null) && (
                  <span className={errors > 0 || gaps ? classes.count : 'hidden'}>
                    {errors > 0 ? said.wrong(errors) : gaps ? said.missing(gaps) : said.done}
                  </span>
                )}
                {section === 'file' && draft.errors.length > 0 && (
                  <span className={classes.count}>{said.wrong(draft.errors.length)}</span>
                )}
              </Link>
            </li>
          )
        })}
      </ol>
    </nav>
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

function RemoveWorkflow({ workflow }: { workflow: string }) {
  const { draft, edit } = useWriting()
  const path = ['workflows', workflow]
  return <Remove of={workflow} go={() => edit([{ path, was: valueAt(draft.written, path) }])} />
}

/** Which workflow the page is about, and a place to name another. */
function WorkflowSwitch(props: { workflow: string; workflows: Readonly<Record<string, string>>; section: Section }) {
  const { workflow, workflows, section } = props
  const said = usePlanWords()
  const { edit } = useWriting()
  const navigate = useNavigate({ from: '/w/$workspace/plan/edit/$section' })
  const [name, setName] = useState('')
  const choose = (next: string) => navigate({ search: { workflow: next }, resetScroll: false })
  const add = async (event: FormEvent) => {
    event.preventDefault()
    const key = nameFrom(name, Object.keys(workflows))
    await edit([{ path: ['workflows', key], was: undefined, value: { name: name.trim() } }]).then(
      () => {
        setName('')
        choose(key)
      },
      () => undefined,
    )
  }
  return (
    <div className={classes.add}>
      {Object.keys(workflows).length > 1 ? (
        <NativeSelect
          size="xs"
          aria-label={said.workflow}
          value={workflow}
          onChange={(event) => choose(event.currentTarget.value)}
          data={Object.entries(workflows).map(([value, label]) => ({ value, label }))}
        />
      ) : (
        <strong>{workflows[workflow]}</strong>
      )}
      {section === 'what' && (
        <form className={classes.add} onSubmit={add}>
          <TextInput
            size="xs"
            aria-label={said.addWorkflow}
            placeholder={said.addWorkflow}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" size="xs" variant="default" disabled={name.trim() === ''} aria-label={said.addWorkflow}>
            {said.form.add}
          </Button>
        </form>
      )}
    </div>
  )
}

/** Brings the place that the address names before the eyes, and the cursor into it: the closest that is there. */
function reveal(at: string): void {
  if (at === '') return
  const found = [...document.querySelectorAll<HTMLElement>('[data-at]')]
    .filter((one) => isUnder(at, one.dataset.at ?? '') || isUnder(one.dataset.at ?? '', at))
    .toSorted((a, b) => closeness(b, at) - closeness(a, at))[0]
  found?.scrollIntoView({ block: 'center' })
  found?.querySelector<HTMLElement>('input, textarea, select, summary')?.focus({ preventScroll: true })
}

/** The place itself first, then the closest around it, then what lies within. */
const closeness = ({ dataset }: HTMLElement, at: string): number =>
  dataset.at === at ? 10_000 : isUnder(at, dataset.at ?? '') ? (dataset.at ?? '').length : -1
