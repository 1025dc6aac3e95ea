// Speech to text by any OpenAI-compatible `audio/transcriptions`, and the things that were said as lines of a list.
import { createModelClient, type ModelConfig, modelDeadline, modelFailureNote } from './chat-model.ts'

/** A recording as it was sent. */
export interface Recording {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** With its ending, by which servers know the format. */
  readonly name: string
  /** `audio/ogg` */
  readonly type: string
}

/** What was heard, or why nothing was, as the end of a sentence. */
export type Transcript = { readonly text: string } | { readonly note: string }

/** Longest recording that is sent, in seconds and bytes; OpenAI takes 25 MB. */
export const RECORDING_LIMITS = { seconds: 600, bytes: 25_000_000 } as const

/** A minute of speech takes a model of one's own about as long. */
const SPEECH_TIMEOUT_MS = 60_000
const LONGEST_TRANSCRIPT = 6000

/** Asks the model once. Never throws. */
export async function transcribe(config: ModelConfig, { bytes, name, type }: Recording): Promise<Transcript> {
  const timed = { timeoutMs: SPEECH_TIMEOUT_MS, ...config }
  const deadline = modelDeadline(timed)
  try {
    const client = await createModelClient(timed)
    const file = new File([bytes], name, { type })
    const heard = await client.audio.transcriptions.create(
      { file, model: config.model, response_format: 'json' },
      { signal: deadline },
    )
    const text = heard.text?.replaceAll(/[^\S\n]+/g, ' ').trim() ?? ''
    return text === '' ? { note: 'there are no words in it' } : { text: text.slice(0, LONGEST_TRANSCRIPT) }
  } catch (error) {
    return { note: modelFailureNote(error, deadline, deadline) }
  }
}

/** The sentences of what was said, each a line: "Call the vet. Buy milk." Commas and “and” stay, since titles have them. */
export function spokenLines(text: string): readonly string[] {
  return text
    .split(/(?<=\p{L}{2}[.!?…])(?<!\b(?:Dr|Mr|Mrs|Ms|St|Prof|No|vs)\.)\s+(?=[\p{Lu}\p{Lo}\d])|\n+/u)
    .map((line) => line.trim().replace(/(?<=[^.])[.…]$/, ''))
    .map((line) => line.replace(/^(?:and|then|and then|also|oh and)[ ,]+(?=\S)/i, ''))
    .filter((line) => /[\p{L}\p{N}]/u.test(line))
}
