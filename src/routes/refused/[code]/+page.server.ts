import { REFUSAL_CODES } from '#lib/refusal.ts';
import { refuse } from '#lib/server/http/respond.ts';
import type { PageServerLoad } from './$types';

/**
 * The error page of a refusal, for whoever is refused before any page was reached: an error thrown in
 * a hook would show the bare fallback page instead.
 */
export const load: PageServerLoad = ({ params }) => {
	refuse(REFUSAL_CODES.find((code) => code === params.code) ?? 'not_found');
};
