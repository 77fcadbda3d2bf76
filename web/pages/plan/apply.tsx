import { Button, Modal } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { usePlanWords } from '../../messages/plan.ts'
import { draftsOf } from '../../parts/draft.ts'
import { spoken } from '../../parts/format.ts'
import { Mark } from '../../parts/mark.tsx'
import { Sheet } from '../../parts/panel.tsx'
import { useHere } from '../../session.tsx'
import { useFormat } from '../../shell/moment.tsx'
import type { Draft } from './draft.tsx'
import { pageOf } from './place.ts'
import classes from './plan.module.css'
import { Errors, Gaps, workflowsOf } from './standing.tsx'
import { ReadingTried } from './tried.tsx'
import { unsentOf } from './use-field.ts'

/** What applying the draft would change and what the plan would still lack; then the question, and the deed. */
export function Apply({ draft }: { draft: Draft }) {
  const said = usePlanWords()
  const format = useFormat()
  const { api, workspace } = useHere()
  const cache = useQueryClient()
  const navigate = useNavigate()
  const [isSure, setSure] = useState(false)
  const workflows = workflowsOf(draft.written)
  const unsent = draftsOf(unsentOf(workspace)).map((place) => place.slice(unsentOf(workspace).length))
  const effective = typeof draft.written?.effective === 'string' ? draft.written.effective : ''
  const apply = useMutation({
    mutationFn: () => api.post('/api/v1/plan', { body: draft.source ?? '' }),
    onSuccess: async () => {
      // Everything rests on the plan: its names, its zone, its currency, its promises.
      await cache.invalidateQueries()
      await navigate({ to: '/w/$workspace/plan', params: { workspace } })
    },
  })
  const isNothing = draft.changes?.length === 0
  const may = draft.errors.length === 0 && draft.kept && unsent.length === 0
  return (
    <>
      {draft.errors.length > 0 && (
        <Sheet title={said.apply.errors}>
          <p className="second">{said.apply.errorsText}</p>
          <Errors errors={draft.errors} />
        </Sheet>
      )}
      {draft.changes && (
        <Sheet
          title={said.apply.changes}
          aside={
            <span className="quiet small">
              {draft.newest === null ? said.apply.first : said.apply.against(String(draft.newest))}
            </span>
          }
        >
          {isNothing ? (
            <p className="second">{draft.kept ? said.noChanges : said.apply.nothing}</p>
          ) : (
            <ul className={classes.changes}>
              {draft.changes.map((one) => (
                <li key={one}>{spoken(one)}</li>
              ))}
            </ul>
          )}
        </Sheet>
      )}
      <ReadingTried draft={draft} />
      {draft.gaps && (
        <Sheet title={said.apply.gaps} aside={<span className="quiet small">{said.missing(draft.gaps.length)}</span>}>
          {draft.gaps.length === 0 ? (
            <p>
              <Mark tone="good" size={14} /> {said.coverageWhole}
            </p>
          ) : (
            <>
              <p className="second">{said.apply.gapsText}</p>
              <Gaps gaps={draft.gaps} workflows={workflows} lead />
            </>
          )}
        </Sheet>
      )}
      {unsent.length > 0 && (
        <div className={classes.warning}>
          <p>
            <Mark tone="warn" size={14} /> {said.apply.unsent}
          </p>
          <ul className={classes.marks}>
            {unsent.map((place) => {
              const { section, workflow } = pageOf(place, Object.keys(workflows))
              return (
                <li key={place}>
                  <Link
                    to="/w/$workspace/plan/edit/$section"
                    params={{ workspace, section: place === 'file' ? 'file' : section }}
                    search={place === 'file' ? {} : { workflow, at: place }}
                  >
                    {said.sections[place === 'file' ? 'file' : section]}: {place}
                  </Link>
                </li>
              )
            })}
          </ul>
        </div>
      )}
      <div className={classes.buttons}>
        <Button disabled={!may} onClick={() => setSure(true)}>
          {said.apply.button}
        </Button>
      </div>
      <Modal opened={isSure} onClose={() => setSure(false)} title={said.apply.sure}>
        <p>{said.apply.sureText(effective === '' ? '' : format.day(effective))}</p>
        {apply.error && (
          <p role="alert" className={classes.fault}>
            <Mark tone="bad" size={14} /> {apply.error.message}
          </p>
        )}
        <div className={classes.buttons}>
          <Button mt="md" onClick={() => apply.mutate()} disabled={apply.isPending} data-autofocus>
            {apply.isPending ? said.apply.sending : said.apply.go}
          </Button>
          <Button mt="md" variant="default" onClick={() => setSure(false)}>
            {said.apply.back}
          </Button>
        </div>
      </Modal>
    </>
  )
}
