import { z } from 'zod'
import { languages } from '../base/languages.ts'

/** In which language a document is asked for. */
export const language = z
  .enum(Object.keys(languages) as [keyof typeof languages])
  .optional()
  .describe('Left out: as the caller reads.')

/** A file that somebody keeps: by its name, and in no cache that others share. */
export const file = (content: BodyInit, type: string, name: string): Response =>
  new Response(content, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    },
  })
