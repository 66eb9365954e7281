import type { Rulebook } from '#scoring';
import { startStandIn, type StandIn } from '../../../../tests/support/stand-in.ts';
import { demoRulebook, openWorld, type World } from '../../../../tests/support/world.ts';
import type { Db } from '../db/client.ts';
import { present } from '../entries/present.ts';
import { begin } from '../gateway/begin.ts';

/** An answer to the flat's challenge that passes every check, with room for a word of one's own. */
export const validAnswer = (aside = '') =>
	`1. Bajar el termo a 50 °C. Dónde: baño. Ahorro: 180 kWh al año. Coste: nulo.
2. Cambiar las bombillas por LED. Dónde: todo el piso. Ahorro: 120 kWh al año. Coste: bajo.
3. Regleta con interruptor para el televisor. Dónde: salón. Ahorro: 90 kWh al año. Coste: bajo.
4. Subir a 26 °C el aire acondicionado. Dónde: salón. Ahorro: 150 kWh al año. Coste: nulo.
5. Burletes en las ventanas. Dónde: dormitorios. Ahorro: 110 kWh al año. Coste: bajo.${aside}`;

export interface Rehearsed extends World {
	standIn: StandIn;
}

/** A contest whose model says what the test tells it to say. */
export async function openRehearsed(
	db: Db,
	change?: (rulebook: Rulebook) => void
): Promise<Rehearsed> {
	const standIn = await startStandIn({ words: [validAnswer()] });
	const rulebook = demoRulebook();
	rulebook.openStreams = 4;
	for (const { budget } of rulebook.rounds.flatMap(({ challenges }) => challenges)) {
		budget.callsPerMinute = 1000;
	}
	change?.(rulebook);
	const world = await openWorld(db, { endpointUrl: standIn.url, rulebook });

	return { ...world, standIn };
}

export interface Player {
	id: string;
	accountId: string;
}

/** A team asks one thing after another and presents what came of it. */
export async function presentConversation(
	{ ctx, contest }: World,
	team: Player,
	prompts = ['Dame cinco medidas']
): Promise<string> {
	const call = { contest, challengeId: 'hogar', team, accountId: team.accountId };
	let after: string | undefined;
	let conversation = '';
	for (const prompt of prompts) {
		const live = await begin(ctx, { ...call, asked: { prompt, ...(after ? { after } : {}) } });
		await live.settled;
		after = live.id;
		conversation = live.conversationId;
	}
	const { entryId } = await present(ctx, { ...call, presented: { conversation } });

	return entryId;
}

export async function presentTemplate(
	{ ctx, contest }: World,
	team: Player,
	template = 'Planifica:\n{{FICHA}}'
): Promise<string> {
	const { entryId } = await present(ctx, {
		contest,
		challengeId: 'centro-civico',
		team,
		accountId: team.accountId,
		presented: { template }
	});

	return entryId;
}
