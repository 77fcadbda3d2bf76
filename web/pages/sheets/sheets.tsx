import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { Filters } from '../../filters.ts'
import { useEvidenceWords } from '../../messages/evidence.ts'
import { Coming, PageHead } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'
import { mayOne, operators, useHere } from '../../session.tsx'
import { useConnectors } from '../connectors/ask.ts'
import { Columns } from './columns.tsx'
import { Comes } from './comes.tsx'
import type { Mapping, Seen } from './mapping.ts'
import { lookAt, type Source } from './source.ts'
import { Where } from './where.tsx'

/** What was looked at, by which mapping. */
type Looked = { readonly source: Source; readonly seen: Seen }

/** A sheet at an address, or a file: what it says is guessed, changed, tried, and then read on a schedule or taken in once. */
export function Page() {
  const said = useEvidenceWords().sheets
  const here = useHere()
  const { connector } = useSearch({ from: '/w/$workspace/sheets' }) as Filters
  const connectors = useConnectors()
  const may = mayOne(here, operators)
  const known = connectors.data?.items.find(({ id, kind }) => id === connector && kind === 'sheet')
  return (
    <>
      <PageHead title={said.title} sentence={may ? said.sentence : `${said.sentence} ${said.mayNot}`} />
      <div className={rows.page}>
        {may && connector !== undefined && connectors.isPending && <Coming />}
        {may && !(connector !== undefined && connectors.isPending) && (
          <Form key={known?.id} of={known ? { url: known.url, name: known.name, mapping: known.mapping } : null} />
        )}
      </div>
    </>
  )
}

function Form({ of }: { of: { url: string; name: string; mapping: string | null } | null }) {
  const { api, workspace } = useHere()
  const [looked, setLooked] = useState<Looked | null>(null)
  /** What was changed since: in the form, or as a file. */
  const [changed, setChanged] = useState<Mapping | string | null>(null)
  const look = useSend({
    key: ['sheet', workspace],
    send: async ({ source, mapping }: { source: Source; mapping: string | undefined }) => ({
      source,
      seen: await lookAt(api, source, mapping),
    }),
    sent: (found) => {
      setLooked(found)
      setChanged(null)
    },
  })
  const asText = typeof changed === 'string' ? changed : changed === null ? undefined : JSON.stringify(changed)
  return (
    <>
      <Where
        url={of?.url ?? ''}
        isLooking={look.isSending && looked === null}
        error={looked === null ? look.error : null}
        look={(source) => {
          setLooked(null)
          look.send({ source, mapping: of?.mapping ?? undefined })
        }}
        changed={() => setLooked(null)}
      />
      {looked && (
        <>
          <Columns
            seen={looked.seen}
            changed={changed}
            change={setChanged}
            isTrying={look.isSending}
            error={look.error}
            tryIt={() => look.send({ source: looked.source, mapping: asText })}
          />
          <Comes
            key={looked.seen.mapping}
            source={looked.source}
            seen={looked.seen}
            isChanged={changed !== null}
            known={of && of.url === (looked.source.kind === 'address' ? looked.source.url : '') ? of.name : null}
            again={() => setLooked(null)}
          />
        </>
      )}
    </>
  )
}
