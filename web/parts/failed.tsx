import classes from './failed.module.css'
import { Mark } from './mark.tsx'

/** What did not work, in the server's own sentence, where it was tried. Nothing while there is no error. */
export function Failed({ error }: { error: Error | null }) {
  if (!error) return null
  return (
    <p role="alert" className={classes.failed}>
      <Mark tone="bad" /> <span className="sent">{error.message}</span>
    </p>
  )
}
