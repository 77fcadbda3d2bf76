import classes from './day-chart.module.css'

/** A note that the charts' library shows, as elements: what it holds was sent by somebody, and is no markup. */
export function dayNote({
  head,
  facts,
  more,
}: {
  head: string
  facts: [string, string][]
  more: string[]
}): HTMLElement {
  const make = (name: string, text: string, inside: HTMLElement[] = []) => {
    const made = document.createElement(name)
    made.textContent = text
    made.append(...inside)
    return made
  }
  const made = make('div', '', [
    make('strong', head),
    make(
      'dl',
      '',
      facts.flatMap(([name, value]) => [make('dt', name), make('dd', value)]),
    ),
    ...more.filter(Boolean).map((line) => make('p', line)),
  ])
  made.className = classes.note ?? ''
  return made
}
