import { useRef, useState } from 'react'
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

/** Text that is to be taken elsewhere whole: a link, a key, a command. Where the browser does not copy, it is selected. */
export function CopyBlock(props: {
  text: string
  label: string
  words: { copy: string; copied: string; selected: string }
}) {
  const { text, label, words } = props
  const [said, setSaid] = useState<string | null>(null)
  const place = useRef<HTMLElement>(null)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setSaid(words.copied)
    } catch {
      // Only pages over https or of this machine may copy.
      if (place.current) getSelection()?.selectAllChildren(place.current)
      setSaid(words.selected)
    }
    setTimeout(() => setSaid(null), 2500)
  }
  return (
    <div className={classes.block}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the screen is scrolled with the keyboard. */}
      <pre tabIndex={0}>
        <code ref={place}>{text}</code>
      </pre>
      <button type="button" aria-label={`${words.copy}: ${label}`} onClick={copy}>
        <Icon name={said === words.copied ? 'check' : 'copy'} size={14} />
        <span aria-live="polite">{said ?? words.copy}</span>
      </button>
    </div>
  )
}
