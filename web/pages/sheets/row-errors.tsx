import { useEvidenceWords } from '../../messages/evidence.ts'
import { spoken } from '../../parts/format.ts'
import classes from './sheets.module.css'

/** Rows that could not be read, by their lines. */
export function RowErrors({ items }: { items: readonly { readonly line: number; readonly reason: string }[] }) {
  const said = useEvidenceWords().sheets
  return (
    <ul className={classes.errors}>
      {items.map(({ line, reason }) => (
        <li key={`${line} ${reason}`} className="sent">
          {said.row(line)}: {spoken(reason)}
        </li>
      ))}
    </ul>
  )
}
