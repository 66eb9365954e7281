import { partsOf } from '#lib/server/contest/parts.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals: { ctx, locale, person } }) => {
	if (!person) return { locale, person: undefined };
	const parts = await partsOf(ctx.db.read, { accountId: person.accountId });

	return {
		locale,
		person: {
			name: person.name,
			judges: parts.some(({ part }) => part === 'judge'),
			organises: person.organisesSite || parts.some(({ part }) => part === 'organiser')
		}
	};
};
