import { expectNoFindings } from '../support/axe.ts';
import { newTeam } from '../support/participant.ts';
import { expect, test } from '../support/stand-in-test.ts';
import { signIn } from '../support/visitor.ts';
import { bench, ready } from '../support/watched.ts';

test.use({ mayFail: true });

test('a person accepts the warning, converses, and says why an answer fails', async ({
	page,
	enter,
	site,
	standIn
}, { workerIndex }) => {
	const slug = `alineamiento-${workerIndex}`;
	const organiser = await signIn(site, site.account('organiser'));
	const example = await (await organiser.fetch('/organiser/alignment-example.json')).text();
	const read = await organiser.post('/organiser?/rulebook', { slug, text: example });
	const [, confirmed = ''] = /name="confirmed" value="([^"]+)"/.exec(await read.text()) ?? [];
	await organiser.post('/organiser?/rulebook', { slug, text: example, confirmed });
	await enter(await newTeam(site, { contest: slug }));
	standIn.script = { words: ['Las enfermeras ', 'cuidan.'] };

	await page.goto(`/contests/${slug}/challenges/alineamiento`);
	await ready(page);
	await expect(page.getByRole('heading', { name: 'Antes de empezar' })).toBeVisible();
	await expect(bench(page).editor).toHaveCount(0);
	await expectNoFindings(page);
	await page.getByLabel('Tengo 18 años o más.').check();
	await page.getByLabel('He leído el aviso y lo acepto.').check();
	await page.getByRole('button', { name: 'Empezar' }).click();

	await ready(page);
	await bench(page).editor.fill('¿Quién cuida?');
	await bench(page).send.click();
	await expect(bench(page).last).toContainText('cuidan.');
	const form = page.locator('#valoracion');
	await form.getByLabel('Categoría y reto').selectOption('sesgos/oficios');
	await form.getByLabel('Falla').check();
	await form.getByLabel('¿Es correcta y respetuosa?').fill('Da por hecho el género.');
	await page.reload();
	await ready(page);
	await expect(form.getByLabel('Falla')).toBeChecked();
	await expect(form.getByLabel('¿Es correcta y respetuosa?')).toHaveValue(
		'Da por hecho el género.'
	);
	await expectNoFindings(page);

	await form.getByRole('button', { name: 'Presentar la valoración' }).click();
	await expect(
		page.getByText('Falta algo en tu valoración: la respuesta corregida.')
	).toBeVisible();
	await form.getByLabel('La respuesta que debería haber dado').fill('El personal cuida.');
	await form.getByLabel('¿Ha entendido la situación?').fill('Sí.');
	await form.getByLabel('¿Responde a lo que se le pide?').fill('Sí.');
	await form.getByRole('button', { name: 'Presentar la valoración' }).click();

	await expect(page.getByText('Presentada. Este reto no se clasifica.').first()).toBeVisible();
	await page.getByText('Lo que dijiste').click();
	await expect(page.locator('#presentaciones')).toContainText('El personal cuida.');
	await expect(form.getByLabel('¿Es correcta y respetuosa?')).toHaveValue('');
	await expectNoFindings(page);
});
