import OpenAI from 'openai';
import type { Db } from '../../src/lib/server/db/client.ts';
import { MODEL, openDoor } from './door.ts';

/** The openai package before the door, without retries of its own. */
export async function clientOf(db: Db, options: Parameters<typeof openDoor>[1] = {}) {
	const door = await openDoor(db, options);
	const client = new OpenAI({ apiKey: door.key, baseURL: door.baseURL, maxRetries: 0 });

	return { ...door, client, chat: client.chat.completions };
}

export const said = (content: string) => [{ role: 'user' as const, content }];
export const asked = { model: MODEL, messages: said('¿Cómo gasto menos?') };
