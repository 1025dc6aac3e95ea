// Tests that run at the same time within a file: most of what the fault suite does is wait, and a wait costs no core.
import { AsyncLocalStorage } from 'node:async_hooks'
import { expect, onTestFinished as onRunningTestFinished, type TestContext, test } from 'vitest'

/** Which of the tests under way the code that runs now belongs to; Vitest itself knows of one alone. */
const contexts = new AsyncLocalStorage<TestContext>()

/** So long one may take beside all the others on a busy machine. */
const CEILING_MS = 900_000

/** A test that runs beside its neighbours, so everything it starts must be its own. */
export function testBeside(name: string, body: () => Promise<void>, timeoutMs = CEILING_MS): void {
  test.concurrent(name, (context) => contexts.run(context, body), timeoutMs)
}

/** As Vitest's own, in tests that run beside others as well. */
export function onTestFinished(cleanUp: () => unknown): void {
  const register = contexts.getStore()?.onTestFinished ?? onRunningTestFinished
  register(async () => {
    await cleanUp()
  })
}

/** `expect.poll`, in tests that run beside others as well. */
export const poll: typeof expect.poll = (read, options) => (contexts.getStore()?.expect ?? expect).poll(read, options)
