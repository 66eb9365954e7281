import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { contestSlugs } from '#lib/server/contest/in-force.ts';
import type { RequestHandler } from './$types';

/** The method belongs to a contest, whose profile it explains: the newest stands for the site. */
export const GET: RequestHandler = async ({ locals: { ctx } }) => {
	const [contest] = await contestSlugs(ctx.db.read);

	redirect(307, contest ? resolve('/contests/[contest]/method', { contest }) : resolve('/'));
};
