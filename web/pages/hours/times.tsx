import { Button, Modal, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useHoursWords } from '../../messages/hours.ts'
import { useMessages } from '../../messages/messages.ts'
import { Empty, Panel, Sheet } from '../../parts/panel.tsx'
import { ReasonField, Saying } from '../../parts/saying.tsx'
import { useSend } from '../../parts/send.ts'
import table from '../../parts/table.module.css'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { useFormat } from '../../shell/moment.tsx'
import { AboutLink, useNameOf } from './about-link.tsx'
import { type Time, useEntered, useTimes } from './ask.ts'
import classes from './hours.module.css'
import { inHours } from './in-hours.ts'

/** Who worked on what, as worked and as counted; of the period, or of the days that the address names. */
export function Times({ may }: { may: boolean }) {
  const words = useMessages()
  const said = useHoursWords()
  const search = useSearch({ from: '/w/$workspace/hours' })
  const navigate = useNavigate({ from: '/w/$workspace/hours' })
  const answer = useTimes(search)
  const [taking, setTaking] = useState<Time | null>(null)
  const ask = (change: { from?: string; to?: string }) =>
    navigate({ search: { ...search, ...change }, replace: true, resetScroll: false })
  const { data } = answer
  return (
    <Sheet title={said.times} aside={<span className="quiet small number">{data?.items.length}</span>} flush>
      <fieldset className={classes.filters} aria-label={said.show}>
        {(['from', 'to'] as const).map((end) => (
          <TextInput
            key={end}
            type="date"
            size="xs"
            aria-label={`${said.show}: ${end === 'from' ? words.runs.filter.from : words.runs.filter.to}`}
            value={search[end] ?? data?.[end] ?? ''}
            onChange={(event) => ask({ [end]: event.currentTarget.value })}
          />
        ))}
        {(search.from || search.to) && (
          <Button size="xs" variant="default" onClick={() => navigate({ search: {}, resetScroll: false })}>
            {said.thisPeriod}
          </Button>
        )}
      </fieldset>
      <Panel
        answer={answer}
        words={words.panel}
        height={180}
        isEmpty={({ items }) => items.length === 0}
        empty={<Empty title={said.noTimes}>{said.noTimesText}</Empty>}
      >
        {({ items }) => (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
          <section className={table.scroll} tabIndex={0} aria-label={said.times}>
            <table className={`${table.table} ${classes.times}`}>
              <thead>
                <tr>
                  <th scope="col">{said.day}</th>
                  <th scope="col">{said.who}</th>
                  <th scope="col">{said.what}</th>
                  <th scope="col" className={table.right}>
                    {said.worked}
                  </th>
                  <th scope="col" className={table.right} title={said.countedText}>
                    {said.counted}
                  </th>
                  <th scope="col">{said.class}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((one) => (
                  <Row key={one.id} of={one} takeBack={may ? setTaking : undefined} />
                ))}
              </tbody>
            </table>
          </section>
        )}
      </Panel>
      <Modal opened={taking !== null} onClose={() => setTaking(null)} title={said.backTitle} size="md">
        {taking && <TakeBack of={taking} close={() => setTaking(null)} />}
      </Modal>
    </Sheet>
  )
}

function Row({ of, takeBack }: { of: Time; takeBack: ((time: Time) => void) | undefined }) {
  const said = useHoursWords()
  const format = useFormat()
  const nameOf = useNameOf()
  const isOver = of.taken_back !== null
  return (
    <tr data-over={isOver || undefined}>
      <td className="number">{format.day(of.day)}</td>
      <td className="sent">{visible(of.name)}</td>
      <td className="sent">
        <AboutLink of={of.about} />
        {of.note && <span className={classes.note}>{visible(of.note)}</span>}
        {of.taken_back && <span className={classes.note}>{visible(of.taken_back.because)}</span>}
      </td>
      <td className={table.right}>
        <span className={classes.amount}>{inHours(of.minutes, said)}</span>
        {of.taken_off > 0 && <span className={classes.note}>{said.takenOff(inHours(of.taken_off, said))}</span>}
      </td>
      <td className={table.right}>
        {inHours(of.counted, said)}
        <Bands of={of.bands ?? []} />
      </td>
      <td>
        {of.absorbed ? said.absorbed : said.classes[of.class]}
        {of.cost && (
          <span className={`${classes.note} number`}>{format.money(Number(of.cost.amount), of.cost.currency)}</span>
        )}
        {isOver && <span className={classes.note}>{said.takenBack}</span>}
        {takeBack && !isOver && (
          <span className={classes.note}>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={said.backOf(inHours(of.minutes, said), nameOf(of.about))}
              onClick={() => takeBack(of)}
            >
              {said.back}
            </Button>
          </span>
        )}
      </td>
    </tr>
  )
}

/** Minutes in an hour band of the plan, which count more or less. */
export function Bands({ of }: { of: NonNullable<Time['bands']> }) {
  const said = useHoursWords()
  return of.map(({ band, minutes, weight }) =>
    band === null ? null : (
      <span key={band} className={`${classes.note} sent`}>
        {inHours(minutes, said)} {visible(band)} × {weight}
      </span>
    ),
  )
}

function TakeBack({ of, close }: { of: Time; close: () => void }) {
  const words = useMessages()
  const said = useHoursWords()
  const { api, workspace } = useHere()
  const entered = useEntered()
  const [because, setBecause] = useState('')
  const back = useSend({
    key: ['hours-back', workspace, of.id],
    send: () =>
      api.post('/api/v1/hours/times/{id}/taking-back', { params: { id: of.id }, body: { because: because.trim() } }),
    sent: () => {
      entered()
      close()
    },
  })
  return (
    <Saying
      of={back}
      points={said.backText}
      act={said.back}
      cancel={words.cancel}
      isReady={because.trim() !== ''}
      close={close}
    >
      <ReasonField label={said.backBecause} value={because} readOnly={back.isSending} write={setBecause} isFirst />
    </Saying>
  )
}
