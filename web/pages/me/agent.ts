/** What a browser says of itself, as people call it: "Firefox", "Linux". Null where it says nothing that is known. */
export function readAgent(agent: string | null): { browser: string; system: string } | null {
  const found = (table: readonly (readonly [string, RegExp])[]) => table.find(([, sign]) => sign.test(agent ?? ''))?.[0]
  const [browser, system] = [found(browsers), found(systems)]
  return browser && system ? { browser, system } : null
}

// In this order: each also calls itself what stands below it.
const browsers = [
  ['Edge', /\bEdgA?\/|\bEdgiOS\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\bFirefox\/|\bFxiOS\//],
  ['Chrome', /\b(Headless)?Chrome\/|\bCriOS\//],
  ['Safari', /\bSafari\//],
] as const
const systems = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['Mac', /\bMac OS X\b|\bMacintosh\b/],
  ['Linux', /\bLinux\b|\bX11\b/],
] as const
