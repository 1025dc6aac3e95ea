// assistant.threads.*: suggested prompts and the status of the agent view.
import { z } from 'zod'
import { parseArguments } from '../arguments.ts'
import { SlackError } from '../slack-error.ts'
import { channelOf } from '../state.ts'
import type { Method } from './method.ts'

const prompt = z.looseObject({ title: z.string().min(1), message: z.string().min(1) })
const prompts = z.looseObject({
  channel_id: z.string(),
  thread_ts: z.string().optional(),
  prompts: z.array(prompt).min(1).max(4),
  title: z.string().optional(),
})
const status = z.looseObject({ channel_id: z.string(), thread_ts: z.string(), status: z.string() })

export const assistantMethods: Record<string, Method> = {
  'assistant.threads.setSuggestedPrompts': {
    takes: 'bot',
    scope: 'assistant:write',
    run: ({ args }, installation) => {
      const wanted = parseArguments(prompts, args)
      if (channelOf(installation, wanted.channel_id).kind !== 'im') throw new SlackError('channel_not_found')
      return {}
    },
  },
  'assistant.threads.setStatus': {
    takes: 'bot',
    scope: 'assistant:write',
    run: ({ args }, installation) => {
      const wanted = parseArguments(status, args)
      if (channelOf(installation, wanted.channel_id).kind !== 'im') throw new SlackError('channel_not_found')
      return {}
    },
  },
}
