// Random tests make the same choices in every short run, so that a change is judged by what it changed. The long forms
// choose anew, and print the seed of what they find.
import * as fc from 'fast-check'
import { isFull } from './full.ts'

if (!isFull) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 1 })
