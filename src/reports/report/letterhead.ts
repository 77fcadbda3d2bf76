import { inflateSync } from 'node:zlib'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { type Micros, toDate } from '../../base/time.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Db, State } from '../../store/state/state.ts'
import { isColour, type Logo, type Sender } from '../document/document.ts'

/** Whose name, colour and sign stand at the head of what leaves a workspace. */
export async function readLetterhead(db: Db, workspace: string): Promise<Sender | null> {
  const row = await db.selectFrom('letterhead').selectAll().where('workspace_id', '=', workspace).executeTakeFirst()
  if (!row) return null
  const { logo_type: type, logo: base64, logo_width: width, logo_height: height } = row
  const logo =
    base64 === null || width === null || height === null ? null : { type: type as Logo['type'], base64, width, height }
  return { name: row.name, colour: row.colour, logo }
}

/** The letterhead; where none was set up, whoever the plan says maintains it, by name alone. */
export const senderOf = async (db: Db, workspace: string, plan: Plan | undefined): Promise<Sender | null> =>
  (await readLetterhead(db, workspace)) ??
  (plan?.provider === undefined ? null : { name: plan.provider, colour: null, logo: null })

export async function writeLetterhead(
  state: State,
  workspace: string,
  given: { readonly name: string; readonly colour: string | null; readonly logo: Logo | null },
  { by, now }: { readonly by: string; readonly now: Micros },
): Promise<void> {
  if (given.colour !== null) requireReadable(given.colour)
  const row = {
    ...{
      name: given.name,
      colour: given.colour,
      logo_type: given.logo?.type ?? null,
      logo: given.logo?.base64 ?? null,
    },
    ...{ logo_width: given.logo?.width ?? null, logo_height: given.logo?.height ?? null },
    ...{ changed_at: toDate(now), changed_by: by },
  }
  await state.db
    .insertInto('letterhead')
    .values({ workspace_id: workspace, ...row })
    .onConflict((same) => same.column('workspace_id').doUpdateSet(row))
    .execute()
}

/** Of headings on white paper (WCAG 2.2, 1.4.3). */
const LEAST_CONTRAST = 4.5

function requireReadable(colour: string): void {
  if (!isColour(colour)) throw new AppError('invalid_input', say`"colour" is "${colour}". Write it like #1f4e79.`)
  const contrast = 1.05 / (luminance(colour) + 0.05)
  if (contrast < LEAST_CONTRAST)
    throw new AppError(
      'invalid_input',
      say`"colour" is ${colour}, whose contrast to white is ${contrast.toFixed(1)}: headings in it cannot be read. Take a darker one, of ${LEAST_CONTRAST} or more.`,
    )
}

/** Relative luminance of sRGB, from 0 to 1. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const MAX_BYTES = 150_000
const MAX_PIXELS = 1500

/** A sign as it may stand in a document: a PNG or JPEG that is what it says, not too large, and without what it need not carry. */
export function readLogo(base64: string): Logo {
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length === 0) throw wrong(say`is empty`)
  if (bytes.length > MAX_BYTES) throw wrong(say`has ${bytes.length} bytes; ${MAX_BYTES} are the most`)
  if (bytes.subarray(0, 8).equals(PNG)) return readPng(bytes)
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return readJpeg(bytes)
  throw wrong(say`is neither a PNG nor a JPEG`)
}

const wrong = (what: string) =>
  new AppError('invalid_input', say`"logo" ${what}. Give a PNG or JPEG of at most 150 kB.`)
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** What draws it; texts, profiles and dates that programs put beside it are left out. */
const DRAWS = ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

function readPng(bytes: Buffer): Logo {
  const kept: Buffer[] = [PNG]
  const data: Buffer[] = []
  let head: Buffer | undefined
  let isEnded = false
  for (let at = PNG.length; at + 12 <= bytes.length && !isEnded; ) {
    const length = bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    const end = at + 12 + length
    if (end > bytes.length) throw wrong(say`is cut off`)
    if (DRAWS.includes(type)) kept.push(bytes.subarray(at, end))
    if (type === 'IHDR') head = bytes.subarray(at + 8, at + 8 + length)
    if (type === 'IDAT') data.push(bytes.subarray(at + 8, at + 8 + length))
    isEnded = type === 'IEND'
    at = end
  }
  if (head?.length !== 13 || !isEnded || data.length === 0) throw wrong(say`is no whole PNG`)
  const [width, height] = sized(head.readUInt32BE(0), head.readUInt32BE(4))
  const [depth = 0, colour = 0] = [head[8], head[9]]
  const channels = CHANNELS[colour]
  // What is drawn in passes is decoded otherwise, by other readers otherwise again.
  if (channels === undefined || depth !== 8 || head[12] !== 0)
    throw wrong(say`is a PNG of an uncommon kind; save it with 8 bits and not interlaced`)
  const expected = height * (1 + width * channels)
  try {
    if (inflateSync(Buffer.concat(data), { maxOutputLength: expected + 1 }).length !== expected)
      throw wrong(say`is no whole PNG`)
  } catch (error) {
    throw error instanceof AppError ? error : wrong(say`is no whole PNG`)
  }
  return { type: 'image/png', base64: Buffer.concat(kept).toString('base64'), width, height }
}

function readJpeg(bytes: Buffer): Logo {
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  let size: [number, number] | undefined
  for (let at = 2; at + 4 <= bytes.length; ) {
    const marker = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff || marker === 0xff) throw wrong(say`is no whole JPEG`)
    const length = bytes.readUInt16BE(at + 2)
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) throw wrong(say`is cut off`)
    // Frames of the common kinds: baseline, extended and progressive.
    if (marker >= 0xc0 && marker <= 0xc2 && length >= 8) size = [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)]
    // Places, cameras and comments stay out; what says how colours are meant stays in.
    const isSaid = (marker >= 0xe1 && marker <= 0xed) || marker === 0xef || marker === 0xfe
    if (!isSaid) kept.push(bytes.subarray(at, end))
    if (marker === 0xda) {
      kept.push(bytes.subarray(end))
      const last = bytes.subarray(-2)
      if (!size || last[0] !== 0xff || last[1] !== 0xd9) throw wrong(say`is no whole JPEG`)
      const [width, height] = sized(size[0], size[1])
      return { type: 'image/jpeg', base64: Buffer.concat(kept).toString('base64'), width, height }
    }
    at = end
  }
  throw wrong(say`is no whole JPEG`)
}

function sized(width: number, height: number): [number, number] {
  if (width < 1 || height < 1 || width > MAX_PIXELS || height > MAX_PIXELS)
    throw wrong(say`is ${width} by ${height} pixels; ${MAX_PIXELS} by ${MAX_PIXELS} are the most`)
  return [width, height]
}
