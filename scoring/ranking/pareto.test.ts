import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rational } from '../exact/rational.ts';
import type { RankedEntry } from './entry.ts';
import { pareto } from './pareto.ts';

function entry(teamId: string, quality: number, energyNwh: number): RankedEntry {
	return {
		entryId: teamId,
		teamId,
		state: 'valid',
		valid: true,
		quality: rational(BigInt(quality), 10n),
		energyNwh: BigInt(energyNwh),
		averagedOver: 1,
		languageFactor: '1',
		interactions: 1,
		completionTokens: 1,
		sequence: 0,
		estimated: false,
		baseline: false
	};
}

const layersOf = (entries: RankedEntry[]) =>
	new Map(pareto(entries).map(({ entry, key }) => [entry.teamId, Number(key.n)]));

/** The definition, word for word: take away whom nobody beats, again and again. */
function peeled(entries: RankedEntry[]): Map<string, number> {
	const layers = new Map<string, number>();
	const beats = (a: RankedEntry, b: RankedEntry) => {
		const [qualityA, qualityB] = [
			Number(a.quality?.n) / Number(a.quality?.d),
			Number(b.quality?.n) / Number(b.quality?.d)
		];
		return (
			qualityA >= qualityB &&
			a.energyNwh <= b.energyNwh &&
			(qualityA > qualityB || a.energyNwh < b.energyNwh)
		);
	};
	let left = entries;
	for (let layer = 0; left.length > 0; layer++) {
		const front = left.filter((one) => !left.some((other) => beats(other, one)));
		for (const { teamId } of front) layers.set(teamId, layer);
		left = left.filter((one) => !front.includes(one));
	}
	return layers;
}

test('the best and the thriftiest stand together, and whom both beat stands behind', () => {
	const layers = layersOf([entry('best', 9, 90), entry('thrifty', 3, 10), entry('worse', 3, 95)]);

	expect(Object.fromEntries(layers)).toEqual({ best: 0, thrifty: 0, worse: 1 });
});

test('the layers are those that peeling gives', () => {
	const point = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }));
	fc.assert(
		fc.property(fc.array(point, { maxLength: 25 }), (points) => {
			const entries = points.map(([quality, energy], index) => entry(`t${index}`, quality, energy));
			const sorted = (layers: Map<string, number>) => [...layers].sort();
			expect(sorted(layersOf(entries))).toEqual(sorted(peeled(entries)));
		}),
		{ numRuns: 300 }
	);
});
