import { z } from 'zod'
import { inLanguage } from '../base/say.ts'
import { measureNames, measures } from './measures.ts'
import { planSchema } from './plan.ts'

export type JsonSchema = {
  readonly description?: string
  readonly type?: string
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: JsonSchema | boolean
  readonly propertyNames?: { readonly enum?: readonly string[] }
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly [keyword: string]: unknown
}

let made: JsonSchema | undefined

/** The plan as people write it, short forms included, as a JSON Schema: editors complete and explain keys by it. */
export function planJsonSchema(): JsonSchema {
  made ??= makeSchema()
  return made
}

/** What the schema says about a place in the plan; several answers where short and long forms stand side by side. */
export function schemasAt(path: readonly (string | number)[]): JsonSchema[] {
  let nodes = forms(planJsonSchema())
  for (const step of path) nodes = nodes.flatMap((node) => below(node, step)).flatMap(forms)
  return nodes
}

/** The keys that may stand at a place; none where names are free. */
export function keysAt(path: readonly (string | number)[]): string[] {
  return schemasAt(path).flatMap((node) => [...Object.keys(node.properties ?? {}), ...(node.propertyNames?.enum ?? [])])
}

function forms(node: JsonSchema): JsonSchema[] {
  if (!node.anyOf) return [node]
  // A description given to a choice of forms explains each of them.
  return node.anyOf.flatMap(forms).map((form) => (node.description ? { description: node.description, ...form } : form))
}

function below(node: JsonSchema, step: string | number): JsonSchema[] {
  if (typeof step === 'number') return node.items ? [node.items] : []
  const named = node.properties && Object.hasOwn(node.properties, step) ? node.properties[step] : undefined
  if (named) return [named]
  return typeof node.additionalProperties === 'object' ? [node.additionalProperties] : []
}

function makeSchema(): JsonSchema {
  const schema = z.toJSONSchema(planSchema, {
    io: 'input',
    override: ({ jsonSchema, path }) => {
      if (path.at(-1) !== 'objectives' || typeof jsonSchema.additionalProperties !== 'object') return
      // Names of objectives are free, but most are called like their measure: let editors offer those.
      const objective = jsonSchema.additionalProperties
      jsonSchema.properties = Object.fromEntries(
        measureNames.map((name) => [name, { ...objective, description: `${inLanguage(measures[name].words)}.` }]),
      )
    },
  })
  return JSON.parse(JSON.stringify({ ...schema, title: 'Maintenance plan' })) as JsonSchema
}
