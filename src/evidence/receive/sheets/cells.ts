/** What cannot be read in a cell, in words that lack only where it stands. */
export class Unreadable extends Error {}

/**
 * "1.234,50 €" -> "1234.50"; undefined where it is no number. What stands between digits is only a sign for decimals or thousands where it
 * is said which.
 */
export function decimalIn(text: string, decimal: ',' | '.' | undefined): string | undefined {
  const bare = bareOf(text)
  const [thousands, point] = decimal === ',' ? ['.', ','] : [',', '.']
  const isGrouped = new RegExp(`^-?\\d{1,3}(\\${thousands}\\d{3})+(\\${point}\\d+)?$`).test(bare)
  const plain = (decimal !== undefined && isGrouped ? bare.replaceAll(thousands, '') : bare).replace(point, '.')
  return /^-?\d{1,24}(\.\d{1,18})?$/.test(plain) ? plain : undefined
}

/** The same, of a cell that must hold one. */
export function decimalOf(text: string, decimal: ',' | '.' | undefined): string {
  const read = decimalIn(text, decimal)
  if (read !== undefined) return read
  throw new Unreadable(
    decimal === undefined && /^-?[\d.,]+$/.test(bareOf(text))
      ? `is "${text.slice(0, 40)}": write decimal: "," or decimal: "." into the mapping, so that its signs are told apart`
      : `is "${text.slice(0, 40)}", which is no number`,
  )
}

/** Without a currency around it and spaces in it. */
const bareOf = (text: string): string =>
  text.replaceAll(/^(?:[A-Z]{3}|[€$£¥])\s*|\s*(?:[A-Z]{3}|[€$£¥])$/g, '').replaceAll(/[\s\u00a0\u202f']/g, '')
