import { AppError } from './errors.ts'

/** Where the next page of a list begins: its place in the order, bound to what was asked. Whoever gets it only hands it back. */
export const writeCursor = (place: readonly (string | number)[], filter: object): string =>
  Buffer.from(JSON.stringify([...place, keyOf(filter)])).toString('base64url')

/** The place a cursor names; `like` has a value of the kind each of its parts must have. */
export function readCursor<Place extends readonly (string | number)[]>(
  cursor: string,
  filter: object,
  like: Place,
): Place {
  try {
    const parts = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    const place = parts.slice(0, -1)
    const isLike = place.length === like.length && place.every((part, index) => typeof part === typeof like[index])
    if (isLike && parts.at(-1) === keyOf(filter)) return place as unknown as Place
  } catch {
    // Said below.
  }
  throw new AppError('invalid_input', 'The cursor does not belong to this filter. Start again without "cursor".')
}

const keyOf = (filter: object): string =>
  JSON.stringify(
    Object.entries(filter)
      .filter(([, value]) => value !== undefined)
      .sort(),
  )
