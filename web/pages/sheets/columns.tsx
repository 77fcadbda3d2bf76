import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useEvidenceWords } from '../../messages/evidence.ts'
import type { EvidenceWords } from '../../messages/evidence-en.ts'
import { Failed } from '../../parts/failed.tsx'
import { LinesField } from '../../parts/lines-field.tsx'
import { Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { visible } from '../../parts/visible.ts'
import {
  correctsOf,
  fieldOf,
  type Line,
  type LineType,
  type Mapping,
  type Seen,
  withField,
  withLine,
  withRest,
  withSame,
  withType,
  withWhen,
} from './mapping.ts'
import classes from './sheets.module.css'

const types: readonly LineType[] = ['run', 'step', 'verdict', 'eligible', 'spend', 'incident']
const none: ReadonlySet<number> = new Set()

/** What a field is called; the kind of a verdict is the outcome. */
export function fieldWord(said: EvidenceWords['sheets'], type: LineType, field: string): string {
  if (type === 'verdict' && field === 'kind') return said.outcome
  return Object.hasOwn(said.field, field) ? said.field[field as keyof typeof said.field] : field
}

/** What the columns of a sheet become, in a form or as the file it is; changed, it is tried before anything of it is kept. */
export function Columns(props: {
  seen: Seen
  changed: Mapping | string | null
  change: (to: Mapping | string) => void
  isTrying: boolean
  error: Error | null
  tryIt: () => void
}) {
  const { seen, changed, change, isTrying, error, tryIt } = props
  const said = useEvidenceWords().sheets
  const mapping = typeof changed === 'object' && changed !== null ? changed : seen.written
  const names = seen.columns.map(({ name }) => name)
  // Written as a file it says more than the form shows: one of them at a time.
  const isFile = typeof changed === 'string'
  return (
    <Sheet title={said.columns}>
      <div className={rows.form}>
        {seen.is_guessed && <p className="second">{said.guessed}</p>}
        {!isFile &&
          mapping.lines.map((line, place) => (
            <LineOf
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place.
              key={place}
              place={place}
              line={line}
              seen={seen}
              change={(to) => change(withLine(mapping, place, to))}
              remove={
                mapping.lines.length > 1
                  ? () => change({ ...mapping, lines: mapping.lines.filter((_, at) => at !== place) })
                  : null
              }
            />
          ))}
        {!isFile && (
          <>
            <div className={rows.acts}>
              <Button
                size="xs"
                variant="default"
                onClick={() => change({ ...mapping, lines: [...mapping.lines, { type: 'verdict', columns: {} }] })}
              >
                {said.addKind}
              </Button>
            </div>
            <details className={classes.more}>
              <summary>{said.written}</summary>
              <div>
                <div className={rows.fields}>
                  <NativeSelect
                    label={said.decimal}
                    value={mapping.decimal ?? ''}
                    onChange={(event) => change(withRest(mapping, 'decimal', event.currentTarget.value))}
                    data={(['', ',', '.'] as const).map((value) => ({ value, label: said.decimals[value] }))}
                  />
                  <TextInput
                    label={said.dates}
                    description={said.datesText}
                    inputWrapperOrder={['label', 'input', 'description']}
                    value={mapping.dates?.[0] ?? ''}
                    onChange={(event) => {
                      const [, ...others] = mapping.dates ?? []
                      const given = event.currentTarget.value
                      change(withRest(mapping, 'dates', given === '' ? others : [given, ...others]))
                    }}
                  />
                  <TextInput
                    label={said.zone}
                    description={said.zoneText}
                    inputWrapperOrder={['label', 'input', 'description']}
                    value={mapping.zone ?? ''}
                    onChange={(event) => change(withRest(mapping, 'zone', event.currentTarget.value))}
                  />
                </div>
                <Checkbox.Group
                  label={said.id}
                  description={said.idText}
                  value={[...(mapping.id ?? [])]}
                  onChange={(values) =>
                    change(
                      withRest(
                        mapping,
                        'id',
                        names.filter((one) => values.includes(one)),
                      ),
                    )
                  }
                >
                  <div className={rows.checks}>
                    {names.map((one) => (
                      <Checkbox key={one} value={one} label={visible(one)} />
                    ))}
                  </div>
                </Checkbox.Group>
              </div>
            </details>
          </>
        )}
        <details className={classes.more} open={isFile || undefined}>
          <summary>{said.asFile}</summary>
          <div>
            <p className="second small">{said.asFileText}</p>
            <LinesField
              label={said.asFile}
              value={isFile ? changed : seen.mapping}
              bad={none}
              readOnly={isTrying || (changed !== null && !isFile)}
              write={change}
            />
          </div>
        </details>
        <Failed error={error} />
        <div className={rows.acts}>
          <Button
            variant={changed === null ? 'default' : 'filled'}
            disabled={isTrying || changed === null}
            onClick={tryIt}
          >
            {isTrying ? said.trying : said.try}
          </Button>
        </div>
      </div>
    </Sheet>
  )
}

/** One line that is made of each row: which kind, and what it takes from which column. */
function LineOf(props: {
  place: number
  line: Line
  seen: Seen
  change: (to: Line) => void
  remove: (() => void) | null
}) {
  const { place, line, seen, change, remove } = props
  const said = useEvidenceWords().sheets
  const fields = seen.fields[line.type] ?? []
  const has = (field: string) => Object.hasOwn(line.columns, field)
  // The workflow is asked for wherever no column says it.
  const same = [
    ...new Set([
      ...(fields.includes('workflow') && !has('workflow') ? ['workflow'] : []),
      // Of rows in which nothing was changed somebody says what that means.
      ...(line.corrections !== undefined && !has('kind') ? ['kind'] : []),
      ...Object.keys(line.set ?? {}),
    ]),
  ]
  return (
    <div className={classes.kind}>
      <div className={rows.fields}>
        <NativeSelect
          label={said.kind(place + 1)}
          value={line.type}
          onChange={(event) => {
            const type = event.currentTarget.value as LineType
            change(withType(line, type, seen.fields[type] ?? []))
          }}
          data={types.map((value) => ({ value, label: said.types[value] }))}
        />
        <NativeSelect
          label={said.only}
          value={line.when ?? ''}
          onChange={(event) => change(withWhen(line, event.currentTarget.value))}
          data={[
            { value: '', label: said.always },
            ...seen.columns.map(({ name }) => ({ value: name, label: visible(name) })),
          ]}
        />
      </div>
      <table className={classes.columns}>
        <thead>
          <tr>
            <th scope="col">{said.column}</th>
            <th scope="col">{said.examples}</th>
            <th scope="col">{said.becomes}</th>
          </tr>
        </thead>
        <tbody>
          {seen.columns.map(({ name, examples }) => {
            const corrects = correctsOf(line, name)
            return (
              <tr key={name}>
                <td className="sent">{visible(name)}</td>
                <td className={`sent ${classes.example}`}>{visible(examples.join(', '))}</td>
                <td>
                  <NativeSelect
                    size="xs"
                    aria-label={said.becomesOf(visible(name))}
                    value={fieldOf(line, name)}
                    onChange={(event) => change(withField(line, name, event.currentTarget.value))}
                    data={[
                      { value: '', label: corrects ? said.correction : said.nothing },
                      ...[...new Set([...fields, ...Object.keys(line.columns)])].map((value) => ({
                        value,
                        label: fieldWord(said, line.type, value),
                      })),
                    ]}
                  />
                  {corrects && (
                    <span className="small second sent">
                      {said.corrects[corrects.is](corrects.field === null ? '' : visible(corrects.field))}
                    </span>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {same.length > 0 && (
        <div className={rows.fields}>
          {same.map((field) => (
            <TextInput
              key={field}
              label={
                field === 'kind' && line.corrections !== undefined
                  ? said.unchanged
                  : said.sameOf(fieldWord(said, line.type, field))
              }
              value={line.set?.[field] ?? ''}
              onChange={(event) => change(withSame(line, field, event.currentTarget.value))}
            />
          ))}
        </div>
      )}
      {remove && (
        <div className={rows.acts}>
          <Button size="xs" variant="default" onClick={remove}>
            {said.removeKind}
          </Button>
        </div>
      )}
    </div>
  )
}
