import { type Command, text } from '../command.ts'

export const serveCommands: readonly Command[] = [
  {
    name: 'serve',
    usage: '',
    summary: 'Serve the folder: the API, the pages and the jobs. PORT (default 4680) and HOST say where.',
    options: {},
    async run({ options, terminal, environment }) {
      const folder = text(options, 'data')
      const asOf = text(options, 'as-of')
      const given = {
        ...environment,
        ...(folder ? { AFTERCARE_DATA: folder } : {}),
        ...(asOf ? { AFTERCARE_AS_OF: asOf } : {}),
      }
      // All of the app: other commands do not wait for it.
      const { serveUntilStopped } = await import('../../main.ts')
      await serveUntilStopped(given, terminal.out)
      return 0
    },
  },
]
