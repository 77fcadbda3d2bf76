import { useState } from 'react'
import classes from './copy.module.css'
import { Icon } from './icon.tsx'

/** A hash or another long name by its first letters; one press copies all of it. */
export function Short({ text, words }: { text: string; words: { copy: string; copied: string } }) {
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    setTimeout(() => setCopied(false), 1500)
  }
  return (
    <button type="button" className={classes.short} title={text} onClick={copy}>
      <code>{text.slice(0, 12)}</code>
      <Icon name={isCopied ? 'check' : 'copy'} size={14} />
      <span className="hidden" aria-live="polite">
        {isCopied ? words.copied : words.copy}
      </span>
    </button>
  )
}
