import type { Masker } from '../mask.ts'
import type { Platform } from './platform.ts'

/**
 * What people wrote there, such as the name of a workflow, is masked like every text before anybody keeps or tells it. Runs are masked
 * with their lines, on the one way in.
 */
export function masked(platform: Platform, { text }: Masker): Platform {
  const orNull = (one: string | null) => (one === null ? null : text(one))
  const { versions } = platform
  return {
    ...platform,
    async listWorkflows() {
      const listed = await platform.listWorkflows()
      return listed.map(({ id, name, isLive, version, models, integrations }) => ({
        ...{ id: text(id), name: text(name), isLive, version: orNull(version) },
        ...{ models: models.map(text), integrations: integrations.map(text) },
      }))
    },
    async workflow(id) {
      const found = await platform.workflow(id)
      return found && { ...found, version: orNull(found.version) }
    },
    versions:
      versions &&
      (async (id) =>
        (await versions(id)).map((one) => ({
          ...{ id: text(one.id), name: orNull(one.name), authors: orNull(one.authors), at: one.at },
        }))),
  }
}
