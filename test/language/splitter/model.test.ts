// The optional model, through the real client library: what it is sent, and that every failure leaves the rules' steps.
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ModelConfig } from '../../../src/language/chat-model.ts'
import { split, type TaskAtHand } from '../../../src/language/splitter/index.ts'
import { askModel } from '../../../src/language/splitter/model.ts'
import { type FakeOpenAI, fakeOpenAI, type Scripted } from '../../fakes/openai.ts'

const task: TaskAtHand = { title: 'Email landlord about damp', notes: 'since May', minutes: 10, scope: 'simple' }
const STEPS = [
  { description: 'Open the mail program', minutes: 1, emoji: '📧', mode: 'do' },
  { description: 'Write which wall is damp', minutes: 6, emoji: '✍️', mode: 'do' },
  { description: 'Send it to the landlord', minutes: 3, emoji: '📤', mode: 'do_with_me' },
]
const never = new AbortController().signal

let fake: FakeOpenAI
let config: ModelConfig

beforeAll(async () => {
  fake = await fakeOpenAI()
  config = { baseUrl: fake.baseUrl, apiKey: 'secret', model: 'small' }
})
beforeEach(() => fake.script({ content: JSON.stringify({ steps: STEPS }) }))
afterAll(() => fake.close())

describe('an answer that obeys the rules', () => {
  it('is the proposal', async () => {
    expect(await askModel(config, task, never)).toEqual({ proposal: { kind: 'steps', steps: STEPS }, by: 'model' })
  })

  it('may come in a fence, with numbers as text, without emoji or mode', async () => {
    const steps = STEPS.map(({ description, minutes }) => ({ description: ` ${description}\n`, minutes: `${minutes}` }))
    fake.script({ content: `Here you are:\n\`\`\`json\n${JSON.stringify({ steps })}\n\`\`\`` })
    const { proposal, by } = await askModel(config, task, never)
    expect(by).toBe('model')
    expect(proposal?.steps.map((step) => [step.description, step.minutes, step.mode])).toEqual(
      STEPS.map((step) => [step.description, step.minutes, 'do']),
    )
    expect(proposal?.steps[0]?.emoji).toBe('📧')
  })

  it('holds sub-tasks first for a complex task', async () => {
    const subtasks = [
      { title: 'Collect the payslips', minutes: 10 },
      { title: 'Enter the income', minutes: 50 },
      { title: 'Send the return', minutes: 30 },
    ]
    fake.script({ content: JSON.stringify({ subtasks, steps: STEPS }) })
    const tax: TaskAtHand = { title: 'Tax return', minutes: 90, scope: 'complex' }
    expect(await askModel(config, tax, never)).toEqual({
      proposal: { kind: 'subtasks', subtasks, steps: STEPS },
      by: 'model',
    })
  })
})

describe('what is sent', () => {
  it('is the task at hand, once, and nothing about the person or the machine', async () => {
    vi.stubEnv('OPENAI_ORG_ID', 'org-from-environment')
    vi.stubEnv('OPENAI_PROJECT_ID', 'project-from-environment')
    const before = fake.received.length
    const everything = { ...task, task_id: 't-1', user_id: 'u-1', description: 'private' }
    await askModel(config, everything, never, 'smaller')
    vi.unstubAllEnvs()
    expect(fake.received.length).toBe(before + 1)
    const sent = fake.received.at(-1)
    expect([sent?.method, sent?.path]).toEqual(['POST', '/v1/chat/completions'])
    const body = JSON.parse(sent?.body ?? '')
    expect(Object.keys(body)).toEqual(['model', 'messages'])
    expect(body.messages[1]).toEqual({ role: 'user', content: JSON.stringify({ ...task, kind: undefined }) })
    expect(body.messages[0].content).toContain('pieces smaller than usual')
    expect(sent?.headers).toMatchObject({ authorization: 'Bearer secret', 'user-agent': 'Proxy' })
    expect(Object.keys(sent?.headers ?? {}).filter((name) => /stainless|openai/.test(name))).toEqual([])
  })
})

describe('every failure leaves the rules’ steps, and says so', () => {
  const good = { steps: STEPS }
  const with1 = (change: object) => ({ steps: STEPS.map((step, i) => (i === 1 ? { ...step, ...change } : step)) })
  const cases: readonly [what: string, scripted: Scripted, note: string][] = [
    ['a refusal', { content: null, refusal: 'I cannot' }, 'the model declined'],
    ['a filter', { content: 'cut', finishReason: 'content_filter' }, 'the model declined'],
    ['prose', { content: 'First, take a deep breath.' }, 'the model’s answer could not be read'],
    ['nothing', { content: null }, 'the model’s answer could not be read'],
    ['half a JSON', { content: JSON.stringify(good).slice(0, 80) }, 'the model’s answer could not be read'],
    ['another shape', { content: '{"steps":"three"}' }, 'the model’s answer could not be read'],
    ['a flood', { content: `${'x'.repeat(30_000)}${JSON.stringify(good)}` }, 'the model’s answer could not be read'],
    ['one step', { content: JSON.stringify({ steps: STEPS.slice(0, 1) }) }, 'the model’s steps broke the rules'],
    ['a long step', { content: JSON.stringify(with1({ minutes: 12 })) }, 'the model’s steps broke the rules'],
    ['a wrong sum', { content: JSON.stringify(with1({ minutes: 9 })) }, 'the model’s steps broke the rules'],
    [
      'a generic step',
      { content: JSON.stringify(with1({ description: 'Do the task' })) },
      'the model’s steps broke the rules',
    ],
    [
      'the task as a step',
      { content: JSON.stringify(with1({ description: 'email landlord about damp.' })) },
      'the model’s steps broke the rules',
    ],
    ['a wrong key', { status: 401, body: '{"error":{"message":"no"}}' }, 'the model did not accept the key'],
    ['too many', { status: 429, body: '{}', headers: { 'retry-after': '1' } }, 'the model is busy'],
    ['a fault', { status: 503, body: 'upstream down' }, 'the model had a fault'],
    ['no JSON', { status: 200, body: '<html>' }, 'the model could not be reached'],
    ['no choices', { status: 200, body: '{}' }, 'the model’s answer could not be read'],
    [
      'a redirect',
      { status: 307, body: '', headers: { location: 'http://127.0.0.1:1/v1/chat/completions' } },
      'the model could not be reached',
    ],
  ]

  it.each(cases)('%s', async (_, scripted, note) => {
    fake.script(scripted)
    const before = fake.received.length
    const answer = await askModel(config, task, never)
    expect(answer).toEqual({ proposal: split(task, 'same'), by: 'rules', note })
    expect(fake.received.length).toBe(before + 1)
  })

  it.each(['at once', 'half way'] as const)('silence %s, within the time allowed', async (silent) => {
    fake.script({ silent })
    const answer = await askModel({ ...config, timeoutMs: 80 }, task, never)
    expect(answer).toEqual({ proposal: split(task, 'same'), by: 'rules', note: 'the model did not answer in time' })
  })

  it('a question called off, before or while it is asked', async () => {
    const note = 'the question was called off'
    expect(await askModel(config, task, AbortSignal.abort())).toMatchObject({ by: 'rules', note })
    fake.script({ silent: 'at once' })
    const caller = new AbortController()
    const asked = fake.asked()
    const answer = askModel(config, task, caller.signal)
    await asked
    caller.abort()
    expect(await answer).toMatchObject({ by: 'rules', note })
  })

  it('an address where nobody listens, or that is none', async () => {
    const gone = await fakeOpenAI()
    await gone.close()
    for (const baseUrl of [gone.baseUrl, 'not an address']) {
      const answer = await askModel({ ...config, baseUrl }, task, never)
      expect(answer).toEqual({ proposal: split(task, 'same'), by: 'rules', note: 'the model could not be reached' })
    }
  })
})
