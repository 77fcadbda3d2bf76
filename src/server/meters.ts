import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Disk } from '../store/disk.ts'

/** By which way lines come in. */
export type Way = 'record' | 'otlp' | 'langfuse' | 'openai-agents'

/** What the installation counts of its own work, in the words of Prometheus. */
export type Meters = {
  /** Lines of one delivery. */
  count(workspace: string, way: Way, received: { accepted: number; refused: readonly unknown[] }): void
  /** Points of metrics: taken, counted, and not kept. */
  points(workspace: string, count: number): void
  /** How long a delivery took until it was on the disk, in seconds. */
  acknowledged(path: string, seconds: number): void
  /** All of it as text; of lines only those of this workspace. */
  text(workspace: string): Promise<string>
}

/** `held` tells how many bytes of bodies are being worked on; `disk` what room there is. Each server has its own: nothing is counted beyond a process. */
export function createMeters(held: () => number, disk: () => Promise<Disk>): Meters {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const lines = new Counter({
    name: 'aftercare_lines_total',
    help: 'Lines of the record that came in, by way and by whether they were accepted.',
    labelNames: ['workspace', 'way', 'outcome'],
    registers: [register],
  })
  const points = new Counter({
    name: 'aftercare_metric_points_total',
    help: 'Points of metrics that were sent. They are counted, and not kept.',
    labelNames: ['workspace'],
    registers: [register],
  })
  const seconds = new Histogram({
    name: 'aftercare_acknowledged_seconds',
    help: 'How long a delivery took until it was on the disk and acknowledged.',
    labelNames: ['path'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [register],
  })
  new Gauge({
    name: 'aftercare_held_bytes',
    help: 'Bytes of bodies that are being worked on; beyond a bound senders are asked to come again (429).',
    registers: [register],
    collect() {
      this.set(held())
    },
  })
  const room = ['free', 'size'] as const
  for (const what of room)
    new Gauge({
      name: `aftercare_disk_${what}_bytes`,
      help: { free: 'What may still be written to the disk of the data folder.', size: 'How large that disk is.' }[
        what
      ],
      registers: [register],
      async collect() {
        this.set((await disk())[what])
      },
    })
  return {
    count(workspace, way, { accepted, refused }) {
      if (accepted > 0) lines.inc({ workspace, way, outcome: 'accepted' }, accepted)
      if (refused.length > 0) lines.inc({ workspace, way, outcome: 'refused' }, refused.length)
    },
    points(workspace, count) {
      if (count > 0) points.inc({ workspace }, count)
    },
    acknowledged: (path, value) => seconds.observe({ path }, value),
    async text(workspace) {
      const text = await register.metrics()
      const isOthers = (line: string) => {
        const named = /[{,]workspace="([^"]*)"/.exec(line)?.[1]
        return named !== undefined && named !== workspace
      }
      return `${text
        .trimEnd()
        .split('\n')
        .filter((line) => !isOthers(line))
        .join('\n')}\n`
    },
  }
}
