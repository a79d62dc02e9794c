/** Feature files as Gherkin reads them. */
import { generateMessages } from '@cucumber/gherkin'
import type { Envelope } from '@cucumber/messages'
import { IdGenerator, SourceMediaType } from '@cucumber/messages'

/**
 * The messages of one feature file: its document, then its pickles.
 *
 * @throws {Error} if the text is not Gherkin; the message names the file and the line.
 */
export function parseFeature(text: string, file: string): readonly Envelope[] {
  const envelopes = generateMessages(text, file, SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN, {
    newId: IdGenerator.incrementing(),
    includeSource: false,
    includeGherkinDocument: true,
    includePickles: true,
  })
  const broken = envelopes.find((envelope) => envelope.parseError)?.parseError
  if (broken) throw new Error(`Cannot read the feature file ${file}: ${broken.message}`)
  return envelopes
}

/** The clauses among the names of tags: those that begin with a capital letter; the others name a profile. */
export function clausesAmong(tags: readonly string[]): readonly string[] {
  return tags.map((tag) => tag.slice(1)).filter((tag) => /^[A-Z]/.test(tag))
}
