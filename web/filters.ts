/** What a page looks at, as words in its address. */
export type Filters = Readonly<Record<string, string | undefined>>
