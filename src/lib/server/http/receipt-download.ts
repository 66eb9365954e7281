import { Refusal } from '#lib/refusal.ts';
import { canonicalReceipt } from '#scoring/ledger/receipt.ts';
import { wholeInteraction } from '../archive/every-interaction.ts';
import { challengeInForce, type ContestInForce } from '../contest/in-force.ts';
import type { Query } from '../db/client.ts';
import { teamTurn } from '../entries/team-turns.ts';
import { receiptOf } from '../ledger/receipt.ts';
import { publicHead } from '../leaderboard/public-head.ts';
import { teamAtChallenge } from './own-team.ts';

/** Heads are signed every second: whoever asks sooner waits rather than asks again. */
const RETRY_SECONDS = 2;
const ASKS = 12;
const PAUSE_MS = 250;

interface Asked {
	contest: ContestInForce;
	challenge: string;
	interaction: string;
}

/**
 * The receipt of an interaction, for its team and for the contest's organisers. Refuses what is not
 * theirs as if it did not exist, and what is not signed yet with when to ask again.
 */
export async function receiptDownload(locals: App.Locals, asked: Asked): Promise<Response> {
	const { contest, interaction: subject } = asked;
	if (!(await mayRead(locals, asked))) throw new Refusal('not_found');
	const { ctx, part } = locals;
	const { read } = ctx.db;
	const { frozenAt } = await publicHead(read, { contest, at: ctx.now() });
	// How large the ledger has become tells how much the others do.
	const unseen = part === 'organiser' ? undefined : frozenAt;
	const receipt = await signedReceipt(read, {
		contestId: contest.id,
		subject,
		frozenAt: unseen
	});
	if (!receipt) throw new Refusal('receipt_pending', { seconds: RETRY_SECONDS });

	return new Response(canonicalReceipt(receipt), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': `attachment; filename="${contest.slug}-justificante-${subject}.json"`,
			'cache-control': 'private, no-store'
		}
	});
}

async function signedReceipt(
	query: Query,
	asked: { contestId: string; subject: string; frozenAt: number | undefined }
) {
	for (let ask = 1; ; ask++) {
		const found = await receiptOf(query, { ...asked, kind: 'interaction-settled' });
		// What has not ended will not be signed in a moment.
		if (!found || ask === ASKS) return undefined;
		if (!('pending' in found)) return found.receipt;
		await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
	}
}

async function mayRead(
	locals: App.Locals,
	{ contest, challenge: challengeId, interaction: interactionId }: Asked
): Promise<boolean> {
	const { ctx, part } = locals;
	if (part === 'organiser') {
		challengeInForce(contest, { challengeId, at: ctx.now() });
		const scope = { contestId: contest.id, interactionId };
		const whole = await wholeInteraction(ctx.db.read, scope);
		return whole?.challengeId === challengeId;
	}
	const { team } = await teamAtChallenge(locals, { challenge: challengeId });
	const scope = { teamId: team.id, challengeId, interactionId };

	return (await teamTurn(ctx.db.read, scope)) !== undefined;
}
