import { useLocale } from '#lib/i18n/context.ts';
import { refusalSentence, refusedField, type SaidRefusal } from '#lib/i18n/refusal-sentence.ts';

/**
 * What a form has to say of a refusal: `at('email')` beside that field, `elsewhere` over the form
 * when it is about none of the fields that the form has.
 */
export function useRefusal(refusal: () => SaidRefusal | undefined, fields: readonly string[]) {
	const locale = useLocale();
	const sentence = () => {
		const said = refusal();
		return said && refusalSentence(said, locale());
	};
	const field = () => {
		const said = refusal();
		const about = said && refusedField(said);
		return about !== undefined && fields.includes(about) ? about : undefined;
	};

	return {
		at: (name: string) => (field() === name ? sentence() : undefined),
		get elsewhere() {
			return field() === undefined ? sentence() : undefined;
		}
	};
}
