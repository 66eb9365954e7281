import { z } from 'zod';

/** Languages in which a contest can speak; Spanish is the source and always present. */
export const LOCALES = ['es', 'ca', 'va', 'gl', 'eu', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** A text in Spanish and, where the organiser wrote them, in other languages. */
export const localizedText = z.strictObject({
	es: z.string().min(1),
	ca: z.string().min(1).optional(),
	va: z.string().min(1).optional(),
	gl: z.string().min(1).optional(),
	eu: z.string().min(1).optional(),
	en: z.string().min(1).optional()
});
export type LocalizedText = z.infer<typeof localizedText>;
