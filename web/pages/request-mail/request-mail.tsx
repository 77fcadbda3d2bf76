import { Link } from '@tanstack/react-router'
import { useRequestMailWords } from '../../messages/request-mail.ts'
import { PageHead } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { useHere } from '../../session.tsx'
import { Held } from './held.tsx'
import { Inbox } from './inbox.tsx'
import { Lately } from './lately.tsx'

/** Mails that ask for something: those that wait for somebody to say what they are, the address that takes them, and what came. */
export function Page() {
  const said = useRequestMailWords()
  const { workspace } = useHere()
  return (
    <>
      <PageHead
        above={
          <Link to="/w/$workspace/requests" params={{ workspace }}>
            {said.all}
          </Link>
        }
        title={said.title}
        sentence={said.sentence}
      />
      <div className={rows.page}>
        <Held />
        <Inbox />
        <Lately />
      </div>
    </>
  )
}
