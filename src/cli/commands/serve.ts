import { serveUntilStopped } from '../../main.ts'
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
      await serveUntilStopped(given, terminal.out)
      return 0
    },
  },
]
