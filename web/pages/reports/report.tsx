import { Button, Modal } from '@mantine/core'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useLanguage, useMessages } from '../../messages/messages.ts'
import { useReportsWords } from '../../messages/reports.ts'
import { Failed } from '../../parts/failed.tsx'
import { monthName } from '../../parts/format.ts'
import { Mark } from '../../parts/mark.tsx'
import { PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import { ReasonField, Saying } from '../../parts/saying.tsx'
import { useSend } from '../../parts/send.ts'
import { mayOne, signers, useHere } from '../../session.tsx'
import { DocumentLinks, useDocumentAddress } from '../../shell/document-links.tsx'
import { Moment } from '../../shell/moment.tsx'
import { usePeople } from '../../shell/people.ts'
import { type Report, useChanged, usePreview, useReport } from './ask.ts'
import classes from './reports.module.css'
import { Words } from './words.tsx'

/** One report: of a draft its words beside how it reads, and what is done with it; of one that is approved what it says. */
export function Page() {
  const words = useMessages()
  const said = useReportsWords()
  const { report: id } = useParams({ from: '/w/$workspace/reports/$report' })
  const answer = useReport(id)
  return (
    <Panel answer={answer} words={words.panel} head={<PageHead title={said.title} />}>
      {(report) => <Shown key={report.id} of={report} />}
    </Panel>
  )
}

function Shown({ of }: { of: Report }) {
  const said = useReportsWords()
  const language = useLanguage()
  const here = useHere()
  const { workspace } = here
  const may = mayOne(here, signers)
  const isDraft = of.state === 'draft'
  const address = useDocumentAddress()
  return (
    <>
      <PageHead
        title={monthName(of.month, language)}
        sentence={<Standing of={of} />}
        actions={
          <>
            <DocumentLinks path={`/reports/${of.id}`} />
            <Link to="/w/$workspace/reports" params={{ workspace }}>
              {said.back}
            </Link>
          </>
        }
      />
      <div className={isDraft && may ? classes.beside : classes.alone}>
        {isDraft && may && (
          <div className={classes.column}>
            <Words of={of} />
          </div>
        )}
        <div className={classes.column}>
          {may && <Acts of={of} />}
          <Preview of={of} />
          <Sheet title={said.tables}>
            <ul className={classes.tables}>
              {of.tables.map((one) => (
                <li key={one.id}>
                  <a href={address(`/api/v1/reports/${of.id}/tables/${encodeURIComponent(one.id)}`)} download>
                    {one.caption}
                  </a>
                </li>
              ))}
            </ul>
          </Sheet>
        </div>
      </div>
    </>
  )
}

/** How it stands, since when and by whom. */
function Standing({ of }: { of: Report }) {
  const said = useReportsWords()
  const nameOf = usePeople()
  return (
    <>
      {said.versionOf(of.version)}, {said.state[of.sent_at === null ? of.state : 'sent']}
      {!of.is_complete && `, ${said.soFar}`}; {said.preparedOn} <Moment time={of.prepared_at} />
      {of.approved_at !== null && (
        <>
          , {said.approvedOn} <Moment time={of.approved_at} />
          {of.approvals.length > 0 && ` (${of.approvals.map((one) => nameOf(one.by)).join(', ')})`}
          {of.decision_seq !== null && `, ${said.entry(of.decision_seq)}`}
        </>
      )}
      {of.sent_at !== null && (
        <>
          , {said.sentOn} <Moment time={of.sent_at} />
        </>
      )}
      .{of.version > 1 && ` ${said.restates(of.version)}${of.reason === null ? '' : `: ${of.reason}`}.`}
    </>
  )
}

/** How it reads, inert: nothing in it runs, is loaded, or leads anywhere. */
function Preview({ of }: { of: Report }) {
  const words = useMessages()
  const said = useReportsWords()
  const answer = usePreview(of)
  return (
    <Sheet title={said.preview} flush>
      <Panel answer={answer} words={words.panel} height={500}>
        {(page) => <iframe className={classes.preview} title={said.preview} sandbox="" srcDoc={page} />}
      </Panel>
    </Sheet>
  )
}

type Asked = 'approve' | 'send' | 'correct'

function Acts({ of }: { of: Report }) {
  const said = useReportsWords()
  const nameOf = usePeople()
  const { api, workspace } = useHere()
  const changed = useChanged()
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = () => setAsked(null)
  const redraw = useSend({
    key: ['report-redraw', of.id],
    send: () => api.post('/api/v1/reports', { body: { month: of.month, workflows: [...of.workflows] } }),
    sent: changed,
  })
  const titles = { approve: said.approveTitle, send: said.sendTitle, correct: said.correctTitle }
  return (
    <div className={classes.acts}>
      {of.state === 'draft' && <Button onClick={() => setAsked('approve')}>{said.approve}</Button>}
      {of.state === 'draft' && (
        <Button variant="default" disabled={redraw.isSending} onClick={() => redraw.send()}>
          {redraw.isSending ? said.drawing : said.redraw}
        </Button>
      )}
      {of.state === 'approved' && of.sent_at === null && <Button onClick={() => setAsked('send')}>{said.send}</Button>}
      {of.state === 'approved' && (
        <Button variant="default" onClick={() => setAsked('correct')}>
          {said.correct}
        </Button>
      )}
      <Failed error={redraw.error} />
      {of.state === 'draft' && of.approvals[0] && (
        <p role="status" className={classes.told}>
          <Mark tone="warn" /> <span>{said.seen(nameOf(of.approvals[0].by))}</span>
        </p>
      )}
      {of.has_conflict === true && (
        <p className={classes.told}>
          <Mark tone="warn" /> <span>{said.conflict}</span>
        </p>
      )}
      <Modal opened={asked !== null} onClose={close} title={asked && titles[asked]} size="md">
        {asked === 'approve' && <Approve of={of} close={close} />}
        {asked === 'send' && <Send of={of} close={close} />}
        {asked === 'correct' && <Correct key={workspace} of={of} close={close} />}
      </Modal>
    </div>
  )
}

type Given = { of: Report; close: () => void }

function Approve({ of, close }: Given) {
  const words = useMessages()
  const said = useReportsWords()
  const { api } = useHere()
  const changed = useChanged()
  const approve = useSend({
    key: ['report-approve', of.id],
    send: () => api.post('/api/v1/reports/{id}/approval', { params: { id: of.id }, body: { hash: of.hash } }),
    sent: () => {
      changed()
      close()
    },
  })
  return (
    <Saying of={approve} points={said.approvePoints} act={said.approve} cancel={words.cancel} isReady close={close}>
      {null}
    </Saying>
  )
}

function Send({ of, close }: Given) {
  const words = useMessages()
  const said = useReportsWords()
  const { api } = useHere()
  const changed = useChanged()
  const send = useSend({
    key: ['report-send', of.id],
    send: () => api.post('/api/v1/reports/{id}/sending', { params: { id: of.id } }),
    sent: () => {
      changed()
      close()
    },
  })
  return (
    <Saying of={send} points={said.sendPoints} act={said.send} cancel={words.cancel} isReady close={close}>
      {null}
    </Saying>
  )
}

function Correct({ of, close }: Given) {
  const words = useMessages()
  const said = useReportsWords()
  const { api, workspace } = useHere()
  const navigate = useNavigate()
  const changed = useChanged()
  const [reason, setReason] = useState('')
  const correct = useSend({
    key: ['report-correct', of.id],
    send: () =>
      api.post('/api/v1/reports', {
        body: { month: of.month, workflows: [...of.workflows], reason: reason.trim() },
      }),
    sent: ({ id }) => {
      changed()
      close()
      void navigate({ to: '/w/$workspace/reports/$report', params: { workspace, report: id } })
    },
  })
  return (
    <Saying
      of={correct}
      points={said.correctPoints}
      act={said.correct}
      cancel={words.cancel}
      isReady={reason.trim() !== ''}
      close={close}
    >
      <ReasonField label={said.reason} value={reason} readOnly={correct.isSending} write={setReason} isFirst />
    </Saying>
  )
}
