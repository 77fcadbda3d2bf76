import { formatQueryParams } from '@clickhouse/client-common'

/** A question to the evidence: a name seen in logs and traces, and its SQL, written out. */
export type Question = { readonly name: string; readonly sql: string }

/**
 * Declares a question. Every table it names must be held to the workspace (`workspace = {workspace:String}`): one that
 * is not, is a defect found when the program starts, not when somebody reads another client's runs.
 */
export function question(name: string, sql: string): Question {
  const tables = sql.match(/\b(?:FROM|JOIN)\s+[a-z_]+\b/g)?.length ?? 0
  const bound = sql.match(/\{workspace:String\}/g)?.length ?? 0
  if (tables === 0 || bound < tables)
    throw new Error(`Question "${name}" names ${tables} tables and binds the workspace ${bound} times.`)
  return { name, sql }
}

export type Params = Record<string, string | number | boolean | null | readonly (string | number)[]>

/** A question may name some thousand runs, however long their names are; an engine reads a quarter of a megabyte if not told. */
export const QUERY_BYTES = 64 * 1024 * 1024

/**
 * SQL with its values in it. An engine would take them beside it, but the embedded one then answers one such question at
 * a time, on whatever connection, and a server is given them in an address, which may be too long. Quoted by the
 * official client's own rule.
 */
export function writtenOut(sql: string, params: Params): string {
  return sql.replace(/\{(\w+):([\w()]+)\}/g, (_, name: string, type: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`A question asks for {${name}:${type}}, and was not given it.`)
    const literal = formatQueryParams({ value, wrapStringInQuotes: true, printNullAsKeyword: true })
    return type === 'String' ? literal : `CAST(${literal}, '${type}')`
  })
}

/** What every question may use at most: a wrong one is stopped, and its neighbours go on. */
export const LIMITS = 'max_execution_time = 30, max_memory_usage = 1500000000, prefer_column_name_to_alias = 1'

/** Text forms that lose nothing: 64-bit integers and decimals as strings. */
export const FORMAT =
  'output_format_json_quote_64bit_integers = 1, output_format_json_quote_decimals = 1, output_format_json_quote_denormals = 0'
