// What `npm start` runs, as `dist/src/main.js`: loads the bundle of `src/main.ts`. The bundler writes its name in.
import { join } from 'node:path'
import { compileProgram, readCodeCache, runProgram } from './program.ts'

declare const BUNDLE: string

const file = join(import.meta.dirname, BUNDLE)
runProgram(compileProgram(file, readCodeCache(file)), file)
