import {
  type Document,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { withWritten } from './written.ts'
import { type ReadText, readText } from './yaml-text.ts'

/** Another value at a path, or, without a value, none any more. */
export type Edit = { readonly path: readonly (string | number)[]; readonly value?: unknown }

/**
 * Sets or takes away one value of a YAML text by exchanging only its own characters. What comes out is read again and compared:
 * where the exchange would have said anything else (strange layouts), the library writes the whole document instead, which
 * keeps comments and order too, but not the layout.
 */
export function spliceText({ text, read }: Readable, edit: Edit): Readable {
  const { document } = read
  if (!document) throw new TypeError('a text that cannot be read was to be edited')
  const wanted = JSON.stringify(withWritten(read.value ?? {}, edit.path, edit.value))
  const spliced = splice(text, document, edit)
  if (spliced !== undefined) {
    const again = readText(spliced)
    if (again.faults.length === read.faults.length && JSON.stringify(again.value ?? {}) === wanted)
      return { text: spliced, read: again }
  }
  if (edit.value === undefined) document.deleteIn(edit.path)
  else document.setIn(edit.path, document.createNode(edit.value))
  const whole = document.toString({ lineWidth: 0 })
  return { text: whole, read: readText(whole) }
}

type Readable = { readonly text: string; readonly read: ReadText }

type Around = { node: YAMLMap | YAMLSeq; inFlow: boolean }

function splice(text: string, document: Document, { path, value }: Edit): string | undefined {
  const step = path.at(-1)
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    if (value === undefined || path.length !== 1) return undefined
    return `${text === '' || text.endsWith('\n') ? text : `${text}\n`}${keyText(String(step), false)}:${valueText(value, false, 0)}\n`
  }
  const around = find(document.contents, path.slice(0, -1))
  if (!around || step === undefined) return undefined
  if (isMap(around.node)) {
    const pair = around.node.items.find((one) => nameOf(one) === String(step))
    if (value === undefined) return pair && withoutItem(text, around, around.node.items.indexOf(pair))
    return pair ? withValue(text, around, pair, value) : withPair(text, around, around.node, String(step), value)
  }
  const index = Number(step)
  if (value === undefined) return withoutItem(text, around, index)
  const item = around.node.items[index]
  if (index === around.node.items.length) return withItem(text, around, around.node, value)
  if (!isNode(item) || !item.range || (isCollection(item) && !item.flow)) return undefined
  return put(text, item.range[0], endOf(item, text), valueText(value, true, 0, item).slice(1))
}

function find(root: unknown, path: Edit['path']): Around | undefined {
  let node = root
  let inFlow = false
  for (const step of path) {
    if (isCollection(node) && node.flow) inFlow = true
    if (isMap(node)) node = node.items.find((one) => nameOf(one) === String(step))?.value
    else if (isSeq(node)) node = node.items[Number(step)]
    else return undefined
  }
  return isMap(node) || isSeq(node) ? { node, inFlow: inFlow || node.flow === true } : undefined
}

function withValue(text: string, { inFlow }: Around, pair: Pair, value: unknown): string | undefined {
  const colon = colonAfter(pair, text)
  if (colon === undefined) return undefined
  const old = pair.value
  const range = isNode(old) ? old.range : undefined
  const said = valueText(value, inFlow, indentAt(text, keyRange(pair)[0]), old)
  if (!isNode(old) || !range || range[0] === range[1]) return put(text, colon, colon, said)
  if (said.startsWith('\n') || (isCollection(old) && !old.flow)) return put(text, colon, endOf(old, text), said)
  return put(text, range[0], endOf(old, text), said.slice(1))
}

function withPair(text: string, { inFlow }: Around, map: YAMLMap, key: string, value: unknown): string | undefined {
  const last = map.items.at(-1)
  if (!last) {
    const range = map.range
    return range ? put(text, range[0], range[1], `{ ${keyText(key, true)}:${valueText(value, true, 0)} }`) : undefined
  }
  const end = endOfPair(last, text)
  const [first] = map.items
  if (end === undefined || !first) return undefined
  if (inFlow) return put(text, end, end, `, ${keyText(key, true)}:${valueText(value, true, 0)}`)
  const indent = indentAt(text, keyRange(first)[0])
  const gap = indent === 0 && typeof value === 'object' ? '\n' : ''
  const at = lineEnd(text, end)
  return put(text, at, at, `${gap}\n${' '.repeat(indent)}${keyText(key, false)}:${valueText(value, false, indent)}`)
}

function withItem(text: string, { inFlow }: Around, seq: YAMLSeq, value: unknown): string | undefined {
  const last = seq.items.at(-1)
  const range = seq.range
  if (!range) return undefined
  if (!isNode(last)) return put(text, range[0], range[1], `[${valueText(value, true, 0).slice(1)}]`)
  const end = endOf(last, text)
  if (inFlow) return put(text, end, end, `,${valueText(value, true, 0)}`)
  if (text[range[0]] !== '-') return undefined
  const at = lineEnd(text, end)
  return put(text, at, at, `\n${' '.repeat(indentAt(text, range[0]))}-${valueText(value, true, 0)}`)
}

/** An item of a map or a list with its comma, or with its lines. The last of all is for whoever takes away what is around it. */
function withoutItem(text: string, { node, inFlow }: Around, index: number): string | undefined {
  const spans = node.items.map((item) => spanOf(item, text))
  const [span, before, after] = [spans[index], spans[index - 1], spans[index + 1]]
  if (!span || spans.length === 1) return undefined
  if (inFlow) return after ? put(text, span[0], after[0], '') : before && put(text, before[1], span[1], '')
  const begin = text.lastIndexOf('\n', span[0]) + 1
  const lead = text.slice(begin, span[0])
  if (/^\s*(?:-\s+)?$/.test(lead) && (isSeq(node) || lead.trim() === ''))
    return put(text, begin, Math.min(text.length, text.indexOf('\n', span[1]) + 1 || text.length), '')
  return after ? put(text, span[0], after[0], '') : undefined
}

function spanOf(item: unknown, text: string): [number, number] | undefined {
  if (isNode(item)) return item.range ? [item.range[0], endOf(item, text)] : undefined
  const end = endOfPair(item as Pair, text)
  return end === undefined ? undefined : [keyRange(item as Pair)[0], end]
}

const nameOf = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : '')
const keyRange = ({ key }: Pair): readonly [number, number] =>
  isNode(key) && key.range ? [key.range[0], key.range[1]] : [0, 0]

function colonAfter(pair: Pair, text: string): number | undefined {
  const found = /^\s*:/.exec(text.slice(keyRange(pair)[1], keyRange(pair)[1] + 80))
  return found ? keyRange(pair)[1] + found[0].length : undefined
}

function endOfPair(pair: Pair, text: string): number | undefined {
  const { value } = pair
  if (isNode(value) && value.range && value.range[0] !== value.range[1]) return endOf(value, text)
  return colonAfter(pair, text) ?? keyRange(pair)[1]
}

/** Where the content of a node ends: before comments and blank lines that follow it. */
function endOf(node: unknown, text: string): number {
  if (isCollection(node) && !node.flow) {
    const last = node.items.at(-1)
    if (isNode(last)) return endOf(last, text)
    if (last) return endOfPair(last as Pair, text) ?? 0
  }
  const range = isNode(node) ? node.range : undefined
  return range ? range[0] + text.slice(range[0], range[1]).trimEnd().length : 0
}

const indentAt = (text: string, offset: number): number => offset - (text.lastIndexOf('\n', offset - 1) + 1)

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : text[end - 1] === '\r' ? end - 1 : end
}

const put = (text: string, from: number, to: number, said: string): string =>
  text.slice(0, from) + (text.includes('\r\n') ? said.replaceAll('\n', '\r\n') : said) + text.slice(to)

/** Longer than this and a list or map gets a line for each of its parts. */
const maxLine = 110

/** " value" on the line of its key, or lines of its own below it. */
function valueText(value: unknown, inFlow: boolean, indent: number, before?: unknown): string {
  if (typeof value !== 'object' || value === null) return ` ${scalarText(value, inFlow, before)}`
  const flow = flowText(value)
  if (inFlow || indent + flow.length <= maxLine || Object.keys(value).length === 0) return ` ${flow}`
  const pad = `\n${' '.repeat(indent + 2)}`
  if (Array.isArray(value)) return value.map((item) => `${pad}- ${flowText(item)}`).join('')
  return Object.entries(value)
    .map(([key, below]) => `${pad}${keyText(key, false)}:${valueText(below, false, indent + 2)}`)
    .join('')
}

function flowText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return scalarText(value, true)
  if (Array.isArray(value)) return `[${value.map(flowText).join(', ')}]`
  const entries = Object.entries(value).map(([key, below]) => `${keyText(key, true)}: ${flowText(below)}`)
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`
}

/** In the quotes it had before; else plain where that reads back as the same. */
function scalarText(value: unknown, inFlow: boolean, before?: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value)
  const quotes = isScalar(before) ? before.type : undefined
  if (quotes === Scalar.QUOTE_SINGLE && !/[\n\r\t]/.test(value)) return `'${value.replaceAll("'", "''")}'`
  if (quotes === Scalar.QUOTE_DOUBLE || value !== value.trim() || /[\n\r\u0080-\u009f\u2028\u2029\ufeff]/.test(value))
    return JSON.stringify(value)
  return readsAs(inFlow ? `[${value}]` : `- ${value}`, [value]) ? value : JSON.stringify(value)
}

const keyText = (key: string, inFlow: boolean): string =>
  readsAs(inFlow ? `{ ${key}: 1 }` : `${key}: 1`, { [key]: 1 }) ? key : JSON.stringify(key)

function readsAs(text: string, value: unknown): boolean {
  const document = parseDocument(text, { logLevel: 'error' })
  if (document.errors.length + document.warnings.length > 0) return false
  return JSON.stringify(document.toJS()) === JSON.stringify(value)
}
