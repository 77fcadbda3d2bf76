import { Session } from 'chdb'

/**
 * Inserts rows that an import has written a second time, into tables made alike, with the engine and nothing else, in
 * batches as large as those of an import, or as told; prints rows a second of the inserting alone. What it made is dropped again.
 */
const [folder = '', batchSize = '15000'] = process.argv.slice(2)
const BATCH = Number(batchSize)
/** Rows are read a part of the runs at a time, so that they fit the memory; a million steps are enough to know the rate. */
const PARTS = 16
const ENOUGH = 1_000_000
const tables = ['run_line', 'step', 'verdict']

const session = new Session(folder)
const ask = async (sql: string) => (await session.queryAsync(sql)).text()
for (const table of tables) await ask(`CREATE TABLE raw_${table} AS ${table}`)

let rows = 0
let ms = 0
const steps = Number(await ask('SELECT count() FROM step'))
const parts = PARTS * Math.max(1, Math.round(steps / ENOUGH))
for (let part = 0; part < PARTS && rows < ENOUGH; part++)
  for (const table of tables) {
    const text = await ask(
      `SELECT * FROM ${table} WHERE cityHash64(run) % ${parts} = ${part} FORMAT JSONEachRow SETTINGS output_format_json_quote_64bit_integers = 1`,
    )
    const lines = text.split('\n').filter((line) => line !== '')
    for (let at = 0; at < lines.length; at += BATCH) {
      const batch = lines.slice(at, at + BATCH)
      const values = Buffer.from(batch.join('\n'))
      const began = performance.now()
      await session.insert({ table: `raw_${table}`, values, format: 'JSONEachRow' })
      ms += performance.now() - began
      rows += batch.length
    }
  }
for (const table of tables) await ask(`DROP TABLE raw_${table}`)
process.stdout.write(String(rows / (ms / 1000)))
process.exit(0)
