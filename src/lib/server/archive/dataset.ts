import { randomUUID } from 'node:crypto';
import { figureOf } from '#scoring';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Query } from '../db/client.ts';
import { identityOf } from '../judging/identity.ts';
import { redactor } from '../judging/redaction.ts';
import type { Licence } from './dataset-licence.ts';
import { everyInteraction, type WholeInteraction } from './every-interaction.ts';
import { shuffled } from './shuffled.ts';
import { consentingTeams } from './text-consent.ts';

const FORMAT = 'vatio-dataset/1';

/**
 * The conversations of the teams that consent, one JSON object a line. Teams and conversations have
 * names that are drawn anew for every export, no instant and no id of the site is told, and what would
 * tell who wrote is hidden as judges have it hidden. Alignment retos have an export of their own, and
 * what is still being written is left out.
 */
export async function* datasetLines(
	query: Query,
	{ contest, licence }: { contest: ContestInForce; licence: Licence }
): AsyncGenerator<string> {
	const { id: contestId, slug, rulebook } = contest;
	const open = new Set(
		rulebook.rounds
			.flatMap(({ challenges }) => challenges)
			.filter(({ kind }) => kind !== 'alignment')
			.map(({ id }) => id)
	);
	const teams = shuffled([...(await consentingTeams(query, { contestId }))]);
	for (const teamId of teams) {
		const redact = redactor(await identityOf(query, { teamId }), { given: [] });
		const conversations = new Map<string, WholeInteraction[]>();
		for await (const batch of everyInteraction(query, { contestId, teamId })) {
			for (const interaction of batch) {
				if (!interaction.end || !open.has(interaction.challengeId)) continue;
				const turns = conversations.get(interaction.conversationId) ?? [];
				conversations.set(interaction.conversationId, [...turns, interaction]);
			}
		}
		const participant = randomUUID();
		for (const turns of shuffled([...conversations.values()])) {
			const [first] = turns;
			if (!first) continue;
			const record = {
				format: FORMAT,
				licence,
				contest: slug,
				challenge: first.challengeId,
				conversation: randomUUID(),
				participant,
				model: first.model,
				profile: first.profileId,
				sheet: first.sheetId,
				turns: turns.map((turn) => turnOf(turn, (text) => redact(text).text))
			};
			yield `${JSON.stringify(record)}\n`;
		}
	}
}

function turnOf(
	{ turn, prompt, answer, sampling, end }: WholeInteraction,
	hide: (text: string) => string
) {
	return {
		turn,
		prompt: hide(prompt),
		answer: hide(answer),
		outcome: end?.outcome,
		sampling,
		usage: end && {
			promptTokens: end.promptTokens,
			cachedTokens: end.cachedTokens,
			completionTokens: end.completionTokens,
			estimated: end.estimated
		},
		energyNwh: end && figureOf(end.energyNwh)
	};
}
