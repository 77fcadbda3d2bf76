import { Link } from '@tanstack/react-router'
import { useMessages } from '../messages/messages.ts'

const pages = { keys: '/w/$workspace/connect', plan: '/w/$workspace/plan' } as const

/** The one thing to connect so that something can be told, as a link to where that is done, and how long it takes. */
export function ToConnect(props: {
  of: { readonly what: string; readonly minutes: number; readonly where: keyof typeof pages }
  workspace: string
}) {
  const { of, workspace } = props
  const said = useMessages().overview
  return (
    <>
      {said.connect}:{' '}
      <Link to={pages[of.where]} params={{ workspace }}>
        {of.what}
      </Link>{' '}
      ({said.minutes(of.minutes)})
    </>
  )
}
