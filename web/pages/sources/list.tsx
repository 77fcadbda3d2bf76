import { NativeSelect } from '@mantine/core'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { Filters } from '../../filters.ts'
import { useMessages } from '../../messages/messages.ts'
import { useSourcesWords } from '../../messages/sources.ts'
import { useListKeys } from '../../parts/keys.tsx'
import { Mark } from '../../parts/mark.tsx'
import { More } from '../../parts/more.tsx'
import { Panel, Sheet } from '../../parts/panel.tsx'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import { type Answers, type Kind, kinds } from './ask.ts'
import classes from './sources.module.css'

/** Answers of one kind, the worst first, each a way to its run, where it stands marked beside its sources. */
export function List(props: { answer: UseInfiniteQueryResult<InfiniteData<Answers>>; kind: Kind; search: Filters }) {
  const { answer, kind, search } = props
  const words = useMessages()
  const said = useSourcesWords()
  const navigate = useNavigate({ from: '/w/$workspace/sources' })
  useListKeys({ list: 'sources' })
  return (
    <Sheet
      title={said.list}
      flush
      aside={
        <NativeSelect
          size="xs"
          aria-label={said.kind}
          value={kind}
          onChange={(event) => navigate({ search: { ...search, kind: event.currentTarget.value } })}
          data={kinds.map((value) => ({ value, label: said.kinds[value] }))}
        />
      }
    >
      <Panel
        answer={answer}
        words={words.panel}
        isEmpty={({ pages }) => pages[0]?.items.length === 0}
        empty={<p className={classes.none}>{said.listNone}</p>}
      >
        {({ pages }) => (
          <>
            <ul className={classes.list} data-list="sources" aria-busy={answer.isPlaceholderData || undefined}>
              {pages
                .flatMap(({ items }) => items)
                .map((one) => (
                  <Row key={one.run} of={one} />
                ))}
            </ul>
            <More of={answer}>{said.more}</More>
          </>
        )}
      </Panel>
    </Sheet>
  )
}

function Row({ of }: { of: Answers['items'][number] }) {
  const said = useSourcesWords()
  const names = useNames()
  const { workspace } = useHere()
  const about = [names.workflow(of.workflow), of.case_type, of.release && said.release(of.release)]
    .filter(Boolean)
    .join(' · ')
  const what = of.why === null ? of.kinds.map((kind) => said.kinds[kind]).join('; ') : said.whys[of.why]
  return (
    <li>
      <Link to="/w/$workspace/runs/$run" params={{ workspace, run: of.run }} data-row className={classes.row}>
        <Mark tone={of.result === 'untold' ? 'unknown' : of.result === 'gap' ? 'warn' : 'plain'} />
        <span className={classes.what}>
          <span>{what}</span>
          <span className="quiet small sent">
            {visible(`${of.run} · ${about}`)}
            {of.sources > 0 && ` · ${said.sources(of.sources)}`}
          </span>
        </span>
        <span className="quiet small number">
          {of.started === null ? said.noTime : <Moment time={of.started} inLink />}
        </span>
      </Link>
    </li>
  )
}
