/** Kinds of result, told apart by shape and word as well as by colour. */
export type Tone = 'good' | 'bad' | 'warn' | 'unknown' | 'plain' | 'still'
