/**
 * A text of others, fit to stand among ours: what cannot be seen, or would turn the text around it, is shown as U+FFFD rather than kept or
 * dropped. Line ends stay.
 */
export const readable = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
    .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/gu, '\uFFFD')
