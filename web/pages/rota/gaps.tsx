import { Button } from '@mantine/core'
import { useLanguage } from '../../messages/messages.ts'
import { useRotaWords } from '../../messages/rota.ts'
import { Mark } from '../../parts/mark.tsx'
import { visible } from '../../parts/visible.ts'
import { daysInWords } from './days-in-words.ts'
import { type Cover, gapsTogether } from './in-a-day.ts'
import classes from './rota.module.css'
import type { Wanted } from './swap.tsx'

/** Where nobody answers; with a rota of one of the workflows somebody can take it over at once. */
export function Gaps({ of, take }: { of: Cover; take: ((wanted: Wanted) => void) | null }) {
  const said = useRotaWords()
  const language = useLanguage()
  return (
    <section className={classes.gaps} aria-label={said.gaps}>
      <h2>
        <Mark tone="bad" /> {said.gaps}
      </h2>
      <ul>
        {gapsTogether(of.gaps).map(({ from, to, because, workflows }) => {
          const names = workflows.map(({ name }) => visible(name)).join(', ')
          const days = daysInWords({ from, to }, said, language)
          const rota = of.rotas.find((one) =>
            workflows.some(({ workflow }) => one.workflows === null || one.workflows.includes(workflow)),
          )
          return (
            <li key={`${names} ${from}`} className={classes.gap}>
              <span className="sent">
                <strong>{days}</strong>: {names}
                <span className={`second small ${classes.why}`}>{visible(because)}</span>
              </span>
              {take && rota && (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={`${said.take}: ${days}, ${names}`}
                  onClick={() => take({ rota: rota.rota, from, to })}
                >
                  {said.take}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
