import type { Item } from '../../actions/notices/wording/letter.ts'
import { localDay } from '../../base/calendar.ts'
import { say, sayDay, sayMonth } from '../../base/say.ts'
import { sayMinutes } from '../document/cell.ts'
import type { Facts } from './facts.ts'

/** Whose it is: one person's of the plan, or all of it, for whoever maintains it. */
export type Who = {
  /** As the plan names them; null for whoever is none of its people. */
  readonly person: string | null
  readonly isAll: boolean
  /** How many requests wait for them. */
  readonly requests: number
  /** Whether they may settle mails that are held. */
  readonly settlesMails: boolean
}

/** What waits for somebody in a workspace, the most pressing first. Of what people typed only the titles of tasks: it leaves the installation. */
export function waitingFor(facts: Facts, { person, isAll, requests, settlesMails }: Who, url: string): Item[] {
  const { plan, workspace, today, answering } = facts
  const zone = plan.time_zone
  const at = (path: string) => `${url}/w/${workspace}/${path}`
  const nameOf = (workflow: string) => plan.workflows[workflow]?.name ?? workflow
  const isTheirs = (workflow: string | null) =>
    isAll || (workflow !== null && person !== null && answering.get(workflow) === person)
  const isNamed = (workflow: string) => {
    const { owner, deputy } = plan.workflows[workflow] ?? {}
    return isAll || (person !== null && (owner === person || deputy === person))
  }
  const item = (title: string, path: string, line?: string): Item => ({
    ...{ title, url: at(path), lines: line === undefined ? [] : [line], acts: [] },
  })
  const stops = facts.stops
    .filter(({ workflow }) => isTheirs(workflow))
    .map(({ workflow, since }) =>
      item(
        say`${nameOf(workflow)} stands still`,
        `workflows/${encodeURIComponent(workflow)}`,
        say`Since ${sayDay(localDay(since, zone))}.`,
      ),
    )
  const late = facts.late
    .filter(({ workflow }) => isTheirs(workflow))
    .map(({ kind, id, workflow, title }) =>
      item(
        kind === 'finding'
          ? say`Help is later than promised: ${title}`
          : workflow === null
            ? say`Help is later than promised: a request`
            : say`Help is later than promised: a request about ${nameOf(workflow)}`,
        `${kind}s/${id}`,
      ),
    )
  const findings = facts.findings
    .filter(({ workflow }) => isTheirs(workflow))
    .map(({ id, workflow, severity, title, first_seen }) =>
      item(
        say`${nameOf(workflow)}: ${title}`,
        `findings/${id}`,
        severity === 'high'
          ? say`Since ${sayDay(localDay(first_seen, zone))}, of high severity; nobody has taken it.`
          : say`Since ${sayDay(localDay(first_seen, zone))}; nobody has taken it.`,
      ),
    )
  const tasks = facts.tasks
    .filter(({ owner, due }) => owner === person || (isAll && due < today))
    .map(({ id, title, due }) =>
      due < today
        ? item(say`A task is overdue: ${title}`, `tasks/${id}`, say`It was to be done by ${sayDay(due)}.`)
        : item(say`A task: ${title}`, `tasks/${id}`, say`It is to be done by ${sayDay(due)}.`),
    )
  const asked =
    requests === 0
      ? []
      : [item(requests === 1 ? say`A request waits for you` : say`${requests} requests wait for you`, 'requests')]
  const held =
    !settlesMails || facts.held === 0
      ? []
      : [
          item(
            facts.held === 1
              ? say`A mail waits for somebody to say whether it is a request`
              : say`${facts.held} mails wait for somebody to say whether they are requests`,
            'requests/mail',
          ),
        ]
  const reviews = facts.reviews
    .filter(({ workflow }) => isTheirs(workflow))
    .map(({ workflow, id, day }) =>
      id === null
        ? item(
            say`${nameOf(workflow)}: a review is due this week`,
            `workflows/${encodeURIComponent(workflow)}`,
            say`On ${sayDay(day)}.`,
          )
        : item(
            say`${nameOf(workflow)}: a review waits for a signature`,
            `reviews/${id}`,
            say`It was due on ${sayDay(day)}.`,
          ),
    )
  const drafts = facts.drafts
    .filter(({ signers }) => isAll || (person !== null && signers.has(person)))
    .map(({ id, month, day }) =>
      item(
        say`The report of ${sayMonth(month)} waits to be approved`,
        `reports/${id}`,
        say`Drawn up on ${sayDay(day)}.`,
      ),
    )
  const gaps = facts.gaps
    .filter(({ workflow }) => isNamed(workflow))
    .map(({ workflow, from, to, because }) =>
      item(
        from === to
          ? say`Nobody answers for ${nameOf(workflow)} on ${sayDay(from)}`
          : say`Nobody answers for ${nameOf(workflow)} from ${sayDay(from)} to ${sayDay(to)}`,
        'people',
        say`${because}.`,
      ),
    )
  const { hours } = facts
  const low =
    hours === null || !isTheirs(hours.workflow)
      ? []
      : [
          item(
            hours.stand.figures.left > 0
              ? say`Of the included hours ${sayMinutes(hours.stand.figures.left)} are left`
              : say`The included hours are used up`,
            'hours',
            say`Until ${sayDay(hours.stand.to)}.`,
          ),
        ]
  return [...stops, ...late, ...findings, ...tasks, ...asked, ...held, ...reviews, ...drafts, ...gaps, ...low]
}
