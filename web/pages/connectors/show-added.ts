import { useNavigate } from '@tanstack/react-router'

/** Which connector has just been added stands in the address, so that it is still shown when one comes back to it. */
export function useShowAdded(): (id: string | undefined) => void {
  const navigate = useNavigate()
  return (id) => void navigate({ to: '.', search: id === undefined ? {} : { added: id }, replace: true })
}
