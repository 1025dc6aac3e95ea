// What is said thrice of every command whose noun is `webhook`.
import type { Dialogues } from './dialogue.ts'

const ADD = 'webhook add https://hooks.example.org/lamp Lamp'

export const webhook: Dialogues = {
  'webhook add': {
    does: [ADD, 'Webhook for Lamp'],
    refuses: ['webhook add http://hooks.example.org/lamp Lamp', 'begins with https://'],
    // Said twice is wanted twice: two programs behind one address, each with its secret.
    again: [ADD, 'Webhook for Lamp'],
  },
  'webhook show': {
    does: ['webhook show', 'No webhooks yet'],
    refuses: ['webhook show everything', "I don't understand"],
    again: ['webhook show', 'No webhooks yet'],
  },
  'webhook pause': {
    after: [ADD],
    does: ['webhook pause lamp', 'Paused: Lamp'],
    refuses: ['webhook pause submarine', 'No webhook matches'],
    again: ['webhook pause lamp', 'Already paused: Lamp'],
  },
  'webhook resume': {
    after: [ADD, 'webhook pause lamp'],
    does: ['webhook resume lamp', 'Resumed: Lamp'],
    refuses: ['webhook resume submarine', 'No webhook matches'],
    again: ['webhook resume lamp', 'No change: Lamp is on'],
  },
  'webhook test': {
    after: [ADD],
    does: ['webhook test lamp', 'A test is on its way to Lamp'],
    refuses: ['webhook test submarine', 'No webhook matches'],
    // Said twice is wanted twice.
    again: ['webhook test lamp', 'A test is on its way to Lamp'],
  },
  'webhook remove': {
    after: [ADD],
    does: ['webhook remove lamp', 'Webhook removed: Lamp'],
    refuses: ['webhook remove submarine', 'No webhook matches'],
    again: ['webhook remove lamp', 'No webhook'],
  },
}
