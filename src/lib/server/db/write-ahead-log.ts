import { close, fdatasync, openSync } from 'node:fs';

/**
 * SQLite's write-ahead log, flushed by us: with `synchronous = NORMAL` a commit writes its frames and
 * leaves them to the system, and a flush that follows makes them as lasting as `FULL` does, on another
 * thread. A checkpoint flushes by itself before the log begins anew, so no frame is ever passed over.
 */
export class WriteAheadLog {
	private readonly file: string;
	private descriptor: number | undefined;

	constructor(database: string) {
		this.file = `${database}-wal`;
	}

	/** Resolves once everything that was committed before is on disk. */
	flush(): Promise<void> {
		// SQLite keeps its locks on other files, so a descriptor of our own takes none from it.
		const descriptor = (this.descriptor ??= openSync(this.file, 'r'));

		return new Promise((resolve, reject) => {
			fdatasync(descriptor, (error) => (error ? reject(error) : resolve()));
		});
	}

	close(): void {
		if (this.descriptor !== undefined) close(this.descriptor);
	}
}
