/** Where anybody may have an address: sharing it says nothing. */
const PUBLIC = new Set(
	`gmail.com googlemail.com outlook.com outlook.es hotmail.com hotmail.es live.com msn.com yahoo.com
	yahoo.es ymail.com icloud.com me.com mac.com proton.me protonmail.com pm.me gmx.com gmx.es gmx.net
	aol.com mail.com zoho.com yandex.com tutanota.com tuta.com fastmail.com telefonica.net movistar.es
	orange.es vodafone.es ono.com wanadoo.es terra.es telecable.es euskaltel.net eresmas.com`.split(
		/\s+/
	)
);

/** Names that RFC 2606 keeps for examples: no organisation has them. */
const RESERVED = /(?:^|\.)(?:example\.(?:com|net|org)|example|test|invalid|localhost)$/;

const DOMAIN = /^(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,63}$/u;

/**
 * The domains that an address belongs to, from its own to its organisation's, where it is one:
 * `alumnos.uni.es` and `uni.es`. None for public providers.
 */
export function organisationOf(email: string): string[] {
	const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
	if (!DOMAIN.test(domain) || PUBLIC.has(domain) || RESERVED.test(domain)) return [];
	const labels = domain.split('.');

	return labels.slice(0, -1).flatMap((_, from) => {
		const whole = labels.slice(from).join('.');
		return isSuffix(whole) || PUBLIC.has(whole) ? [] : [whole];
	});
}

/** Second levels under which strangers register: `com.es`, `co.uk`. */
const isSuffix = (domain: string) =>
	/^(?:com|org|net|edu|gob|gov|ac|co|nom)\.\p{L}{2}$/u.test(domain);
