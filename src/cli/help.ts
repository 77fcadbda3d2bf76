import type { Command } from './command.ts'

export function helpForAll(commands: readonly Command[]): string {
  const rows = commands.map((one) => [`  ${one.name} ${one.usage}`.trimEnd(), one.summary])
  const width = Math.max(...rows.map(([name]) => name?.length ?? 0))
  return [
    'aftercare: keeps live AI automations useful after launch',
    '',
    ...rows.map(([name, summary]) => `${name?.padEnd(width)}  ${summary}`),
    '',
    'Every command has --help. Without --url the folder --data (default ./data) is opened directly.',
    'Exit codes: 0 ok, 1 defect, 2 invalid input, 3 not found, 4 not allowed, 5 in use, 6 store unavailable or full, 7 verdict FAIL with --exit-code.',
    '',
  ].join('\n')
}

type Options = Command['options']

export function helpFor(command: Command, common: Options): string {
  const rows = (options: Options) =>
    Object.entries(options).map(([name, one]) => [`  --${name}${one.value ? ` ${one.value}` : ''}`, one.help])
  const lines = [...rows(command.options), ...rows(common)]
  const width = Math.max(...lines.map(([name]) => name?.length ?? 0))
  return [
    `aftercare ${command.name} ${command.usage}`.trimEnd(),
    command.summary,
    '',
    ...lines.map(([name, help]) => `${name?.padEnd(width)}  ${help}`),
    '',
  ].join('\n')
}
