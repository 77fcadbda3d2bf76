import { NativeSelect } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { useMessages } from '../../messages/messages.ts'
import { useNoticeWords } from '../../messages/notices.ts'
import { Mark } from '../../parts/mark.tsx'
import { More } from '../../parts/more.tsx'
import { Empty, PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { type State, states, useNotices } from './ask.ts'
import { Channels } from './channels.tsx'
import { NoticeRow } from './notice-row.tsx'
import classes from './notices.module.css'
import { Rules } from './rules.tsx'

const place = getRouteApi('/w/$workspace/notices')

/** What people were told and are to be told, by which way and with what success; and the places that are told. */
export function Page() {
  const words = useMessages()
  const said = useNoticeWords()
  const search = place.useSearch()
  const navigate = place.useNavigate()
  const state: State = states.find((one) => one === search.state) ?? 'all'
  const answer = useNotices(state)
  const isMail = answer.data?.pages[0]?.mail
  return (
    <>
      <PageHead title={said.title} sentence={said.sentence} />
      <div className={rows.page}>
        <Sheet
          title={said.list}
          aside={
            <NativeSelect
              size="xs"
              aria-label={said.only}
              value={state}
              onChange={(event) => {
                const { value } = event.currentTarget
                void navigate({ search: value === 'all' ? {} : { state: value }, replace: true })
              }}
              data={states.map((value) => ({ value, label: said.states[value] }))}
            />
          }
          flush
        >
          {isMail === false && (
            <p className={classes.note}>
              <Mark tone="warn" size={14} /> {said.noMail}
            </p>
          )}
          <Panel
            answer={answer}
            words={words.panel}
            isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
            empty={
              state === 'all' ? (
                <Empty title={said.none}>{said.noneText}</Empty>
              ) : (
                <Empty title={said.noneFound}>{said.noneFoundText}</Empty>
              )
            }
          >
            {({ pages }) => (
              <>
                <ul className={rows.rows}>
                  {pages.flatMap(({ items }) => items.map((one) => <NoticeRow key={one.id} of={one} />))}
                </ul>
                <More of={answer}>{words.more}</More>
              </>
            )}
          </Panel>
        </Sheet>
        <Rules />
        <Channels />
      </div>
    </>
  )
}
