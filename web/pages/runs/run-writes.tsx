import type { Messages } from '../../messages/en.ts'
import { useMessages } from '../../messages/messages.ts'
import { Mark } from '../../parts/mark.tsx'
import { Sheet } from '../../parts/panel.tsx'
import { SentText } from '../../parts/text.tsx'
import { visible } from '../../parts/visible.ts'
import { Moment } from '../../shell/moment.tsx'
import classes from './run.module.css'
import type { RunDetail } from './steps.ts'
import { compareFields } from './write-fields.ts'

type Write = RunDetail['writes'][number]
type Readback = RunDetail['readbacks'][number]

/** Every claimed write beside what an independent read found, and what was found that nobody claimed. */
export function Writes({ of }: { of: RunDetail }) {
  const words = useMessages()
  const isOf = (write: Write) => (one: Readback) => one.write === write.write && one.step === write.step
  const unclaimed = of.readbacks.filter((one) => !of.writes.some((write) => isOf(write)(one)))
  if (of.writes.length + unclaimed.length === 0) return null
  return (
    <Sheet title={words.run.writes}>
      <ul className={classes.plain}>
        {of.writes.map((write) => (
          <li key={`${write.step} ${write.write}`}>
            <OneWrite claimed={write} reads={of.readbacks.filter(isOf(write))} />
          </li>
        ))}
        {unclaimed.map((read) => (
          <li key={`${read.step} ${read.write} ${read.readback}`}>
            <OneWrite claimed={undefined} reads={[read]} />
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

function OneWrite({ claimed, reads }: { claimed: Write | undefined; reads: readonly Readback[] }) {
  const words = useMessages()
  const said = words.run
  const read = reads.at(-1)
  // Where the last look found nothing, what the one before saw still stands.
  const seen = reads.findLast(({ fields }) => fields !== undefined) ?? read
  // Other spaces or separators are no difference to whoever read it.
  const fields = compareFields(claimed?.fields, seen?.fields).map((one) =>
    seen?.outcome === 'confirmed' ? { ...one, isSame: one.isSame === null ? null : true } : one,
  )
  return (
    <>
      <p className="sent">
        <Mark tone={read === undefined ? 'unknown' : (toneOf[read.outcome] ?? 'bad')} size={14} />{' '}
        <strong>{visible(claimed?.integration ?? words.unknown)}</strong> {visible(claimed?.record ?? '')}
        <span className="small quiet">
          {read === undefined ? said.notReadBack : inWords(read, said)}
          {read?.observed_at && (
            <>
              , <Moment time={read.observed_at} />
            </>
          )}
        </span>
      </p>
      {fields.length > 0 && (
        <table className={classes.fields}>
          <thead>
            <tr>
              <th scope="col">{said.field}</th>
              <th scope="col">{said.claimed}</th>
              <th scope="col">{said.readBack}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((one) => (
              <tr key={one.field} data-differs={one.isSame === false || undefined}>
                <th scope="row" className="sent">
                  {visible(one.field)}
                </th>
                <td>
                  {one.claimed === null ? (
                    <Missing>{said.notClaimed}</Missing>
                  ) : (
                    <SentText text={one.claimed} words={words} lines={6} isBrief />
                  )}
                </td>
                <td>
                  {one.read === null ? (
                    <Missing>{said.notRead}</Missing>
                  ) : (
                    <SentText text={one.read} words={words} lines={6} isBrief />
                  )}
                  {one.isSame === false && (
                    <span className={classes.differs}>
                      <Mark tone="bad" size={13} /> {said.differs}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

/** What could not be learnt is neither good nor bad. */
const toneOf: Readonly<Record<string, 'good' | 'unknown'>> = { confirmed: 'good', unconfirmed: 'unknown' }

/** "read back, and not as claimed: a person changed it; last changed by eva" */
function inWords({ outcome, reason, changed_by }: Readback, said: Messages['run']): string {
  const words = said.writeOutcome[outcome as keyof typeof said.writeOutcome] ?? outcome
  const why = reason === undefined ? undefined : (said.readReason[reason as keyof typeof said.readReason] ?? reason)
  const all = why === undefined ? words : `${words}: ${visible(why)}`
  return changed_by === undefined ? all : `${all}; ${said.lastChanged(visible(changed_by))}`
}

const Missing = ({ children }: { children: string }) => <span className="quiet small">{children}</span>
