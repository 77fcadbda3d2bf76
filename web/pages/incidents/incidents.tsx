import { NativeSelect } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { Filters } from '../../filters.ts'
import { useIncidentWords } from '../../messages/incidents.ts'
import { useMessages } from '../../messages/messages.ts'
import { KeyHelp, KeyLine, useListKeys } from '../../parts/keys.tsx'
import links from '../../parts/links.module.css'
import { Badge } from '../../parts/mark.tsx'
import { More } from '../../parts/more.tsx'
import { Empty, PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { Moment, useFormat } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import { WorkflowFilter } from '../../shell/workflow-filter.tsx'
import {
  chosenIn,
  type Incident,
  type Incidents,
  listNames,
  severities,
  toneOfState,
  useAfter,
  useIncidents,
  useNameOf,
} from './ask.ts'
import classes from './incidents.module.css'

/** Incidents one by one, the newest first: all, or those that a figure counts, whose time stands in the address. */
export function Page() {
  const words = useMessages()
  const said = useIncidentWords()
  const { number } = useFormat()
  const search: Filters = useSearch({ from: '/w/$workspace/incidents' })
  const answer = useIncidents(search)
  const items = answer.data?.pages.flatMap((page) => page.items) ?? []
  const typed = answer.data?.pages[0]?.typed ?? []
  useListKeys({ list: 'incidents', more: {} })
  return (
    <>
      <PageHead title={said.title} sentence={said.sentence} />
      <div className={links.page}>
        <Which search={search} />
        <Range search={search} />
        <KeyLine keys={said.keys}>
          <KeyHelp keys={said.keys} words={words.keys} />
        </KeyLine>
        <div data-list="incidents">
          <Panel
            answer={answer}
            words={words.panel}
            height={320}
            isEmpty={() => items.length === 0}
            empty={
              typed.length === 0 ? <Nothing search={search} /> : <Typed of={typed} workflow={search.workflow ?? ''} />
            }
          >
            {({ pages }) => (
              <Sheet title={said.count(number(pages[0]?.of ?? 0))} flush>
                <ul className={links.list}>
                  {items.map((one) => (
                    <li key={one.incident}>
                      <Row of={one} />
                    </li>
                  ))}
                </ul>
                <More of={answer}>{words.more}</More>
              </Sheet>
            )}
          </Panel>
        </div>
      </div>
    </>
  )
}

function Which({ search }: { search: Filters }) {
  const said = useIncidentWords()
  const { workspace } = useHere()
  const navigate = useNavigate({ from: '/w/$workspace/incidents' })
  const { list, workflow, severity } = chosenIn(search)
  const { list: _, state: __, ...others } = search
  const set = (change: Filters) => navigate({ search: { ...search, ...change }, resetScroll: false })
  return (
    <div className={classes.filters}>
      <nav className={links.lists} aria-label={said.list}>
        {listNames.map((one) => (
          <Link
            key={one}
            to="/w/$workspace/incidents"
            params={{ workspace }}
            search={one === 'all' ? others : { ...others, list: one }}
            activeOptions={{ exact: true }}
            aria-current={one === list || undefined}
            resetScroll={false}
          >
            {said.lists[one]}
          </Link>
        ))}
      </nav>
      <div className={classes.menus}>
        <WorkflowFilter
          label={said.workflow}
          all={said.anyWorkflow}
          value={workflow}
          choose={(workflow) => set({ workflow })}
        />
        <NativeSelect
          size="xs"
          aria-label={said.severity}
          value={severity ?? ''}
          onChange={(event) => set({ severity: event.currentTarget.value || undefined })}
          data={[{ value: '', label: said.anySeverity }, ...severities]}
        />
      </div>
    </div>
  )
}

/** The time that the address names, as a figure does that leads here; and the way out of it. */
function Range({ search }: { search: Filters }) {
  const said = useIncidentWords()
  const { workspace } = useHere()
  const format = useFormat()
  const { from, to, ...others } = search
  if (from === undefined && to === undefined) return null
  // What is no time is said by the answer.
  const inWords = (time: string) =>
    Number.isNaN(Date.parse(time)) ? visible(time) : time.includes('T') ? format.moment(time) : format.day(time)
  return (
    <p className="second">
      {from !== undefined && to !== undefined
        ? said.range(inWords(from), inWords(to))
        : from !== undefined
          ? said.since(inWords(from))
          : said.before(inWords(to ?? ''))}{' '}
      <Link to="/w/$workspace/incidents" params={{ workspace }} search={others}>
        {said.allTimes}
      </Link>
    </p>
  )
}

function Nothing({ search }: { search: Filters }) {
  const said = useIncidentWords()
  const { workspace } = useHere()
  const { list, workflow, severity, from, to } = chosenIn(search)
  const isNarrowed = list !== 'all' || [workflow, severity, from, to].some((one) => one !== undefined)
  return (
    <Sheet>
      <Empty title={isNarrowed ? said.noneNarrowed : said.none}>
        {isNarrowed ? (
          <Link to="/w/$workspace/incidents" params={{ workspace }}>
            {said.showAll}
          </Link>
        ) : (
          <>
            {said.noneText}{' '}
            <Link to="/w/$workspace/sheets" params={{ workspace }}>
              {said.sheets}
            </Link>
          </>
        )}
      </Empty>
    </Sheet>
  )
}

/** Where people type how many there were in a week, these are what a figure counts. */
function Typed({ of, workflow }: { of: Incidents['typed']; workflow: string }) {
  const said = useIncidentWords()
  const { workspace } = useHere()
  const { day, number } = useFormat()
  return (
    <Sheet title={said.typed}>
      <p>{said.typedText}</p>
      <ul>
        {of.map(({ week, from, incidents }) => (
          <li key={week}>{said.typedWeek(day(from), number(Number(incidents)))}</li>
        ))}
      </ul>
      <p>
        <Link to="/w/$workspace/workflows/$workflow" params={{ workspace, workflow }}>
          {said.typedThere}
        </Link>
      </p>
    </Sheet>
  )
}

function Row({ of }: { of: Incident }) {
  const said = useIncidentWords()
  const { workspace } = useHere()
  const names = useNames()
  const nameOf = useNameOf()
  const after = useAfter()
  const { money } = useFormat()
  const [held, lasted] = [after(of, of.contained), after(of, of.restored)]
  return (
    <Link
      to="/w/$workspace/incidents/$incident"
      params={{ workspace, incident: of.incident }}
      preload={false}
      className={links.row}
      data-row={of.incident}
    >
      <span className={links.what}>
        <strong>{nameOf(of)}</strong>
        <span className="quiet small">
          {of.severity} · {visible(names.workflow(of.workflow))}
          {of.class !== null && ` · ${visible(of.incident)}`}
        </span>
        <span className="second">
          {said.opened}: {of.opened === null ? said.notKnown : <Moment time={of.opened} inLink />}
        </span>
      </span>
      <span className={links.side}>
        <Badge tone={toneOfState[of.state]}>{said.states[of.state]}</Badge>
        {lasted !== null ? <span>{said.lasted(lasted)}</span> : held !== null && <span>{said.held(held)}</span>}
        {of.loss !== null && <span className="number">{money(Number(of.loss.amount), of.loss.currency)}</span>}
      </span>
    </Link>
  )
}
