import type { Masker } from '../../evidence/receive/mask.ts'
import type { Ticket } from './trackers/tickets.ts'

/** A ticket as it is kept here: what people wrote there is masked, and as short as a name is. */
export function maskedTicket(ticket: Ticket, masker: Pick<Masker, 'text'>): Ticket {
  const short = (text: string) => masker.text(text).slice(0, 200)
  return {
    ...ticket,
    name: short(ticket.name),
    said: short(ticket.said),
    assignee: ticket.assignee === null ? null : short(ticket.assignee),
    url: /^https?:\/\//.test(ticket.url) ? ticket.url : '',
  }
}
