import { Button } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext } from 'react'
import { Mark } from './mark.tsx'
import classes from './panel.module.css'

/** What a panel says in the states that are not content. */
export type PanelWords = {
  readonly loading: string
  readonly failed: string
  readonly again: string
  readonly stale: string
  readonly forbidden: string
  readonly missing: string
}

type Failure = Error & { readonly status?: number }

const BelowHead = createContext<ReactNode>(null)

/**
 * The one place that settles loading, failing, refusal, staleness and emptiness. What was shown stays while it is asked for
 * again; `height` is kept free meanwhile, in pixels, so that nothing jumps. A panel that is a whole page has its `head` stand
 * there as long as there is no content that brings its own.
 */
export function Panel<T>(props: {
  answer: UseQueryResult<T>
  words: PanelWords
  height?: number
  isEmpty?: (value: T) => boolean
  empty?: ReactNode
  head?: ReactNode
  children: (value: T) => ReactNode
}) {
  const { answer, words, height = 160, isEmpty, empty, head, children } = props
  const { data, error, isPending, isRefetchError } = answer
  if (data !== undefined && !(error && !isRefetchError)) {
    const stale = isRefetchError && (
      <p className={classes.stale} role="status">
        <Mark tone="warn" />
        <span>
          {words.stale}{' '}
          <button type="button" className={classes.link} onClick={() => answer.refetch()}>
            {words.again}
          </button>
        </span>
      </p>
    )
    const content = isEmpty?.(data) ? empty : children(data)
    // A whole page says it below its own heading, where other pages do.
    return head ? (
      <BelowHead value={stale}>{content}</BelowHead>
    ) : (
      <>
        {stale}
        {content}
      </>
    )
  }
  if (isPending)
    return (
      <>
        {head}
        <Loading words={words} height={height} />
      </>
    )
  const { status, message } = error as Failure
  const isFinal = status === 403 || status === 404
  return (
    <>
      {head}
      <div className={classes.note} role="alert">
        <p className={classes.title}>
          <Mark tone={isFinal ? 'plain' : 'bad'} size={18} />
          {status === 403 ? words.forbidden : status === 404 ? words.missing : words.failed}
        </p>
        <p className="second sent">{message}</p>
        {!isFinal && (
          <Button variant="default" size="xs" loading={answer.isFetching} onClick={() => answer.refetch()}>
            {words.again}
          </Button>
        )}
      </div>
    </>
  )
}

export const Loading = ({ words, height }: { words: Pick<PanelWords, 'loading'>; height: number }) => (
  <div className={classes.loading} style={{ minHeight: height }} role="status" aria-busy="true" data-coming>
    <span className="hidden">{words.loading}</span>
    <span className={classes.bar} style={{ width: '38%' }} />
    <span className={classes.bar} style={{ width: '72%' }} />
    <span className={classes.bar} style={{ width: '55%' }} />
  </div>
)

/** In the place of something that may come and has no height until it does: what stands below waits for it, as for a panel. */
export const Coming = () => <span hidden data-coming />

/** Nothing there yet, and what to do about it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={classes.note}>
      <p className={classes.title}>{title}</p>
      {children && <div className="second">{children}</div>}
    </div>
  )
}

/** A sheet of content with a heading. */
export function Sheet(props: { title?: ReactNode; aside?: ReactNode; children: ReactNode; flush?: boolean }) {
  return (
    <section className={classes.sheet}>
      {(props.title || props.aside) && (
        <header className={classes.head}>
          <h2>{props.title}</h2>
          {props.aside}
        </header>
      )}
      <div className={props.flush ? classes.flush : classes.body}>{props.children}</div>
    </section>
  )
}

/** The head of a page: what it is, one honest sentence, and what can be done. */
export function PageHead(props: { above?: ReactNode; title: ReactNode; sentence?: ReactNode; actions?: ReactNode }) {
  const below = useContext(BelowHead)
  return (
    <>
      <header className={classes.page}>
        {typeof props.title === 'string' && <title>{`${props.title} - Aftercare`}</title>}
        <div>
          {props.above && <p className={classes.above}>{props.above}</p>}
          <h1>{props.title}</h1>
          {props.sentence && <div className={classes.sentence}>{props.sentence}</div>}
        </div>
        {props.actions && <div className={`${classes.actions} no-print`}>{props.actions}</div>}
      </header>
      {below}
    </>
  )
}
