/** One message as OpenAI's protocol writes it. */
export interface ChatMessage {
	role: 'system' | 'user' | 'assistant';
	content: string;
}
