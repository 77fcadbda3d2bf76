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
/** What happened here, for whoever compares: runs begun, tools called, tools that failed. */
export const told = (runs, tools, failedTools) =>
  process.stdout.write(`${JSON.stringify({ runs, tools, failedTools })}\n`)
