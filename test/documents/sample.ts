import { say, sayDay } from '../../src/base/say.ts'
import type { Document } from '../../src/reports/document/document.ts'

/** A document with everything that may stand in one, and what makes it hard: long, wide, hostile, unknown. */
export const wide = '1234567890123456789012345678901234567890'
export const long = 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(8)
export const hostile = '<script>alert(1)</script> "&\' \u202Edlrow\u202C \u0000\u0007 שלום 😀👩‍💻'
const days = Array.from({ length: 28 }, (_, index) => `2026-02-${String(index + 1).padStart(2, '0')}`)

export const document: Document = {
  kind: say`Contents`,
  title: 'Bericht für Februar',
  subtitle: `Bäckerei Groß & Söhne ${hostile}`,
  from: {
    name: 'Agentur Überblick',
    colour: '#7a1f5c',
    // One dark pixel.
    logo: {
      type: 'image/png',
      base64: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg==',
      width: 1,
      height: 1,
    },
  },
  created: '2026-03-09T00:00:00Z',
  facts: [{ name: 'Zeitraum', value: say`${sayDay('2026-02-01')}: ${sayDay('2026-02-28')}` }],
  sections: [
    {
      id: 'first',
      title: 'In short',
      blocks: [
        { kind: 'status', tone: 'bad', word: 'needs you', text: `Two promises were not kept ${hostile}` },
        { kind: 'paragraph', lead: true, text: `A very long word: ${long}` },
        { kind: 'paragraph', text: 'Behind it', behind: { url: '/api/v1/runs?workflow=a&b' } },
        {
          kind: 'figures',
          items: [
            { name: 'Runs', value: '1,204', note: null },
            { name: 'Cost', value: null, note: 'no price is known' },
          ],
        },
        {
          kind: 'chart',
          id: 'days',
          caption: 'Runs by day',
          labels: { name: 'Day', type: 'day', values: days },
          series: [
            { name: 'accepted', tone: 'good', values: days.map((_, index) => (index === 3 ? null : 20 + index)) },
            { name: 'corrected', tone: 'bad', values: days.map((_, index) => index % 5) },
            { name: 'other', tone: 'neutral', values: days.map((_, index) => index % 2) },
            { name: 'not told', tone: 'unknown', values: days.map((_, index) => (index % 7) * 3) },
          ],
        },
      ],
    },
    {
      id: 'annex',
      title: 'Annex',
      newPage: true,
      blocks: [
        {
          kind: 'table',
          id: 'all',
          caption: 'Every kind of column',
          empty: 'nothing',
          columns: [
            { name: 'What', type: 'text' },
            { name: 'Number', type: 'number' },
            { name: 'Share', type: 'percent' },
            { name: 'Time', type: 'minutes' },
            { name: 'Cost', type: 'money', currency: 'EUR' },
            { name: 'Day', type: 'day' },
          ],
          rows: [
            { cells: ['=HYPERLINK("x")', -3, '12.5', 95, '12.40', '2026-02-03'], behind: { url: '/api/v1/runs' } },
            { cells: ['<b>x</b>', null, null, null, null, null] },
            { cells: ['Wide', wide, '1.23', 100000, `${wide}.12`, ''] },
          ],
          total: ['All', -3, '', 95, '12.40', ''],
        },
        { kind: 'list', items: ['one', 'two'] },
        { kind: 'heading', text: 'More' },
        { kind: 'note', text: 'How it was measured.' },
        { kind: 'table', id: 'none', caption: 'Empty', empty: 'nothing happened', columns: [], rows: [] },
        {
          kind: 'table',
          id: 'thousand',
          caption: 'A thousand rows',
          empty: 'nothing',
          columns: [
            { name: 'What', type: 'text' },
            { name: 'About it', type: 'text' },
            { name: 'Number', type: 'number' },
          ],
          rows: Array.from({ length: 1000 }, (_, index) => ({
            cells: [
              `Row ${index}`,
              index % 40 === 0 ? `long ${'text '.repeat(50)}end-${index}` : `end-${index}`,
              index,
            ],
          })),
        },
        {
          kind: 'table',
          id: 'long',
          caption: 'Longer than a page',
          empty: 'nothing',
          columns: [
            { name: 'What', type: 'text' },
            { name: 'About it', type: 'text' },
          ],
          rows: [{ cells: ['x', `${'word '.repeat(3000)}LAST-WORD`] }],
        },
      ],
    },
  ],
  foot: 'Version 1',
}
