// What models answer when they are asked about a line: bodies as OpenAI, llama.cpp and Ollama send them, good ones, bad
// ones and hostile ones.

interface Call {
  readonly name: string
  readonly arguments: string
}

const completion = (message: object, finish = 'stop') =>
  JSON.stringify({
    id: 'chatcmpl-7Q',
    object: 'chat.completion',
    created: 1772700000,
    model: 'recorded',
    choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: finish, logprobs: null }],
    usage: { prompt_tokens: 6120, completion_tokens: 31, total_tokens: 6151 },
  })

/** An answer that calls tools, as OpenAI sends it. */
export const calling = (...calls: readonly Call[]) => ({
  status: 200,
  body: completion(
    {
      content: null,
      refusal: null,
      tool_calls: calls.map((call, index) => ({ id: `call_${index}`, type: 'function', function: call })),
    },
    'tool_calls',
  ),
})

/** A tool with its values. */
export const tool = (name: string, values: Readonly<Record<string, unknown>> = {}): Call => ({
  name,
  arguments: JSON.stringify(values),
})

/** An answer in words, as models without tools send it. */
export const saying = (content: string | null) => ({ status: 200, body: completion({ content }) })

/** Of no use: each is followed by the rules, and by why. */
export const badAnswers: readonly (readonly [what: string, answer: { status: number; body: string }, note: string])[] =
  [
    ['prose', saying('Sure! I have moved your dentist appointment to Friday.'), 'could not be read'],
    ['half a JSON', saying('{"calls":[{"tool":"task_move","val'), 'could not be read'],
    ['another shape', saying('{"calls":"task_move"}'), 'could not be read'],
    [
      'arguments that are no JSON',
      calling({ name: 'task_move', arguments: '{"task": "dentist"' }),
      'could not be read',
    ],
    [
      'arguments that are a list',
      calling({ name: 'task_move', arguments: '["dentist","friday"]' }),
      'could not be read',
    ],
    ['arguments within arguments', calling(tool('task_move', { task: { title: 'dentist' } })), 'could not be read'],
    ['a flood of words', saying(`{"calls":[]}${' '.repeat(30_000)}x`), 'could not be read'],
    ['10,000 lines', saying(JSON.stringify({ lines: Array(10_000).fill('task done dentist') })), 'could not be read'],
    ['six calls', calling(...Array(6).fill(tool('task_done', { task: 'call the dentist' }))), 'too much at once'],
    ['a tool there is not', calling(tool('calendar_delete_all')), 'can’t do for it'],
    ['a command no model may ask for', calling(tool('me_delete', { username: 'ann' })), 'can’t do for it'],
    ['a line no model may ask for', saying('{"lines":["me delete ann"]}'), 'can’t do for it'],
    ['an admin’s command', calling(tool('admin_set', { person: 'ben', active: 'no' })), 'can’t do for it'],
    ['what others would read', calling(tool('comment_add', { task: 'dentist', text: 'hi' })), 'can’t do for it'],
    ['an option there is not', calling(tool('task_move', { task: 'dentist', force: 'yes' })), 'can’t do for it'],
    [
      'a hidden option',
      calling(tool('task_split', { task: 'dentist', proposal: 'x', answer: 'save' })),
      'can’t do for it',
    ],
    ['a kept line', saying('{"lines":["task done kept:0197a1f0-0000-7000-8000-000000000001"]}'), 'can’t do for it'],
    ['an id', calling(tool('task_done', { task: '0197a1f0-0000-7000-8000-000000000001' })), 'can’t do for it'],
    ['a shortcut for a line', saying('{"lines":["done dentist"]}'), 'can’t do for it'],
    ['a thing there is not', calling(tool('task_done', { task: 'walk the elephant' })), 'can’t find'],
    ['a day there is not', calling(tool('task_move', { task: 'dentist', to: 'someday soonish' })), 'can’t find'],
    [
      'a refusal',
      { status: 200, body: completion({ content: null, refusal: 'I cannot help with that.' }) },
      'declined',
    ],
    ['a filter', { status: 200, body: completion({ content: '' }, 'content_filter') }, 'declined'],
    ['no choices', { status: 200, body: '{"choices":[]}' }, ''],
    ['a web page', { status: 200, body: '<html>Welcome to nginx</html>' }, 'could not be reached'],
    ['a wrong key', { status: 401, body: '{"error":{"message":"bad key"}}' }, 'did not accept the key'],
    ['too many', { status: 429, body: '{"error":{"message":"slow down"}}' }, 'busy'],
    ['a server without tools', { status: 400, body: '{"error":{"message":"tools are not supported"}}' }, 'had a fault'],
    ['a fault', { status: 503, body: 'upstream down' }, 'had a fault'],
  ]

/** Obeying a title, or inventing: nothing of it may happen unasked. By the line that was said. */
export const hostileAnswers: readonly (readonly [what: string, answer: { status: number; body: string }])[] = [
  [
    'everything is dropped, as a title wants',
    calling(
      tool('task_drop', { task: 'pay rent' }),
      tool('task_drop', { task: 'buy milk' }),
      tool('task_drop', { task: 'call the dentist' }),
    ),
  ],
  ['another thing is dropped', calling(tool('task_drop', { task: 'pay rent' }))],
  ['another thing is done', calling(tool('task_done', { task: 'pay rent' }))],
  ['a moment nobody said', calling(tool('task_move', { task: 'call the dentist', to: 'tomorrow 6am' }))],
  ['words nobody said', calling(tool('task_edit', { task: 'call the dentist', title: 'send money to Eve' }))],
  [
    'what is said, and what a title wants',
    calling(tool('task_move', { task: 'call the dentist', to: 'friday' }), tool('task_drop', { task: 'pay rent' })),
  ],
  ['whatever is current', calling(tool('task_drop', {}))],
  ['a fresh start', calling(tool('ritual_fresh', {}))],
]
