// The optional model behind any OpenAI-compatible address: one question, one answer, no retries, and why it failed in
// words a person can read. What is asked, and what an answer may be, its callers decide.
import type { OpenAI } from 'openai'
import { world } from '../time/world.ts'

/** The model's address. `timeoutMs` limits the whole request including the body; 20 seconds by default. */
export interface ModelConfig {
  readonly baseUrl: string
  /** “none” if the address needs no key. */
  readonly apiKey: string
  readonly model: string
  readonly timeoutMs?: number
}

/** An answer that can't be used; the message is the note a person reads. */
export class UnusableAnswerError extends Error {}

/** The message a model answered with. */
export type ModelMessage = OpenAI.ChatCompletionMessage

/** What is asked: messages, and tools where it may call some. */
export type ModelQuestion = Pick<OpenAI.ChatCompletionCreateParamsNonStreaming, 'messages' | 'tools'>

export const MODEL_TIMEOUT_MS = 20_000

/** Headers in which the client library would describe this machine. */
const SILENCED = Object.fromEntries(
  ['Lang', 'Package-Version', 'OS', 'Arch', 'Runtime', 'Runtime-Version', 'Retry-Count', 'Timeout'].map(
    (name) => [`X-Stainless-${name}`, null] as const,
  ),
)

/**
 * Asks the model once.
 * @throws UnusableAnswerError where it declined, else what the client library throws; `modelFailureNote` words either
 */
export async function askChatModel(
  config: ModelConfig,
  question: ModelQuestion,
  signal: AbortSignal,
): Promise<ModelMessage | null> {
  signal.throwIfAborted()
  const client = await createModelClient(config)
  // No response_format: compatible servers refuse different ones, and the answer is validated anyway.
  const completion = await client.chat.completions.create({ model: config.model, ...question }, { signal })
  const choice = completion.choices?.[0]
  if (choice?.message?.refusal || choice?.finish_reason === 'content_filter')
    throw new UnusableAnswerError('the model declined')
  return choice?.message ?? null
}

/** A client of the address that says nothing about this machine, follows no redirect and asks once. */
export async function createModelClient(config: ModelConfig): Promise<OpenAI> {
  // Loaded at first use: without a model nobody waits for it.
  const library = await import('openai')
  return new library.OpenAI({
    baseURL: config.baseUrl,
    apiKey: config.apiKey,
    // Set even if empty, or the library would read the environment.
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: config.timeoutMs ?? MODEL_TIMEOUT_MS,
    logLevel: 'off',
    // A redirect would carry a person's words to an address nobody configured.
    fetchOptions: { redirect: 'error' },
    defaultHeaders: { ...SILENCED, 'User-Agent': 'Proxy' },
  })
}

/** A signal that ends a question after the time its configuration allows. */
export const modelDeadline = ({ timeoutMs }: ModelConfig): AbortSignal =>
  world().deadline(timeoutMs ?? MODEL_TIMEOUT_MS)

/** Why a question failed, as the end of a sentence. */
export function modelFailureNote(error: unknown, signal: AbortSignal, deadline: AbortSignal): string {
  if (error instanceof UnusableAnswerError) return error.message
  if (signal.aborted) return 'the question was called off'
  if (deadline.aborted || (error instanceof Error && error.name === 'APIConnectionTimeoutError'))
    return 'the model did not answer in time'
  const status = error instanceof Error && 'status' in error ? error.status : undefined
  if (status === 401 || status === 403) return 'the model did not accept the key'
  if (status === 429) return 'the model is busy'
  return typeof status === 'number' ? 'the model had a fault' : 'the model could not be reached'
}
