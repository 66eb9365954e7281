import { expect, test } from 'vitest';
import { desafioAlia } from './editions/desafio-alia.ts';
import { checkOverride, orderFaults, scheduleInForce, type ScheduleOverride } from './schedule.ts';

const DAY = 86_400_000;
const base = Date.parse('2026-05-04T10:00:00Z');
const rulebook = desafioAlia({ model: 'simulated', opensAt: base });
const iso = (days: number): string => new Date(base + days * DAY).toISOString();

function moving(instant: ScheduleOverride['instant'], days: number): ScheduleOverride {
	return { roundId: 'previa', instant, at: iso(days) };
}

test('without overrides the rulebook is in force', () => {
	expect(scheduleInForce(rulebook, []).get('previa')).toMatchObject({
		opens: base,
		closes: base + 14 * DAY,
		finalised: base + 30 * DAY
	});
});

test('of two overrides of one instant the later entry of the ledger holds', () => {
	const overrides = [moving('closes', 15), moving('closes', 14.5)];
	expect(scheduleInForce(rulebook, overrides).get('previa')?.closes).toBe(base + 14.5 * DAY);
});

test('folding leaves the rulebook as it was', () => {
	const before = JSON.stringify(rulebook);
	scheduleInForce(rulebook, [moving('closes', 15)]);
	expect(JSON.stringify(rulebook)).toBe(before);
});

test('an instant is compared as a moment, whatever zone it is written in', () => {
	const summer = { ...moving('closes', 0), at: '2026-05-19T12:00:00+02:00' };
	expect(scheduleInForce(rulebook, [summer]).get('previa')?.closes).toBe(base + 15 * DAY);
});

test('a later close is accepted and comes back in the schedule', () => {
	const checked = checkOverride(rulebook, {
		overrides: [],
		override: moving('closes', 15),
		at: base + 5 * DAY
	});
	expect(checked.ok && checked.schedule.get('previa')?.closes).toBe(base + 15 * DAY);
});

test.each([
	['a close after the results', moving('closes', 17), 5, 'out-of-order'],
	['a freeze after the close', moving('freezes', 14.1), 5, 'out-of-order'],
	['an opening that has passed', moving('opens', 7), 5, 'already-past'],
	['a close in the past', moving('closes', 13), 13.5, 'in-the-past'],
	['a close that has passed', moving('closes', 15), 14, 'already-past'],
	['another round', { ...moving('closes', 15), roundId: 'final' }, 5, 'unknown-round'],
	['no instant at all', { ...moving('closes', 15), at: 'mañana' }, 5, 'not-an-instant']
])('%s is refused', (_, override, day, code) => {
	const checked = checkOverride(rulebook, { overrides: [], override, at: base + day * DAY });
	expect(checked).toMatchObject({ ok: false, problems: [{ code }] });
});

test('a freeze that has come is put off by a thaw alone, and only while the round is open', () => {
	const off = (at: number, thaws: boolean, override = moving('freezes', 14)) =>
		checkOverride(rulebook, { overrides: [], override, at: base + at * DAY, thaws }).ok;

	expect(off(13, true)).toBe(true);
	expect(off(13, false)).toBe(false);
	expect(off(14, true)).toBe(false);
	expect(off(13, true, moving('freezes', 14.1))).toBe(false);
	expect(off(15, true, moving('closes', 15.5))).toBe(false);
});

test('an override is judged on the schedule that the earlier ones left', () => {
	const close = { override: moving('closes', 11), at: base + 5 * DAY };
	expect(checkOverride(rulebook, { overrides: [], ...close }).ok).toBe(false);
	expect(checkOverride(rulebook, { overrides: [moving('freezes', 10)], ...close }).ok).toBe(true);
});

test('a round may not be shorter than its opening and close', () => {
	const instants = scheduleInForce(rulebook, [moving('closes', 0), moving('freezes', 0)]).get(
		'previa'
	);
	expect(instants && orderFaults(instants)).toEqual([
		{ earlier: 'registrationCloses', later: 'closes' },
		{ earlier: 'opens', later: 'closes' }
	]);
});
