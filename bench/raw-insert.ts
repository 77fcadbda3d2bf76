import { unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Session } from 'chdb'

/**
 * Inserts rows that an import has written a second time, into tables made alike, with the engine and nothing else, in
 * batches as large as those of an import, or as told; prints rows a second of the inserting alone, of rows that are ready encoded:
 * as lines of JSON within the statement, as its clients usually do, and in its own form by a file, as it is done here. What it made is
 * dropped again.
 */
const [folder = '', batchSize = '15000'] = process.argv.slice(2)
const BATCH = Number(batchSize)
/** Rows are read a part of the runs at a time, so that they fit the memory; a million steps are enough to know the rate. */
const PARTS = 16
const ENOUGH = 1_000_000
const tables = ['run_line', 'step', 'verdict']

const session = new Session(folder)
const ask = async (sql: string) => await session.queryAsync(sql)
const file = join(tmpdir(), `raw-insert-${process.pid}`)

const spent = { lines: 0, binary: 0 }
async function timed(way: keyof typeof spent, insert: () => Promise<unknown>): Promise<void> {
  const began = performance.now()
  await insert()
  spent[way] += performance.now() - began
}

for (const table of tables) await ask(`CREATE TABLE raw_${table} AS ${table}`)

let rows = 0
const steps = Number((await ask('SELECT count() FROM step')).text())
const parts = PARTS * Math.max(1, Math.round(steps / ENOUGH))
for (let part = 0; part < PARTS && rows < ENOUGH; part++)
  for (const table of tables) {
    const of = `FROM ${table} WHERE cityHash64(run) % ${parts} = ${part}`
    const count = Number((await ask(`SELECT count() ${of}`)).text())
    for (let at = 0; at < count; at += BATCH) {
      const batch = `SELECT * ${of} ORDER BY run LIMIT ${BATCH} OFFSET ${at}`
      const lines = Buffer.from(
        (await ask(`${batch} FORMAT JSONEachRow SETTINGS output_format_json_quote_64bit_integers = 1`)).bytes(),
      )
      const binary = Buffer.from((await ask(`${batch} FORMAT RowBinary`)).bytes())
      await timed('lines', async () => {
        await session.insert({ table: `raw_${table}`, values: lines, format: 'JSONEachRow' })
      })
      await timed('binary', async () => {
        writeFileSync(file, binary)
        await ask(`INSERT INTO raw_${table} FROM INFILE '${file}' FORMAT RowBinary`)
        unlinkSync(file)
      })
      rows += Math.min(BATCH, count - at)
    }
  }
for (const table of tables) await ask(`DROP TABLE raw_${table}`)
const rate = (ms: number) => rows / (ms / 1000)
process.stdout.write(JSON.stringify({ lines: rate(spent.lines), binary: rate(spent.binary) }))
process.exit(0)
