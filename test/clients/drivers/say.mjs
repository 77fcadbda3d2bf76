/** Does one thing of an automation, whatever comes of it: some are meant to fail. */
export async function attempt(work) {
  try {
    await work()
  } catch {
    // Their failure is what is tried.
  }
}

export const { STUB = '', AFTERCARE = '', KEY = '' } = process.env
export const QUESTION = 'Check invoice INV-1009 against order PO-4471.'
export const ORDER = { order: 'PO-4471', total: 1200, currency: 'EUR' }
export const refuse = async () => {
  throw new Error('The period is closed.')
}
/** What happened here, for whoever compares: runs begun, tools called, tools that failed, and how runs ended where that is known. */
export const told = (runs, tools, failedTools, statuses) =>
  process.stdout.write(`${JSON.stringify({ runs, tools, failedTools, statuses })}\n`)

/** The conversation that is had with a client of OpenAI: one question, and one in which the model asks for a tool that `call` runs. */
export function asking(client, call) {
  const ask = (content, more = {}) =>
    client.chat.completions.create({ model: 'gpt-4o-mini', messages: [{ role: 'user', content }], ...more })
  const withTool = (name, execute) => async () => {
    const parameters = { type: 'object', properties: { order: { type: 'string' } } }
    const offered = { tools: [{ type: 'function', function: { name, parameters } }] }
    const content = `[tool:${name}] ${QUESTION}`
    const { message } = (await ask(content, offered)).choices[0]
    let result = 'it failed'
    await attempt(async () => {
      result = JSON.stringify(await call(name, execute))
    })
    const answer = { role: 'tool', tool_call_id: message.tool_calls[0].id, content: result }
    await ask(content, { ...offered, messages: [{ role: 'user', content }, message, answer] })
  }
  return { ask, withTool }
}
