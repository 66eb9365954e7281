import type { ConfirmationRun } from '../ranking/confirmation.ts';
import { meter } from './calls.fixture.ts';
import type { MadeEntry } from './entries.fixture.ts';
import { HOME, MODEL, PROFILE, type Scene } from './scene.fixture.ts';
import { answerOf, checksOf } from './texts.fixture.ts';

/** Some of the presented conversations are replayed as often as the rules say, one of them not to the end. */
export function replaySome(scene: Scene, entries: readonly MadeEntry[]): void {
	const { random, home } = scene;
	const ofHome = entries.filter(({ challenge }) => challenge === HOME);
	for (const [index, entry] of ofHome.entries()) {
		if (!random.chance(60)) continue;
		const count = index === 1 ? 2 : home.confirmation.runs;
		const answers: string[] = [];
		const confirmation = Array.from({ length: count }, (_, run) =>
			replay(scene, entry, { run, answers })
		);
		entry.facts.confirmation = confirmation;
	}
}

function replay(
	{ ledger, random, home, withTexts, bind }: Scene,
	{ facts, prompts, runs }: MadeEntry,
	{ run, answers }: { run: number; answers: string[] }
): ConfirmationRun {
	const answer = withTexts ? answerOf(random) : String(random.below(3));
	const valid = withTexts ? checksOf(home, answer, prompts).passed : random.chance(85);
	const estimated = random.chance(5);
	for (let turn = 1; turn <= prompts.length; turn++) {
		ledger.now += 1;
		const isLast = turn === prompts.length;
		const bound = bind(withTexts ? (isLast ? answer : 'Sí.') : undefined);
		const promptTokens = 300 * turn + random.below(100);
		const completionTokens = random.between(40, 600);
		const energyNwh = String(meter(promptTokens, completionTokens));
		const first = answers.indexOf(answer);
		const sameAs = isLast && first !== -1 ? `"sameAs":${String(first)},` : '';
		const place = isLast ? '' : `"turn":${String(turn)},`;
		const { id } = ledger.quick(
			'official-run',
			facts.entryId,
			`{"answerHash":"${bound.hash}","cachedTokens":0,"completionTokens":${String(completionTokens)},"energyNwh":${energyNwh},"estimated":${String(estimated)},"finishReason":"stop","profile":"${PROFILE}","promptTokens":${String(promptTokens)},"purpose":"confirmation","reportedModel":"${MODEL}","run":${String(run)},${sameAs}${place}"valid":${String(valid)}}`
		);
		bound.keepFor(id, 'answerHash');
		if (!isLast) continue;
		const usage = { promptTokens, completionTokens };
		runs.push({ sheet: undefined, run, ...usage, valid, quality: undefined });
	}
	const repeated = answers.includes(answer);
	answers.push(answer);
	return { valid, estimated, repeated };
}
