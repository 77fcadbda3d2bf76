import { Button } from '@mantine/core'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import classes from './more.module.css'

/** What asks for the next of a list, below what is there of it; nothing where that is all. */
export function More({ of, children }: { of: UseInfiniteQueryResult; children: string }) {
  if (!of.hasNextPage) return null
  return (
    <div className={classes.more}>
      <Button size="xs" variant="default" disabled={of.isFetchingNextPage} onClick={() => of.fetchNextPage()}>
        {children}
      </Button>
    </div>
  )
}
