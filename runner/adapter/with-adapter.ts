/** Lends an adapter for as long as it is needed, and puts it away whatever happens. */
import { AdapterError } from '../../adapters/index.ts'
import type { AdapterUse } from '../options/adapter-use.ts'
import { type LoadedAdapter, type LoadOptions, loadAdapter } from './load.ts'

/** Loads the adapter and hands it to `act`; when that has ended, so has the adapter. */
export async function withAdapter<Result>(
  use: AdapterUse,
  options: LoadOptions,
  act: (loaded: LoadedAdapter) => Result | Promise<Result>,
): Promise<Result> {
  const loaded = await loadAdapter(use, options)
  try {
    return await act(loaded)
  } catch (error) {
    throw await withLog(error, loaded)
  } finally {
    await loaded.close()
  }
}

/** The same error; one of the adapter with what its process has last said, which it has to have ended for. */
export async function withLog(error: unknown, loaded: LoadedAdapter): Promise<unknown> {
  if (!(error instanceof AdapterError) || error.log !== undefined) return error
  await loaded.close()
  const log = loaded.log()
  if (log !== '') error.log = log
  return error
}
