// A map that forgets what was not used for longest: a cache cannot become a leak.

/** A map that keeps the newest and lets the oldest go. */
export interface LruMap<K, V> {
  get(key: K): V | undefined
  set(key: K, value: V): void
  delete(key: K): void
}

/** A map of at most `max` entries. */
export function createLruMap<K, V>(max: number): LruMap<K, V> {
  const kept = new Map<K, V>()
  return {
    get(key) {
      const value = kept.get(key)
      if (value === undefined) return undefined
      kept.delete(key)
      kept.set(key, value)
      return value
    },
    set(key, value) {
      kept.delete(key)
      kept.set(key, value)
      if (kept.size > max) {
        const oldest = kept.keys().next()
        if (!oldest.done) kept.delete(oldest.value)
      }
    },
    delete(key) {
      kept.delete(key)
    },
  }
}
