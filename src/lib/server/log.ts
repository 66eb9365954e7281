import pino, { type DestinationStream, type Level, type Logger } from 'pino';
import { loggedError } from './db/logged-error.ts';

/**
 * The site's log, one JSON line an event, on standard output unless told otherwise. It never holds
 * what was said, a key, or where the endpoint is.
 */
export function openLog(level: Level | 'silent', destination?: DestinationStream): Logger {
	const options = { level, serializers: { err: loggedError } };

	// Written beside the event loop: a line a settlement would cost more than the settlement.
	return pino(options, destination ?? pino.destination({ dest: 1, sync: false }));
}
