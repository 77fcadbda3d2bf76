import { Button, Modal } from '@mantine/core'
import classes from './confirm.module.css'
import { Failed } from './failed.tsx'

/** Asks before something stops: what will, point by point, and the act by its own name. Stays open where that fails. */
export function Confirm(props: {
  title: string | null
  points: readonly string[]
  act: string
  cancel: string
  isPending: boolean
  error: Error | null
  confirm: () => void
  close: () => void
}) {
  const { title, points, act, cancel, isPending, error, confirm, close } = props
  return (
    <Modal opened={title !== null} onClose={close} title={title} size="md">
      <ul className={classes.points}>
        {points.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <Failed error={error} />
      <div className={classes.buttons}>
        <Button className={classes.stop} disabled={isPending} onClick={confirm}>
          {act}
        </Button>
        <Button variant="default" data-autofocus onClick={close}>
          {cancel}
        </Button>
      </div>
    </Modal>
  )
}
