import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useSend } from '../../parts/send.ts'
import { useHere } from '../../session.tsx'
import type { PlatformWorkflow } from './ask.ts'

type ToCover = { readonly connector: string; readonly workflows: readonly Pick<PlatformWorkflow, 'id' | 'workflow'>[] }

/** Puts workflows into the draft of the plan and goes there, to the first of them: what else there is to say, people say. */
export function useCover(about: string) {
  const { api, workspace } = useHere()
  const navigate = useNavigate()
  const cache = useQueryClient()
  return useSend({
    key: ['cover', workspace, about],
    send: async (given: readonly ToCover[]) => {
      for (const { connector, workflows } of given) {
        const body = { workflows: workflows.map(({ id }) => id) }
        await api.post('/api/v1/connectors/{id}/draft', { params: { id: connector }, body })
      }
      return given[0]?.workflows[0]?.workflow
    },
    sent: async (first) => {
      await cache.invalidateQueries({ queryKey: ['plan-draft', workspace] })
      await navigate({
        to: '/w/$workspace/plan/edit/$section',
        params: { workspace, section: 'what' },
        search: { workflow: first },
      })
    },
  })
}
