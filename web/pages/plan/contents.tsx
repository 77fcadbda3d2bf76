import { Link } from '@tanstack/react-router'
import { usePlanWords } from '../../messages/plan.ts'
import { Mark } from '../../parts/mark.tsx'
import { useHere } from '../../session.tsx'
import type { Draft } from './draft.tsx'
import { sections } from './fields.ts'
import classes from './plan.module.css'
import { standing } from './standing.tsx'

/** What can be looked at while a plan is written: the eight pages, the file, and what applying it would do. */
export const all = [...sections, 'file', 'apply'] as const
export type Shown = (typeof all)[number]

/** The pages, each with how it stands. */
export function Contents({ draft, shown, workflow }: { draft: Draft; shown: Shown; workflow: string | undefined }) {
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
