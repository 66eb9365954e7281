import { randomFillSync } from 'node:crypto';

const pool = Buffer.alloc(8192);
let used = pool.length;

/** Random bytes, drawn from the system many at a time. Each is handed out once. */
export function randomPart(bytes: number): Buffer {
	if (used + bytes > pool.length) {
		randomFillSync(pool);
		used = 0;
	}
	const part = Buffer.from(pool.subarray(used, used + bytes));
	used += bytes;

	return part;
}
