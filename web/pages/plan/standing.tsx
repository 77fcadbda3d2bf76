import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { usePlanWords } from '../../messages/plan.ts'
import { Mark } from '../../parts/mark.tsx'
import { useHere } from '../../session.tsx'
import type { Draft } from './draft.tsx'
import { type Section, sections } from './fields.ts'
import { isKnown } from './known.ts'
import { isMap, pageOf, unknownParts, type Written } from './place.ts'
import classes from './plan.module.css'

/** What the workflows of a plan are called, by the names that others refer to them by. */
export const workflowsOf = (written: Written | null): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(isMap(written?.workflows) ? written.workflows : {}).map(([key, one]) => {
      return [key, isMap(one) && typeof one.name === 'string' ? one.name : key]
    }),
  )

/** What is wrong and what is missing, page by page. */
export function standing(draft: Draft) {
  const workflows = Object.keys(workflowsOf(draft.written))
  const on = (section: Section) => (part: string) => pageOf(part, workflows).section === section
  return sections.map((section) => ({
    section,
    errors: draft.errors.filter(({ key }) => key !== '' && on(section)(key)),
    gaps: draft.gaps?.filter(({ where }) => on(section)(where)) ?? null,
  }))
}

/** Errors by their lines: each leads to its line in the file. */
export function Errors({ errors }: { errors: Draft['errors'] }) {
  const said = usePlanWords()
  const { workspace } = useHere()
  return (
    <ul className={classes.marks}>
      {errors.map((one) => (
        <li key={`${one.line} ${one.column} ${one.message}`}>
          <Mark tone="bad" size={14} />
          <span>
            <Link
              to="/w/$workspace/plan/edit/$section"
              params={{ workspace, section: 'file' }}
              search={{ line: String(one.line) }}
            >
              {said.draft.line(one.line)}
            </Link>{' '}
            {one.key !== '' && <code>{one.key}</code>} {one.message}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** So many gaps can be read; what hundreds of workflows lack is shown when asked for. */
const FIRST = 20

/** Gaps with the reason why each matters; each leads to its place in the forms where one may write. */
export function Gaps({
  gaps,
  workflows,
  lead,
}: {
  gaps: NonNullable<Draft['gaps']>
  workflows: Readonly<Record<string, string>>
  lead: boolean
}) {
  const words = useMessages()
  const { workspace } = useHere()
  const [isAll, setAll] = useState(false)
  const keys = Object.keys(workflows)
  return (
    <>
      <ul className={classes.marks}>
        {gaps.slice(0, isAll ? undefined : FIRST).map((one) => {
          const { section, workflow } = pageOf(one.where, keys)
          return (
            <li key={`${one.where} ${one.gap}`}>
              <Mark tone="warn" size={14} />
              <span>
                {workflow !== undefined && keys.length > 1 && <strong>{workflows[workflow]}: </strong>}
                {lead ? (
                  <Link
                    to="/w/$workspace/plan/edit/$section"
                    params={{ workspace, section }}
                    search={{ workflow, at: one.where }}
                  >
                    {one.gap}
                  </Link>
                ) : (
                  one.gap
                )}{' '}
                <span className="quiet">{one.why}</span>
              </span>
            </li>
          )
        })}
      </ul>
      {gaps.length > FIRST && (
        <Button size="compact-sm" variant="subtle" onClick={() => setAll(!isAll)} aria-expanded={isAll}>
          {isAll ? words.less : `${words.all} (${gaps.length})`}
        </Button>
      )}
    </>
  )
}

/** Parts that no page knows, with their lines: they are changed in the file. */
export function OnlyInFile({ draft }: { draft: Draft }) {
  const said = usePlanWords().draft
  const { workspace } = useHere()
  const parts = unknownParts(draft.written ?? {}, isKnown)
  if (parts.length === 0) return null
  return (
    <div className={classes.only}>
      <p>
        <strong>{said.onlyFile}.</strong> <span className="quiet">{said.onlyFileText}</span>
      </p>
      <ul className={classes.marks}>
        {parts.map((part) => (
          <li key={part}>
            <code>{part}</code>
            <Link
              to="/w/$workspace/plan/edit/$section"
              params={{ workspace, section: 'file' }}
              search={{ line: String(draft.lines[part] ?? 1) }}
            >
              {said.line(draft.lines[part] ?? 1)}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
