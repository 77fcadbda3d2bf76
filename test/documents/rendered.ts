import { createHash } from 'node:crypto'
import { languages } from '../../src/base/languages.ts'
import { tableToCsv } from '../../src/reports/document/csv.ts'
import { tablesOf } from '../../src/reports/document/document.ts'
import { documentToHtml } from '../../src/reports/document/html.ts'
import { documentToPdf } from '../../src/reports/document/pdf.ts'
import { document } from './sample.ts'

/** The hash of the sample in every format and language. */
export async function hashesOf(): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {}
  const keep = (name: string, bytes: string | Buffer) => {
    hashes[name] = createHash('sha256').update(bytes).digest('hex')
  }
  for (const language of ['en', 'de'] as const) {
    keep(`${language}.html`, documentToHtml(document, language))
    keep(`${language}.pdf`, await documentToPdf(document, language))
    for (const table of tablesOf(document)) keep(`${language}.${table.id}.csv`, tableToCsv(table, languages[language]))
  }
  return hashes
}
