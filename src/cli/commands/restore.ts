import { basename } from 'node:path'
import { systemClock } from '../../base/clock.ts'
import { AppError } from '../../base/errors.ts'
import { PRODUCT } from '../../base/product.ts'
import { readSettings } from '../../settings.ts'
import { openFolder } from '../../store/folder.ts'
import { restoreState } from '../../store/state/backup.ts'
import { type Command, text } from '../command.ts'

export const restoreCommands: readonly Command[] = [
  {
    name: 'restore',
    usage: 'FILE',
    summary:
      "Put the state of a backup (DIR/backups, one a day, made by a running server) in the place of the folder's; evidence stays.",
    options: {},
    async run({ words, options, terminal, environment }) {
      const [file] = words
      if (!file)
        throw new AppError(
          'invalid_input',
          'Name one backup to restore, such as ./data/backups/state-2026-03-09.tar.zst.',
        )
      const data = text(options, 'data')
      const settings = readSettings({ ...environment, ...(data ? { AFTERCARE_DATA: data } : {}) })
      if (options.url || options.link || settings.AFTERCARE_STATE_URL)
        throw new AppError(
          'invalid_input',
          'Only the state of a folder is restored here: stop its server and name the folder with --data. A PostgreSQL server is restored with its own tools.',
        )
      const folder = openFolder(settings.AFTERCARE_DATA, { secret: settings.AFTERCARE_SECRET, product: PRODUCT })
      try {
        const replaced = await restoreState(file, folder.state, systemClock.now())
        terminal.out(
          `The state is that of ${basename(file)} again: what was decided or changed after it is not in it. What it replaced is in ${replaced}; delete that when you are sure.\n`,
        )
        return 0
      } finally {
        folder.release()
      }
    },
  },
]
