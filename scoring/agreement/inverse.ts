/** The inverse of a symmetric, positive definite matrix, by Gauss and Jordan; such a one needs no pivots. */
export function inverse(matrix: readonly (readonly number[])[]): number[][] {
	const size = matrix.length;
	const rows = matrix.map((row, index) => {
		const wide = [...row, ...new Array<number>(size).fill(0)];
		wide[size + index] = 1;
		return wide;
	});
	for (let step = 0; step < size; step++) {
		const own = rows[step] ?? [];
		const pivot = own[step] ?? 1;
		for (let at = 0; at < own.length; at++) own[at] = (own[at] ?? 0) / pivot;
		for (const [index, row] of rows.entries()) {
			const factor = row[step] ?? 0;
			if (index === step || factor === 0) continue;
			for (let at = 0; at < row.length; at++) row[at] = (row[at] ?? 0) - factor * (own[at] ?? 0);
		}
	}
	return rows.map((row) => row.slice(size));
}
