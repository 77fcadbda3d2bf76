import { stripVTControlCharacters } from 'node:util'

/**
 * What failed in a job, each test in a few lines: its name, where it stands and the beginning of its error. Of a job that ended
 * otherwise (a program that stopped, the check) the last lines. Long records are cut: what is short is still read.
 */
export function failuresOf(output: string, lines = 10): string[] {
  const said = stripVTControlCharacters(output)
    .split('\n')
    // The log of what was tested is no failure.
    .filter((line) => line.trim() !== '' && !line.startsWith('{"level":'))
    .map((line) => (line.length > 240 ? `${line.slice(0, 240)} ...` : line))
  const failing = said.lastIndexOf('✖ failing tests:')
  if (failing === -1) return [said.slice(-lines).join('\n')]
  const failures: string[][] = []
  for (const line of said.slice(failing + 1)) {
    if (line.startsWith('test at ')) failures.push([])
    failures.at(-1)?.push(line)
  }
  return failures.map((failure) => failure.slice(0, lines).join('\n'))
}
