import { z } from 'zod';
import { localizedText } from './localized.ts';
import { slug } from './primitives.ts';

const asked = {
	id: slug,
	/** The question, or what is confirmed. */
	title: localizedText,
	required: z.boolean()
};

/** What everybody is asked who registers or joins a team. */
export const registrationField = z.discriminatedUnion('kind', [
	z.strictObject({ ...asked, kind: z.literal('confirmation') }),
	z.strictObject({ ...asked, kind: z.literal('text') }),
	z.strictObject({
		...asked,
		kind: z.literal('choice'),
		options: z
			.array(z.strictObject({ id: slug, title: localizedText }))
			.min(2)
			.max(30)
	})
]);
export type RegistrationField = z.infer<typeof registrationField>;

export const registrationRules = z.strictObject({
	fields: z.array(registrationField).min(1).max(20)
});
