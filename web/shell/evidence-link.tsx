import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { deskAddress } from '../behind.ts'
import { useHere } from '../session.tsx'

/** From a claim to what is behind it: an address of the API as a page of the desk. What has no page is plain text. */
export function EvidenceLink({ url, children }: { url: string; children: ReactNode }) {
  const { workspace } = useHere()
  const address = deskAddress(url, workspace)
  if (address === null) return <span>{children}</span>
  if (!address.startsWith('/w/')) return <a href={address}>{children}</a>
  const [path, query] = address.split('?', 2)
  return (
    <Link to={path as string} search={Object.fromEntries(new URLSearchParams(query))}>
      {children}
    </Link>
  )
}
