import { contestOf } from '#lib/server/http/asker.ts';
import { toldVersions } from '#lib/server/http/rulebook-view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { ctx, locale } = locals;
	const { id: contestId } = contestOf(locals);

	return { versions: await toldVersions(ctx.db.read, { contestId, locale }) };
};
