import { z } from 'zod';

export const teamNameFields = z.object({
	name: z.string({ error: 'required' }).refine((name) => name.trim() !== '', { error: 'required' })
});

/** What taking part declares. The age is the domain's to ask for, where the rulebook does. */
export const acceptanceFields = z.object({
	rulebookVersion: z.coerce.number().int(),
	accept: z.literal('yes', { error: 'accept' }),
	age: z.enum(['adult', 'guardian']).optional()
});

/** The declaration of a form that fits, as the domain takes it. */
export function acceptanceOf({ rulebookVersion, age }: z.infer<typeof acceptanceFields>) {
	return { version: rulebookVersion, age };
}
