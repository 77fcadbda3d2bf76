import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { pace } from '../../live.ts'
import { useMessages } from '../../messages/messages.ts'
import { useSourcesWords } from '../../messages/sources.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Panel, Sheet } from '../../parts/panel.tsx'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { mayOne, operators, owners, useHere } from '../../session.tsx'
import { useFormat } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import type { JudgeFound } from './ask.ts'
import { SetJudge } from './set-judge.tsx'
import classes from './sources.module.css'

/** The model that judges answers: what is sent where, what it took, and for those who may, the switch. */
export function Judge() {
  const words = useMessages()
  const said = useSourcesWords().judge
  const here = useHere()
  const { api, workspace } = here
  const cache = useQueryClient()
  const [isSetting, setSetting] = useState(false)
  const [isEnding, setEnding] = useState(false)
  const [right, setRight] = useState<{ right: number; of: number } | null>(null)
  const answer = useQuery({
    queryKey: ['sources', workspace, 'judge'],
    queryFn: () => api.get('/api/v1/sources/judge'),
    refetchInterval: pace(workspace),
  })
  const asksAnew = () => void cache.invalidateQueries({ queryKey: ['sources', workspace] })
  const end = useSend({
    key: ['judge-end', workspace],
    send: () => api.delete('/api/v1/sources/judge'),
    sent: () => {
      setEnding(false)
      setRight(null)
      asksAnew()
    },
  })
  return (
    <Sheet title={said.title}>
      <Panel answer={answer} words={words.panel} height={96}>
        {(found) => (
          <div className={classes.judge}>
            <State of={found} />
            {right && <p role="status">{said.right(right.right, right.of)}</p>}
            {!isSetting && (
              <p className={classes.acts}>
                {mayOne(here, owners) ? (
                  <Button size="xs" variant="default" onClick={() => setSetting(true)}>
                    {found.judge?.is_on ? said.setAnew : said.switchOn}
                  </Button>
                ) : (
                  !found.judge?.is_on && <span className="quiet small">{said.owners}</span>
                )}
                {found.judge?.is_on && mayOne(here, operators) && (
                  <Button size="xs" variant="default" onClick={() => setEnding(true)}>
                    {said.switchOff}
                  </Button>
                )}
              </p>
            )}
            {isSetting && (
              <SetJudge
                of={found.judge}
                close={() => setSetting(false)}
                set={(tried) => {
                  setRight(tried)
                  setSetting(false)
                  asksAnew()
                }}
              />
            )}
          </div>
        )}
      </Panel>
      <Confirm
        title={isEnding ? said.endTitle(visible(answer.data?.judge?.model ?? '')) : null}
        points={said.endText}
        act={said.switchOff}
        cancel={words.cancel}
        isPending={end.isSending}
        error={end.error}
        confirm={() => end.send()}
        close={() => setEnding(false)}
      />
    </Sheet>
  )
}

function State({ of: { judge, today, month, waiting } }: { of: JudgeFound }) {
  const said = useSourcesWords().judge
  const format = useFormat()
  const names = useNames()
  if (!judge?.is_on)
    return (
      <>
        <p>{said.off}</p>
        <p className="quiet small">
          {said.what}{' '}
          {judge &&
            month.answers > 0 &&
            said.was(visible(judge.model), format.number(month.answers), usd(format, month.usd))}
        </p>
      </>
    )
  const of = judge.workflows?.map((one) => visible(names.workflow(one))).join(', ') ?? said.allWorkflows
  const [model, host] = [visible(judge.model), visible(new URL(judge.url).host)]
  return (
    <>
      <p className="sent">{said.on(model, host, of)}</p>
      <p className="sent">
        {said.today(format.number(today.answers), format.number(judge.answers_per_day))}{' '}
        {said.month(usd(format, month.usd), usd(format, judge.usd_per_month))} {said.waiting(waiting ?? 0)}
      </p>
      {judge.problem && (
        <p className={classes.problem}>
          <Mark tone="warn" />
          <span className="sent">
            {judge.problem_since && said.problem(format.moment(judge.problem_since))} {judge.problem}
          </span>
        </p>
      )}
      <p className="quiet small">
        {said.what} {said.by(visible(judge.by), format.day(judge.set_at))}
      </p>
    </>
  )
}

const usd = (format: ReturnType<typeof useFormat>, amount: string) => format.money(Number(amount), 'USD')
