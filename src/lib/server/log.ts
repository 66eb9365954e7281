import pino, { type DestinationStream, type Level, type Logger } from 'pino';
import { loggedError } from './db/logged-error.ts';

/** Written beside the event loop and many at a time: a line apart costs as much as a token. */
const TOGETHER = { dest: 1, sync: false, minLength: 4096, periodicFlush: 250 };

/**
 * The site's log, one JSON line an event, on standard output unless told otherwise. It never holds
 * what was said, a key, or where the endpoint is.
 */
export function openLog(level: Level | 'silent', destination?: DestinationStream): Logger {
	const options = { level, serializers: { err: loggedError } };

	return pino(options, destination ?? pino.destination(TOGETHER));
}
