import type { PlanSheet } from '../rulebook/schema.ts';
import { draws, type Draws, type Sha256 } from './draws.ts';
import { evaluatePlan } from './evaluate.ts';
import { optimum, plansWithin, purchaseCeiling } from './optimum.ts';

/** A sheet needs at least so many valid plans, so that it rewards thought and not luck alone… */
const FEWEST_VALID_PLANS = 200;
/** …and at most one valid plan in so many, so that neither a guess nor a fixed answer often does. */
const PLANS_PER_VALID_PLAN = 7;
/** What «valid» means to the generator, whatever a rulebook asks later. */
const VALID_SHARE = '13/20';
const ATTEMPTS = 10_000;

type Load = PlanSheet['loads'][number];

/**
 * One draw each, in this order: first hour of sun 6–12, n = hours of sun 7–10, peak 16–23 kW, sky
 * 0–3. Then for each hour k = 0 … n−1 of sun, the percentage that clouds take: 60–95 in the third
 * of the day ⌊3k/n⌋ that equals the sky (0 morning, 1 noon, 2 evening, 3 a clear day), else 0–10.
 * The clear curve is a parabola, ⌊4 · peak · (k+1) · (n−k) / (n+1)²⌋; production is
 * ⌊clear · (100 − percentage) / 100⌋ kW.
 */
function drawSun(draw: Draws): number[] {
	const first = draw.between(6, 12);
	const n = draw.between(7, 10);
	const peak = draw.between(16, 23);
	const sky = draw.below(4);
	const solarKw = new Array<number>(24).fill(0);
	for (let k = 0; k < n; k++) {
		const cloudy = Math.floor((3 * k) / n) === sky;
		const clouds = cloudy ? draw.between(60, 95) : draw.between(0, 10);
		const clear = Math.floor((4 * peak * (k + 1) * (n - k)) / (n + 1) ** 2);
		solarKw[first + k] = Math.floor((clear * (100 - clouds)) / 100);
	}
	return solarKw;
}

/**
 * In this order: base 2–4 kW from hour 7–9 to hour 18–20; evening 2–5 kW from 16–18 to 21–23; an
 * event of 4–9 kW for three hours from 8–17. The event is what makes each day need its own answer.
 */
function drawFixed(draw: Draws): number[] {
	const base = { kw: draw.between(2, 4), from: draw.between(7, 9), to: draw.between(18, 20) };
	const evening = { kw: draw.between(2, 5), from: draw.between(16, 18), to: draw.between(21, 23) };
	const event = { kw: draw.between(4, 9), from: draw.between(8, 17) };
	const parts = [base, evening, { ...event, to: event.from + 3 }];
	return Array.from({ length: 24 }, (_, hour) =>
		parts.reduce((kw, part) => (hour >= part.from && hour < part.to ? kw + part.kw : kw), 0)
	);
}

/** For each load, in this order: power, unbroken hours, first hour, end. */
function drawLoads(draw: Draws): Load[] {
	return [
		{
			id: 'clima',
			title: 'Climatización',
			powerKw: draw.between(9, 14),
			hours: draw.between(4, 6),
			from: draw.between(7, 9),
			to: draw.between(18, 21)
		},
		{
			id: 've',
			title: 'Vehículo eléctrico',
			powerKw: draw.between(5, 9),
			hours: draw.between(3, 5),
			from: draw.between(6, 9),
			to: draw.between(19, 22)
		},
		{
			id: 'acs',
			title: 'Agua caliente',
			powerKw: draw.between(3, 6),
			hours: draw.between(2, 4),
			from: draw.between(5, 7),
			to: draw.between(20, 23)
		},
		{
			id: 'lavanderia',
			title: 'Lavandería',
			powerKw: draw.between(4, 8),
			hours: draw.between(1, 3),
			from: draw.between(8, 10),
			to: draw.between(17, 20)
		}
	];
}

/** Custom, not thought: each load as its window opens; the car when it comes back, at 14–17. */
function drawNaive(draw: Draws, loads: readonly Load[]): number[] {
	return loads.map((load) => {
		if (load.id !== 've') return load.from;
		return Math.min(draw.between(14, 17), load.to - load.hours);
	});
}

function isWorthPlaying(sheet: PlanSheet): boolean {
	const naive = evaluatePlan(sheet, sheet.naive);
	if (!naive.legal) return false;
	const best = optimum(sheet);
	if (best.purchaseKwh === naive.purchaseKwh) return false;
	const valid = plansWithin(best, purchaseCeiling(naive.purchaseKwh, VALID_SHARE));
	return valid >= FEWEST_VALID_PLANS && valid * PLANS_PER_VALID_PLAN <= best.plans;
}

/**
 * The generator 'sun-plan/1': sheet `index` (0, 1, …) of a 32-byte seed, the same on every machine.
 *
 * Attempt a = 0, 1, … draws from the stream of `draws` with label 'sun-plan/1', the seed and the
 * path [index, a]: the sun, the fixed load, the limit (18–26 kW), the loads and the naive plan, in
 * that order and as each function above says. The first attempt that is worth playing is the sheet:
 * its naive plan is legal and not optimal, at least 200 plans are valid (legal, buying at most
 * 65 % of the naive plan's kWh), and valid plans are at most a seventh of the plans that keep
 * their windows. Refuses a seed of another length, and after 10,000 attempts, with a RangeError.
 */
export function generateSheet(
	sha256: Sha256,
	{ seed, index }: { seed: Uint8Array; index: number }
): PlanSheet {
	if (seed.length !== 32) throw new RangeError('the seed has 32 bytes');
	for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
		const draw = draws(sha256, { label: 'sun-plan/1', seed, path: [index, attempt] });
		const solarKw = drawSun(draw);
		const fixedKw = drawFixed(draw);
		const limitKw = draw.between(18, 26);
		const loads = drawLoads(draw);
		const naive = drawNaive(draw, loads);
		const sheet = { id: `ficha-${String(index + 1)}`, solarKw, fixedKw, limitKw, loads, naive };
		if (isWorthPlaying(sheet)) return sheet;
	}
	throw new RangeError('no attempt gave a sheet worth playing');
}
