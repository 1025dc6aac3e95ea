// The structured log. It never contains content: errors are described by kind, code and stack, not by their values.
import { type DestinationStream, pino } from 'pino'
import { traceId } from '../chat/run/trace.ts'

export type Log = ReturnType<typeof createLog>

/** Writes JSON lines to standard error; standard output belongs to the terminal's conversation. */
export function createLog(level: string, to: DestinationStream = pino.destination(2)) {
  return pino(
    {
      level,
      base: undefined,
      // Adds the id of the current request or nudge to every line.
      mixin: () => {
        const id = traceId()
        return id === undefined ? {} : { id }
      },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: REDACTED_KEYS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '…' },
      serializers: { error: errorFields },
    },
    to,
  )
}

/** A file that only its owner reads, for a log that has no place on the screen. It is added to, never begun anew. */
export const openLogFile = (path: string): DestinationStream =>
  pino.destination({ dest: path, mkdir: true, append: true, mode: 0o600 })

const REDACTED_KEYS = [
  'token',
  'secret',
  'password',
  'authorization',
  'cookie',
  'secretKey',
  'apiKey',
  'botToken',
  'appToken',
  'signingSecret',
  'clientSecret',
]

/**
 * The loggable part of an error: kind, code and stack. Its message only for known kinds: a database's message quotes
 * the statement, which may contain content.
 */
function errorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error }
  const code =
    'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? error.code : undefined
  const stack = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
  const isFromDatabase = code !== undefined || 'nativeError' in error || 'sql' in error
  return {
    kind: error.name,
    ...(code === undefined ? {} : { code }),
    ...(isFromDatabase ? {} : { message: error.message.slice(0, 300) }),
    ...(error.cause ? { cause: errorFields(error.cause) } : {}),
    stack: stack.map((line) => line.trim()),
  }
}
