import { Button, Checkbox, Modal, NativeSelect } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { Filters } from '../../filters.ts'
import { useExceptionWords } from '../../messages/exceptions.ts'
import { useMessages } from '../../messages/messages.ts'
import { KeyHelp, KeyLine, useListKeys } from '../../parts/keys.tsx'
import links from '../../parts/links.module.css'
import { Badge } from '../../parts/mark.tsx'
import { More } from '../../parts/more.tsx'
import { Empty, PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import { visible } from '../../parts/visible.ts'
import { mayOne, operators, useHere } from '../../session.tsx'
import { Moment, useFormat } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import { WorkflowFilter } from '../../shell/workflow-filter.tsx'
import { choices, chosenIn, listNames, type Pattern, toneOfState, useExceptions, useNameOf } from './ask.ts'
import classes from './exceptions.module.css'
import { Give, type Said, Say, sayings } from './says.tsx'
import { Weeks } from './weeks.tsx'

type Open = { readonly act: Said | 'give'; readonly of: readonly Pattern[] }

/** Recurring problems, first what matters most; whoever may says what is to be done, with one or with all that are marked. */
export function Page() {
  const words = useMessages()
  const said = useExceptionWords()
  const here = useHere()
  const nameOf = useNameOf()
  const search: Filters = useSearch({ from: '/w/$workspace/exceptions' })
  const answer = useExceptions(search)
  const items = answer.data?.pages.flatMap((page) => page.items) ?? []
  const may = mayOne(here, operators)
  const [marks, setMarks] = useState<ReadonlySet<number>>(new Set())
  const [open, setOpen] = useState<Open>()
  const marked = items.filter(({ id }) => marks.has(id))
  const toggle = (id: number) =>
    setMarks((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]))
  const rowOf = (at: HTMLElement | null) => items.filter(({ id }) => String(id) === at?.dataset.row)
  const say = (act: Open['act']) => (at: HTMLElement | null) => {
    const of = marked.length > 0 ? marked : rowOf(at)
    if (of.length > 0) setOpen({ act, of })
  }
  useListKeys({
    list: 'exceptions',
    more: may
      ? {
          x: (at) => {
            for (const { id } of rowOf(at)) toggle(id)
          },
          ...{ a: say('known'), w: say('working'), f: say('fixed'), l: say('accepted'), t: say('give') },
        }
      : {},
  })
  const close = () => setOpen(undefined)
  const done = () => {
    close()
    setMarks(new Set())
  }
  return (
    <>
      <PageHead title={said.title} sentence={said.sentence} />
      <Which search={search} />
      <KeyLine keys={may ? said.keys : said.keys.slice(0, 3)}>
        <KeyHelp keys={[...(may ? said.keys : said.keys.slice(0, 3)), ...said.moreKeys]} words={words.keys} />
      </KeyLine>
      <div data-list="exceptions" className={classes.page}>
        <Panel
          answer={answer}
          words={words.panel}
          height={420}
          isEmpty={() => items.length === 0}
          empty={<Nothing search={search} />}
        >
          {({ pages }) => (
            <Sheet title={said.count(String(pages[0]?.of ?? 0))} flush>
              <ul className={classes.list}>
                {items.map((one) => (
                  <li key={one.id} className={classes.item} data-marked={marks.has(one.id) || undefined}>
                    {may && (
                      <Checkbox
                        className={classes.check ?? ''}
                        size="xs"
                        aria-label={said.mark(nameOf(one))}
                        checked={marks.has(one.id)}
                        onChange={() => toggle(one.id)}
                      />
                    )}
                    <Row of={one} />
                  </li>
                ))}
              </ul>
              <More of={answer}>{said.more}</More>
            </Sheet>
          )}
        </Panel>
        {marked.length > 0 && (
          <section className={classes.bar} aria-label={said.marked(String(marked.length))}>
            <strong role="status">{said.marked(String(marked.length))}</strong>
            {sayings.map((act) => (
              <Button key={act} size="xs" variant="default" onClick={() => setOpen({ act, of: marked })}>
                {said.act[act]}
              </Button>
            ))}
            <Button size="xs" variant="default" onClick={() => setOpen({ act: 'give', of: marked })}>
              {said.owner}
            </Button>
            <Button size="xs" variant="subtle" onClick={() => setMarks(new Set())}>
              {said.unmark}
            </Button>
          </section>
        )}
      </div>
      <Modal opened={open !== undefined} onClose={close} title={open && <Title of={open} />} size="md">
        {open &&
          (open.act === 'give' ? <Give of={open.of} close={done} /> : <Say of={open.of} act={open.act} close={done} />)}
      </Modal>
    </>
  )
}

/** What is said of what: of one by its name, of several by how many. */
function Title({ of: { act, of } }: { of: Open }) {
  const said = useExceptionWords()
  const nameOf = useNameOf()
  const [first] = of
  return (
    <span className={classes.what}>
      {said.act[act]}: {of.length === 1 && first ? nameOf(first).slice(0, 200) : said.count(String(of.length))}
    </span>
  )
}

function Which({ search }: { search: Filters }) {
  const said = useExceptionWords()
  const { workspace } = useHere()
  const navigate = useNavigate({ from: '/w/$workspace/exceptions' })
  const { list, workflow, kind, order } = chosenIn(search)
  const set = (change: Filters) => navigate({ search: { ...search, ...change }, resetScroll: false })
  return (
    <div className={classes.filters}>
      <nav className={links.lists} aria-label={said.list}>
        {listNames.map((one) => (
          <Link
            key={one}
            to="/w/$workspace/exceptions"
            params={{ workspace }}
            search={{ ...search, list: one === 'open' ? undefined : one }}
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
          aria-label={said.kind}
          value={kind ?? ''}
          onChange={(event) => set({ kind: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: said.anyKind },
            ...choices.kinds.map((value) => ({ value, label: said.kinds[value] })),
          ]}
        />
        <NativeSelect
          size="xs"
          aria-label={said.order}
          value={order}
          onChange={(event) =>
            set({ order: event.currentTarget.value === 'cases' ? undefined : event.currentTarget.value })
          }
          data={choices.orders.map((value) => ({ value, label: `${said.order}: ${said.orders[value]}` }))}
        />
      </div>
    </div>
  )
}

function Nothing({ search }: { search: Filters }) {
  const said = useExceptionWords()
  const { workspace } = useHere()
  const { list, workflow, kind } = chosenIn(search)
  const isNarrowed = list !== 'all' || workflow !== undefined || kind !== undefined
  return (
    <Sheet>
      <Empty title={isNarrowed ? said.noneNarrowed : said.none}>
        {isNarrowed ? (
          <Link to="/w/$workspace/exceptions" params={{ workspace }} search={{ list: 'all' }}>
            {said.showAll}
          </Link>
        ) : (
          said.noneText
        )}
      </Empty>
    </Sheet>
  )
}

function Row({ of }: { of: Pattern }) {
  const said = useExceptionWords()
  const { workspace } = useHere()
  const names = useNames()
  const nameOf = useNameOf()
  const { number, money } = useFormat()
  const [workflow, ...more] = of.workflows
  // Its name says it where there are no words of messages.
  const isBare = of.name === null && of.template === ''
  const where = [
    ...(isBare ? [] : [of.kinds.map((kind) => said.kinds[kind]).join(', ')]),
    ...(of.about === '' || isBare || of.about === workflow ? [] : [visible(of.about)]),
    ...(workflow === undefined || (isBare && of.about === workflow) ? [] : [visible(names.workflow(workflow))]),
    ...(more.length > 0 ? [`+${number(more.length)}`] : []),
  ]
  return (
    <Link
      to="/w/$workspace/exceptions/$pattern"
      params={{ workspace, pattern: String(of.id) }}
      preload={false}
      className={classes.row}
      data-row={of.id}
    >
      <span className={classes.said}>
        <span className={classes.title}>{nameOf(of)}</span>
        {where.length > 0 && <span className={classes.about}>{where.join(' · ')}</span>}
        <span className={classes.about}>
          <Badge tone={toneOfState[of.state]}>{said.states[of.state]}</Badge>{' '}
          {[
            ...(of.remedy === null ? [] : [said.remedies[of.remedy]]),
            ...(of.release === null ? [] : [said.inRelease(visible(of.release))]),
            of.owner === null ? said.nobody : said.has(visible(names.person(of.owner))),
          ].join(' · ')}
          {of.first !== null && (
            <>
              {' '}
              · {said.since} <Moment time={of.first} as="day" inLink />
            </>
          )}
        </span>
      </span>
      <Weeks of={of.weeks} />
      <span className={classes.figures}>
        <span>
          <strong className="number">{said.lately(number(of.lately))}</strong> {said.thisWeek}
        </span>
        <span className="quiet">{said.before(number(of.before))}</span>
        <span className="quiet">{of.minutes === null ? said.noMinutes : said.minutes(number(of.minutes))}</span>
        {of.cost !== null && Number(of.cost.amount) > 0 && (
          <span className="quiet">{money(Number(of.cost.amount), of.cost.currency)}</span>
        )}
      </span>
    </Link>
  )
}
