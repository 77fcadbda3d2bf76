import { Button } from '@mantine/core'
import { useState } from 'react'
import { usePlanWords } from '../../messages/plan.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Moment } from '../../shell/moment.tsx'
import { usePeople } from '../../shell/people.ts'
import { type Draft, useSaving } from './draft.tsx'
import classes from './plan.module.css'

/** One calm line: whether all that was typed is kept, by whom and when the draft was changed last. */
export function Status(props: { draft: Draft; isUnsent: boolean; error: Error | null; again: () => void }) {
  const { draft, isUnsent, error, again } = props
  const said = usePlanWords().draft
  const nameOf = usePeople()
  const { isSaving, end } = useSaving()
  const [isSure, setSure] = useState(false)
  const isOlder = draft.kept && draft.newest !== null && draft.based_on !== draft.newest
  return (
    <>
      <div className={classes.status}>
        <p role="status">
          {error && isUnsent ? (
            <>
              <Mark tone="bad" size={14} /> {said.failed}: {error.message}
            </>
          ) : isSaving ? (
            <>
              <Mark tone="plain" size={14} /> {said.saving}
            </>
          ) : isUnsent ? (
            <>
              <Mark tone="warn" size={14} /> {said.unsent}
            </>
          ) : error ? (
            <>
              <Mark tone="bad" size={14} /> {said.failed}: {error.message}
            </>
          ) : draft.kept ? (
            <>
              <Mark tone="good" size={14} /> {said.kept}
              {draft.changed_at && (
                <span className="quiet">
                  , {said.by} {nameOf(draft.changed_by)}, <Moment time={draft.changed_at} />
                </span>
              )}
            </>
          ) : (
            <span className="quiet">{said.fresh}</span>
          )}
        </p>
        {isUnsent && error && (
          <Button size="compact-sm" variant="default" onClick={again}>
            {said.again}
          </Button>
        )}
        {draft.kept && !isUnsent && (
          <Button size="compact-sm" variant="subtle" onClick={() => setSure(true)}>
            {said.discard}
          </Button>
        )}
      </div>
      {isOlder && (
        <p className={classes.warning}>
          <Mark tone="warn" size={14} /> {said.older(String(draft.based_on ?? 0), String(draft.newest))}
        </p>
      )}
      <Confirm
        title={isSure ? said.discardSure : null}
        points={[said.discardText]}
        act={said.discard}
        cancel={said.keep}
        isPending={end.isPending}
        error={end.error}
        confirm={() => end.mutate(draft.revision, { onSuccess: () => setSure(false) })}
        close={() => setSure(false)}
      />
    </>
  )
}
