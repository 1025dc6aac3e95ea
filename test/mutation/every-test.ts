// For rooms that look things up once and remember them: what a test reaches there depends on the tests before it. Told that
// no test is running, Stryker takes all code for such that runs when a file is loaded, and meets each change with all tests
// of the room, in modules that are loaded with it.
import { beforeEach, inject } from 'vitest'

// Stryker's setup names the test in such a hook too, before this one.
beforeEach(() => {
  const stryker: unknown = Reflect.get(globalThis, inject('globalNamespace' as never))
  if (typeof stryker === 'object' && stryker !== null) Reflect.set(stryker, 'currentTestId', undefined)
})
