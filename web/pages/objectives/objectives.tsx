import { Link } from '@tanstack/react-router'
import { useMessages } from '../../messages/messages.ts'
import { useObjectiveWords } from '../../messages/objectives.ts'
import { spoken } from '../../parts/format.ts'
import { Badge } from '../../parts/mark.tsx'
import { Empty, PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { EvidenceLink } from '../../shell/evidence-link.tsx'
import { useFormat } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import { promiseName } from '../findings/finding-words.ts'
import { Rests } from '../workflows/rests.tsx'
import { type Listed, type Objectives, useObjectives } from './ask.ts'
import classes from './objectives.module.css'
import { Terms, toneOfResult, useShare } from './terms.tsx'

/** Every promise of the plan: how it stands, and how soon a decline of it is told. */
export function Page() {
  const words = useMessages()
  const said = useObjectiveWords()
  const answer = useObjectives()
  return (
    <>
      <PageHead title={said.title} sentence={said.sentence} />
      <Panel answer={answer} words={words.panel} height={480}>
        {(found) => <Found of={found} />}
      </Panel>
    </>
  )
}

function Found({ of }: { of: Objectives }) {
  const said = useObjectiveWords()
  const { workspace } = useHere()
  const { number } = useFormat()
  const names = useNames()
  if (of.items.length === 0)
    return (
      <Sheet>
        <Empty title={of.plan_version === null ? said.noPlan : said.none}>
          {of.plan_version !== null && <p>{said.noneText}</p>}
          <Link to="/w/$workspace/plan" params={{ workspace }}>
            {said.toPlan}
          </Link>
        </Empty>
      </Sheet>
    )
  return (
    <div className={classes.page}>
      {of.false_alarms_per_year !== null && (
        <p className="second">
          {said.budget(number(of.false_alarms_per_year))}{' '}
          <EvidenceLink url="/api/v1/plan" part="tolerances.false_alarms_per_year">
            {said.change}
          </EvidenceLink>
        </p>
      )}
      {[...Map.groupBy(of.items, (one) => one.workflow)].map(([workflow, items]) => (
        <Sheet
          key={workflow}
          flush
          title={
            <Link to="/w/$workspace/workflows/$workflow" params={{ workspace, workflow }} className={classes.workflow}>
              {visible(names.workflow(workflow))}
            </Link>
          }
          aside={<Counts of={items} />}
        >
          <ul className={classes.list}>
            {items.map((one) => (
              <Row key={one.name} of={one} />
            ))}
          </ul>
        </Sheet>
      ))}
    </div>
  )
}

/** "2 kept, 1 not kept". */
function Counts({ of }: { of: readonly Listed[] }) {
  const said = useObjectiveWords()
  const { number } = useFormat()
  const counts = (['fail', 'unknown', 'pass'] as const).flatMap((result) => {
    const n = of.filter(({ stands }) => stands?.result === result).length
    return n === 0 ? [] : [`${number(n)} ${said.counts[result]}`]
  })
  return <span className="quiet small">{counts.join(', ')}</span>
}

function Row({ of }: { of: Listed }) {
  const words = useMessages()
  const said = useObjectiveWords()
  const { workspace } = useHere()
  const share = useShare()
  const { stands, outlook, alarms_a_year, findings } = of
  return (
    <li className={classes.row}>
      <div className={classes.half}>
        <div className={classes.head}>
          <Link
            to="/w/$workspace/objectives/$workflow/$name"
            params={{ workspace, workflow: of.workflow, name: of.name }}
            className={classes.name}
          >
            {visible(promiseName(words.finding, of.name, of.measure))}
          </Link>
          <Terms of={of} />
          {stands && <Badge tone={toneOfResult[stands.result]}>{said.stands[stands.result]}</Badge>}
        </div>
        <p>
          {stands ? (
            <>
              <EvidenceLink url={stands.behind_url}>{spoken(stands.reason)}</EvidenceLink>
              <Rests of={{ ...stands, measure: of.measure }} />
            </>
          ) : (
            said.notLooked
          )}
        </p>
        {findings.map((one) => (
          <p key={one.id}>
            <span className="quiet">{said.open}:</span>{' '}
            <Link to="/w/$workspace/findings/$finding" params={{ workspace, finding: one.id }}>
              {spoken(one.title)}
            </Link>
          </p>
        ))}
      </div>
      <div className={`second small ${classes.half}`}>
        {outlook === null || alarms_a_year === null ? (
          <p>{said.byWindow}</p>
        ) : (
          <>
            <p>{spoken(outlook.said)}</p>
            {outlook.missing_said !== null && <p>{spoken(outlook.missing_said)}</p>}
            <p className="quiet">
              {said.share}: {share(alarms_a_year)}.
            </p>
          </>
        )}
      </div>
    </li>
  )
}
