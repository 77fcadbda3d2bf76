import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Font } from 'fontkit'
import { readable } from './readable.ts'

/** The font that a PDF carries with it: Roboto, which comes with pdfmake. It has Latin, Greek and Cyrillic letters. */
const folder = 'pdfmake/fonts/Roboto/'
const files = {
  normal: 'Roboto-Regular.ttf',
  bold: 'Roboto-Medium.ttf',
  italics: 'Roboto-Italic.ttf',
  bolditalics: 'Roboto-MediumItalic.ttf',
} as const

export type FontFiles = Readonly<Record<keyof typeof files, string>>

export function fontFiles(): FontFiles {
  const { resolve } = createRequire(import.meta.url)
  const path = (file: string) => resolve(folder + file)
  return {
    normal: path(files.normal),
    bold: path(files.bold),
    italics: path(files.italics),
    bolditalics: path(files.bolditalics),
  }
}

let drawn: Promise<ReadonlySet<number>> | undefined
/** What both the plain and the bold letters have. */
async function drawnCodePoints(): Promise<ReadonlySet<number>> {
  const { create } = await import('fontkit')
  const paths = fontFiles()
  const sets = await Promise.all(
    [paths.normal, paths.bold].map(async (path) => new Set((create(await readFile(path)) as Font).characterSet)),
  )
  return (sets[0] ?? new Set()).intersection(sets[1] ?? new Set())
}

/** What means the same in letters that the font has. */
const spelled: Readonly<Record<string, string>> = {
  '\u202f': '\u00a0',
  '\u2009': '\u00a0',
  '\u2007': '\u00a0',
  '\u2011': '-',
  '\u2212': '-',
  '\u2192': '->',
  '\u2190': '<-',
  // Seen nowhere but where a line may be parted.
  '\u00ad': '',
  '\u200b': '',
}

/** Makes texts fit for the font, and counts the characters that it lacks: each is shown as U+FFFD, none vanishes. */
export async function createGlyphs(): Promise<{ fit: (text: string) => string; missing: () => number }> {
  drawn ??= drawnCodePoints()
  const has = await drawn
  const segmenter = new Intl.Segmenter('en')
  let missing = 0
  return {
    missing: () => missing,
    fit: (text) => {
      const known = readable(text.normalize('NFC'))
      let isWhole = true
      for (const character of known) if (character !== '\n' && !has.has(character.codePointAt(0) ?? 0)) isWhole = false
      if (isWhole && !known.includes('\u00ad') && !known.includes('\u200b')) return known
      return [...segmenter.segment(known)]
        .map(({ segment }) => {
          const replaced = spelled[segment]
          if (replaced !== undefined) return replaced
          if (segment === '\n' || [...segment].every((one) => has.has(one.codePointAt(0) ?? 0))) return segment
          missing++
          return '\uFFFD'
        })
        .join('')
    },
  }
}
