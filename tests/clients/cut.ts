import { connect, createServer, type AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/**
 * A network between a client and the door that breaks: the first connection is reset once it has
 * carried a request, as soon as its answer begins or `moment` has come; the others carry everything.
 */
export async function breakingNetwork(
	port: number,
	{ moment }: { moment?: () => Promise<void> } = {}
) {
	let connections = 0;
	const server = createServer((client) => {
		const breaks = ++connections === 1;
		const upstream = connect(port, '127.0.0.1');
		const cut = () => {
			client.resetAndDestroy();
			upstream.destroy();
		};
		client.on('data', (part) => {
			upstream.write(part);
			if (breaks && moment) void moment().then(cut);
		});
		upstream.on('data', (part) => (breaks ? cut() : client.write(part)));
		client.on('close', () => upstream.destroy()).on('error', () => undefined);
		upstream.on('close', () => client.destroy()).on('error', () => undefined);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	onTestFinished(() => {
		server.close();
	});

	return {
		port: (server.address() as AddressInfo).port,
		get connections() {
			return connections;
		}
	};
}
