import { sha256Hex } from '../ledger/record.ts';
import type { ChatMessage } from '../challenges/chat-message.ts';

/** A fingerprint of a conversation, byte for byte. The platform's own system message is left out. */
export function historyHash(messages: ChatMessage[]): string {
	const said = messages.filter(({ role }) => role !== 'system');

	return sha256Hex(JSON.stringify(said.map(({ role, content }) => [role, content])));
}
