import { say } from '../base/say.ts'
import type { Gap } from './gap.ts'
import type { Workflow } from './workflow.ts'

/** What is missing for the day on which the workflow must stop, step back or start again. */
export function gapsOfContinuity(workflow: Workflow): Gap[] {
  return rules
    .filter(({ lacks }) => lacks(workflow))
    .map(({ where, gap, why }) => ({ where: `continuity.${where}`, gap, why }))
    .concat(integrationsWithoutPermissions(workflow))
}

type Rule = Gap & { lacks: (workflow: Workflow) => boolean }

const rules: readonly Rule[] = [
  {
    where: 'may_pause',
    lacks: ({ continuity }) => continuity.may_pause === undefined,
    gap: say`It is not said who may stop it.`,
    why: say`Whoever sees the harm must know that they may.`,
  },
  {
    where: 'may_pause',
    lacks: ({ continuity }) => continuity.may_pause !== undefined && new Set(continuity.may_pause).size === 1,
    gap: say`Only one person may stop it.`,
    why: say`It must be possible to stop it while that person is away.`,
  },
  {
    where: 'rollback',
    lacks: ({ continuity }) => continuity.rollback === undefined,
    gap: say`There is no way back to an earlier release.`,
    why: say`A bad release would stay until it is mended.`,
  },
  {
    where: 'rollback.target',
    lacks: ({ continuity, releases }) => {
      const live = releases.filter(({ mode }) => mode === 'live')
      return continuity.rollback?.target === 'previous' && live.length === 1
    },
    gap: say`It goes back to the release before, and only one release is named.`,
    why: say`There is nothing to go back to: name an earlier release, or one that is known to be good.`,
  },
  {
    where: 'rollback.within',
    lacks: ({ continuity }) => continuity.rollback !== undefined && continuity.rollback.within === undefined,
    gap: say`It is not said how long going back takes.`,
    why: say`Going back or falling back is chosen by how long each takes.`,
  },
  {
    where: 'fallback',
    lacks: ({ continuity }) => continuity.fallback === undefined,
    gap: say`It is not said who does the work by hand while it stands still, how much of it, and how.`,
    why: say`Stopping is only safe when the work goes on.`,
  },
  {
    where: 'fallback.sustainable_for',
    lacks: ({ continuity }) => continuity.fallback !== undefined && continuity.fallback.sustainable_for === undefined,
    gap: say`It is not said how long people can do it by hand.`,
    why: say`It decides how urgent the repair is.`,
  },
  {
    where: 'incident',
    lacks: ({ continuity }) => continuity.incident === undefined,
    gap: say`It is not said who leads when something breaks, and what is done first.`,
    why: say`The first hour is spent finding that out.`,
  },
  {
    where: 'owner_notification',
    lacks: ({ continuity }) => continuity.owner_notification === undefined,
    gap: say`It is not said who hears that it stopped, how soon and by which way.`,
    why: say`An owner should not learn it from customers.`,
  },
  {
    where: 'relaunch',
    lacks: ({ continuity }) => continuity.relaunch === undefined,
    gap: say`It is not said what must hold before it starts again, and who signs.`,
    why: say`What was stopped for a reason must not start again without one.`,
  },
  drill('fallback', say`Work by hand that nobody has practised takes longer than anybody thinks.`),
  drill('rollback', say`A way back that nobody has gone may not be there.`),
  {
    where: 'contacts',
    lacks: ({ continuity }) => Object.keys(continuity.contacts).length === 0,
    gap: say`It is not said whom to call at the systems it depends on.`,
    why: say`Numbers are hard to find while something is down.`,
  },
  {
    where: 'accepted_risks',
    lacks: ({ continuity, risk }) => risk === 'high' && Object.keys(continuity.accepted_risks).length === 0,
    gap: say`Its risk is high, and no risk is written down as accepted.`,
    why: say`What remains must be carried by somebody, and for a time that ends.`,
  },
]

function drill(what: 'fallback' | 'rollback', why: string): Rule {
  return {
    where: 'drills',
    // A drill is asked for where there is something to practise; that it is missing is told already.
    lacks: ({ continuity }) =>
      continuity[what] !== undefined && !Object.values(continuity.drills).some((one) => one.what === what),
    gap: what === 'rollback' ? say`The rollback is never practised.` : say`The fallback is never practised.`,
    why,
  }
}

function integrationsWithoutPermissions({ integrations, continuity }: Workflow): Gap[] {
  const covered = new Set(Object.values(continuity.permissions).map(({ integration }) => integration))
  return integrations
    .filter((integration) => !covered.has(integration))
    .map((integration) => ({
      where: 'continuity.permissions',
      gap: say`It is not said which rights it needs in ${integration}.`,
      why: say`Rights that are lost stop it; rights it does not need make every mistake larger.`,
    }))
}
