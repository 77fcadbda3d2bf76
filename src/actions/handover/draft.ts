import type { Masker } from '../../evidence/receive/mask.ts'
import type { About } from './handover.ts'
import type { Subject } from './subject.ts'
import type { Sent } from './trackers/tickets.ts'

/** As long a title is as every tool takes. */
const TITLE = 200
const VALUE = 1000

export type Wish = {
  /** What whoever hands it over says to those who will work on it. */
  readonly note: string | null
  /** Whether what people or looks said of it is told as well. */
  readonly words: boolean
}

/**
 * What is sent of something: its title, facts, a note, and the way back. What was said of it in words only where somebody says so; the
 * record of runs never. It is masked as everything that comes in is: whoever reads it there may be none of those who may here.
 */
export function draftOf(
  subject: Subject,
  { note, words }: Wish,
  { url, workspace, about, masker }: { url: string; workspace: string; about: About; masker: Pick<Masker, 'text'> },
): Sent {
  const line = (text: string, most: number) => cut(masker.text(text).replaceAll(/\s+/g, ' ').trim(), most)
  const facts = words ? [...subject.facts, ...subject.words] : subject.facts
  return {
    title: line(words ? subject.titleInWords : subject.title, TITLE),
    facts: facts.map(([name, value]) => [name, line(value, VALUE)]),
    note: note === null ? null : masker.text(note),
    link: `${url}/w/${workspace}/${about.kind}s/${about.id}`,
  }
}

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`
