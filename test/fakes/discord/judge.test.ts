// The judges find what they are for, and nothing in what is right.
import { describe, expect, it } from 'vitest'
import { Judge, liveMentions, prepare } from './judge.ts'

const judge = new Judge()
const quiet = { allowed_mentions: { parse: [] }, nonce: 'n', enforce_nonce: true }
const rules = (operation: string, body: unknown, files = 0) =>
  judge.look(operation, { method: 'POST', path: '/x', body }, files).map((one) => one.rule)
const byHand = (operation: string, body: unknown, files = 0) =>
  rules(operation, body, files).filter((rule) => rule !== 'openapi')
const button = (more: object = {}) => ({ type: 2, style: 1, label: 'Done', custom_id: 'd', ...more })
const row = (...components: object[]) => ({ type: 1, components })
const many = <T>(count: number, make: (at: number) => T) => Array.from({ length: count }, (_, at) => make(at))
const command = (more: object = {}) => ({ name: 'task', description: 'Tasks', ...more })
const text = (name: string, more: object = {}) => ({ type: 3, name, description: 'Text', ...more })
const label = (component: object, more: object = {}) => ({ type: 18, label: 'Title', component, ...more })
const input = (id: string, more: object = {}) => ({ type: 4, custom_id: id, style: 1, ...more })
const modal = (components: object[], more: object = {}) => ({
  type: 9,
  data: { custom_id: 'm', title: 'Edit', components, ...more },
})

it('what is right is right', () => {
  expect(
    rules('create_message', { content: 'x', components: [row(button(), button({ custom_id: 'e' }))], ...quiet }),
  ).toEqual([])
  expect(
    rules('create_message', {
      flags: 32768,
      components: [{ type: 17, components: [{ type: 10, content: 'x' }] }],
      ...quiet,
    }),
  ).toEqual([])
  expect(rules('create_message', { ...quiet, attachments: [{ id: '0', filename: 'a.json' }] }, 1)).toEqual([])
  expect(
    rules('bulk_set_application_commands', [
      command({ default_member_permissions: '0', options: [text('a', { required: true }), text('b')] }),
    ]),
  ).toEqual([])
  expect(
    rules(
      'create_interaction_response',
      modal([
        label(input('t')),
        label({
          type: 21,
          custom_id: 'r',
          options: [
            { label: 'A', value: 'a' },
            { label: 'B', value: 'b' },
          ],
        }),
      ]),
    ),
  ).toEqual([])
  expect(rules('create_interaction_response', { type: 5, data: { flags: 64 } })).toEqual([])
})

it.each<[string, string, unknown]>([
  ['content-length', 'create_message', { content: 'x'.repeat(2001), ...quiet }],
  ['empty-message', 'create_message', quiet],
  [
    'embed-total',
    'create_message',
    { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }], ...quiet },
  ],
  ['v2-content', 'create_message', { content: 'x', flags: 32768, components: [{ type: 10, content: 'x' }], ...quiet }],
  ['v2-flag', 'create_message', { components: [{ type: 10, content: 'x' }], ...quiet }],
  [
    'v2-text',
    'create_message',
    { flags: 32768, components: many(2, () => ({ type: 10, content: 'x'.repeat(2001) })), ...quiet },
  ],
  [
    'component-count',
    'create_message',
    { flags: 32768, components: [{ type: 17, components: many(40, () => ({ type: 10, content: 'x' })) }], ...quiet },
  ],
  [
    'row-count',
    'create_message',
    { content: 'x', components: many(6, (at) => row(button({ custom_id: `${at}` }))), ...quiet },
  ],
  ['button-row', 'create_message', { content: 'x', components: [button()], ...quiet }],
  [
    'row-buttons',
    'create_message',
    { content: 'x', components: [row(...many(6, (at) => button({ custom_id: `${at}` })))], ...quiet },
  ],
  ['custom-id-duplicate', 'create_message', { content: 'x', components: [row(button(), button())], ...quiet }],
  [
    'custom-id-length',
    'create_message',
    { content: 'x', components: [row(button({ custom_id: 'x'.repeat(101) }))], ...quiet },
  ],
  ['label-length', 'create_message', { content: 'x', components: [row(button({ label: 'x'.repeat(81) }))], ...quiet }],
  [
    'option-count',
    'create_message',
    {
      content: 'x',
      components: [row({ type: 3, custom_id: 's', options: many(26, (at) => ({ label: 'x', value: `${at}` })) })],
      ...quiet,
    },
  ],
  [
    'option-length',
    'create_message',
    {
      content: 'x',
      components: [row({ type: 3, custom_id: 's', options: [{ label: 'x'.repeat(101), value: 'x' }] })],
      ...quiet,
    },
  ],
  ['allowed-mentions', 'create_message', { ...quiet, content: 'x', allowed_mentions: undefined }],
  ['allowed-mentions', 'update_webhook_message', { content: 'x', allowed_mentions: { parse: ['users'] } }],
  ['nonce', 'create_message', { ...quiet, content: 'x', enforce_nonce: false }],
  ['command-count', 'bulk_set_application_commands', many(101, (at) => command({ name: `c${at}` }))],
  ['menu-count', 'bulk_set_application_commands', many(16, (at) => ({ type: 3, name: `Menu ${at}` }))],
  [
    'command-size',
    'bulk_set_application_commands',
    [
      command({
        options: many(25, (at) =>
          text(`o${at}`, {
            description: 'x'.repeat(100),
            choices: many(5, (c) => ({ name: `${c}`.repeat(30), value: 'x'.repeat(30) })),
          }),
        ),
      }),
    ],
  ],
  ['command-duplicate', 'bulk_set_application_commands', [command(), command()]],
  ['name', 'bulk_set_application_commands', [command({ name: 'Task' })]],
  ['name', 'bulk_set_application_commands', [command({ options: [text('two words')] })]],
  ['description', 'bulk_set_application_commands', [command({ description: 'x'.repeat(101) })]],
  ['description', 'bulk_set_application_commands', [{ type: 3, name: 'Save', description: 'x' }]],
  ['option-order', 'bulk_set_application_commands', [command({ options: [text('a'), text('b', { required: true })] })]],
  [
    'option-mix',
    'bulk_set_application_commands',
    [command({ options: [text('a'), { type: 1, name: 'b', description: 'x' }] })],
  ],
  [
    'choice-count',
    'bulk_set_application_commands',
    [command({ options: [text('a', { choices: many(26, (at) => ({ name: `${at}`, value: `${at}` })) })] })],
  ],
  [
    'autocomplete',
    'bulk_set_application_commands',
    [command({ options: [text('a', { autocomplete: true, choices: [{ name: 'x', value: 'x' }] })] })],
  ],
  [
    'choice-count',
    'create_interaction_response',
    { type: 8, data: { choices: many(26, (at) => ({ name: `${at}`, value: 'x' })) } },
  ],
  [
    'choice-name',
    'create_interaction_response',
    { type: 8, data: { choices: [{ name: 'x'.repeat(101), value: 'x' }] } },
  ],
  ['modal-title', 'create_interaction_response', modal([label(input('t'))], { title: 'x'.repeat(46) })],
  ['modal-components', 'create_interaction_response', modal(many(6, (at) => label(input(`${at}`))))],
  ['custom-id-duplicate', 'create_interaction_response', modal([label(input('t')), label(input('t'))])],
  ['field-label', 'create_interaction_response', modal([label(input('t'), { label: 'x'.repeat(46) })])],
  ['field-value', 'create_interaction_response', modal([label(input('t', { value: 'xx', max_length: 1 }))])],
])('%s in %s', (rule, operation, body) => {
  expect(byHand(operation, body)).toContain(rule)
})

describe('by the OpenAPI document', () => {
  it('knows the body of every operation that is judged, or says so', () => {
    expect(() => prepare(['create_message', 'no_such_operation'])).toThrow('no_such_operation')
  })

  it.each<[string, string, unknown]>([
    ['a type that does not exist', 'create_message', { content: 'x', components: [{ type: 99 }], ...quiet }],
    ['a number for a text', 'create_message', { ...quiet, content: 5 }],
    ['a nonce of 26 characters', 'create_message', { ...quiet, content: 'x', nonce: 'n'.repeat(26) }],
    ['a command without a name', 'bulk_set_application_commands', [{ description: 'x' }]],
    ['a modal without components', 'create_interaction_response', modal([])],
    ['a recipient that is no id', 'create_dm', { recipient_id: 'ann' }],
  ])('%s', (_name, operation, body) => {
    expect(rules(operation, body)).toContain('openapi')
  })
})

describe('live mentions', () => {
  it.each([
    ['<@123> and <@!123>', ['user', 'user']],
    ['<@&123> <#123> </task add:123>', ['role', 'channel', 'command']],
    ['@everyone, @here', ['everyone', 'everyone']],
    ['\\@everyone', ['everyone']],
    ['[milk](https://evil.example)', ['masked-link']],
    ['[milk](<https://evil.example> "title")', ['masked-link']],
    ['https://example.org <https://example.org>', ['link', 'link']],
    ['\\<@123> \\[milk](not a link) `<@123>` ```\n<@123>\n```', []],
    ['@\u200beveryone, mail ann@example.org, [1] (2), a < b @ c', []],
    ['<t:1700000000:R>', []],
  ])('%s', (content, kinds) => {
    expect(liveMentions({ content }).map((one) => one.kind)).toEqual(kinds)
  })

  it('are looked for wherever Markdown is drawn, and nowhere else', () => {
    const everywhere = {
      content: '<@1>',
      embeds: [
        { title: '<@2>', description: '<@3>', fields: [{ name: '<@4>', value: '<@5>' }], footer: { text: '<@9>' } },
      ],
      components: [
        {
          type: 17,
          components: [{ type: 9, components: [{ type: 10, content: '<@6>' }], accessory: button({ label: '<@9>' }) }],
        },
      ],
    }
    expect(liveMentions(everywhere).map((one) => one.text)).toEqual(['<@1>', '<@2>', '<@3>', '<@4>', '<@5>', '<@6>'])
  })
})
