import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openSite } from '../../src/lib/server/boot.ts';
import type { Context } from '../../src/lib/server/context.ts';
import type { Db } from '../../src/lib/server/db/client.ts';
import { lastingWrites } from '../../src/lib/server/db/lasting-writes.ts';
import type { Step } from './crashes.ts';

/**
 * The site's door as a process of its own, which ends itself as a power cut would at the step that
 * `STEP` names. What production runs is wrapped here, and knows nothing of it.
 */
const site = await openSite(process.env);
const { ctx } = site;
const die = () => void process.kill(process.pid, 'SIGKILL');
const dieSoon = () => void setTimeout(die, 150);

const steps: Record<Step, () => void> = {
	'before the hold is committed': () => beforeCommit(1),
	'after the hold is committed': () => afterCommit(1),
	'in the queue': () => {
		const { queue } = ctx;
		queue.setPlaces(0);
		const enter = queue.enter.bind(queue);
		queue.enter = (entering) =>
			enter({
				...entering,
				told(position) {
					entering.told?.(position);
					dieSoon();
				}
			});
	},
	// Whoever answers the call knows when it has come, and kills.
	'before the first word': () => undefined,
	'mid-stream': () => stream(({ heard }) => heard(dieSoon)),
	'after the endpoint’s end': () => stream(({ ended }) => ended(die)),
	'before the settlement is committed': () => beforeCommit(2),
	'after the settlement is committed': () => afterCommit(2)
};
const step = process.env['STEP'];
if (step) steps[step as Step]();

const server = createServer((request, response) => {
	if (!site.door(request, response)) response.writeHead(404).end();
});
server.listen(0, '127.0.0.1', () => {
	process.send?.({ port: (server.address() as AddressInfo).port });
});
process.on('SIGTERM', () => {
	server.close();
	void site.close({ drainMs: Number(process.env['DRAIN_MS']) }).then(() => {
		server.closeAllConnections();
		process.exit(0);
	});
});

/** In the transaction of a call’s hold, its first, or of its settlement, its second. */
function beforeCommit(which: number) {
	write(which, (db, work) =>
		db.write(async (tx) => {
			const value = await work(tx);
			die();
			return value;
		})
	);
}

function afterCommit(which: number) {
	write(which, async (db, work) => {
		const value = await db.write(work);
		die();
		return value;
	});
}

function write(
	which: number,
	instead: <T>(db: Db, work: Parameters<typeof db.write<T>>[0]) => Promise<T>
) {
	const { db } = ctx;
	let writes = 0;
	const counted: Db['write'] = (work) => (++writes === which ? instead(db, work) : db.write(work));
	ctx.db = { ...db, ...lastingWrites(counted) };
}

type Moments = Record<'heard' | 'ended', (then: () => void) => void>;

function stream(choose: (moments: Moments) => void) {
	const nothing = () => undefined;
	const at: Record<keyof Moments, () => void> = { heard: nothing, ended: nothing };
	choose({
		heard: (then) => (at.heard = then),
		ended: (then) => (at.ended = then)
	});
	const { endpoint } = ctx;
	const wrapped: Context['endpoint'] = {
		...endpoint,
		async stream(model, call, hear) {
			await endpoint.stream(model, call, (events) => {
				hear(events);
				at.heard();
			});
			at.ended();
		}
	};
	ctx.endpoint = wrapped;
}
