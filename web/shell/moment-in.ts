/**
 * A time as it is written in a zone ("2026-03-09T14:05") as a moment of the API. Of an hour that clocks leave out it is the one
 * after; of one that comes twice, one of both.
 */
export function momentIn(zone: string, local: string): string {
  const written = Date.parse(`${local}Z`)
  // What the clock there shows at a moment, read as if it were UTC; Swedish writes times as the API does.
  const shown = (moment: number) =>
    Date.parse(`${new Date(moment).toLocaleString('sv-SE', { timeZone: zone }).replace(' ', 'T')}Z`)
  const near = written - (shown(written) - written)
  return new Date(written - (shown(near) - near)).toISOString()
}
