// What is said thrice of every command whose noun is `if-then`.
import type { Dialogues } from './dialogue.ts'

export const ifThen: Dialogues = {
  'if-then add': {
    does: ['if-then add when:"focus ends" do:stretch', 'When focus ends: stretch'],
    refuses: ['if-then add when:"the tide" do:swim', "I don't see anything called “the tide”"],
    again: ['if-then add when:"focus ends" do:stretch', 'No change: When focus ends: stretch'],
  },
  'if-then say': {
    does: ['if-then say after focus, stretch', 'When focus ends: stretch'],
    refuses: ['if-then say stretch', 'Say it with a comma'],
    again: ['if-then say after focus, stretch', 'No change: When focus ends: stretch'],
  },
  'if-then show': {
    does: ['if-then show', 'No if-thens yet'],
    refuses: ['if-then show everything', "I don't understand"],
    again: ['if-then show', 'No if-thens yet'],
  },
  'if-then edit': {
    after: ['after focus, stretch'],
    does: ['if-then edit stretch every:yes', 'Every time'],
    refuses: ['if-then edit submarine every:yes', 'No if-then matches'],
    again: ['if-then edit stretch every:yes', 'No change'],
  },
  'if-then drop': {
    after: ['after focus, stretch'],
    does: ['if-then drop stretch', 'Let go: When focus ends: stretch'],
    refuses: ['if-then drop submarine', 'No if-then matches'],
    again: ['if-then drop stretch', 'No if-then matches'],
  },
  'if-then start': {
    after: ['after focus, stretch'],
    does: ['if-then start stretch', 'Started: stretch'],
    refuses: ['if-then start submarine', 'No if-then matches'],
    again: ['if-then start stretch', 'Already started: stretch'],
  },
}
