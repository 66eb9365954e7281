import { describe, expect, test } from 'vitest';
import { makeContest } from '../../archive/contest.fixture.ts';
import { FILE, rulebookFile } from '../../archive/format.ts';
import { linesIn, rebuilt, textIn, withData, withText } from '../../archive/tamper.fixture.ts';
import type { FactKind } from '../../ledger/facts.ts';
import { canonicalRulebook } from '../../rulebook/canonical.ts';
import type { Rulebook } from '../../rulebook/schema.ts';
import { sha256 } from '../pure-crypto.ts';
import { verified } from './tampering.fixture.ts';

const { files, secretKey } = makeContest({ seed: 3, teams: 8, interactionsPerTeam: 12 });
const lines = linesIn(files, FILE.ledger);
const DAY = 86_400_000;
const reasonHash = 'ab'.repeat(32);
const last = JSON.parse(lines.at(-1) ?? '{}') as { at: string };
const after = (days: number) => new Date(Date.parse(last.at) + days * DAY).toISOString();
const round = 'previa';

interface Settled {
	subject: string;
	data: Record<'outcome' | 'chargedTo' | 'challenge', string> &
		Record<'energyNwh' | 'promptTokens' | 'completionTokens', number> & { overrunNwh?: number };
}
const settled = lines
	.filter((line) => line.includes('"kind":"interaction-settled"'))
	.map((line) => JSON.parse(line) as Settled);
const attempt = (outcome: string): Settled => {
	const found = settled.find(({ data }) => data.outcome === outcome);
	if (!found) throw new Error(`nothing ${outcome}`);
	return found;
};

let stated = 0;
/** A fact that follows all others. */
const fact = (kind: FactKind, subject: string, data: object, at = last.at) =>
	withData(JSON.stringify({ at, data, id: `stated-${String(stated++)}`, kind, subject }), {});
/** What is wrong once the site that holds the key states these too. */
async function told(archive: ReadonlyMap<string, Uint8Array>, ...facts: string[]) {
	const { differences } = await verified(
		rebuilt(archive, { lines: [...lines, ...facts], secretKey })
	);
	return differences.map(({ kind, message }) => `${kind}: ${message}`);
}

describe('an outage', () => {
	const [from, to] = [after(-13), after(-12)];
	const applied = (more: object = {}) =>
		fact('outage-applied', 'outage', { round, from, to, remedy: 'return', reasonHash, ...more });
	const broken = attempt('aborted');
	const { energyNwh, overrunNwh = 0, promptTokens, completionTokens } = broken.data;
	const charged = energyNwh - overrunNwh;
	const returned = (more: object = {}, subject = broken.subject) =>
		fact('interaction-returned', subject, {
			...{ outage: 'outage', tokens: promptTokens + completionTokens, energyNwh: charged },
			...more
		});
	const reverted = () => fact('outage-reverted', 'outage', { reasonHash });

	test('gives back what an attempt cost, once, and again after it was taken back', async () => {
		expect(await told(files, applied(), returned())).toEqual([]);
		expect(await told(files, applied(), returned(), returned())).toEqual([
			'outage-differs: the outage outage gave it back before'
		]);
		const another = fact('outage-applied', 'other', {
			...{ round, from, to, remedy: 'return', reasonHash }
		});
		expect(
			await told(files, applied(), returned(), reverted(), another, returned({ outage: 'other' }))
		).toEqual([]);
	});

	test('gives back no more than its team was charged', async () => {
		expect(await told(files, applied(), returned({ energyNwh: charged + 1 }))).toEqual([
			`outage-differs: its team was charged ${String(charged)} nWh, not ${String(charged + 1)}`
		]);
		const tokens = promptTokens + completionTokens + 1;
		expect(await told(files, applied(), returned({ tokens }))).toEqual([
			`outage-differs: its team was charged ${String(tokens - 1)} tokens at most, not ${String(tokens)}`
		]);
		const nobody = attempt('failed').subject;
		expect(await told(files, applied(), returned({ tokens: 0, energyNwh: 0 }, nobody))).toEqual([]);
		expect(await told(files, applied(), returned({ tokens: 1, energyNwh: 1 }, nobody))).toEqual([
			'outage-differs: its team was charged 0 nWh, not 1',
			'outage-differs: its team was charged 0 tokens at most, not 1'
		]);
	});

	test('gives nothing back for a whole answer, for nothing, nor in another round', async () => {
		const whole = attempt('completed');
		const cost = {
			tokens: 0,
			energyNwh: whole.data.energyNwh - (whole.data.overrunNwh ?? 0)
		};
		expect(await told(files, applied(), returned(cost, whole.subject))).toEqual([
			'outage-differs: it came to a whole answer'
		]);
		expect(await told(files, applied(), returned({}, 'nothing'))).toEqual([
			'outage-differs: no interaction of that id was settled'
		]);
		expect(await told(files, applied({ round: 'final' }), returned())).toEqual([
			'outage-differs: no round final',
			`outage-differs: ${broken.data.challenge} is no challenge of final`
		]);
		expect(await told(files, applied({ remedy: 'extend' }), returned())).toEqual([
			'outage-differs: the outage outage gives nothing back'
		]);
	});

	test('is applied once, has a length and is taken back once', async () => {
		expect(await told(files, applied(), applied())).toEqual([
			'outage-differs: the outage was applied before'
		]);
		expect(await told(files, applied({ to: from }))).toEqual([
			'outage-differs: it ends before it begins'
		]);
		expect(await told(files, returned())).toEqual(['outage-differs: no outage outage']);
		expect(await told(files, applied(), reverted(), reverted())).toEqual([
			'outage-differs: the outage outage was taken back'
		]);
		expect(await told(files, applied(), reverted(), returned())).toEqual([
			'outage-differs: the outage outage was taken back'
		]);
	});
});

describe('an instant', () => {
	const moved = (instant: string, to: string, of = round) =>
		fact('schedule-overridden', 'contest', { round: of, instant, to, reasonHash });

	test('may be moved while it is to come', async () => {
		expect(await told(files, moved('results', after(4)))).toEqual([]);
	});

	test('that has passed stays, whoever signs that it was moved', async () => {
		expect(await told(files, moved('opens', after(-13)))).toEqual([
			`schedule-differs: opens of previa could not be moved to ${after(-13)} (already-past)`
		]);
		expect(await told(files, moved('results', after(-0.1)))).toEqual([
			`schedule-differs: results of previa could not be moved to ${after(-0.1)} (in-the-past)`
		]);
		expect(await told(files, moved('results', after(40)))).toEqual([
			`schedule-differs: results of previa could not be moved to ${after(40)} (out-of-order)`
		]);
		expect(await told(files, moved('results', after(4), 'final'))).toEqual([
			`schedule-differs: results of final could not be moved to ${after(4)} (unknown-round)`
		]);
	});
});

describe('a later version of the rules', () => {
	const rules = JSON.parse(textIn(files, rulebookFile(1))) as Rulebook;
	const published = (change: (next: Rulebook) => void, data: object = {}) => {
		const next = { ...structuredClone(rules), version: 2 };
		change(next);
		const text = canonicalRulebook(next);
		const rulebookHash = Buffer.from(sha256(new TextEncoder().encode(text))).toString('hex');
		const archive = withText(files, rulebookFile(2), text);
		const said = { version: 2, rulebookHash, ...data };
		return told(archive, fact('rulebook-published', 'contest', said));
	};
	const without = (challenge: string) => (next: Rulebook) => {
		for (const one of next.rounds) {
			one.challenges = one.challenges.filter(({ id }) => id !== challenge);
		}
	};
	const dearer = (next: Rulebook) => {
		const [first] = next.rounds[0]?.challenges ?? [];
		if (first) first.budget.tokens += 1;
	};

	test('changes what is closed by an override alone', async () => {
		expect(await published(dearer, { override: true })).toEqual([]);
		expect(await published(dearer)).toEqual([
			'rulebook-changed: version 2 changes previa.hogar.budget.tokens, which was closed (challenge)'
		]);
	});

	test('takes no challenge away in which a team has worked, not even by an override', async () => {
		expect(await published(without('hogar'), { override: true })).toEqual([
			'rulebook-changed: version 2 changes previa.hogar, which was closed (played)'
		]);
		expect(await published(without('practica-oficina'), { override: true })).toEqual([]);
	});
});
