import { Button, Modal } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { useRotaWords } from '../../messages/rota.ts'
import { Mark } from '../../parts/mark.tsx'
import { PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import { visible } from '../../parts/visible.ts'
import { mayOne, signers, useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { useCover } from './ask.ts'
import { Days } from './days.tsx'
import { Gaps } from './gaps.tsx'
import type { Cover } from './in-a-day.ts'
import classes from './rota.module.css'
import { Swap, type Wanted } from './swap.tsx'
import { Turns } from './turns.tsx'

/** Who covers when: who answers now and on each of the next days, who is away, and where nobody is there. */
export function Page() {
  const words = useMessages()
  const said = useRotaWords()
  const here = useHere()
  const answer = useCover()
  const [swapping, setSwapping] = useState<Wanted | null>(null)
  const may = mayOne(here, signers)
  const cover = answer.data
  return (
    <>
      <PageHead
        above={
          <Link to="/w/$workspace/support" params={{ workspace: here.workspace }}>
            {said.above}
          </Link>
        }
        title={said.title}
        sentence={said.sentence}
      />
      <div className={classes.page}>
        {cover ? (
          // All at once: where nobody answers stands above the rest, which would move down when it is known.
          <>
            {cover.gaps.length > 0 && <Gaps of={cover} take={may ? setSwapping : null} />}
            <Sheet title={said.now} flush>
              <Now of={cover} />
              {may && cover.rotas.length > 0 && (
                <p className={classes.take}>
                  <Button onClick={() => setSwapping({})}>{said.swap}</Button>
                </p>
              )}
            </Sheet>
            <Days of={cover} />
            <Turns of={cover} />
          </>
        ) : (
          <Sheet title={said.title}>
            <Panel answer={answer} words={words.panel} height={420}>
              {() => null}
            </Panel>
          </Sheet>
        )}
      </div>
      <Modal opened={swapping !== null} onClose={() => setSwapping(null)} title={said.swap} size="md">
        {cover && swapping && <Swap of={cover} wanted={swapping} close={() => setSwapping(null)} />}
      </Modal>
    </>
  )
}

function Now({ of }: { of: Cover }) {
  const said = useRotaWords()
  return (
    <ul className={classes.rows}>
      {of.now.map((one) => (
        <li key={one.workflow} className={classes.now}>
          <span className="sent">{visible(one.name)}</span>
          <span className="sent">
            {one.answering ? (
              <strong>{visible(one.answering.name)}</strong>
            ) : (
              <strong>
                <Mark tone="bad" size={14} /> {said.nobody}
              </strong>
            )}
            {one.until && (
              <>
                {' '}
                {said.until} <Moment time={one.until} />
                {said.thenBy(one.next === null ? said.nobodyThen : visible(one.next.name))}
              </>
            )}
            <span className={`second small sent ${classes.why}`}>{visible(one.because)}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
