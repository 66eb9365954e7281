import { desafioAlia } from '#scoring';
import type { RequestHandler } from './$types';

/** The shipped edition as a file to start from, opening now. */
export const GET: RequestHandler = ({ locals: { ctx } }) => {
	const model = ctx.endpoint.simulated ? 'simulated' : 'alia';
	const rulebook = desafioAlia({ model, opensAt: ctx.now() });

	return new Response(JSON.stringify(rulebook, undefined, '\t'), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': 'attachment; filename="reglamento-de-ejemplo.json"'
		}
	});
};
