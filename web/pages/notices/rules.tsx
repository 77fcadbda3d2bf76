import { Button, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Fragment, useState } from 'react'
import type { paths } from '../../../sdk/src/api.ts'
import { useMessages } from '../../messages/messages.ts'
import { useNoticeWords } from '../../messages/notices.ts'
import { Failed } from '../../parts/failed.tsx'
import { Panel, Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { mayOne, operators, useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import classes from './notices.module.css'

type Answer = paths['/api/v1/notice-rules/test']['get']['responses'][200]['content']['application/json']

const kinds = ['finding', 'clock', 'stop', 'review', 'request', 'task', 'report'] as const
const severities = ['high', 'medium', 'low'] as const

/** The rules in force for who is told, and what they say of something that could happen. */
export function Rules() {
  const words = useMessages()
  const said = useNoticeWords().rules
  const { api, workspace } = useHere()
  const rules = useQuery({ queryKey: ['notice-rules', workspace], queryFn: () => api.get('/api/v1/notice-rules') })
  return (
    <>
      <Sheet title={said.title} flush>
        <Panel answer={rules} words={words.panel}>
          {({ from, routes, quiet, digest }) => (
            <>
              <p className={rows.calm}>
                {from === 'plan' ? said.ofPlan : said.ofDefault}{' '}
                {quiet && said.quiet(quiet.from, quiet.to, quiet.except.map((one) => said.severities[one]).join(', '))}{' '}
                {said.digest(digest)}
              </p>
              <ol className={rows.rows}>
                {routes.map(({ when, tell, by, after, unacknowledged }, index) => (
                  <li key={`${when} ${tell.join()} ${by.join()} ${after}`} className={rows.row}>
                    <div className={rows.what}>
                      <strong className="sent">
                        {index + 1}. {visible(when)}
                      </strong>
                      <p className="sent">
                        {said.tells(tell.map(visible).join(', '), by.map(visible).join(', '))}
                        {after !== null && ` ${said.after(after)}`}
                      </p>
                      {unacknowledged.map((step, at) => (
                        // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name but their place
                        <p className="sent" key={at}>
                          {said.step(
                            step.after,
                            step.times,
                            step.tell.map(visible).join(', '),
                            step.by.map(visible).join(', '),
                          )}
                        </p>
                      ))}
                    </div>
                  </li>
                ))}
              </ol>
            </>
          )}
        </Panel>
      </Sheet>
      <Try />
    </>
  )
}

/** Who would be told at a moment, when and why; and who would not. */
function Told({ of: { told, not_told }, atOnce }: { of: Pick<Answer, 'told' | 'not_told'>; atOnce: string }) {
  const said = useNoticeWords()
  return (
    <>
      {told.map(({ to, name, channel, at, waits, because }) => (
        <p className="sent" key={`${to} ${channel}`}>
          <strong>{visible(name)}</strong>, {(said.channel as Record<string, string>)[channel] ?? channel},{' '}
          {waits === null ? (
            atOnce
          ) : (
            <>
              <Moment time={at} /> ({said.reason[waits]})
            </>
          )}
          : {visible(because)}
        </p>
      ))}
      {not_told.map(({ who, name, because }) => (
        <p className="sent" key={`${who} ${because}`}>
          {said.rules.not(visible(name))}: {visible(because)}
        </p>
      ))}
    </>
  )
}

/** Who would be told, if this happened now; and it can be sent, as a test. */
function Try() {
  const said = useNoticeWords()
  const here = useHere()
  const { api, workspace } = here
  const names = useNames()
  const may = mayOne(here, operators)
  const [kind, setKind] = useState<(typeof kinds)[number]>('finding')
  const [severity, setSeverity] = useState<(typeof severities)[number]>('high')
  const [workflow, setWorkflow] = useState('')
  const asked = { kind, severity, ...(workflow === '' ? {} : { workflow }) }
  const answer = useQuery({
    queryKey: ['notice-test', workspace, asked],
    queryFn: () => api.get('/api/v1/notice-rules/test', { query: asked }),
  })
  const [sent, setSent] = useState<readonly string[] | null>(null)
  const channelOf = (kind: string) => (said.channel as Record<string, string>)[kind] ?? kind
  const send = useSend({
    key: ['notice-test-sent', workspace],
    send: () => api.post('/api/v1/notice-rules/test', { body: asked }),
    sent: (done) =>
      setSent(
        done.sent.map(({ name, channel, state, error }) =>
          state === 'sent'
            ? said.rules.arrived(visible(name), channelOf(channel))
            : said.rules.failed(visible(name), channelOf(channel), error ?? ''),
        ),
      ),
  })
  const change = <T,>(set: (value: T) => void, value: T) => {
    setSent(null)
    set(value)
  }
  return (
    <Sheet title={said.rules.try}>
      <form
        className={rows.form}
        onSubmit={(event) => {
          event.preventDefault()
          setSent(null)
          send.send()
        }}
      >
        <div className={rows.fields}>
          <NativeSelect
            label={said.rules.kind}
            value={kind}
            onChange={(event) => change(setKind, event.currentTarget.value as typeof kind)}
            data={kinds.map((value) => ({ value, label: said.rules.kinds[value] }))}
          />
          <NativeSelect
            label={said.rules.severity}
            value={severity}
            onChange={(event) => change(setSeverity, event.currentTarget.value as typeof severity)}
            data={severities.map((value) => ({ value, label: said.rules.severities[value] }))}
          />
          <NativeSelect
            label={said.rules.workflow}
            value={workflow}
            onChange={(event) => change(setWorkflow, event.currentTarget.value)}
            data={[
              { value: '', label: said.rules.everyWorkflow },
              ...names.workflows.map((value) => ({ value, label: visible(names.workflow(value)) })),
            ]}
          />
        </div>
        {answer.data && (
          <div role="status" className={rows.what}>
            <p className="sent">{answer.data.rule ? said.rules.rule(answer.data.rule.number) : said.rules.noRule}</p>
            <Told of={answer.data} atOnce={said.rules.atOnce} />
            {answer.data.steps.map((step) => (
              <Fragment key={step.number}>
                <p className={classes.step}>
                  {said.rules.ifNobody}, <Moment time={step.at} />:
                </p>
                <Told of={step} atOnce={said.rules.onTime} />
              </Fragment>
            ))}
          </div>
        )}
        <Failed error={answer.error ?? send.error} />
        {may && (
          <div className={rows.acts}>
            <Button type="submit" variant="default" loading={send.isSending} disabled={!answer.data?.told.length}>
              {said.rules.send}
            </Button>
          </div>
        )}
        {sent && (
          <div role="status" className={rows.what}>
            {sent.map((one) => (
              <p className="sent" key={one}>
                {one}
              </p>
            ))}
          </div>
        )}
      </form>
    </Sheet>
  )
}
