import { AsyncLocalStorage } from 'node:async_hooks'

const open = new AsyncLocalStorage<true>()

/** Runs `work` marked as being inside a transaction, so that the guard below can speak up. */
export const insideTransaction = <T>(work: () => Promise<T>): Promise<T> => open.run(true, work)

/**
 * Wraps a handle of the state store that must not be used while a transaction is open in the same call chain.
 * On the embedded engine, which has one connection, such a use would wait for itself for ever; on a server it would
 * silently step outside the transaction. So it throws at once, on every engine.
 */
export function guarded<T extends object>(handle: T, name: string): T {
  return new Proxy(handle, {
    get(target, property) {
      if (open.getStore())
        throw new Error(`${name}.${String(property)} was used inside a transaction; use the transaction's own handle.`)
      const value = Reflect.get(target, property, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
