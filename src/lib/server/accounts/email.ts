/** One spelling for every way of typing the same address: what is stored, compared and counted. */
export function normalEmail(typed: string): string {
	return typed.trim().normalize('NFKC').toLowerCase();
}
