import { contestOf } from '#lib/server/http/asker.ts';
import { auditPage } from '#lib/server/http/audit-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const { id: contestId, rulebook } = contestOf(locals);

	return auditPage(locals.ctx, {
		search: url.searchParams,
		contestId,
		timeZone: rulebook.timeZone
	});
};
