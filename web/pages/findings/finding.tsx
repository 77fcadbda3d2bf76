import { Link, useParams } from '@tanstack/react-router'
import { useMessages } from '../../messages/messages.ts'
import { useHere } from '../../session.tsx'
import { FindingDetail } from './finding-detail.tsx'
import classes from './findings.module.css'

/** One finding on a page of its own. */
export function Page() {
  const words = useMessages()
  const { workspace } = useHere()
  const { finding } = useParams({ from: '/w/$workspace/findings/$finding' })
  return (
    <div className={classes.alone}>
      <p className="small">
        <Link to="/w/$workspace/findings" params={{ workspace }}>
          {words.findings.title}
        </Link>
      </p>
      <FindingDetail key={finding} id={finding} isPage />
    </div>
  )
}
