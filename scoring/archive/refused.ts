/** Where in an archive something stands. */
export interface Place {
	file: string;
	/** From 1. */
	line?: number;
	field?: string;
}

/** What is no archive, or not a whole one. The message is one line and names file, line and field. */
export class ArchiveRefused extends Error {
	override readonly name = 'ArchiveRefused';

	constructor(why: string, place?: Place) {
		const { file, line, field } = place ?? {};
		const where = [
			file === undefined ? undefined : JSON.stringify(file),
			line === undefined ? undefined : `line ${String(line)}`
		].filter((part) => part !== undefined);
		const what = field === undefined ? why : `${field} ${why}`;
		super([...where, what].join(': ').replaceAll(/[\r\n]+/g, ' '));
	}
}
