import { and, eq } from 'drizzle-orm';
import type { RoundRules } from '#scoring';
import { reserve } from '../budget/reserve.ts';
import type { Sampling } from '../budget/schema.ts';
import { settle } from '../budget/settle.ts';
import type { ChatMessage } from '../challenges/chat-message.ts';
import type { Tx } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { ceilingOf, promptBytes } from '../gateway/ceiling.ts';
import type { baselinesInForce } from './baseline.ts';
import type { OrganiserAnswer } from './organiser-call.ts';
import type { TeamTurn } from './team-turns.ts';

export type Baseline = Awaited<ReturnType<typeof baselinesInForce>>[number];

const UNLIMITED = Number.MAX_SAFE_INTEGER;
/** No budget of the rulebook applies: it is the organiser who pays. */
const NO_BUDGET = {
	interactions: UNLIMITED,
	tokens: UNLIMITED,
	energyNwh: UNLIMITED,
	callsPerMinute: UNLIMITED,
	presentations: UNLIMITED
};

export interface PlayedTurn {
	row: Baseline;
	round: RoundRules;
	/** Those that were played before, first turn first. */
	turns: TeamTurn[];
	prompt: string;
	messages: ChatMessage[];
	sampling: Sampling;
	/** What was asked for. */
	model: string;
	answer: OrganiserAnswer;
	at: number;
}

/** One interaction of a reference, held and settled at once; nothing where another process was faster. */
export async function recordBaselineTurn(tx: Tx, played: PlayedTurn): Promise<void> {
	const { row, round, turns, prompt, messages, sampling, answer, at } = played;
	const { contestId, challengeId, teamId } = row;
	const { interaction } = tx.t;
	const turn = turns.length + 1;
	const [known] = await tx
		.select({ id: interaction.id })
		.from(interaction)
		.where(and(eq(interaction.teamId, teamId), eq(interaction.turn, turn)));
	if (known) return;
	const last = turns.at(-1);
	const { id } = await reserve(tx, {
		...{ contestId, challengeId, teamId, prompt, messages, sampling, turn, at },
		accountId: row.byAccountId,
		keyId: undefined,
		conversationId: last?.conversationId ?? newId(),
		parentId: last?.id,
		sheetId: undefined,
		model: played.model,
		profileId: round.model.profile,
		official: true,
		ceiling: ceilingOf({ round }, { promptTokens: promptBytes(messages), sampling }),
		budget: NO_BUDGET,
		openStreams: UNLIMITED
	});
	const { promptTokens, cachedTokens, completionTokens, estimated, text } = answer;
	const isOther = answer.model !== undefined && answer.model !== played.model;
	await settle(tx, {
		interactionId: id,
		outcome: 'completed',
		...{ promptTokens, cachedTokens, completionTokens, estimated, messages },
		answer: text,
		finishReason: answer.finishReason,
		fault: undefined,
		reportedModel: answer.model,
		fingerprint: undefined,
		rawUsage: undefined,
		flags: isOther ? ['other_model'] : [],
		calledAt: undefined,
		firstTokenAt: undefined,
		forgivenFaults: 0,
		onOrganiser: true,
		at
	});
}
