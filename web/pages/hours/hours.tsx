import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useHoursWords } from '../../messages/hours.ts'
import { useMessages } from '../../messages/messages.ts'
import { Empty, PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import { mayOne, signers, useHere } from '../../session.tsx'
import { Account, Outside, Periods } from './account.tsx'
import { Add } from './add.tsx'
import { useHours } from './ask.ts'
import { Consents } from './consents.tsx'
import classes from './hours.module.css'
import { Import } from './import.tsx'
import { Reservations } from './reservations.tsx'
import { TimerSheet } from './timer.tsx'
import { Times } from './times.tsx'

/** The hours account: how it stands, who worked on what, and where time is entered. */
export function Page() {
  const words = useMessages()
  const said = useHoursWords()
  const here = useHere()
  const { workspace } = here
  const may = mayOne(here, signers)
  const answer = useHours()
  return (
    <>
      <PageHead
        title={said.title}
        sentence={said.sentence}
        actions={
          <Button
            variant="default"
            renderRoot={(props) => <Link {...props} to="/w/$workspace/hours/statement" params={{ workspace }} />}
          >
            {said.statements}
          </Button>
        }
      />
      <div className={classes.page}>
        <div className={classes.column}>
          <Sheet title={said.account}>
            <Panel
              answer={answer}
              words={words.panel}
              height={150}
              isEmpty={({ current }) => current === null}
              empty={<Empty title={said.none}>{said.noneText}</Empty>}
            >
              {(hours) => <Account of={hours} />}
            </Panel>
          </Sheet>
          <Times may={may} />
          {answer.data?.outside && <Outside of={answer.data.outside} />}
          {answer.data && answer.data.periods.length > 0 && <Periods of={answer.data.periods} />}
        </div>
        <div className={classes.column}>
          {may && answer.data && <TimerSheet of={answer.data} />}
          {may && answer.data && <Add of={answer.data} />}
          {may && answer.data && <Import />}
          {answer.data?.current && <Reservations />}
          {answer.data?.current && <Consents of={answer.data} />}
        </div>
      </div>
    </>
  )
}
