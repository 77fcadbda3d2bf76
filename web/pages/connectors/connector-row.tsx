import { Button, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { Failed } from '../../parts/failed.tsx'
import { spoken } from '../../parts/format.ts'
import { Badge } from '../../parts/mark.tsx'
import rows from '../../parts/rows.module.css'
import { Saying } from '../../parts/saying.tsx'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { type Connector, useToldAgain } from './ask.ts'
import classes from './connectors.module.css'
import { KeyField } from './key-field.tsx'
import { areGiven, asOne, LangfuseKeys, noKeys } from './langfuse-keys.tsx'
import { useReading } from './reading.ts'
import { ChangeMapping, RowsNotRead } from './sheet-of.tsx'
import { WorkflowsOf } from './workflows-of.tsx'

const toneOf = { problem: 'bad', new: 'unknown', reading: 'plain', read: 'good' } as const

/** One platform that is read: how it stands in a word and a sentence, what runs there, and what can be done. */
export function ConnectorRow({ of, may }: { of: Connector; may: boolean }) {
  const words = useMessages()
  const said = words.connectors
  const { api } = useHere()
  const toldAgain = useToldAgain()
  const { read, isReading, error } = useReading(of.id)
  const [isReplacing, setReplacing] = useState(false)
  const [isEnding, setEnding] = useState(false)
  const end = useMutation({
    mutationFn: () => api.delete('/api/v1/connectors/{id}', { params: { id: of.id } }),
    onSuccess: () => {
      setEnding(false)
      toldAgain()
    },
  })
  const name = visible(of.name)
  // A sheet has neither a key nor workflows of its own.
  const isPlatform = of.kind !== 'sheet'
  const { covered, not_covered, left_out, not_live } = of.workflows
  return (
    <li className={`${rows.row} ${classes.connector}`}>
      <div className={rows.what}>
        <span className={classes.head}>
          <strong className="sent">{name}</strong>
          <Badge tone={toneOf[of.state]}>{said.state[of.state]}</Badge>
        </span>
        <p className="sent quiet">{said.at(`${said.kind[of.kind]} ${of.generation}`.trim(), of.url)}</p>
        <p className={`sent ${classes.sentence}`}>
          {spoken(of.sentence)}
          {of.problem_since !== null && (
            <>
              {' '}
              {said.problemSince} <Moment time={of.problem_since} />.
            </>
          )}
        </p>
        <p>
          {of.last_read_at !== null && (
            <>
              {said.lastRead} <Moment time={of.last_read_at} />.{' '}
            </>
          )}
          {of.open_runs > 0 && said.openRuns(of.open_runs)}
        </p>
        <Failed error={error} />
      </div>
      {may && (
        <div className={rows.acts}>
          <Button
            size="xs"
            variant="default"
            aria-label={`${said.read}: ${name}`}
            disabled={isReading}
            onClick={() => read()}
          >
            {isReading ? said.reading : said.read}
          </Button>
          {!isPlatform && <ChangeMapping of={of} />}
          {isPlatform && (
            <Button
              size="xs"
              variant="default"
              aria-label={`${said.replace}: ${name}`}
              onClick={() => setReplacing(true)}
            >
              {said.replace}
            </Button>
          )}
          <Button
            size="xs"
            variant="default"
            aria-label={`${said.end}: ${name}`}
            onClick={() => {
              end.reset()
              setEnding(true)
            }}
          >
            {said.end}
          </Button>
        </div>
      )}
      {isPlatform && (
        <WorkflowsOf
          connector={of.id}
          may={may}
          summary={said.workflows({ covered, not_covered, left_out, not_live })}
        />
      )}
      {of.row_errors.length > 0 && <RowsNotRead of={of} />}
      <Modal opened={isReplacing} onClose={() => setReplacing(false)} title={said.replaceTitle(name)} size="md">
        <ReplaceKey of={of} close={() => setReplacing(false)} />
      </Modal>
      <Confirm
        title={isEnding ? said.endTitle(name) : null}
        points={said.endText}
        act={said.end}
        cancel={words.cancel}
        isPending={end.isPending}
        error={end.error}
        confirm={() => end.mutate()}
        close={() => setEnding(false)}
      />
    </li>
  )
}

/** Tried at once, as the first one was: where the new key does not do, the old one stays. */
function ReplaceKey({ of, close }: { of: Connector; close: () => void }) {
  const words = useMessages()
  const said = words.connectors
  const { api, workspace } = useHere()
  const toldAgain = useToldAgain()
  const [key, setKey] = useState('')
  const [keys, setKeys] = useState(noKeys)
  const isLangfuse = of.kind === 'langfuse'
  const isRecords = of.kind === 'http'
  const given = isLangfuse ? asOne(keys) : key.trim()
  const replace = useSend({
    key: ['connector-key', workspace, of.id],
    send: () =>
      api.post('/api/v1/connectors', {
        // How records are asked for and mapped stays as it is.
        body: {
          kind: of.kind,
          url: of.url,
          key: given,
          ...(isRecords ? { poll: of.poll ?? '', mapping: of.mapping ?? '' } : {}),
        },
      }),
    sent: () => {
      toldAgain()
      close()
    },
  })
  return (
    <Saying
      of={replace}
      points={[said.replaceText]}
      act={replace.isSending ? said.trying : said.replaceAct}
      cancel={words.cancel}
      isReady={isLangfuse ? areGiven(keys) : given !== ''}
      close={close}
    >
      {isLangfuse ? (
        <LangfuseKeys keys={keys} readOnly={replace.isSending} write={setKeys} />
      ) : (
        <KeyField kind={of.kind} value={key} readOnly={replace.isSending} write={setKey} />
      )}
    </Saying>
  )
}
