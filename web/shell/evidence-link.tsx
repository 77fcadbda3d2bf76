import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useHere } from '../session.tsx'

/** From a claim to the runs behind it: an address of the API as a page of the desk. Others have no page: plain text. */
export function EvidenceLink({ url, children }: { url: string; children: ReactNode }) {
  const { workspace } = useHere()
  const { pathname, searchParams } = new URL(url, location.origin)
  if (pathname === '/api/v1/runs')
    return (
      <Link to="/w/$workspace/runs" params={{ workspace }} search={Object.fromEntries(searchParams)}>
        {children}
      </Link>
    )
  if (pathname === '/api/v1/reviews')
    return (
      <Link to="/w/$workspace/reviews" params={{ workspace }} search={Object.fromEntries(searchParams)}>
        {children}
      </Link>
    )
  return <span>{children}</span>
}
