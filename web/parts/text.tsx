import { Fragment, useState } from 'react'
import { Icon } from './icon.tsx'
import classes from './text.module.css'
import { visible } from './visible.ts'

/** Letters shown at once of a long text: more would make the page slow, and nobody reads more at a glance. */
const STEP = 20_000

/** No word of a language: a key, an address, a picture in letters. */
const UNBROKEN = /\S{200}/

/** Text that somebody sent, inert: folded where long, its direction its own, copied with one press. */
export function SentText(props: {
  text: string
  words: { copy: string; copied: string; more: string; less: string }
  lines?: number
  mono?: boolean
  /** One of many short ones: what can be seen at a glance needs no button to copy it. */
  isBrief?: boolean
}) {
  const { text, words, lines = 8, mono, isBrief } = props
  const [isOpen, setOpen] = useState(false)
  const [shown, setShown] = useState(STEP)
  const [isCopied, setCopied] = useState(false)
  const seen = text.slice(0, isOpen ? shown : lines * 400)
  const isLong = text.length > lines * 90 || text.split('\n', lines + 1).length > lines
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    setTimeout(() => setCopied(false), 1500)
  }
  return (
    <div className={classes.sent}>
      <pre
        dir="auto"
        className={`${classes.text} ${mono ? classes.mono : ''}`}
        style={isLong && !isOpen ? { maxHeight: `${lines * 1.5}em` } : undefined}
        data-folded={(isLong && !isOpen) || undefined}
        data-unbroken={UNBROKEN.test(seen) || undefined}
      >
        {visible(seen)}
      </pre>
      {(isLong || !isBrief) && (
        <div className={`${classes.tools} no-print`}>
          {isLong && (
            <button type="button" onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
              {isOpen ? words.less : words.more}
            </button>
          )}
          {isOpen && shown < text.length && (
            <button type="button" onClick={() => setShown(shown + STEP)}>
              {words.more}
            </button>
          )}
          <button type="button" onClick={copy}>
            <Icon name={isCopied ? 'check' : 'copy'} size={14} /> {isCopied ? words.copied : words.copy}
          </button>
        </div>
      )}
    </div>
  )
}

/** A long name of parts, inert, which breaks between them before it breaks anywhere else. */
export const Breakable = ({ text }: { text: string }) =>
  visible(text)
    .split(/(?<=[_/.])/)
    .map((part, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, which never change places
      <Fragment key={index}>
        {index > 0 && <wbr />}
        {part}
      </Fragment>
    ))
