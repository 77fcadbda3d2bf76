import { Link, useParams } from '@tanstack/react-router'
import { useMessages } from '../../messages/messages.ts'
import { KeyHelp, KeyLine } from '../../parts/keys.tsx'
import { Panel, Sheet } from '../../parts/panel.tsx'
import { useHere } from '../../session.tsx'
import { FindingDetail, useFinding } from './finding-detail.tsx'
import classes from './findings.module.css'

/** One finding on a page of its own. */
export function Page() {
  const words = useMessages()
  const { workspace } = useHere()
  const { finding } = useParams({ from: '/w/$workspace/findings/$finding' })
  const answer = useFinding(finding)
  const keys = [...words.findings.keys.slice(3), ...words.findings.moreKeys.slice(2)]
  return (
    <div className={classes.alone}>
      <p className="small">
        <Link to="/w/$workspace/findings" params={{ workspace }}>
          {words.findings.title}
        </Link>
      </p>
      {answer.data ? (
        <Panel answer={answer} words={words.panel}>
          {(found) => <FindingDetail key={found.id} of={found} heading={(title) => <h1>{title}</h1>} />}
        </Panel>
      ) : (
        <Sheet>
          <Panel
            answer={answer}
            words={words.panel}
            height={420}
            head={<h1 className="hidden">{words.findings.title}</h1>}
          >
            {() => null}
          </Panel>
        </Sheet>
      )}
      <KeyLine keys={words.findings.keys.slice(3)}>
        <KeyHelp keys={keys} words={words.keys} />
      </KeyLine>
    </div>
  )
}
