import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';

/** A wire between a site and its Postgres that a test can cut and mend. */
export class PostgresRelay {
	/** The address of the database by way of this relay. */
	readonly url: string;
	private readonly server: Server;
	private readonly port: number;
	private readonly sockets = new Set<Socket>();

	private constructor(server: Server, database: string) {
		this.server = server;
		this.port = (server.address() as AddressInfo).port;
		this.url = `postgres://postgres@127.0.0.1:${this.port}/${database}`;
		server.on('connection', (socket: Socket) => this.join(socket));
	}

	/** Before the database of an address of the test cluster, which is reached by its socket. */
	static async before(databaseUrl: string): Promise<PostgresRelay> {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

		return new PostgresRelay(server, databaseUrl.slice(databaseUrl.lastIndexOf('/') + 1));
	}

	/** Breaks every connection, and lets none in. */
	async cut(): Promise<void> {
		const closed = new Promise((resolve) => this.server.close(resolve));
		for (const socket of this.sockets) socket.destroy();
		await closed;
	}

	async mend(): Promise<void> {
		await new Promise<void>((resolve) => this.server.listen(this.port, '127.0.0.1', resolve));
	}

	private join(near: Socket) {
		const far = connect(join(process.env.PGHOST ?? '', '.s.PGSQL.5432'));
		for (const [socket, other] of [
			[near, far],
			[far, near]
		] as const) {
			this.sockets.add(socket);
			socket.on('error', () => undefined);
			socket.on('close', () => {
				this.sockets.delete(socket);
				other.destroy();
			});
			socket.pipe(other);
		}
	}
}
