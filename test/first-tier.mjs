import { setFlagsFromString } from 'node:v8'
import { isMainThread } from 'node:worker_threads'

// Before a test, and whatever Node it starts. Most are over before the embedded state pays back being compiled a second time, for speed:
// an opening with 750 questions takes 1.9 seconds of processor so and 3.3 otherwise; both take as long at 8,000.
if (isMainThread && Number(process.versions.node.split('.')[0]) >= 24) {
  setFlagsFromString('--no-wasm-tier-up')
  setFlagsFromString('--no-wasm-dynamic-tiering')
}
