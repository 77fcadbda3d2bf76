import { Group } from '@mantine/core'
import { useLanguage, useMessages } from '../messages/messages.ts'
import { useHere } from '../session.tsx'

/** Where the server gives a document or a part of it, in the language of the desk. */
export function useDocumentAddress(): (path: string) => string {
  const language = useLanguage()
  const { workspace } = useHere()
  return (path) => `${path}?workspace=${encodeURIComponent(workspace)}&language=${language}`
}

/** A document as a page of its own, and as PDF, by its address without the prefix of the API: "/reviews/ID". */
export function DocumentLinks({ path }: { path: string }) {
  const { document } = useMessages()
  const address = useDocumentAddress()
  return (
    <Group gap={12} wrap="nowrap">
      <a href={address(path)}>{document.asPage}</a>
      <a href={address(`/api/v1${path}/pdf`)} download>
        {document.asPdf}
      </a>
    </Group>
  )
}
