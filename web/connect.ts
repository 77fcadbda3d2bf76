/** How a program sends its first run: for each way the text to copy. Each was tried as it stands here. */
export type Way = 'curl' | 'python' | 'node' | 'file'
export const ways: readonly Way[] = ['curl', 'python', 'node', 'file']

/** The two variables that every way, and the command line, reads. A key that is no longer known is named by `yourKey`. */
export const variables = (url: string, key: string | null, yourKey: string): string =>
  `export AFTERCARE_SERVER='${url}'\nexport AFTERCARE_KEY='${key ?? `<${yourKey}>`}'`

/**
 * A run and one step of it, as lines of the record, that ended at `now`. It is marked as a test, so that it counts in no
 * figure; sent again it replaces itself.
 */
export function testRun(workflow: string, now: Date): readonly [object, object] {
  const at = (secondsAgo: number) => new Date(now.getTime() - secondsAgo * 1000).toISOString().replace(/\.\d+/, '')
  return [
    {
      type: 'run',
      run: 'first-run',
      workflow,
      mode: 'test',
      started: at(4),
      ended: at(0),
      status: 'ok',
    },
    {
      type: 'step',
      run: 'first-run',
      step: '1',
      kind: 'tool',
      name: 'lookup',
      input: 'Where is order 4711?',
      output: 'On its way.',
      started: at(4),
      ended: at(1),
      status: 'ok',
    },
  ]
}

/** What to run where the two variables are set. */
export function snippet(way: Way, lines: readonly object[]): string {
  const texts = lines.map((line) => JSON.stringify(line))
  switch (way) {
    case 'curl':
      return `curl "$AFTERCARE_SERVER/api/v1/evidence" \\
  -H "Authorization: Bearer $AFTERCARE_KEY" \\
  -H "Content-Type: application/x-ndjson" \\
  --data-binary '${texts.join('\n').replaceAll("'", `'\\''`)}'`
    case 'python':
      return `import os, urllib.request

lines = '''${texts.join('\n')}'''
request = urllib.request.Request(
    os.environ["AFTERCARE_SERVER"] + "/api/v1/evidence",
    lines.encode(),
    {"Authorization": "Bearer " + os.environ["AFTERCARE_KEY"],
     "Content-Type": "application/x-ndjson"},
)
print(urllib.request.urlopen(request).read().decode())`
    case 'node':
      return `const lines = [
${texts.map((text) => `  ${text},`).join('\n')}
]
const { AFTERCARE_SERVER, AFTERCARE_KEY } = process.env
const answer = await fetch(\`\${AFTERCARE_SERVER}/api/v1/evidence\`, {
  method: 'POST',
  headers: {
    authorization: \`Bearer \${AFTERCARE_KEY}\`,
    'content-type': 'application/x-ndjson',
  },
  body: lines.map((line) => JSON.stringify(line)).join('\\n'),
})
console.log(await answer.json())`
    case 'file':
      return 'npm run -s aftercare -- import runs.ndjson'
  }
}
