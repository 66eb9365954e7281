/** Exact fractions as texts 'n/d', apart from the library's, so that a fault in one is no fault in both. */
type Parts = [numerator: bigint, denominator: bigint];

function parts(text: string): Parts {
	const [n = '0', d = '1'] = text.split('/');
	return [BigInt(n), BigInt(d)];
}

function written([n, d]: Parts): string {
	let [a, b] = [n < 0n ? -n : n, d];
	while (b > 0n) [a, b] = [b, a % b];
	return a === 0n ? '0/1' : `${String(n / a)}/${String(d / a)}`;
}

export function plus(a: string, b: string): string {
	const [[an, ad], [bn, bd]] = [parts(a), parts(b)];
	return written([an * bd + bn * ad, ad * bd]);
}

export function times(a: string, b: string): string {
	const [[an, ad], [bn, bd]] = [parts(a), parts(b)];
	return written([an * bn, ad * bd]);
}

export function over(a: string, b: string): string {
	const [[an, ad], [bn, bd]] = [parts(a), parts(b)];
	if (bn === 0n) throw new Error('divided by nothing');
	return written(bn < 0n ? [-an * bd, -ad * bn] : [an * bd, ad * bn]);
}

export function minus(a: string, b: string): string {
	return plus(a, times('-1', b));
}

/** -1, 0 or 1. */
export function order(a: string, b: string): number {
	const [n] = parts(minus(a, b));
	return n === 0n ? 0 : n < 0n ? -1 : 1;
}
