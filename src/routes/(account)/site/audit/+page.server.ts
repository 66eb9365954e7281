import { auditPage } from '#lib/server/http/audit-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	auditPage(locals.ctx, { search: url.searchParams, contestId: undefined, timeZone: 'UTC' });
