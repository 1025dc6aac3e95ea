// How long something takes a processor, which a busy machine does not change as it changes how long it takes.

/** Milliseconds of processor time that this process spent in `work`; on an idle machine, about as long as it took. */
export function cpuMs(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}
