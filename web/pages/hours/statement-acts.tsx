import { Button, Modal } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { useStatementWords } from '../../messages/statement.ts'
import { Icon } from '../../parts/icon.tsx'
import { ReasonField, Saying } from '../../parts/saying.tsx'
import { useSend } from '../../parts/send.ts'
import { mayOne, operators, useHere } from '../../session.tsx'
import { type Shown, useEntered } from './ask.ts'

type Act = 'issue' | 'accept' | 'dispute'

/** What can be done with a statement: print it, take it along, issue it, and answer it. The server knows who holds the budget. */
export function Acts({ of }: { of: Shown }) {
  const said = useStatementWords()
  const mayIssue = mayOne(useHere(), operators)
  const [act, setAct] = useState<Act | null>(null)
  const [newest] = of.versions
  const isIssuable = of.statement.up_to === null && (newest === undefined || of.is_changed)
  const isNewest = newest !== undefined && of.version === newest.version
  const isAgain = newest !== undefined
  const titles = {
    issue: isAgain ? said.againTitle : said.issueTitle,
    accept: said.acceptTitle,
    dispute: said.disputeTitle,
  }
  return (
    <>
      <Button variant="default" leftSection={<Icon name="print" size={16} />} onClick={() => window.print()}>
        {said.print}
      </Button>
      <FileLink of={of} kind="pdf" />
      <FileLink of={of} kind="csv" />
      <FileLink of={of} kind="accounting" />
      {isNewest && newest.answers[0]?.answer !== 'accepted' && (
        <Button variant="default" onClick={() => setAct('accept')}>
          {said.accept}
        </Button>
      )}
      {isNewest && newest.answers[0]?.answer !== 'disputed' && (
        <Button variant="default" onClick={() => setAct('dispute')}>
          {said.dispute}
        </Button>
      )}
      {mayIssue && isIssuable && <Button onClick={() => setAct('issue')}>{isAgain ? said.again : said.issue}</Button>}
      <Modal opened={act !== null} onClose={() => setAct(null)} title={act && titles[act]} size="md">
        {act === 'issue' && <Issue of={of} close={() => setAct(null)} />}
        {(act === 'accept' || act === 'dispute') && <Answer of={of} act={act} close={() => setAct(null)} />}
      </Modal>
    </>
  )
}

function Issue({ of, close }: { of: Shown; close: () => void }) {
  const words = useMessages()
  const said = useStatementWords()
  const { api, workspace } = useHere()
  const entered = useEntered()
  const navigate = useNavigate({ from: '/w/$workspace/hours/statement' })
  const [because, setBecause] = useState('')
  const isAgain = of.versions.length > 0
  const period = of.statement.from
  const issue = useSend({
    key: ['hours-issue', workspace, period],
    send: () =>
      api.post('/api/v1/hours/statement/issue', {
        body: { period, ...(isAgain ? { because: because.trim() } : {}) },
      }),
    sent: () => {
      entered()
      void navigate({ search: { period }, replace: true })
      close()
    },
  })
  return (
    <Saying
      of={issue}
      points={isAgain ? said.againPoints : said.issuePoints}
      act={isAgain ? said.again : said.issue}
      cancel={words.cancel}
      isReady={!isAgain || because.trim() !== ''}
      close={close}
    >
      {isAgain && (
        <ReasonField label={said.because} value={because} readOnly={issue.isSending} write={setBecause} isFirst />
      )}
    </Saying>
  )
}

function Answer({ of, act, close }: { of: Shown; act: 'accept' | 'dispute'; close: () => void }) {
  const words = useMessages()
  const said = useStatementWords()
  const { api, workspace } = useHere()
  const entered = useEntered()
  const [because, setBecause] = useState('')
  const isDispute = act === 'dispute'
  const { from: period } = of.statement
  const send = useSend({
    key: ['hours-answer', workspace, period, act],
    send: () =>
      api.post('/api/v1/hours/statement/answer', {
        body: {
          ...{ period, version: of.version ?? 0, answer: isDispute ? ('disputed' as const) : ('accepted' as const) },
          ...(isDispute ? { because: because.trim() } : {}),
        },
      }),
    sent: () => {
      entered()
      close()
    },
  })
  return (
    <Saying
      of={send}
      points={isDispute ? said.disputePoints : said.acceptPoints}
      act={isDispute ? said.dispute : said.accept}
      cancel={words.cancel}
      isReady={!isDispute || because.trim() !== ''}
      close={close}
    >
      {isDispute && (
        <ReasonField label={said.wrong} value={because} readOnly={send.isSending} write={setBecause} isFirst />
      )}
    </Saying>
  )
}

/** What the page shows as a file: to be kept, or read by a program. */
function FileLink({ of: { statement, version }, kind }: { of: Shown; kind: 'pdf' | 'csv' | 'accounting' }) {
  const said = useStatementWords()
  const { workspace } = useHere()
  const query = new URLSearchParams({ workspace, period: statement.from, version: String(version ?? 'now') })
  if (kind === 'accounting') query.set('of', kind)
  return (
    <Button
      component="a"
      variant="default"
      href={`/api/v1/hours/statement/${kind === 'pdf' ? kind : 'csv'}?${query}`}
      download
    >
      <Icon name="down" size={16} /> {said[kind]}
    </Button>
  )
}
