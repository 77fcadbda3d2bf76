import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The line of stages: each may import itself and those before it. Faces may import any stage, and no stage a face. */
const line = ['base', 'statistics', 'store', 'plan', 'evidence', 'findings', 'decisions', 'actions', 'reports']
const faces = ['server', 'cli']
/** What a program around the product may use of its words and mathematics. */
const leaves = ['base', 'statistics']
const joints = ['app', 'jobs', 'main', 'settings']

type Import = { from: string; to: string }

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => ({
    from: file,
    to: relative(root, resolve(root, dirname(file), match[1] ?? '')),
  }))
}

const stageOf = (file: string): string => file.split('/')[1]?.replace(/\.ts$/, '') ?? ''

/** Why an import is not allowed, or undefined. */
function fault({ from, to }: Import): string | undefined {
  if (from.endsWith('.test.ts')) return undefined
  if (from.startsWith('web/parts/') && !to.startsWith('web/parts/')) return 'a part of the desk knows nothing around it'
  if (from.startsWith('web/') && !to.startsWith('web/') && !to.startsWith('sdk/')) return 'the desk sees only the sdk'
  if (!to.startsWith('src/')) {
    if (from.startsWith('src/') && !(to.startsWith('sdk/') && faces.includes(stageOf(from)))) return 'leaves src'
    return undefined
  }
  if (from.startsWith('sdk/')) return 'the sdk imports nothing from src'
  if (from.startsWith('demo/') || from.startsWith('bench/')) {
    const seen = [...leaves, ...joints, ...faces]
    return seen.includes(stageOf(to))
      ? undefined
      : 'demo and bench see the faces, what starts them and the leaves, no stage'
  }
  if (!from.startsWith('src/')) return undefined
  const [stage, other] = [stageOf(from), stageOf(to)]
  if (joints.includes(stage) || faces.includes(stage)) return undefined
  if (faces.includes(other)) return 'a stage imports a face'
  if (joints.includes(other)) return 'a stage imports what joins the stages'
  return line.indexOf(other) > line.indexOf(stage) ? 'points to a later stage' : undefined
}

const files = ['src', 'sdk/src', 'demo', 'bench', 'web'].flatMap(sources)
const imports = files.flatMap(importsOf)

test('every file of src belongs to a stage, a face or what joins them', () => {
  const strays = sources('src').filter((file) => ![...line, ...faces, ...joints].includes(stageOf(file)))
  assert.deepEqual(strays, [])
})

test('imports point back along the line of stages, never forward and never to a face', () => {
  for (const folder of ['src', 'web'])
    assert.ok(imports.filter((one) => one.from.startsWith(folder)).length > 20, `the imports of ${folder} were read`)
  const faults = imports.flatMap((one) => {
    const why = fault(one)
    return why ? [`${one.from} -> ${one.to}: ${why}`] : []
  })
  assert.deepEqual(faults, [])
})

test('the rule itself sees an arrow to a later stage, to a face and out of the sdk, the desk and its parts', () => {
  assert.equal(fault({ from: 'src/plan/plan.ts', to: 'src/evidence/record.ts' }), 'points to a later stage')
  assert.equal(fault({ from: 'src/plan/plan.ts', to: 'src/cli/main.ts' }), 'a stage imports a face')
  assert.equal(fault({ from: 'sdk/src/index.ts', to: 'src/base/time.ts' }), 'the sdk imports nothing from src')
  assert.equal(fault({ from: 'web/pages/runs/runs.tsx', to: 'src/base/time.ts' }), 'the desk sees only the sdk')
  assert.match(fault({ from: 'web/parts/mark.tsx', to: 'web/session.tsx' }) ?? '', /knows nothing around it/)
  assert.match(fault({ from: 'demo/demo.ts', to: 'src/findings/watch.ts' }) ?? '', /no stage/)
  assert.equal(fault({ from: 'web/api.ts', to: 'sdk/src/client.ts' }), undefined)
  assert.equal(fault({ from: 'src/evidence/record.ts', to: 'src/base/time.ts' }), undefined)
})

test('no file imports itself by way of others', () => {
  const next = Map.groupBy(imports, (one) => one.from)
  const finished = new Set<string>()
  const cycles: string[] = []
  const visit = (file: string, path: string[]) => {
    if (path.includes(file)) {
      cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '))
      return
    }
    if (finished.has(file)) return
    for (const one of next.get(file) ?? []) visit(one.to, [...path, file])
    finished.add(file)
  }
  for (const file of files) visit(file, [])
  assert.deepEqual(cycles, [])
})

test('no index.ts gathers a folder inside src', () => {
  assert.deepEqual(
    sources('src').filter((file) => file.endsWith('/index.ts')),
    [],
  )
})
