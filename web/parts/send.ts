import { useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query'

/**
 * The one way of a form: sends what somebody typed when they press, once, however often they press, and never later by itself.
 * While `isSending` its fields are read only, so that what `sent` empties is what was sent. `key` names what it is about: whoever
 * leaves and comes back meanwhile finds it on its way. A failure says itself in `error`, and everything stays as it was typed.
 */
export function useSend<Given = void, Answer = unknown>(of: {
  key: readonly unknown[]
  send: (given: Given) => Promise<Answer>
  sent: (answer: Answer) => void
}) {
  const cache = useQueryClient()
  const mutationKey = ['send', ...of.key]
  const isSending = useIsMutating({ mutationKey, exact: true }) > 0
  const { mutate, error } = useMutation({
    mutationKey,
    networkMode: 'always',
    mutationFn: of.send,
    onSuccess: (answer) => of.sent(answer),
  })
  return {
    send(given: Given) {
      if (cache.isMutating({ mutationKey, exact: true }) === 0) mutate(given)
    },
    isSending,
    error: isSending ? null : error,
  }
}
