import type { HomeSheet } from '../../schema.ts';

/** The office of the practice challenge. The figures of its facts sum to its yearly use. */
export const OFFICE: HomeSheet = {
	id: 'oficina-barrio',
	title: { es: 'Oficina de 260 m² en Valladolid' },
	yearlyKwh: 26800,
	facts: [
		{
			label: { es: 'Local' },
			value: { es: 'Oficina de 260 m² en planta baja, con escaparate al oeste, para 18 personas' }
		},
		{
			label: { es: 'Horarios' },
			value: { es: 'De lunes a viernes de 8:00 a 18:00; limpieza de 19:00 a 21:00' }
		},
		{ label: { es: 'Consumo al año' }, value: { es: '26.800 kWh, todo eléctrico' } },
		{
			label: { es: 'Climatización' },
			value: { es: 'Bomba de calor con conductos, de 7:00 a 21:00, 20 °C y 24 °C: 12.400 kWh' }
		},
		{
			label: { es: 'Ventilación' },
			value: { es: 'Ventilador a caudal fijo todo el día: 2.300 kWh' }
		},
		{
			label: { es: 'Iluminación' },
			value: {
				es: '48 tubos fluorescentes de 36 W sin detectores; rótulo toda la noche: 5.200 kWh'
			}
		},
		{
			label: { es: 'Puestos de trabajo' },
			value: { es: '18 ordenadores con pantalla, que no se apagan de noche: 4.100 kWh' }
		},
		{
			label: { es: 'Servidor y red' },
			value: { es: 'Un servidor y el rúter en un armario sin ventilar: 1.500 kWh' }
		},
		{
			label: { es: 'Impresión' },
			value: { es: 'Dos impresoras láser siempre en espera: 400 kWh' }
		},
		{
			label: { es: 'Office y aseos' },
			value: { es: 'Termo de 50 litros, nevera, microondas y máquina de café: 900 kWh' }
		},
		{
			label: { es: 'Envolvente' },
			value: { es: 'Escaparate de vidrio doble sin lamas; la puerta queda abierta a menudo' }
		}
	],
	equipment: [
		{
			id: 'climatizacion',
			names: [
				'bomba de calor',
				'climatización',
				'aire acondicionado',
				'climatització',
				'bero-ponpa',
				'klimatizazio'
			]
		},
		{
			id: 'ventilacion',
			names: ['ventilador', 'ventilación', 'ventilació', 'haizagailu', 'aireztapen']
		},
		{
			id: 'iluminacion',
			names: [
				'fluorescente',
				'fluorescentes',
				'tubo',
				'luminaria',
				'LED',
				'fluorescent',
				'llum',
				'argi'
			]
		},
		{ id: 'rotulo', names: ['rótulo', 'letrero', 'rètol', 'rótulo luminoso', 'errotulu'] },
		{
			id: 'ordenadores',
			names: [
				'ordenador',
				'ordenadores',
				'pantalla',
				'ordinador',
				'monitor',
				'ordenagailu',
				'pantaila'
			]
		},
		{ id: 'servidor', names: ['servidor', 'rúter', 'router', 'zerbitzari', 'bideratzaile'] },
		{ id: 'impresoras', names: ['impresora', 'impresoras', 'impressora', 'inprimagailu'] },
		{ id: 'termo', names: ['termo', 'calentador', 'escalfador', 'quentador', 'ur-berogailu'] },
		{
			id: 'office',
			names: [
				'nevera',
				'frigorífico',
				'microondas',
				'cafetera',
				'máquina de café',
				'microones',
				'hozkailu',
				'mikrouhin'
			]
		},
		{
			id: 'control',
			names: [
				'termostato',
				'programador',
				'detector',
				'sensor',
				'temporizador',
				'regleta',
				'termòstat',
				'sentsore'
			]
		},
		{
			id: 'envolvente',
			names: [
				'escaparate',
				'puerta',
				'vidrio',
				'lama',
				'lamas',
				'aparador',
				'porta',
				'escaparate',
				'erakusleiho',
				'ate'
			]
		}
	]
};
