import { DrizzleQueryError } from 'drizzle-orm';
import pino from 'pino';
import { errorCode } from './client.ts';

/**
 * An error as the log may know it. Of a query that failed it keeps the engine's code and words, and none
 * of the values, which are what people wrote.
 */
export function loggedError(error: unknown): unknown {
	const failed = failedQueryIn(error);
	if (!failed) return error instanceof Error ? pino.stdSerializers.err(error) : error;
	const { cause } = failed;

	return {
		type: failed.constructor.name,
		code: errorCode(failed),
		message: cause?.message ?? 'a query failed',
		stack: cause?.stack,
		query: failed.query
	};
}

function failedQueryIn(error: unknown): DrizzleQueryError | undefined {
	if (error instanceof DrizzleQueryError) return error;

	return error instanceof Error ? failedQueryIn(error.cause) : undefined;
}
