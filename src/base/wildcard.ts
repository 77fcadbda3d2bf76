/**
 * Whether a text fits a pattern in which "*" stands for anything; capital letters make no difference. The parts between the stars are
 * looked for one after the other, each as early as it comes: no pattern takes longer than the two are long.
 */
export function isLike(text: string, pattern: string): boolean {
  const [whole, parts] = [text.toLowerCase(), pattern.toLowerCase().split('*')]
  const [first = '', ...rest] = parts
  const last = rest.pop()
  if (last === undefined) return whole === first
  if (!whole.startsWith(first) || whole.length < first.length + last.length || !whole.endsWith(last)) return false
  let at = first.length
  for (const part of rest) {
    const found = whole.indexOf(part, at)
    if (found === -1) return false
    at = found + part.length
  }
  return at <= whole.length - last.length
}
