import type { ElementHandle, Locator } from 'playwright-core'

/**
 * What people do on a page: press, write, choose. With `AFTERCARE_HANDS=keyboard` nothing is done with a mouse: what is meant is
 * gone to with Tab, and with the arrows within what is one stop of it (menus, groups of choices), or the journey fails.
 */
const hasMouse = process.env.AFTERCARE_HANDS !== 'keyboard'

export async function press(thing: Locator): Promise<void> {
  if (hasMouse) return await thing.click()
  const meant = await reach(thing)
  await thing.page().keyboard.press((await meant.evaluate(isChoice)) ? 'Space' : 'Enter')
}

/** A row of a list that shows beside it what was clicked; Enter goes to the page of that, and the list is left behind. */
export async function open(row: Locator): Promise<void> {
  await press(row)
  if (!hasMouse) await row.waitFor({ state: 'detached' })
}

/** In the place of what stands there. */
export async function write(thing: Locator, text: string): Promise<void> {
  if (hasMouse) return await thing.fill(text)
  const { keyboard } = thing.page()
  for (let tries = 0; tries < 3; tries++) {
    const meant = await reach(thing)
    await keyboard.press('ControlOrMeta+a')
    // A whole file is pasted.
    if (text.length > 200) await keyboard.insertText(text)
    else await keyboard.type(text)
    // Faster than any hand, one types while a dialog still gives the focus to its first field.
    if ((await meant.inputValue().catch(() => text)) === text) return
  }
}

/** A day, "2026-03-09", into a field for days: by hand its parts are typed as they stand there, in English the month first. */
export async function writeDay(thing: Locator, day: string): Promise<void> {
  if (hasMouse) return await thing.fill(day)
  await reach(thing)
  const [year = '', month = '', date = ''] = day.split('-')
  await thing.page().keyboard.type(`${month}${date}${year}`)
}

/** A moment, "2026-03-09T22:05", into a field for moments; by hand as it stands there in English, with the hour of the half of the day. */
export async function writeMoment(thing: Locator, moment: string): Promise<void> {
  if (hasMouse) return await thing.fill(moment)
  const [day = '', time = ''] = moment.split('T')
  await writeDay(thing, day)
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const { keyboard } = thing.page()
  // The year may have more digits than four, so the hour is gone to.
  await keyboard.press('ArrowRight')
  await keyboard.type(
    `${String(hour % 12 || 12).padStart(2, '0')}${String(minute).padStart(2, '0')}${hour < 12 ? 'A' : 'P'}`,
  )
}

/** At the last day of a chart, which says then what it knows of it. */
export async function pointAtLast(chart: Locator): Promise<void> {
  if (hasMouse) return await chart.hover({ position: await lastDayOf(chart) })
  await reach(chart)
}

/** Into the day that was pointed at. */
export async function enterDay(chart: Locator): Promise<void> {
  if (hasMouse) return await chart.click({ position: await lastDayOf(chart) })
  await chart.page().keyboard.press('Enter')
}

async function lastDayOf(chart: Locator): Promise<{ x: number; y: number }> {
  const box = await chart.boundingBox()
  return { x: (box?.width ?? 0) - 3, y: (box?.height ?? 0) / 2 }
}

/** In a native list of options, by its name. */
export async function choose(thing: Locator, option: string): Promise<void> {
  if (hasMouse) {
    await thing.selectOption(option)
    return
  }
  await reach(thing)
  const chosen = () => thing.evaluate((list) => (list as HTMLSelectElement).selectedOptions[0]?.label ?? '')
  for (let tries = 0; tries < 3; tries++) {
    await thing.page().keyboard.type(option)
    if ((await chosen()).startsWith(option)) return
    // What is typed within a second is one word to the list, with what was chosen in it before.
    await thing.page().waitForTimeout(1_100)
  }
}

/** More stops than any page has. */
const MOST = 400

/**
 * The element that was meant then: a choice can be made by arriving at it, and change what things are called. It is looked for again
 * only where it has left the page meanwhile.
 */
async function reach(thing: Locator): Promise<ElementHandle<Element>> {
  const find = async () => (await thing.elementHandle()) as ElementHandle<Element>
  let meant = await find()
  const { keyboard } = thing.page()
  const keys = { next: 'Tab', down: 'ArrowDown', right: 'ArrowRight' } as const
  for (let stops = 0; stops < MOST; stops++) {
    const where = await meant.evaluate(whereFrom)
    if (where === 'there') return meant
    if (where === 'gone') meant = await find()
    else await keyboard.press(keys[where])
  }
  throw new Error(`The keyboard does not reach ${thing}${await meant.evaluate(whyNot)}`)
}

/** Runs in the page: what would keep a key from it, and what was typed around it by then. */
function whyNot(meant: Element): string {
  const fields = Array.from(meant.closest('form')?.elements ?? []).filter(
    (one) => 'value' in one && one.tagName !== 'BUTTON',
  )
  const typed = fields.map((one) => JSON.stringify((one as HTMLInputElement).value))
  return `${meant.matches(':disabled') ? ', which is disabled' : ''}${typed.length > 0 ? `; its form has ${typed.join(', ')}` : ''}`
}

/** Runs in the page: whether what has the focus is what is meant, or how to go on from it. */
function whereFrom(meant: Element): 'there' | 'gone' | 'next' | 'down' | 'right' {
  if (!meant.isConnected) return 'gone'
  const at = document.activeElement
  const control = meant.closest('label')?.control ?? meant
  if (at !== null && at !== document.body && (control === at || control.contains(at))) return 'there'
  const shared = (role: string) => {
    const group = at?.closest(`[role=${role}]`)
    return group?.contains(control) === true
  }
  if (shared('menu')) return 'down'
  // Only one choice of a group is a stop; the arrows go through the others.
  const isOneOf = at instanceof HTMLInputElement && control instanceof HTMLInputElement && at.type === 'radio'
  return isOneOf && at.name === control.name ? 'right' : 'next'
}

/** Runs in the page: a choice or a box is taken with the space bar. */
function isChoice(meant: Element): boolean {
  const control = meant.closest('label')?.control ?? meant
  return control instanceof HTMLInputElement && ['radio', 'checkbox'].includes(control.type)
}
