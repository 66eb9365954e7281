import { screenState } from '#lib/server/http/screen-state.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	/** Without scripts each picture is a page that leads to the next. */
	const asked = Number(url.searchParams.get('scene'));

	return {
		state: await screenState(locals, url.origin),
		scene: Number.isSafeInteger(asked) && asked > 0 ? asked : 0
	};
};
