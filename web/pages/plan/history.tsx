import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMessages } from '../../messages/messages.ts'
import { usePlanWords } from '../../messages/plan.ts'
import { spoken } from '../../parts/format.ts'
import { Icon } from '../../parts/icon.tsx'
import { Panel, Sheet } from '../../parts/panel.tsx'
import { useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { usePeople } from '../../shell/people.ts'
import classes from './plan.module.css'

/** Every version with who applied it, when, and what it changed; the newest first. */
export function History({ shown }: { shown: number }) {
  const words = useMessages()
  const said = usePlanWords()
  const { api, workspace } = useHere()
  const nameOf = usePeople()
  const answer = useQuery({
    queryKey: ['plan-versions', workspace],
    queryFn: () => api.get('/api/v1/plan/versions'),
  })
  return (
    <Sheet title={said.history} flush>
      <Panel answer={answer} words={words.panel} height={120}>
        {({ items }) => (
          <ol className={classes.versions} reversed>
            {items.toReversed().map((one) => (
              <li key={one.version}>
                <details open={one.version === shown && items.length > 1}>
                  <summary>
                    <Icon name="right" size={14} />
                    <strong>{said.version(String(one.version))}</strong>
                    <span className="second">
                      {one.version === 1
                        ? said.firstVersion
                        : one.changes.length === 0
                          ? said.noChanges
                          : said.changes(one.changes.length)}
                    </span>
                    <span className="quiet">
                      {said.applied} {nameOf(one.applied_by)}, <Moment time={one.applied_at} inLink />
                    </span>
                  </summary>
                  <div className={classes.inside}>
                    <p className="second small">
                      {said.from} <Moment time={one.effective} as="day" />
                      {one.version !== shown && (
                        <>
                          {' · '}
                          <Link
                            to="/w/$workspace/plan"
                            params={{ workspace }}
                            search={{ version: String(one.version) }}
                          >
                            {said.form.show}
                          </Link>
                        </>
                      )}
                    </p>
                    <ul className={classes.changes}>
                      {one.changes.map((change) => (
                        <li key={change}>{spoken(change)}</li>
                      ))}
                    </ul>
                  </div>
                </details>
              </li>
            ))}
          </ol>
        )}
      </Panel>
    </Sheet>
  )
}
