/**
 * A document as plain data: what it says, and nothing of how it looks. It is rendered as a page, as PDF, as CSV and as JSON, and the same
 * document gives the same bytes each time. Texts are sentences (`say`) or names as they came; they are read in the language asked for.
 */
export type Document = {
  /** What kind of document it is: "Monthly report". */
  readonly kind: string
  readonly title: string
  readonly subtitle: string | null
  /** Whoever it comes from. */
  readonly from: Sender | null
  /** The moment it is of, as the PDF tells it: 2026-03-09T00:00:00Z. Never the moment of rendering. */
  readonly created: string
  /** Said at the head, a line each: for whom, of when, by whom. */
  readonly facts: readonly Fact[]
  readonly sections: readonly Section[]
  /** Stands at the foot of every page. */
  readonly foot: string
}

export type Sender = {
  readonly name: string
  /** #rrggbb, dark enough to be read on white; null is the product's own. */
  readonly colour: string | null
  readonly logo: Logo | null
}

export type Logo = {
  readonly type: 'image/png' | 'image/jpeg'
  readonly base64: string
  /** In pixels. */
  readonly width: number
  readonly height: number
}

export type Fact = { readonly name: string; readonly value: string }

export type Section = {
  /** Names it in its address and in what is said of it: small letters, digits and hyphens, once in a document. */
  readonly id: string
  readonly title: string
  readonly blocks: readonly Block[]
  /** Begins a page of its own on paper. */
  readonly newPage?: boolean
}

/** What leads to the evidence: an address of the API, and what asks the same at a terminal where that is told. */
export type Behind = { readonly url: string; readonly command?: string }

export type Tone = 'good' | 'bad' | 'unknown' | 'neutral'

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string; readonly lead?: boolean; readonly behind?: Behind }
  /** Said beside the matter: how it was measured, what is missing. */
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered?: boolean; readonly items: readonly string[] }
  /** A state in a word, with the sentence to it. */
  | { readonly kind: 'status'; readonly tone: Tone; readonly word: string; readonly text: string }
  /** A few numbers that are read first. */
  | { readonly kind: 'figures'; readonly items: readonly Figure[] }
  | Table
  | Chart

export type Figure = {
  readonly name: string
  /** As it is said; null where it is not known. */
  readonly value: string | null
  readonly note: string | null
}

/** What a column holds. Numbers are whole numbers or decimals as text, minutes whole numbers, days such as 2026-03-09. */
export type Column = { readonly name: string } & (
  | { readonly type: 'text' | 'number' | 'percent' | 'minutes' | 'day' }
  | { readonly type: 'money'; readonly currency: string }
)

/** Null is unknown, and said; an empty text is nothing that could be said. */
export type Cell = string | number | null

export type Row = { readonly cells: readonly Cell[]; readonly behind?: Behind | undefined }

export type Table = {
  readonly kind: 'table'
  readonly id: string
  readonly caption: string
  /** The first names the row. */
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  readonly total?: readonly Cell[]
  /** Said where there is no row. */
  readonly empty: string
}

/** Counts side by side, one column for each label, its parts one above the other. */
export type Chart = {
  readonly kind: 'chart'
  readonly id: string
  readonly caption: string
  readonly labels: { readonly name: string; readonly type: 'text' | 'day'; readonly values: readonly string[] }
  /** Null where nothing is known of a label: no column stands there. */
  readonly series: readonly {
    readonly name: string
    readonly tone: Tone
    readonly values: readonly (number | null)[]
  }[]
}

export const isColour = (text: string | null | undefined): text is string => /^#[0-9a-f]{6}$/i.test(text ?? '')

/** Every table of a document in order, those of its charts, too. */
export const tablesOf = (document: Document): Table[] =>
  document.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'table' ? [block] : block.kind === 'chart' ? [chartAsTable(block)] : [])),
  )

export const chartAsTable = ({ id, caption, labels, series }: Chart): Table => ({
  kind: 'table',
  id,
  caption,
  columns: [{ name: labels.name, type: labels.type }, ...series.map(({ name }) => ({ name, type: 'number' }) as const)],
  rows: labels.values.map((label, index) => ({ cells: [label, ...series.map(({ values }) => values[index] ?? null)] })),
  empty: caption,
})
