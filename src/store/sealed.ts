import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { AppError } from '../base/errors.ts'
import { say } from '../base/say.ts'
import { deriveKey } from './keys.ts'

/**
 * Secrets of other systems that must be given back as they are: sealed with AES-256-GCM under a key of their workspace. What lies in
 * a store or a backup can then be opened only beside the installation's secret.
 */

const FORMAT = 'v1'
const NONCE = 12
const TAG = 16

/** `place` says where the text belongs ("credential:crm"): sealed for one place, it opens at no other. */
type Seal = { readonly secret: string; readonly workspace: string; readonly place: string }

/** The text, sealed anew each time: equal ones cannot be told to be equal. */
export function seal(text: string, { secret, workspace, place }: Seal): string {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', deriveKey(secret, `sealing:${workspace}`), nonce, { authTagLength: TAG })
  cipher.setAAD(Buffer.from(place))
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return `${FORMAT}.${Buffer.concat([nonce, hidden, cipher.getAuthTag()]).toString('base64url')}`
}

/** What was sealed. Under another secret, in another workspace or at another place it cannot be opened, and no part of it is told. */
export function unseal(sealed: string, { secret, workspace, place }: Seal): string {
  const bytes = Buffer.from(sealed.slice(FORMAT.length + 1), 'base64url')
  try {
    const key = deriveKey(secret, `sealing:${workspace}`)
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG })
    decipher.setAAD(Buffer.from(place))
    decipher.setAuthTag(bytes.subarray(-TAG))
    return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString('utf8')
  } catch {
    throw new AppError(
      'conflict',
      say`What is kept under "${place}" was sealed with another secret of the installation and cannot be opened. Give it again, or start with the secret of then.`,
    )
  }
}
