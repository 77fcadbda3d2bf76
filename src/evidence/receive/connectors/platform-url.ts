import { AppError } from '../../../base/errors.ts'
import { say } from '../../../base/say.ts'

/** The address of a platform, as it is kept, from what people paste: a page of its desk, which `pages` ends, or the address of its API. */
export function readPlatformUrl(
  given: string,
  { platform, one, example, pages }: { platform: string; one: string; example: string; pages: RegExp },
): string {
  const text = given.trim()
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new AppError('invalid_input', say`"${text.slice(0, 200)}" is no address of ${one}. Write it like ${example}.`)
  if (url.username !== '' || url.password !== '')
    throw new AppError(
      'invalid_input',
      say`The URL holds a user or a password. Leave them out: ${platform} takes its API key alone.`,
    )
  return `${url.origin}${url.pathname.replace(pages, '').replace(/\/+$/, '')}`
}
