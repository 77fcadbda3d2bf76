import { Link } from '@tanstack/react-router'
import { useHoursWords } from '../../messages/hours.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { useNames } from '../../shell/names.ts'
import type { Time } from './ask.ts'

/** How what time is spent on is called; without a name, what it is and its id. */
export function useNameOf(): (about: Time['about']) => string {
  const said = useHoursWords()
  const { workflow } = useNames()
  return ({ kind, id, title }) => {
    if (kind === 'workflow') return visible(workflow(id))
    return title === null ? `${said.aboutShort[kind]} ${visible(id)}` : visible(title)
  }
}

/** What time is spent on, as a link to its page. */
export function AboutLink({ of }: { of: Time['about'] }) {
  const { workspace } = useHere()
  const nameOf = useNameOf()
  const { kind, id } = of
  const name = nameOf(of)
  switch (kind) {
    case 'workflow':
      return (
        <Link to="/w/$workspace/workflows/$workflow" params={{ workspace, workflow: id }}>
          {name}
        </Link>
      )
    case 'finding':
      return (
        <Link to="/w/$workspace/findings/$finding" params={{ workspace, finding: id }}>
          {name}
        </Link>
      )
    case 'review':
      return (
        <Link to="/w/$workspace/reviews/$review" params={{ workspace, review: id }}>
          {name}
        </Link>
      )
    case 'pattern':
      return (
        <Link to="/w/$workspace/exceptions/$pattern" params={{ workspace, pattern: id }}>
          {name}
        </Link>
      )
    case 'incident':
      return (
        <Link to="/w/$workspace/incidents/$incident" params={{ workspace, incident: id }}>
          {name}
        </Link>
      )
    case 'request':
      // What was entered before requests had pages here names one that is elsewhere.
      return of.title === null ? (
        name
      ) : (
        <Link to="/w/$workspace/requests/$request" params={{ workspace, request: id }}>
          {name}
        </Link>
      )
  }
}
