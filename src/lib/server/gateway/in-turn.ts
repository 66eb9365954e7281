/** How many works run before the event loop looks at what else has come. */
const AT_ONCE = 8;

const waiting: (() => void)[] = [];

/**
 * Runs works one after another, a few in each turn of the event loop: what comes meanwhile is read
 * between them, so that a new call or a first token does not wait for everybody's later tokens.
 */
export function inTurn(work: () => void): void {
	if (waiting.push(work) === 1) setImmediate(runSome);
}

function runSome() {
	for (const work of waiting.splice(0, AT_ONCE)) work();
	if (waiting.length > 0) setImmediate(runSome);
}
