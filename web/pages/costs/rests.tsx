import { Link } from '@tanstack/react-router'
import { useCostWords } from '../../messages/costs.ts'
import { spoken } from '../../parts/format.ts'
import { useHere } from '../../session.tsx'
import { EvidenceLink } from '../../shell/evidence-link.tsx'
import type { Costs } from './ask.ts'
import classes from './costs.module.css'

/** From a sentence to the runs it rests on, and to what was found of it. */
export function Rests({ of }: { of: Pick<Costs['budgets'][number], 'behind' | 'finding'> }) {
  const said = useCostWords()
  const { workspace } = useHere()
  return (
    <p className={classes.rests}>
      <EvidenceLink url={of.behind.url}>{said.behind}</EvidenceLink>
      {of.finding && (
        <Link to="/w/$workspace/findings/$finding" params={{ workspace, finding: of.finding.id }}>
          {spoken(of.finding.title)}
        </Link>
      )}
    </p>
  )
}
