import { profileById } from '../energy/index.ts';
import { meterOf } from '../energy/meter.ts';
import { CATEGORIES, CENTRE, DAY, HOME, MODEL, OPENS, PROFILE } from './scene.fixture.ts';
import type { MadeConversation, MadeTeam, Scene } from './scene.fixture.ts';
import { answerOf, never } from './texts.fixture.ts';

export const meter = meterOf(profileById(PROFILE) ?? never());

/** Teams register and are named; the second is the organiser's own. */
export function registerTeams(scene: Scene): MadeTeam[] {
	const { ledger, random, rulesHash, hashOf, keep, options } = scene;
	return Array.from({ length: options.teams }, (_, index) => {
		ledger.now += 1000;
		const baseline = index === 1;
		const chosen = options.categories && !baseline ? CATEGORIES[index % 2] : undefined;
		const moved = chosen !== undefined && index === 2;
		const category = moved ? CATEGORIES[1] : chosen;
		const team = { id: random.id(), name: `Equipo ${String(index + 1)}`, baseline, category };
		ledger.fact('team-registered', team.id, {
			rulebookVersion: 1,
			rulebookHash: rulesHash,
			...(chosen === undefined ? {} : { category: chosen }),
			...(team.baseline ? { baseline: true as const } : {})
		});
		const salt = random.salt();
		ledger.fact('team-named', team.id, { nameHash: hashOf(salt + team.name) });
		if (moved) {
			const [to, reasonHash] = [CATEGORIES[1], random.hash()];
			ledger.fact('team-categorised', team.id, { category: to, reasonHash });
		}
		keep('teams', { name: team.name, salt, team: team.id });
		return { ...team, conversation: undefined, done: [] };
	});
}

function outcomeOf(fate: number) {
	if (fate < 95) return 'completed';
	if (fate < 97) return 'aborted';
	return fate < 98 ? 'failed' : 'released';
}

/** One call of a team: its hold and what came of it. */
function call(scene: Scene, team: MadeTeam, round: number): void {
	const { ledger, random, withTexts, bind } = scene;
	const challenge = round % 5 === 4 ? CENTRE : HOME;
	const id = random.id();
	const fresh: MadeConversation = { id: random.id(), parent: undefined, turns: [], isWhole: true };
	const conversation = challenge === HOME ? (team.conversation ?? fresh) : fresh;
	const promptTokens = 150 + conversation.turns.length * 420 + random.below(200);
	const foreign = random.chance(1);
	const words = withTexts ? `Haz un plan de ahorro para este piso, intento ${String(round)}.` : '';
	const prompt = bind(withTexts ? JSON.stringify([{ role: 'user', content: words }]) : undefined);
	const parentId = conversation.parent ? `"parentId":"${conversation.parent}",` : '';
	const sheet = challenge === CENTRE ? ',"sheet":"ficha-abierta"' : '';
	const ceiling = meter(promptTokens + 100, 600) ?? 0;
	const hold = ledger.quick(
		'interaction-held',
		id,
		`{"ceilingNwh":${String(ceiling)},"ceilingTokens":${String(promptTokens + 700)},"challenge":"${challenge}","conversationId":"${conversation.id}","official":true,${parentId}"promptHash":"${prompt.hash}"${sheet},"teamId":"${team.id}"}`
	);
	prompt.keepFor(hold.id, 'promptHash');

	const outcome = outcomeOf(random.below(100));
	const isCharged = outcome === 'completed' || outcome === 'aborted';
	const completionTokens = outcome === 'released' ? 0 : random.between(40, 600);
	const read = outcome === 'released' ? 0 : promptTokens;
	const energyNwh = meter(read, completionTokens) ?? 0;
	const estimated = random.chance(1);
	const text = withTexts && outcome !== 'released' ? answerOf(random) : undefined;
	const answer = bind(text);
	const hash = outcome === 'released' ? '' : `"answerHash":"${answer.hash}",`;
	// A reference is on the organiser's account.
	const paysItself = isCharged && !team.baseline;
	const payer = paysItself ? 'team' : energyNwh > 0 ? 'platform' : 'nobody';
	const over = paysItself ? Math.max(0, energyNwh - ceiling) : 0;
	const overrun = over > 0 ? `"overrunNwh":${String(over)},` : '';
	const settled = ledger.quick(
		'interaction-settled',
		id,
		`{${hash}"cachedTokens":0,"challenge":"${challenge}","chargedTo":"${payer}","completionTokens":${String(completionTokens)},"energyNwh":${String(energyNwh)},"estimated":${String(estimated)},"finishReason":"stop","outcome":"${outcome}",${overrun}"profile":"${PROFILE}","promptTokens":${String(read)},"reportedModel":"${foreign ? 'otro-modelo' : MODEL}","teamId":"${team.id}"}`
	);
	if (text !== undefined) answer.keepFor(settled.id, 'answerHash');
	if (challenge !== HOME || !isCharged) return;

	const counted = { promptTokens: read, completionTokens, estimated: estimated || foreign };
	conversation.turns.push({ id, ...counted, text, prompt: words });
	conversation.parent = id;
	conversation.isWhole = outcome === 'completed';
	team.conversation = conversation;
	if (conversation.turns.length < random.between(1, 4)) return;
	if (conversation.isWhole) team.done.push(conversation);
	team.conversation = undefined;
}

/** All teams call the model in turns; gives how many calls there were. */
export function callModel(scene: Scene, teams: readonly MadeTeam[]): number {
	const { ledger, options } = scene;
	const calls = teams.length * options.interactionsPerTeam;
	const step = Math.max(1, Math.floor((12 * DAY) / Math.max(1, calls)));
	ledger.now = OPENS;
	for (let round = 0; round < options.interactionsPerTeam; round++) {
		for (const team of teams) {
			ledger.now += step;
			call(scene, team, round);
		}
	}
	return calls;
}
