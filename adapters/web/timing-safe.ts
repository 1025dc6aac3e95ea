// Compares secrets in constant time.
import { timingSafeEqual } from 'node:crypto'

export function isEqualTimingSafe(a: string, b: string): boolean {
  const [first, second] = [Buffer.from(a), Buffer.from(b)]
  return first.length === second.length && timingSafeEqual(first, second)
}
