import type { ConversationChallenge, LocalizedText } from '../rulebook/schema.ts';

export const textsOf = (text: LocalizedText) =>
	Object.values(text).filter((one) => one !== undefined);

/** The texts that a participant of reto 1 was given and an answer may repeat. */
export function givenTexts({
	sheet,
	statement
}: Pick<ConversationChallenge, 'sheet' | 'statement'>): string[] {
	return [
		...textsOf(statement),
		...textsOf(sheet.title),
		...sheet.facts.flatMap(({ label, value }) =>
			textsOf(label).flatMap((name) => textsOf(value).map((fact) => `${name}: ${fact}`))
		)
	];
}
