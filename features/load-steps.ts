/** Gives the step definitions to Cucumber, once for each process. */
import { supportCodeLibraryBuilder } from '@cucumber/cucumber'
import { IdGenerator } from '@cucumber/messages'

type StepLibrary = ReturnType<typeof supportCodeLibraryBuilder.finalize>

let loaded: Promise<StepLibrary> | undefined

/**
 * The steps, as a library that every run may use again. They are imported here and not by Cucumber, which would search
 * for files and import them a second time, as other modules than ours: this way one program holds one copy of them,
 * whether it runs from its sources, from a test or compiled.
 */
export function loadSteps(): Promise<StepLibrary> {
  loaded ??= load()
  return loaded
}

async function load(): Promise<StepLibrary> {
  supportCodeLibraryBuilder.reset(process.cwd(), IdGenerator.uuid(), {
    requireModules: [],
    requirePaths: [],
    importPaths: ['steps/index.js'],
    loaders: [],
  })
  await import('./steps/index.ts')
  return supportCodeLibraryBuilder.finalize()
}
