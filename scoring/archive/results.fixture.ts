import { generateSheet } from '../plan/generate.ts';
import { board as boardSchema, canonicalBoard } from '../ranking/board.ts';
import { boardWithDoubt, type EntryLuck } from '../ranking/board-doubt.ts';
import { combineBoards } from '../ranking/combine.ts';
import { canonicalCombined } from '../ranking/combined-board.ts';
import { computeBoard } from '../ranking/compute-board.ts';
import { toHex } from '../ledger/hex.ts';
import type { EntryFacts } from '../ranking/facts.ts';
import { juryQuality, majority } from '../ranking/jury.ts';
import { challengeOf } from '../rulebook/rounds.ts';
import { meter } from './calls.fixture.ts';
import type { MadeEntry } from './entries.fixture.ts';
import { boardFile, combinedFile } from './format.ts';
import { CENTRE, MODEL, PROFILE, type Scene } from './scene.fixture.ts';
import { checksOfRunsFixture, never, planAnswer, runOutcome } from './texts.fixture.ts';

/** Every counting template on every hidden sheet, as often as the rules say. */
export function runOfficially(scene: Scene, entries: readonly MadeEntry[], root: Uint8Array): void {
	const { ledger, random, sha256, secret, centre, withTexts, bind } = scene;
	const seed = Uint8Array.from(sha256(Uint8Array.from([...secret, ...root])));
	const sheets = Array.from({ length: centre.hidden.sheets }, (_, index) =>
		generateSheet(sha256, { seed, index })
	);
	const ids = sheets.map(({ id }) => id);
	for (const { challenge, facts, runs: kept } of entries) {
		if (challenge !== CENTRE) continue;
		const runs = sheets.flatMap((sheet) =>
			Array.from({ length: centre.hidden.runs }, (_, run) => {
				ledger.now += 1;
				const answer = planAnswer(random, sheet);
				const { valid, quality } = runOutcome(answer, sheet, centre);
				const bound = bind(withTexts ? answer : undefined);
				const promptTokens = random.between(500, 700);
				const completionTokens = random.between(30, 120);
				const energyNwh = String(meter(promptTokens, completionTokens));
				const { id } = ledger.quick(
					'official-run',
					facts.entryId,
					`{"answerHash":"${bound.hash}","cachedTokens":0,"completionTokens":${String(completionTokens)},"energyNwh":${energyNwh},"estimated":false,"finishReason":"stop","profile":"${PROFILE}","promptTokens":${String(promptTokens)},"purpose":"instances","quality":"${quality}","reportedModel":"${MODEL}","run":${String(run)},"sheet":"${sheet.id}","valid":${String(valid)}}`
				);
				bound.keepFor(id, 'answerHash');
				facts.interactions.push({ promptTokens, completionTokens, estimated: false });
				const sheetId = sheet.id;
				kept.push({ sheet: sheetId, run, promptTokens, completionTokens, valid, quality });
				return { valid, quality, sheet: sheetId };
			})
		);
		const concluded = checksOfRunsFixture(runs, ids, centre.hidden.validSheets);
		ledger.fact('checks-recorded', facts.entryId, concluded);
		facts.checksPassed = concluded.passed;
		facts.quality = { checks: concluded.quality };
	}
}

/** One verdict of a judge, who may have given one before. */
export function judge(scene: Scene, entry: MadeEntry, judgeId: string): void {
	const { ledger, random, hashOf, keep, centre, home } = scene;
	ledger.now += 1;
	const { rubric } = entry.challenge === CENTRE ? centre : home;
	const verdict = random.chance(90) ? ('valid' as const) : ('invalid' as const);
	const marks = rubric.map(({ id }) => [id, random.between(1, 5)] as const);
	const levels = Object.fromEntries(verdict === 'valid' ? marks : []);
	const jury = juryQuality(rubric, [levels]);
	const earlier = entry.verdicts.get(judgeId);
	const reason = verdict === 'invalid' ? 'No responde a lo que se pide.' : undefined;
	const salt = random.salt();
	const { id } = ledger.fact('verdict-given', entry.facts.entryId, {
		judgeId,
		verdict,
		...(jury === undefined ? {} : { jury, levels }),
		...(reason === undefined ? {} : { reasonHash: hashOf(salt + reason) }),
		...(earlier ? { supersedes: earlier.factId } : {})
	});
	if (reason !== undefined) keep('verdicts', { fact: id, reason, salt });
	entry.verdicts.set(judgeId, { verdict, levels, factId: id });
}

/** One to three of four judges give a verdict on each entry; the third entry is disqualified. */
export function judgeAll(scene: Scene, entries: readonly MadeEntry[]): void {
	const { random, ledger } = scene;
	const judges = Array.from({ length: 4 }, () => random.id());
	for (const entry of entries) {
		const first = random.below(judges.length);
		const count = random.between(1, 3);
		for (let turn = 0; turn < count; turn++) {
			judge(scene, entry, judges[(first + turn) % judges.length] ?? never());
		}
	}
	const punished = entries[2];
	if (!punished) return;
	const { entryId, teamId } = punished.facts;
	const { challenge } = punished;
	ledger.fact('entry-disqualified', entryId, { teamId, challenge, reasonHash: random.hash() });
	punished.facts.disqualified = true;
}

/** What the maker remembers of a team's runs and judges. */
function luckOf(entries: readonly MadeEntry[], challenge: string, teamId: string): EntryLuck {
	const entry = entries.find((one) => one.challenge === challenge && one.facts.teamId === teamId);
	const given = [...(entry?.verdicts ?? [])].filter(([, { verdict }]) => verdict === 'valid');
	return {
		runs: entry?.runs ?? [],
		judges: given.map(([judgeId, { levels }]) => ({ judgeId, levels }))
	};
}

/** Publishes a challenge's board, computed from what the maker remembers; gives its document. */
export function publish(
	scene: Scene,
	entries: readonly MadeEntry[],
	challengeId: string
): { id: string; document: string } {
	const { ledger, random, rulebook, rulesHash, hashOf, files, encoder, options } = scene;
	ledger.now += 60_000;
	const { round, challenge } = challengeOf(rulebook, challengeId) ?? never();
	const facts = entries
		.filter((entry) => entry.challenge === challengeId)
		.map((entry): EntryFacts => {
			const given = [...entry.verdicts.values()];
			const verdict = majority(given.map((one) => one.verdict));
			const valid = given.filter((one) => one.verdict === 'valid').map((one) => one.levels);
			const jury = juryQuality(challenge.rubric, valid);
			const quality = { ...entry.facts.quality, ...(jury === undefined ? {} : { jury }) };
			return { ...entry.facts, ...(verdict ? { verdict } : {}), quality };
		});
	const seq = ledger.tree.size;
	const board = computeBoard({
		contest: 'desafio-de-prueba',
		round: round.id,
		challenge,
		rulebook: { version: 1, hash: rulesHash },
		profileId: PROFILE,
		standing: 'official',
		at: ledger.now,
		seq,
		entries: facts
	});
	const document = canonicalBoard(
		options.doubt
			? boardWithDoubt(board, {
					challenge,
					luckOf: (teamId) => luckOf(entries, challengeId, teamId),
					seed: toHex(ledger.tree.root()).slice(0, 32),
					replicates: 200
				})
			: board
	);
	const id = random.id();
	files.set(boardFile(id), encoder.encode(document));
	const boardHash = hashOf(document);
	const data = { round: round.id, challenge: challengeId, standing: 'official' as const };
	ledger.fact('board-published', id, { ...data, seq, boardHash });
	return { id, document };
}

/** Publishes the ranking over both boards as they were last published, where the rules have one. */
export function publishCombined(
	scene: Scene,
	documents: ReadonlyMap<string, string>,
	ids: ReadonlyMap<string, string>
): { id: string; document: string } | undefined {
	const { ledger, random, rulebook, rulesHash, hashOf, files, encoder } = scene;
	const { combine } = rulebook;
	if (!combine) return undefined;
	ledger.now += 60_000;
	const boards = new Map(
		[...documents].map(([challenge, text]) => [
			challenge,
			{ board: boardSchema.parse(JSON.parse(text)), hash: hashOf(text) }
		])
	);
	const rules = { version: 1, hash: rulesHash };
	const contest = 'desafio-de-prueba';
	const document = canonicalCombined(
		combineBoards({ contest, rulebook: rules, rules: combine, at: ledger.now, boards })
	);
	const id = random.id();
	files.set(combinedFile(id), encoder.encode(document));
	const parts = combine.parts.map(({ challenge }) => {
		return { challenge, board: ids.get(challenge) ?? never() };
	});
	ledger.fact('combined-board-published', id, { parts, boardHash: hashOf(document) });
	return { id, document };
}
