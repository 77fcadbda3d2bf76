import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { deskAddress } from '../../sdk/src/desk.ts'
import { useHere } from '../session.tsx'

/** From a claim to what is behind it: an address of the API as a page of the desk, at a `part` of the plan where one is meant. */
export function EvidenceLink({ url, part, children }: { url: string; part?: string | undefined; children: ReactNode }) {
  const { workspace } = useHere()
  const address = deskAddress(url, workspace, part)
  if (!address.startsWith('/w/')) return <a href={address}>{children}</a>
  const [path, query] = address.split('?', 2)
  return (
    <Link to={path as string} search={Object.fromEntries(new URLSearchParams(query))}>
      {children}
    </Link>
  )
}
