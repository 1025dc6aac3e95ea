// functions.*: the end of a workflow's step, once for each run.
import { z } from 'zod'
import { parseArguments } from '../arguments.ts'
import { SlackError } from '../slack-error.ts'
import type { State } from '../state.ts'
import type { Method } from './method.ts'

const success = z.looseObject({ function_execution_id: z.string(), outputs: z.unknown() })
const failure = z.looseObject({ function_execution_id: z.string(), error: z.string().min(1) })

export const functionMethods: Record<string, Method> = {
  'functions.completeSuccess': {
    takes: 'bot',
    run: ({ state, args }) => end(state, parseArguments(success, args).function_execution_id),
  },
  'functions.completeError': {
    takes: 'bot',
    run: ({ state, args }) => end(state, parseArguments(failure, args).function_execution_id),
  },
}

function end(state: State, id: string): Record<string, unknown> {
  const isOver = state.log
    .all('call')
    .some(({ method, args, reply }) => method.startsWith('functions.') && args.function_execution_id === id && reply.ok)
  if (isOver) throw new SlackError('function_execution_not_running')
  return {}
}
