import { alignmentEdition } from '#scoring/rulebook/editions/alignment.ts';
import type { RequestHandler } from './$types';

/** A whole contest of one reto of alignment as a file to start from, opening now. */
export const GET: RequestHandler = ({ locals: { ctx } }) => {
	const model = ctx.endpoint.simulated ? 'simulated' : 'alia';
	const rulebook = alignmentEdition({ model, opensAt: ctx.now() });

	return new Response(JSON.stringify(rulebook, undefined, '\t'), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': 'attachment; filename="reglamento-de-alineamiento.json"'
		}
	});
};
