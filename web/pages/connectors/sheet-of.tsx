import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEvidenceWords } from '../../messages/evidence.ts'
import { Sheet } from '../../parts/panel.tsx'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { RowErrors } from '../sheets/row-errors.tsx'
import type { Connector } from './ask.ts'
import classes from './connectors.module.css'

/** To what the columns of a sheet are, which is changed where it was made. */
export function ChangeMapping({ of }: { of: Connector }) {
  const said = useEvidenceWords().sheets
  const { workspace } = useHere()
  return (
    <Button
      size="xs"
      variant="default"
      aria-label={`${said.changeMapping}: ${visible(of.name)}`}
      renderRoot={(props) => (
        <Link to="/w/$workspace/sheets" params={{ workspace }} search={{ connector: of.id }} {...props} />
      )}
    >
      {said.changeMapping}
    </Button>
  )
}

/** To where a sheet is added. */
export function ToSheets() {
  const said = useEvidenceWords().sheets
  const { workspace } = useHere()
  return (
    <Sheet title={said.title}>
      <p className="second">
        {said.sentence}{' '}
        <Link to="/w/$workspace/sheets" params={{ workspace }}>
          {said.add}
        </Link>
      </p>
    </Sheet>
  )
}

/** Rows of a sheet that could not be read when it changed last, folded. */
export function RowsNotRead({ of }: { of: Connector }) {
  const said = useEvidenceWords().sheets
  return (
    <details className={classes.notRead}>
      <summary>{said.notRead(of.row_errors.length)}</summary>
      <RowErrors items={of.row_errors} />
    </details>
  )
}
