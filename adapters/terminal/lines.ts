// Piped input: one line at a time, answered in order.
import type { Readable } from 'node:stream'

export interface LineReader {
  /** Resolves at the end of input, or when stopped and the current line is answered. */
  readonly done: Promise<void>
  stop(): void
}

/** Reads the next line after the current one is answered. Lines end with LF or CRLF. */
export function readLines(input: Readable, hear: (line: string) => Promise<void>): LineReader {
  let rest = ''
  let isEnded = false
  let isStopped = false
  let isBusy = false
  let finish: () => void = () => undefined
  const done = new Promise<void>((resolve) => {
    finish = resolve
  })

  const next = async (): Promise<void> => {
    if (isBusy) return
    isBusy = true
    for (let line = take(); line !== null; line = take()) await hear(line)
    isBusy = false
    if (isStopped || isEnded) finish()
    else input.resume()
  }

  const take = (): string | null => {
    if (isStopped) return null
    const end = rest.indexOf('\n')
    if (end < 0 && (!isEnded || rest === '')) return null
    const line = end < 0 ? rest : rest.slice(0, end)
    rest = end < 0 ? '' : rest.slice(end + 1)
    return line.replace(/\r$/, '')
  }

  const read = (chunk: string): void => {
    rest += chunk
    if (!rest.includes('\n')) return
    input.pause()
    void next()
  }
  const end = (): void => {
    isEnded = true
    void next()
  }
  input.setEncoding('utf8')
  input.on('data', read)
  input.once('end', end)
  input.once('error', end)
  return {
    done,
    stop() {
      isStopped = true
      input.off('data', read)
      input.off('end', end)
      input.pause()
      if (!isBusy) finish()
    },
  }
}
