import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { CopyBlock } from '../../parts/copy.tsx'
import { Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { useFormat } from '../../shell/moment.tsx'

/** A sign-in link that was just made, for whom, and until when it opens: a day later. */
export type GivenLink = { readonly name: string; readonly link: string; readonly until: string }

export const linkUntil = (): string => new Date(Date.now() + 24 * 3_600_000).toISOString()

/** The link, once, with what to do with it. */
export function ShownLink({ of, done }: { of: GivenLink; done: () => void }) {
  const words = useMessages()
  const said = words.people
  const format = useFormat()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.focus()
    place.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <Sheet title={said.link(of.name)}>
      <div ref={place} tabIndex={-1} className={rows.shown}>
        <p className="second">{said.linkText(format.moment(of.until))}</p>
        <CopyBlock text={of.link} label={said.link(of.name)} words={words} />
        <div className={rows.acts}>
          <Button onClick={done}>{said.linkDone}</Button>
        </div>
      </div>
    </Sheet>
  )
}
