import { text } from '../base/html.ts'
import { brand, page } from './page.ts'

/** What this page reads of an OpenAPI document. */
export type ApiDescription = {
  readonly info: { readonly description?: string }
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> }
}
type Operation = {
  readonly summary?: string
  readonly description?: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: { readonly 200: { readonly content: Content } }
}
type Parameter = {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema: Schema
}
type Content = Readonly<Record<string, { readonly schema: Schema }>>
type Schema = {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly additionalProperties?: Schema
  readonly enum?: readonly unknown[]
  readonly description?: string
  readonly default?: unknown
  readonly format?: string
  readonly minimum?: number
  readonly exclusiveMinimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
}
type Named = Operation & { readonly method: string; readonly path: string; readonly noun: string }

/** The API's description as a page to read: the same document that stands at /openapi.json. */
export function apiToHtml(described: ApiDescription): string {
  const description = writtenOut(described, described.components?.schemas ?? {}) as ApiDescription
  const byNoun = Map.groupBy(operationsOf(description), (one) => one.noun)
  return page(
    'The API of Aftercare',
    `<a class="skip" href="#routes">Skip to the routes</a>
<header>${brand}<h1>The API of Aftercare</h1>
<p>${text(description.info.description ?? '')} For programs: <a href="/openapi.json">openapi.json</a>.</p></header>
<main><section><h2>Calling it</h2>
<p>Make a key with the sign-in link you were given, and name the server and the key once:</p>
${code("aftercare keys create NAME --role operator --link 'LINK'\nexport AFTERCARE_SERVER=http://127.0.0.1:4680 AFTERCARE_KEY=KEY", 'Making a key')}
<p>The command line takes the same two, and a browser that is signed in needs neither. What goes wrong is answered with a status, and as JSON with a <code>code</code> and a <code>title</code>: one sentence that says what is wrong and what to do.</p></section>
<nav aria-label="Routes"><ul>${[...byNoun].map(([noun, all]) => `<li><a href="#${noun}">${noun}</a> <span class="small">${all.length}</span></li>`).join('')}</ul></nav>
<div id="routes">${[...byNoun].map(([noun, all]) => `<section id="${noun}"><h2>${noun}</h2>${all.map(operation).join('')}</section>`).join('\n')}</div></main>`,
    {
      ownStyle: `pre { margin: .6rem 0; padding: .8rem 1rem; background: var(--band); border-radius: .4rem; font-size: .8125rem; line-height: 1.5; overflow-x: auto }
pre:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
h2::first-letter, nav a::first-letter { text-transform: uppercase }
h3 { font-family: ui-monospace, monospace; overflow-wrap: anywhere } h4 { margin: 1rem 0 .3rem; font-size: .875rem } summary { cursor: pointer; padding: .4rem 0; color: var(--link) }
nav ul { display: flex; flex-wrap: wrap; gap: 0 1.2rem; list-style: none; padding: 0 } nav a { display: inline-block; padding: .5rem 0 }`,
    },
  )
}

/** Every operation under the noun of its address: /api/v1/runs/{run} is of "runs". */
/** Schemas that have a name stand where they are meant: a reader has no index to look them up in. None holds itself. */
function writtenOut(part: unknown, named: Readonly<Record<string, unknown>>): unknown {
  if (typeof part !== 'object' || part === null) return part
  if (Array.isArray(part)) return part.map((one) => writtenOut(one, named))
  if ('$ref' in part) return writtenOut(named[String(part.$ref).replace('#/components/schemas/', '')], named)
  return Object.fromEntries(Object.entries(part).map(([name, one]) => [name, writtenOut(one, named)]))
}

function operationsOf({ paths = {} }: ApiDescription): Named[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => ({
      ...one,
      method: method.toUpperCase(),
      path,
      noun: path.replace('/api/v1', '').split('/')[1] ?? '',
    })),
  )
}

function operation(one: Named): string {
  const [type, body] = Object.entries(one.requestBody?.content ?? {})[0] ?? []
  const [answerType, answer] = Object.entries(one.responses[200].content)[0] ?? []
  return `<article><h3>${one.method} ${text(one.path)}</h3>
<p>${text(one.summary ?? '')}</p><p class="small">${text(one.description ?? '')}</p>
<details><summary>What it takes and answers</summary>
${parameters(one.parameters ?? [])}
${type && body ? `<h4>Body, <code>${text(type)}</code></h4>${isJson(type) ? code(shape(body.schema), `Body of ${one.method} ${one.path}`) : ''}` : ''}
<h4>Answer, <code>${text(answerType ?? '')}</code></h4>
${answer && isJson(answerType) ? code(shape(answer.schema), `Answer of ${one.method} ${one.path}`) : ''}
<h4>Example</h4>${code(curl(one, type, body?.schema), `Example of ${one.method} ${one.path}`)}
</details></article>`
}

const isJson = (type: string | undefined): boolean => type === 'application/json'

function parameters(all: readonly Parameter[]): string {
  if (all.length === 0) return ''
  const terms = all.map((one) => {
    const where = one.in === 'path' ? 'in the address' : one.required ? 'needed' : ''
    return `<dt><code>${text(one.name)}</code></dt><dd>${text([where, kind(one.schema)].filter(Boolean).join(', '))}${one.schema.description ? `. ${text(one.schema.description)}` : ''}</dd>`
  })
  return `<h4>Parameters</h4><dl>${terms.join('')}</dl>`
}

const code = (source: string, label: string): string =>
  `<pre tabindex="0" role="region" aria-label="${text(label)}"><code>${text(source)}</code></pre>`

/** A schema as the JSON it describes: names, and what each holds. "?" marks what may be left out. */
function shape(schema: Schema, indent = ''): string {
  const inner = `${indent}  `
  const either = schema.anyOf ?? schema.oneOf
  if (either) return either.map((one) => shape(one, indent)).join(' | ')
  if (schema.items) return `[ ${shape(schema.items, indent)}, ... ]${orNull(schema)}`
  if (!schema.properties) return kind(schema)
  const fields = Object.entries(schema.properties).map(([name, one]) => {
    const may = schema.required?.includes(name) ? '' : '?'
    const meaning = one.description ? `  // ${one.description}` : ''
    return `${inner}"${name}"${may}: ${shape(one, inner)}${meaning}`
  })
  return `{\n${fields.join('\n')}\n${indent}}${orNull(schema)}`
}

/** "integer, 1 to 200, or else 50" */
function kind(schema: Schema): string {
  if (schema.enum) return `${schema.enum.map((one) => JSON.stringify(one)).join(' | ')}${defaulted(schema)}`
  const types = [schema.type ?? 'anything'].flat()
  const words = types.map((one) => (one === 'object' ? 'object with any fields' : one)).join(' or ')
  return `${schema.format ?? words}${bounds(schema)}${defaulted(schema)}`
}

function bounds({ minimum, exclusiveMinimum, maximum, minLength, maxLength }: Schema): string {
  if (minimum !== undefined && maximum !== undefined) return `, ${minimum} to ${maximum}`
  if (minimum !== undefined) return `, at least ${minimum}`
  if (exclusiveMinimum !== undefined) return `, above ${exclusiveMinimum}`
  if (maxLength !== undefined) return `, ${minLength ? `${minLength} to` : 'up to'} ${maxLength} characters`
  return ''
}

const defaulted = (schema: Schema): string =>
  schema.default === undefined || schema.default === '' ? '' : `, or else ${JSON.stringify(schema.default)}`

const orNull = (schema: Schema): string => ([schema.type].flat().includes('null') ? ' or null' : '')

function curl(one: Named, type: string | undefined, body: Schema | undefined): string {
  const address = one.path.replace(/\{(\w+)\}/g, (_, name: string) => name.toUpperCase())
  const lines = [
    `curl ${one.method === 'GET' ? '' : `-X ${one.method} `}"$AFTERCARE_SERVER${address}"`,
    '-H "Authorization: Bearer $AFTERCARE_KEY"',
  ]
  if (type && body) {
    lines.push(`-H "Content-Type: ${type}"`)
    lines.push(isJson(type) ? `-d '${JSON.stringify(example(body))}'` : `--data-binary @${fileOf[type] ?? 'FILE'}`)
  }
  return lines.join(' \\\n  ')
}

const fileOf: Readonly<Record<string, string>> = {
  'application/x-ndjson': 'runs.ndjson',
  'application/yaml': 'maintenance.yaml',
}

/** The least a schema asks for, filled in. */
function example(schema: Schema, name = ''): unknown {
  if (schema.enum) return schema.enum[0]
  if (schema.properties)
    return Object.fromEntries(
      Object.entries(schema.properties)
        .filter(([field]) => schema.required?.includes(field))
        .map(([field, one]) => [field, example(one, field)]),
    )
  if (schema.items) return [example(schema.items, name)]
  if (schema.format === 'email') return 'name@example.com'
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 1
  return name.toUpperCase()
}
