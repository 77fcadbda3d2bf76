import { createReadStream, mkdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Session } from 'chdb'
import { priceLine } from '../src/evidence/costs/price.ts'
import { readLine } from '../src/evidence/receive/read-line.ts'
import { rowOf } from '../src/evidence/receive/rows.ts'

/**
 * Inserts the rows of a record into the tables they belong to, with the engine and nothing else, in batches as large as
 * those of an import; prints rows a second of the inserting alone (making the rows is not counted).
 */
const [file = '', folder = ''] = process.argv.slice(2)
const BATCH = 15_000
mkdirSync(folder, { recursive: true })
const session = new Session(folder)
const schema = readFileSync(new URL('../src/store/evidence/schema/001-record.sql', import.meta.url), 'utf8')
for (const [statement] of schema.matchAll(/^CREATE TABLE[^;]+/gm)) await session.queryAsync(statement)

let rows = 0
let ms = 0
let batch = new Map<string, string[]>()
let size = 0
const insert = async () => {
  for (const [table, texts] of batch) {
    const values = Buffer.from(texts.join('\n'))
    const began = performance.now()
    await session.insert({ table, values, format: 'JSONEachRow' })
    ms += performance.now() - began
    rows += texts.length
  }
  batch = new Map()
  size = 0
}
for await (const text of createInterface({ input: createReadStream(file) })) {
  const read = readLine(text)
  if (read.kind !== 'line') throw new Error(read.reason)
  const row = rowOf(read.line, 'w', 1, priceLine(read.line))
  const texts = batch.get(row.table) ?? []
  batch.set(row.table, texts)
  texts.push(`{"arrived":"2026-01-01 00:00:00.000000",${row.text.slice(1)}`)
  if (++size >= BATCH) await insert()
  if (rows >= 2_000_000) break
}
await insert()
process.stdout.write(String(rows / (ms / 1000)))
process.exit(0)
