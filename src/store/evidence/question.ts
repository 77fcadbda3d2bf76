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

/** What every question may use at most: a wrong one is stopped, and its neighbours go on. */
export const LIMITS = 'max_execution_time = 30, max_memory_usage = 1500000000, prefer_column_name_to_alias = 1'

/** Text forms that lose nothing: 64-bit integers and decimals as strings. */
export const FORMAT =
  'output_format_json_quote_64bit_integers = 1, output_format_json_quote_decimals = 1, output_format_json_quote_denormals = 0'
