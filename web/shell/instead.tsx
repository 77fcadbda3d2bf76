import { Button } from '@mantine/core'
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useMessages } from '../messages/messages.ts'
import { Empty, Loading, PageHead, Sheet } from '../parts/panel.tsx'

/** What stands where a page would: while its program comes, where there is none, and where it cannot be shown. */
export function PageComes() {
  return <Loading words={useMessages().panel} height={320} />
}

export function NoPage() {
  const said = useMessages().instead
  return (
    <>
      <PageHead title={said.noPage} />
      <Sheet>
        <Empty title={said.noPageText}>
          <Link to="/">{said.start}</Link>
        </Empty>
      </Sheet>
    </>
  )
}

/** The program of a page could not be loaded: there is no way to the server, or it has a newer one with files of other names. */
class NotLoaded extends Error {}

export const loaded =
  <T,>(load: () => Promise<T>) =>
  (): Promise<T> =>
    load().catch((cause: unknown) => {
      // By its own name: what the kit takes for a missing file it reloads at once, and without a network nothing would be left.
      throw new NotLoaded('The program of this page could not be loaded.', { cause })
    })

export function NoProgram({ error, reset }: ErrorComponentProps) {
  const said = useMessages().instead
  const router = useRouter()
  const isNotLoaded = error instanceof NotLoaded
  const [isAsking, setAsking] = useState(isNotLoaded)
  useEffect(() => {
    if (!isNotLoaded) return
    const look = async () => {
      if (isFirstOf(buildShown()) && (await isThere())) location.reload()
      else setAsking(false)
    }
    void look()
  }, [isNotLoaded])
  const again = async () => {
    if (!isNotLoaded) {
      reset()
      return await router.invalidate()
    }
    setAsking(true)
    if (await isThere()) location.reload()
    else setAsking(false)
  }
  return (
    <>
      <PageHead title={said.broken} />
      <Sheet>
        <Empty title={isNotLoaded ? said.notLoaded : said.defect}>
          <p>{isNotLoaded ? said.notLoadedText : said.defectText}</p>
          <Button mt="sm" size="xs" variant="default" disabled={isAsking} onClick={again}>
            {said.again}
          </Button>
        </Empty>
      </Sheet>
    </>
  )
}

/** The file that began this page; a newer build has another. */
const buildShown = (): string => document.querySelector<HTMLScriptElement>('script[type="module"]')?.src ?? ''

/** Loaded again by itself once for each build, so that a file that is really missing does not load for ever. */
function isFirstOf(build: string): boolean {
  const isFirst = sessionStorage.getItem('aftercare-reloaded') !== build
  sessionStorage.setItem('aftercare-reloaded', build)
  return isFirst
}

/** Whether the server gives this page: loading it again without it would leave the browser's own words. */
const isThere = (): Promise<boolean> =>
  fetch(location.href, { cache: 'no-store' }).then(
    ({ status }) => status < 500,
    () => false,
  )
