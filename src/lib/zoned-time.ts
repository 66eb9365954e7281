const LOCAL = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?)?$/;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
	const format =
		formats.get(timeZone) ??
		new Intl.DateTimeFormat('en-GB', {
			timeZone,
			year: 'numeric',
			month: '2-digit',
			day: '2-digit',
			hour: '2-digit',
			minute: '2-digit',
			second: '2-digit',
			hourCycle: 'h23'
		});
	formats.set(timeZone, format);
	return format;
}

/** What a wall clock shows in a zone: «2026-11-22T18:50», as a `datetime-local` input holds it. */
export function wallClock(at: number, timeZone: string): string {
	const parts = formatIn(timeZone).formatToParts(at);
	const part = (type: Intl.DateTimeFormatPartTypes) =>
		parts.find((found) => found.type === type)?.value ?? '';

	return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/**
 * The instant, epoch milliseconds, at which a zone's wall clock shows a day or a day and time. Of an
 * hour that comes twice the first is meant; one that is skipped means as much later. `undefined`
 * for what is no date.
 */
export function instantOf(local: string, timeZone: string): number | undefined {
	const [, year, month, day, hour = '0', minute = '0', second = '0'] = LOCAL.exec(local) ?? [];
	const asUtc = Date.UTC(
		+(year ?? NaN),
		+(month ?? NaN) - 1,
		+(day ?? NaN),
		+hour,
		+minute,
		+second
	);
	if (Number.isNaN(asUtc) || !sameDigits(asUtc, local)) return undefined;

	const before = asUtc - offsetAt(asUtc - DAY, timeZone);
	const after = asUtc - offsetAt(asUtc + DAY, timeZone);
	const [early, late] = before < after ? [before, after] : [after, before];
	const shows = (at: number) => at + offsetAt(at, timeZone) === asUtc;
	if (shows(early)) return early;

	// A skipped hour is read by the clock as it stood before the change.
	return shows(late) ? late : before;
}

const DAY = 86_400_000;

/** How far ahead of UTC a zone's clock is at an instant, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
	const whole = Math.floor(at / 60_000) * 60_000;

	return Date.parse(`${wallClock(whole, timeZone)}:00Z`) - whole;
}

/** Whether the calendar has that day: `Date` turns 31 February into March. */
function sameDigits(asUtc: number, local: string): boolean {
	return new Date(asUtc).toISOString().startsWith(local);
}
