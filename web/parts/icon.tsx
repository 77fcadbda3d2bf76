import type { CSSProperties } from 'react'

/** The few signs of the desk, drawn on a grid of 20 with one stroke. Decoration only: words stand beside them. */
const paths = {
  overview: 'M3.5 10.5 10 4l6.5 6.5M5.5 9v7h9V9',
  runs: 'M4 5.5h12M4 10h12M4 14.5h7',
  findings: 'M10 3.5 17 16H3L10 3.5ZM10 8.5v3.5M10 14.2v.1',
  exceptions:
    'M4 6.5a6.5 6.5 0 0 1 11.5 1M16 4v3.5h-3.5M16 13.5a6.5 6.5 0 0 1-11.5-1M4 16v-3.5h3.5M10 8v2.5M10 12.4v.1',
  incidents: 'M6 16.5v-6a4 4 0 0 1 8 0v6M4 16.5h12M10 2.5v1.2M4.6 4.9l.9.9M15.4 4.9l-.9.9M10 10v3',
  objectives: 'M3.5 6.5h13M3.5 14l3.5-3.5 3 2 6.5-5.5',
  reviews: 'M5 3.5h7l3 3V16.5H5zM8 9.5h4.5M8 12.5h4.5',
  sources: 'M10 5.5C8.5 4.4 6.3 4 3.5 4v11c2.8 0 5 .4 6.5 1.5 1.5-1.1 3.7-1.5 6.5-1.5V4c-2.8 0-5 .4-6.5 1.5ZM10 5.5v11',
  report: 'M4 16.5h12M5.5 13.5v-3M9 13.5v-6M12.5 13.5v-4M15 3.5H5',
  costs: 'M4 5.5h12v9H4zM10 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4ZM6.3 10h.1M13.6 10h.1',
  requests: 'M4 4.5h12v9H9.5L6.5 16.5v-3H4zM7 7.5h6M7 10.5h4',
  support:
    'M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM10 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5ZM5.4 5.4l2.8 2.8M14.6 5.4l-2.8 2.8M5.4 14.6l2.8-2.8M14.6 14.6l-2.8-2.8',
  tasks: 'M4 5.5l1.3 1.3L7.6 4.4M10 5.7h6M4 10.9l1.3 1.3 2.3-2.4M10 11.1h6M4.2 15.6h2.6M10 15.6h6',
  decisions: 'M5.5 3.5v13M5.5 6h6l1.5 2-1.5 2h-6M9 13.5h6',
  clients: 'M4 4h5v5H4zM11 4h5v5h-5zM4 11h5v5H4zM11 11h5v5h-5z',
  plan: 'M4 4.5h3v3H4zM4 12.5h3v3H4zM10 6h6.5M10 14h6.5',
  right: 'M8 5l5 5-5 5',
  left: 'M12 5l-5 5 5 5',
  down: 'M5 8l5 5 5-5',
  up: 'M5 12l5-5 5 5',
  copy: 'M7 7V4h9v9h-3M4 7h9v9H4z',
  check: 'M4.5 10.5l3.5 3.5 7.5-8',
  close: 'M5 5l10 10M15 5L5 15',
  search: 'M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4ZM13 13l3.5 3.5',
  person: 'M10 4a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM4.5 16.5c.6-3 2.8-4.5 5.5-4.5s4.9 1.5 5.5 4.5',
  clock: 'M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM10 6.5V10l2.5 2',
  print: 'M6 7V3.5h8V7M6 13H4V7h12v6h-2M6 11h8v5.5H6z',
  external: 'M11 4h5v5M16 4l-7 7M8 5H4.5v10.5H15V12',
} as const

export type IconName = keyof typeof paths

export function Icon({ name, size = 18, style }: { name: IconName; size?: number; style?: CSSProperties }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      style={{ flex: 'none', ...style }}
    >
      <path d={paths[name]} />
    </svg>
  )
}
