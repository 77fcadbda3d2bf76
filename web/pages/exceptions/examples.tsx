import { Button, Modal } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useExceptionWords } from '../../messages/exceptions.ts'
import { Sheet } from '../../parts/panel.tsx'
import { visible } from '../../parts/visible.ts'
import { mayOne, operators, useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import type { Exception } from './ask.ts'
import classes from './exceptions.module.css'
import { Split } from './says.tsx'

type Example = Exception['examples'][number]

/** The two runs that had it last side by side, with what tells them apart, and the ways to others. */
export function Examples({ of, pattern }: { of: readonly Example[]; pattern: number }) {
  const said = useExceptionWords()
  const here = useHere()
  const navigate = useNavigate()
  const [apart, setApart] = useState<Example>()
  const close = () => setApart(undefined)
  const split = mayOne(here, operators) ? setApart : undefined
  const [first, second, ...others] = of
  return (
    <Sheet title={said.examples}>
      {first === undefined ? (
        <p className="second">{said.noExamples}</p>
      ) : (
        <>
          {first.text !== null && <p className="second small">{said.examplesText}</p>}
          <div className={classes.beside}>
            <One of={first} beside={second} split={split} />
            {second && <One of={second} beside={first} split={split} />}
          </div>
          {others.length > 0 && (
            <p className={classes.others}>
              {said.others}{' '}
              {others.map((one, place) => (
                <span key={one.run}>
                  {place > 0 && ', '}
                  <RunLink of={one} />
                </span>
              ))}
            </p>
          )}
          <Modal opened={apart !== undefined} onClose={close} title={said.act.split} size="md">
            {apart && (
              <Split
                of={pattern}
                example={apart}
                close={close}
                split={(id) =>
                  void navigate({
                    to: '/w/$workspace/exceptions/$pattern',
                    params: { workspace: here.workspace, pattern: String(id) },
                  })
                }
              />
            )}
          </Modal>
        </>
      )}
    </Sheet>
  )
}

function RunLink({ of }: { of: Example }) {
  const { workspace } = useHere()
  return (
    <Link to="/w/$workspace/runs/$run" params={{ workspace, run: of.run }} className="sent">
      {visible(of.run)}
    </Link>
  )
}

function One({
  of,
  beside,
  split,
}: {
  of: Example
  beside: Example | undefined
  split: ((of: Example) => void) | undefined
}) {
  const said = useExceptionWords()
  const names = useNames()
  const facts = [
    [said.factors.workflow, names.workflow(of.workflow)],
    [said.factors.case_type, of.case_type],
    [said.factors.route, of.route],
    [said.factors.release, of.release],
  ] as const
  return (
    <article className={classes.example}>
      <h3>
        <RunLink of={of} />
      </h3>
      <p className="second small">
        {of.step === '' ? said.wholeRun : visible(of.step)}
        {of.started !== null && (
          <>
            {' · '}
            <Moment time={of.started} />
          </>
        )}
      </p>
      {of.text === null ? (
        <p className="quiet">{said.noText}</p>
      ) : (
        <pre dir="auto" className={classes.message}>
          {wordsOf(of.text).map((word, place) =>
            beside?.text != null && word.trim() !== '' && !wordsOf(beside.text).includes(word) ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: words stand where they stand
              <mark key={place}>{visible(word)}</mark>
            ) : (
              visible(word)
            ),
          )}
        </pre>
      )}
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="sent">{value === null ? said.notKnown : visible(value)}</dd>
          </div>
        ))}
      </dl>
      {split && of.text !== null && (
        <Button
          size="xs"
          variant="default"
          className="no-print"
          aria-label={`${said.act.split}: ${visible(of.run)}`}
          onClick={() => split(of)}
        >
          {said.act.split}
        </Button>
      )}
    </article>
  )
}

/** Words and what stands between them. */
const wordsOf = (text: string): string[] => text.split(/(\s+)/)
