import { hkdfSync } from 'node:crypto'

/** What a key derived from the installation's secret is for. Masking, sealing and erasing have one key per workspace. */
export type KeyPurpose = 'sessions' | 'signing' | `masking:${string}` | `sealing:${string}` | `erasing:${string}`

/** HKDF (RFC 5869) with SHA-256 over the installation's secret: 32 bytes per purpose, none of which reveals another. */
export function deriveKey(secret: string, purpose: KeyPurpose): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `aftercare ${purpose}`, 32))
}
