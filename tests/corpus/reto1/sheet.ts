import type { HomeSheet } from '../../../scoring/rulebook/schema.ts';

/** A flat of 3,500 kWh a year: five measures may save 2,100 kWh at most. */
export const pisoDePrueba: HomeSheet = {
	id: 'piso-de-prueba',
	title: { es: 'Piso de prueba' },
	yearlyKwh: 3500,
	facts: [
		{ label: { es: 'Superficie' }, value: { es: '80 m², tercera planta, orientación sur' } },
		{ label: { es: 'Personas' }, value: { es: '3, fuera de casa de 8 a 16 h' } },
		{ label: { es: 'Consumo anual' }, value: { es: '3.500 kWh, todo eléctrico' } },
		{ label: { es: 'Ventanas' }, value: { es: 'aluminio con vidrio sencillo y persianas' } }
	],
	equipment: [
		{ id: 'radiadores', names: ['radiadores eléctricos', 'radiadors elèctrics', 'radiador'] },
		{ id: 'termo', names: ['termo eléctrico', 'ur-berogailu', 'termo'] },
		{ id: 'frigorifico', names: ['frigorífico', 'nevera', 'hozkailu', 'neveira'] },
		{ id: 'lavadora', names: ['lavadora', 'rentadora', 'garbigailu'] },
		{ id: 'horno', names: ['horno', 'forn', 'labe', 'forno'] },
		{ id: 'televisor', names: ['televisor', 'televisió', 'telebista'] },
		{ id: 'router', names: ['router'] },
		{ id: 'ordenador', names: ['ordenador', 'ordinador', 'ordenagailu'] }
	]
};
