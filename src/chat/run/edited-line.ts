// An edited message is read as the line was: “car failed its mot, book tyres” is still two clauses, of which one is the
// thing to do.
import type { RawValues } from '../request.ts'
import { readTaskOfClauses } from './clauses.ts'
import { openRequest } from './open.ts'
import type { Execution } from './run-command.ts'
import { readSentences } from './sentences.ts'

/** What the capture of these words would be given; null where all of them would be its title. */
export async function readEdited<Me>(execution: Execution<Me>, line: string): Promise<RawValues | null> {
  const { host, me, opened: before } = execution
  const opened = openRequest(host.catalogue, { ...before.request, input: { kind: 'typed', line } })
  const { parsed, request } = opened
  if (parsed.kind !== 'typed' || parsed.reading.kind !== 'capture') return null
  const { sentences, reading } = parsed
  let read: ReturnType<typeof readSentences<Me>> | undefined
  const readSentence = () => {
    read ??= readSentences(me, request, sentences())
    return read
  }
  return readTaskOfClauses({ ...execution, opened, line, sentences, readSentence }, reading.capture)
}
