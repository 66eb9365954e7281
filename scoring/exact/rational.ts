/**
 * An exact fraction. Always in lowest terms with d > 0, so that equal numbers have equal parts.
 * Build one with `rational` or `parseRational`, never by hand.
 */
export interface Rational {
	readonly n: bigint;
	readonly d: bigint;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
	let [x, y] = [a < 0n ? -a : a, b];
	while (y !== 0n) [x, y] = [y, x % y];
	return x;
}

/** The fraction n/d in lowest terms. Refuses a zero denominator with a RangeError. */
export function rational(n: bigint, d = 1n): Rational {
	if (d === 0n) throw new RangeError('a fraction needs a denominator other than zero');
	if (d === 1n) return { n, d };
	if (d < 0n) return rational(-n, -d);
	const divisor = greatestCommonDivisor(n, d);
	return { n: n / divisor, d: d / divisor };
}

export const ZERO: Rational = rational(0n);
export const ONE: Rational = rational(1n);

const FRACTION = /^(-?\d+)\/(\d+)$/;
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * Reads a decimal ('0.65', '-3') or a fraction ('7/10') exactly. Refuses anything else, exponents
 * and surrounding blanks included, with a RangeError.
 */
export function parseRational(text: string): Rational {
	const fraction = FRACTION.exec(text);
	if (fraction) return rational(BigInt(fraction[1] ?? ''), BigInt(fraction[2] ?? ''));
	const decimal = DECIMAL.exec(text);
	if (!decimal) throw new RangeError(`not a decimal or a fraction: ${JSON.stringify(text)}`);
	const [, sign = '', whole = '', places = ''] = decimal;
	const magnitude = rational(BigInt(whole + places), 10n ** BigInt(places.length));
	return sign ? rational(-magnitude.n, magnitude.d) : magnitude;
}

export function add(a: Rational, b: Rational): Rational {
	return rational(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function subtract(a: Rational, b: Rational): Rational {
	return rational(a.n * b.d - b.n * a.d, a.d * b.d);
}

export function multiply(a: Rational, b: Rational): Rational {
	return rational(a.n * b.n, a.d * b.d);
}

/** a / b. Refuses a zero divisor with a RangeError. */
export function divide(a: Rational, b: Rational): Rational {
	return rational(a.n * b.d, a.d * b.n);
}

/** -1 where a < b, 0 where they are equal, 1 where a > b. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
	const [left, right] = [a.n * b.d, b.n * a.d];
	if (left === right) return 0;
	return left < right ? -1 : 1;
}

/** The smaller of the two; the first where they are equal. */
export function minimum(a: Rational, b: Rational): Rational {
	return compare(b, a) < 0 ? b : a;
}

/** The nearest whole number; halfway, the even one. */
export function roundHalfEven(value: Rational): bigint {
	const remainder = ((value.n % value.d) + value.d) % value.d;
	const floor = (value.n - remainder) / value.d;
	const twice = 2n * remainder;
	if (twice === value.d) return floor % 2n === 0n ? floor : floor + 1n;
	return twice > value.d ? floor + 1n : floor;
}

/** Always 'n/d', whole numbers included, so that a column of them reads the same way. */
export function format(value: Rational): string {
	return `${String(value.n)}/${String(value.d)}`;
}
