import type { Micros } from '../../base/time.ts'
import type { Column } from './packed.ts'

/** What an engine must be able to do; everything else is the same for both. */
export type Engine = {
  readonly name: 'chdb' | 'clickhouse'
  /** `lag`: an insert that did not finish within this time is given up; undefined where this process is the only writer. */
  readonly lagMicros: Micros | undefined
  /** Rows as they are packed: ClickHouse's RowBinary, with the values of these columns in this order. Returns once they are on the disk. */
  insert(table: string, columns: readonly Column[], rows: Buffer): Promise<void>
  query(sql: string): Promise<string>
  command(sql: string): Promise<void>
  close(): Promise<void>
}
