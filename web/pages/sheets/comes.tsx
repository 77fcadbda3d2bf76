import { Button, TextInput } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useEvidenceWords } from '../../messages/evidence.ts'
import { useDraft } from '../../parts/draft.ts'
import { Failed } from '../../parts/failed.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { useFormat } from '../../shell/moment.tsx'
import { useToldAgain } from '../connectors/ask.ts'
import { fieldWord } from './columns.tsx'
import type { LineType, Seen } from './mapping.ts'
import { RowErrors } from './row-errors.tsx'
import classes from './sheets.module.css'
import type { Source } from './source.ts'

type Taken = { readonly accepted: number; readonly refused: number }

/** What comes of a sheet by its mapping: how much, its first rows, rows that cannot be read; and the act that keeps it. */
export function Comes(props: {
  source: Source
  seen: Seen
  isChanged: boolean
  /** What one that is read already is called. */
  known: string | null
  again: () => void
}) {
  const { source, seen, isChanged, known, again } = props
  const said = useEvidenceWords().sheets
  const format = useFormat()
  const { api, workspace } = useHere()
  const navigate = useNavigate()
  const toldAgain = useToldAgain()
  const [, , urlSent] = useDraft(`sheet ${workspace}`)
  const [name, setName] = useState(known ?? '')
  const [taken, setTaken] = useState<Taken | null>(null)
  const { mapping } = seen
  const connect = useSend({
    key: ['sheet-connect', workspace],
    send: async () => {
      if (source.kind !== 'address') return
      const { url, key } = source
      const body = { kind: 'sheet' as const, url, key, mapping, ...(name.trim() === '' ? {} : { name: name.trim() }) }
      const { connector } = await api.post('/api/v1/connectors', { body })
      // What is wrong with reading it is said where it stands from now on.
      await api.post('/api/v1/connectors/{id}/read', { params: { id: connector.id } }).catch(() => undefined)
    },
    sent: () => {
      urlSent()
      toldAgain()
      void navigate({ to: '/w/$workspace/connectors', params: { workspace } })
    },
  })
  const take = useSend({
    key: ['sheet-take', workspace],
    send: () =>
      api.post('/api/v1/evidence/sheet', { query: { mapping }, body: source.kind === 'file' ? source.text : '' }),
    sent: (answer) => {
      toldAgain()
      setTaken(answer)
    },
  })
  if (taken) return <TakenIn of={taken} again={again} />
  const isBusy = connect.isSending || take.isSending
  return (
    <Sheet title={said.comes}>
      <div className={rows.form}>
        <p role="status">
          <Mark tone={seen.refused > 0 ? 'warn' : 'good'} size={14} />{' '}
          {said.counts(format.number(seen.rows), format.number(seen.refused), format.number(seen.lines))}{' '}
          {isChanged ? said.changed : said.nothingKept}
        </p>
        {seen.reasons.length > 0 && (
          <div>
            <h3>{said.errors}</h3>
            {seen.refused > seen.reasons.length && <p className="second">{said.errorsMore(seen.reasons.length)}</p>}
            <RowErrors items={seen.reasons.map(({ position, reason }) => ({ line: position, reason }))} />
          </div>
        )}
        {seen.first.length > 0 && (
          <details className={classes.more} open>
            <summary>{said.first}</summary>
            <div>
              {seen.first.flatMap(({ line, lines }) =>
                lines.map((one, place) => {
                  const { type, ...fields } = one
                  return (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in its row.
                    <div key={`${line} ${place}`}>
                      <h3>{said.firstRow(line, said.types[type as LineType])}</h3>
                      <dl className={classes.fields}>
                        {flat(fields).map(([field, value]) => (
                          <Field key={field} name={fieldWord(said, type as LineType, field)} value={value} />
                        ))}
                      </dl>
                    </div>
                  )
                }),
              )}
            </div>
          </details>
        )}
        <Failed error={connect.error ?? take.error} />
        {source.kind === 'address' ? (
          <>
            <p className="second">{said.schedule}</p>
            <div className={rows.fields}>
              <TextInput
                label={said.name}
                value={name}
                readOnly={isBusy}
                onChange={(event) => setName(event.currentTarget.value)}
                maxLength={100}
                autoComplete="off"
              />
            </div>
            <div className={rows.acts}>
              <Button disabled={isChanged || isBusy || seen.lines === 0} onClick={() => connect.send()}>
                {connect.isSending ? said.connecting : known === null ? said.connect : said.replace}
              </Button>
            </div>
          </>
        ) : (
          <div className={rows.acts}>
            <Button disabled={isChanged || isBusy || seen.lines === 0} onClick={() => take.send()}>
              {take.isSending ? said.taking : said.takeIn(format.number(seen.lines))}
            </Button>
          </div>
        )}
      </div>
    </Sheet>
  )
}

const Field = ({ name, value }: { name: string; value: string }) => (
  <>
    <dt>{visible(name)}</dt>
    <dd className="sent">{visible(value)}</dd>
  </>
)

/** Members by their paths: "cost.amount". */
const flat = (value: object, before = ''): [field: string, text: string][] =>
  Object.entries(value).flatMap(([key, inner]): [string, string][] =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? flat(inner, `${before}${key}.`)
      : [
          [
            `${before}${key}`,
            typeof inner === 'string' ? inner : key === 'corrections' ? changes(inner) : JSON.stringify(inner),
          ],
        ],
  )

/** "amount: 100 → 120; vendor" */
const changes = (corrections: unknown): string =>
  (corrections as { field: string; before?: unknown; after?: unknown }[])
    .map(({ field, before, after }) =>
      before === undefined && after === undefined ? field : `${field}: ${before ?? ''} → ${after ?? ''}`,
    )
    .join('; ')

function TakenIn({ of, again }: { of: Taken; again: () => void }) {
  const said = useEvidenceWords().sheets
  const format = useFormat()
  const { workspace } = useHere()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <Sheet title={said.comes}>
      <div ref={place} tabIndex={-1} role="status" className={rows.shown}>
        <p>
          <Mark tone="good" size={14} /> {said.taken(format.number(of.accepted))} {said.takenText}
        </p>
        <div className={rows.acts}>
          <Button variant="default" onClick={again}>
            {said.another}
          </Button>
        </div>
        <p>
          <Link to="/w/$workspace/refused" params={{ workspace }}>
            {said.refusedLink}
          </Link>
        </p>
      </div>
    </Sheet>
  )
}
