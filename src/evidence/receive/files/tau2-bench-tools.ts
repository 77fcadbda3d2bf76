/** What tau2-bench's tools do: which change a record system, which hand over to a person, what kind of work they are. */

/**
 * Tools of the published domains (airline, retail, telecom) that change the record system, and the kind of work each
 * stands for. Telecom's tools on the customer's own phone change no record system.
 */
const knownWrites: Readonly<Record<string, string>> = {
  book_reservation: 'book',
  cancel_reservation: 'cancel',
  update_reservation_baggages: 'modify',
  update_reservation_flights: 'modify',
  update_reservation_passengers: 'modify',
  send_certificate: 'compensate',
  cancel_pending_order: 'cancel',
  exchange_delivered_order_items: 'exchange',
  modify_pending_order_address: 'modify',
  modify_pending_order_items: 'modify',
  modify_pending_order_payment: 'modify',
  modify_user_address: 'modify',
  return_delivered_order_items: 'return',
  enable_roaming: 'modify',
  disable_roaming: 'modify',
  refuel_data: 'refuel',
  resume_line: 'resume',
  suspend_line: 'suspend',
  send_payment_request: 'collect',
}

/** Would look like writes by their first word, and are not: they set something on the customer's phone. */
const knownReads: ReadonlySet<string> = new Set(['set_network_mode_preference'])

/**
 * A tool nobody has listed counts as a write when its name begins with one of these words (English, Spanish). A name
 * that begins with another word (get, search, list, check, ...) does not: better a write missed than one invented.
 */
const writingVerbs: ReadonlySet<string> = new Set(
  [
    'add adjust approve assign book cancel change charge close create delete disable downgrade emit enable exchange issue',
    'make modify pay place process refund register remove replace request reschedule reserve resume return schedule send',
    'set submit suspend update upgrade upload',
    'actualizar adjuntar agregar anular cambiar cancelar crear devolver eliminar emitir enviar modificar pagar programar',
    'registrar reprogramar reservar solicitar',
  ]
    .join(' ')
    .split(' '),
)

const handOvers: ReadonlySet<string> = new Set([
  'transfer_to_human_agents',
  'transfer_to_human_agent',
  'transfer_to_agent',
  'escalate_to_human',
])

/** Whether a call of this name gives the case to a person. */
export function isHandOver(name: string): boolean {
  return handOvers.has(name)
}

/** The kind of work a writing tool stands for, in one word; undefined for a tool that changes no record system. */
export function workOf(name: string): string | undefined {
  if (Object.hasOwn(knownWrites, name)) return knownWrites[name]
  if (knownReads.has(name) || isHandOver(name)) return undefined
  const verb = name.split('_', 1)[0] ?? name
  return writingVerbs.has(verb) ? verb : undefined
}

/** Arguments that name the record written, most telling first. A new record's name stands in the result instead. */
const recordKeys = ['reservation_id', 'order_id', 'bill_id', 'line_id'] as const
const ownerKeys = ['customer_id', 'user_id'] as const

/** The record a write was made to, where the call or its result says so. */
export function recordOf(input: unknown, output: string | undefined): string | undefined {
  return textAt(input, recordKeys) ?? textAt(parseObject(output), recordKeys) ?? textAt(input, ownerKeys)
}

function textAt(value: unknown, keys: readonly string[]): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  for (const key of keys) {
    const found = (value as Record<string, unknown>)[key]
    if (typeof found === 'string' && found.length > 0 && found.length <= 200) return found
  }
  return undefined
}

function parseObject(text: string | undefined): unknown {
  if (!text?.startsWith('{')) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
