import { Link } from '@tanstack/react-router'
import { useMessages } from '../../messages/messages.ts'
import { spoken } from '../../parts/format.ts'
import { Badge } from '../../parts/mark.tsx'
import { Moment, useFormat } from '../../shell/moment.tsx'
import { PlaceContext, usePlace } from '../../shell/place.ts'
import { ToConnect } from '../../shell/to-connect.tsx'
import { toneOfState } from '../overview/select.ts'
import classes from './clients.module.css'
import type { Client } from './select.ts'

/** A client in one word and one sentence, and what waits there. Its days are those of its own zone. */
export function ClientRow({ of, isOwnTold }: { of: Client; isOwnTold: boolean }) {
  const words = useMessages()
  const said = words.clients
  const place = usePlace()
  const { standing, id } = of
  const state = standing?.state ?? 'cant_tell'
  return (
    <li className={classes.row}>
      <div className={classes.state}>
        <Badge tone={toneOfState[state]}>{words.state[state]}</Badge>
      </div>
      <div className={classes.what}>
        <Link to="/w/$workspace" params={{ workspace: id }} className={classes.name}>
          {of.name}
        </Link>
        <p className={`${classes.sentence} sent`}>
          {standing?.workflow && <strong>{standing.workflow.name}: </strong>}
          {spoken(standing?.sentence ?? of.problem ?? words.unknown)}
        </p>
        {standing?.connect && (
          <p className={classes.connect}>
            <ToConnect of={standing.connect} workspace={id} />
          </p>
        )}
        {standing?.label && <p className="quiet small sent">{standing.label}</p>}
        {isOwnTold && of.through === 'member' && <p className="quiet small">{said.own}</p>}
      </div>
      {standing && (
        <PlaceContext value={{ ...place, zone: standing.time_zone }}>
          <dl className={classes.facts}>
            <div>
              <dt>{said.workflows}</dt>
              <dd>{said.counts(standing.workflows) || said.noWorkflows}</dd>
            </div>
            <div>
              <dt>{said.waits}</dt>
              <dd>{said.waiting(standing.decisions.reviews, standing.decisions.findings) || said.nothingWaits}</dd>
            </div>
            {standing.hours && (
              <div>
                <dt>{said.hours.title}</dt>
                <dd>
                  <HoursOf of={standing.hours} workspace={id} />
                </dd>
              </div>
            )}
            <div>
              <dt>{said.review}</dt>
              <dd>
                <Review of={standing.review} workspace={id} />
              </dd>
            </div>
          </dl>
        </PlaceContext>
      )}
    </li>
  )
}

/** What is left of the hours, how much is used and until when, and what waits for somebody. */
function HoursOf({ of, workspace }: { of: NonNullable<NonNullable<Client['standing']>['hours']>; workspace: string }) {
  const said = useMessages().clients.hours
  const { day, number } = useFormat()
  const { now, statement } = of
  const inHours = (minutes: number) => number(minutes / 60, minutes % 60 === 0 ? 0 : 1)
  return (
    <>
      {now && (
        <Link to="/w/$workspace/hours" params={{ workspace }}>
          {said.left(inHours(now.left), inHours(now.had), day(now.to))}
        </Link>
      )}
      {now?.used_percent && <span> {said.used(number(Number(now.used_percent)))}</span>}
      {now?.needs_consent && <p className={classes.waits}>{said.needsConsent}</p>}
      {statement && (
        <p className={classes.waits}>
          <Link to="/w/$workspace/hours/statement" params={{ workspace }} search={{ period: statement.from }}>
            {said.statement[statement.waits]}
          </Link>
        </p>
      )}
    </>
  )
}

function Review({ of, workspace }: { of: NonNullable<Client['standing']>['review']; workspace: string }) {
  const said = useMessages().clients
  if (of === null) return said.noReview
  if (of.id === null)
    return (
      <>
        {said.coming} <Moment time={of.due_at} as="day" />
      </>
    )
  return (
    <Link to="/w/$workspace/reviews/$review" params={{ workspace, review: of.id }}>
      {said.due} <Moment time={of.due_at} as="day" inLink />
    </Link>
  )
}
