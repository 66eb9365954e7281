/** To four decimals, so that the same statistics are the same text on every machine. */
export function rounded(value: number): number {
	const whole = Math.round(value * 10_000);

	// No «−0».
	return whole === 0 ? 0 : whole / 10_000;
}
