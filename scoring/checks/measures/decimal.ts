const LARGEST_DIGITS = 15;
const FRACTION_DIGITS = 6;

/**
 * Millionths of a number as people write it: «1.200», «1 200», «1'200», «1.200,5», «0,150».
 * One separator before exactly three digits groups thousands, unless the whole part is zero or
 * `plain` says that separators are decimal marks (JSON numbers, megawatt-hours).
 */
export function millionths(text: string, plain: boolean): bigint {
	const digits = text.replaceAll(' ', '').replaceAll("'", '');
	const mark = decimalMark(digits, plain);
	const whole = (mark < 0 ? digits : digits.slice(0, mark)).replaceAll(/[.,]/g, '');
	const part = mark < 0 ? '' : digits.slice(mark + 1);

	const units = whole.length > LARGEST_DIGITS ? '9'.repeat(LARGEST_DIGITS) : whole;
	const fraction = part.slice(0, FRACTION_DIGITS).padEnd(FRACTION_DIGITS, '0');
	return BigInt(`${units}${fraction}`);
}

function decimalMark(digits: string, plain: boolean): number {
	const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
	const first = digits.search(/[.,]/);
	if (last < 0) return -1;
	if (first !== last && digits[first] === digits[last]) return -1;

	const groupsThousands = digits.length - last === 4 && first === last && last <= 3;
	return groupsThousands && !plain && !digits.startsWith('0') ? -1 : last;
}
