// A progress bar for a person at a terminal. Nothing is drawn into a pipe or log.
import { world } from '../time/world.ts'

export interface ProgressBar {
  update(done: number): void
  end(): void
}

/** Shorter work shows no bar. */
const SHOW_AFTER_MS = 400

export function createProgressBar(screen: NodeJS.WriteStream, what: string, of: number): ProgressBar {
  if (!screen.isTTY) return { update: () => undefined, end: () => undefined }
  let done = 0
  let end = (): void => undefined
  const over = new AbortController()
  const draw = async () => {
    await world().wait(SHOW_AFTER_MS, { signal: over.signal })
    const { default: bars } = await import('cli-progress')
    if (over.signal.aborted) return
    const bar = new bars.SingleBar({ format: `${what} {bar} {percentage}%`, clearOnComplete: true, stream: screen })
    bar.start(of, done)
    const timer = world().every(100, () => bar.update(done))
    end = () => {
      timer.stop()
      bar.stop()
    }
  }
  draw().catch(() => undefined)
  return {
    update(now) {
      done = Math.min(now, of)
    },
    end() {
      over.abort()
      end()
    },
  }
}
