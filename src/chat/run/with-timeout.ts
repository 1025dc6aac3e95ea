// Waiting for something no longer than there is time.

/** The result, or undefined after so many milliseconds. */
export async function withTimeout<R>(ms: number, working: Promise<R>): Promise<R | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined)
  })
  try {
    return await Promise.race([working, late])
  } finally {
    clearTimeout(timer)
  }
}
