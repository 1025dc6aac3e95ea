// Shapes of answers to a plan, and lines that only look like one. What the names mean is no matter here.
import { expect, test } from 'vitest'
import { readPlanReply } from '../../../src/language/english/plan-replies.ts'

test.each([
  ['sounds good', { how: 'accept' }],
  ['take them', { how: 'accept' }],
  ['yes to all', { how: 'accept' }],
  ["skip today, i'm ill", { how: 'skip' }],
  ['not today', { how: 'skip' }],
  ['take the day off', { how: 'skip' }],
  ['too much, two is enough', { how: 'fewer', count: 2 }],
  ['only the first two', { how: 'fewer', count: 2 }],
  ['just one', { how: 'fewer', count: 1 }],
  ['the report first', { how: 'first', names: ['report'] }],
  ['start with mum', { how: 'first', names: ['mum'] }],
  ['just the letter and the landlord', { how: 'only', names: ['letter', 'landlord'] }],
  ['garage, gas and nothing else', { how: 'only', names: ['garage', 'gas'] }],
  ['garage, gas', { how: 'only', names: ['garage', 'gas'], isBare: true }],
  ["let's do the plumber stuff", { how: 'only', names: ['plumber'], isBare: true }],
  ['not the boiler', { how: 'without', names: ['boiler'] }],
  ['no report', { how: 'without', names: ['report'] }],
  ['no, just the report', { how: 'only', names: ['report'] }],
  ['all but the report', { how: 'without', names: ['report'] }],
  ['the report can wait', { how: 'without', names: ['report'] }],
  ['add the cards too', { how: 'too', names: ['cards'] }],
  ['swap mum for the garage', { how: 'swap', names: ['mum', 'garage'] }],
  ['can we do mum instead of the garage', { how: 'swap', names: ['garage', 'mum'] }],
])('“%s”', (line, reply) => expect(readPlanReply(line)).toEqual(reply))

test.each([
  'buy milk',
  'later',
  'no',
  'is this ok?',
  'what about mum?',
  'remind me at 10',
  'leave #garden out',
  'call the vet\nbuy hay',
  'the neighbours are away until sunday and asked me to water everything, feed the cat and take the post in',
])('“%s” is no answer', (line) => expect(readPlanReply(line)).toBeNull())
