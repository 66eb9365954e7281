import { isHttpError } from '@sveltejs/kit';
import { REFUSAL_CODES } from '#lib/refusal.ts';
import { refuse } from '#lib/server/http/respond.ts';
import type { PageServerLoad } from './$types';

/**
 * The error page of a refusal, for whoever is refused before any page was reached: an error thrown in
 * a hook would show the bare fallback page instead. Its address brings figures alone: words in it would
 * let a link put sentences into the site's mouth.
 */
export const load: PageServerLoad = ({ params, url }) => {
	const figures = [...url.searchParams].filter(([, value]) => /^\d{1,15}$/.test(value));
	const details = Object.fromEntries(figures.map(([name, value]) => [name, Number(value)]));
	try {
		refuse(REFUSAL_CODES.find((code) => code === params.code) ?? 'not_found', details);
	} catch (cause) {
		if (isHttpError(cause)) throw cause;
		// A sentence that lacks what it should say.
		refuse('not_found');
	}
};
