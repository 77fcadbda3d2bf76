import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { languages } from '../src/base/languages.ts'

const src = fileURLToPath(new URL('../src', import.meta.url))

/** Every sentence the product can say, as dictionaries have it: with {1}, {2} for what stands in it. */
function sentences(): Set<string> {
  const found = new Set<string>()
  for (const file of readdirSync(src, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue
    const source = ts.createSourceFile(file, readFileSync(join(src, file), 'utf8'), ts.ScriptTarget.Latest, true)
    const visit = (node: ts.Node): void => {
      if (ts.isTaggedTemplateExpression(node) && node.tag.getText(source) === 'say') found.add(keyOf(node.template))
      ts.forEachChild(node, visit)
    }
    visit(source)
  }
  return found
}

function keyOf(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text
  const spans = template.templateSpans.map((span, index) => `{${index + 1}}${span.literal.text}`)
  return template.head.text + spans.join('')
}

const holes = (text: string): string[] => [...text.matchAll(/\{\d+\}/g)].map(([hole]) => hole).sort()
const hasWords = (text: string): boolean => /[a-z]/i.test(text.replaceAll(/\{\d+\}/g, ''))

const said = [...sentences()]

test('the sentences are found', () => {
  assert.ok(said.length > 200, `only ${said.length}`)
  assert.ok(said.includes('only {1} {2}; at least {3} are needed to judge'))
})

const dictionaries = join(src, 'base/languages')
for (const folder of readdirSync(dictionaries, { withFileTypes: true }).filter((entry) => entry.isDirectory()))
  test(`${folder.name}: every file of its folder is taken, and no sentence stands in two of them`, async () => {
    const files = readdirSync(join(dictionaries, folder.name)).map((file) => join(dictionaries, folder.name, file))
    const words = (await Promise.all(files.map((file) => import(file)))).flatMap((file) => Object.values(file))
    const keys = words.flatMap((one) => Object.keys(one as object))
    assert.deepEqual(
      keys.filter((key, index) => keys.indexOf(key) !== index),
      [],
    )
    const all = Object.keys(languages[folder.name as keyof typeof languages].words)
    assert.deepEqual(keys.sort(), all.sort())
  })

for (const [language, { words }] of Object.entries(languages).filter(([name]) => name !== 'en'))
  test(`${language} has words for every sentence, leaves nothing of one out, and has none that nobody says`, () => {
    assert.deepEqual(
      said.filter((one) => hasWords(one) && words[one] === undefined),
      [],
    )
    assert.deepEqual(
      Object.keys(words).filter((one) => !said.includes(one)),
      [],
    )
    for (const [english, other] of Object.entries(words)) assert.deepEqual(holes(other), holes(english), english)
  })
