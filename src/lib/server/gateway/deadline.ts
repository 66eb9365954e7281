import { Refusal } from '#lib/refusal.ts';

/**
 * Reads a stream under two deadlines: one until its first item, one between items. Aborting is left
 * to the caller's signal, which the refusal makes it fire.
 */
export async function* underDeadlines<T>(
	items: AsyncIterable<T>,
	{ firstMs, idleMs }: { firstMs: number; idleMs: number }
): AsyncGenerator<T> {
	const iterator = items[Symbol.asyncIterator]();
	let limit = firstMs;
	try {
		for (;;) {
			const next = await within(iterator.next(), limit);
			if (next.done) return;
			limit = idleMs;
			yield next.value;
		}
	} finally {
		// Not awaited: a source that hangs would hang its own end as well.
		void iterator.return?.()?.catch(() => undefined);
	}
}

async function within<T>(promise: Promise<T>, ms: number): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Refusal('endpoint_timeout')), ms);
	});
	try {
		return await Promise.race([promise, late]);
	} finally {
		clearTimeout(timer);
	}
}
