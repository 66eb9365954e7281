interface Demonstration {
	email: string;
	password: string;
	part: string;
}

export interface Started {
	url: string;
	accounts: Demonstration[];
	/** Path of the single-use link that makes the first organiser. */
	link?: string | undefined;
	/** The rehearsal endpoint, where no other was set. */
	rehearsalUrl?: string | undefined;
}

const PARTS: Record<string, string> = {
	organiser: 'Organización',
	judge: 'Jurado',
	participant: 'Participante'
};

/** What whoever starts the site reads: where it is, who can enter and which model answers. */
export function welcomeText({ url, accounts, link, rehearsalUrl }: Started): string {
	const lines: [string, ...string[]][] = [['Dirección', url]];
	if (rehearsalUrl) {
		lines.push(['Modelo', `simulado, en ${rehearsalUrl}`]);
		lines.push(['', 'Para usar ALIA, indique ALIA_BASE_URL (véase .env.example).']);
	}
	if (link)
		lines.push(['Primera cuenta', new URL(link, url).href], ['', 'El enlace sirve una vez.']);

	const widest = Math.max(...accounts.map(({ email }) => email.length));
	const people = accounts.map(({ part, email, password }): [string, string] => [
		PARTS[part] ?? part,
		`${email.padEnd(widest)}   ${password}`
	]);

	return [
		'',
		'  Vatio está en marcha',
		'',
		...lines.map(row),
		...(people.length > 0 ? ['', '  Cuentas de demostración', ...people.map(row)] : []),
		''
	].join('\n');
}

const row = ([name, value]: [string, ...string[]]) => `  ${name.padEnd(16)}${value}`;
