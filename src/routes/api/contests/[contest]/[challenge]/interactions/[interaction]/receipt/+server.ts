import { Refusal } from '#lib/refusal.ts';
import { apiFailure } from '#lib/server/http/api-failure.ts';
import { receiptDownload } from '#lib/server/http/receipt-download.ts';
import type { RequestHandler } from './$types';

/** The signed receipt of an interaction, a moment after it is settled. */
export const GET: RequestHandler = async ({ locals, params }) => {
	try {
		if (!locals.contest) throw new Refusal('unknown_contest');
		return await receiptDownload(locals, { ...params, contest: locals.contest });
	} catch (cause) {
		return apiFailure(locals, cause);
	}
};
