import type { HomeSheet } from '../../schema.ts';

/** The flat of reto 1. The figures of its facts sum to its yearly use. */
export const FLAT: HomeSheet = {
	id: 'piso-familiar',
	title: { es: 'Piso de 82 m² en Zaragoza' },
	yearlyKwh: 4150,
	facts: [
		{
			label: { es: 'Vivienda' },
			value: {
				es: 'Piso de 82 m² en una tercera planta, edificio de 1978, orientación sur y norte'
			}
		},
		{ label: { es: 'Quién vive' }, value: { es: 'Dos personas adultas y una niña de nueve años' } },
		{
			label: { es: 'Horarios' },
			value: {
				es: 'Entre semana, vacío de 8:30 a 15:00; una persona teletrabaja los lunes y los viernes'
			}
		},
		{ label: { es: 'Consumo al año' }, value: { es: '4.150 kWh, todo eléctrico' } },
		{
			label: { es: 'Calefacción' },
			value: { es: 'Cuatro radiadores eléctricos sin termostato, de 1 kW: 1.250 kWh' }
		},
		{
			label: { es: 'Refrigeración' },
			value: { es: 'Un aire acondicionado en el salón, a 22 °C: 350 kWh' }
		},
		{
			label: { es: 'Agua caliente' },
			value: { es: 'Termo eléctrico de 80 litros a 65 °C, siempre encendido: 900 kWh' }
		},
		{ label: { es: 'Frigorífico' }, value: { es: 'Combi de 2009, a 3 °C: 420 kWh' } },
		{
			label: { es: 'Lavado' },
			value: {
				es: 'Lavadora a 60 °C, 150 kWh; secadora de evacuación, 260 kWh; lavavajillas, 180 kWh'
			}
		},
		{ label: { es: 'Cocina' }, value: { es: 'Vitrocerámica y horno eléctrico: 320 kWh' } },
		{
			label: { es: 'Iluminación' },
			value: { es: 'Nueve focos halógenos de 35 W y ocho bombillas LED: 190 kWh' }
		},
		{
			label: { es: 'Aparatos y espera' },
			value: {
				es: 'Televisor, videoconsola, ordenador y rúter, con 8 W en espera todo el día: 130 kWh'
			}
		},
		{
			label: { es: 'Envolvente' },
			value: {
				es: 'Ventanas correderas de aluminio con vidrio simple, persianas y un toldo en el balcón'
			}
		}
	],
	equipment: [
		{
			id: 'radiadores',
			names: ['radiador', 'radiadores', 'radiadors', 'calefactor', 'erradiadore', 'berogailu']
		},
		{
			id: 'aire-acondicionado',
			names: [
				'aire acondicionado',
				'climatizador',
				'split',
				'aire condicionat',
				'climatitzador',
				'aire girotu',
				'aire girotua'
			]
		},
		{
			id: 'termo',
			names: [
				'termo',
				'termo eléctrico',
				'calentador',
				'acumulador de agua',
				'escalfador',
				'termo elèctric',
				'quentador',
				'ur-berogailu',
				'termoa'
			]
		},
		{
			id: 'frigorifico',
			names: [
				'frigorífico',
				'nevera',
				'combi',
				'congelador',
				'frigorífic',
				'refrixerador',
				'conxelador',
				'hozkailu',
				'hozkailua',
				'izozkailu'
			]
		},
		{
			id: 'lavadora',
			names: ['lavadora', 'rentadora', 'garbigailu', 'garbigailua', 'ikuzgailu', 'ikuzgailua']
		},
		{
			id: 'secadora',
			names: [
				'secadora',
				'assecadora',
				'lehorgailu',
				'lehorgailua',
				'tendedero',
				'estenedor',
				'tendal'
			]
		},
		{
			id: 'lavavajillas',
			names: [
				'lavavajillas',
				'lavaplatos',
				'rentaplats',
				'rentavaixella',
				'lavalouza',
				'ontzi-garbigailu'
			]
		},
		{
			id: 'cocina',
			names: [
				'vitrocerámica',
				'placa',
				'placas de cocina',
				'horno',
				'vitroceràmica',
				'forn',
				'forno',
				'bitrozeramika',
				'labe',
				'labea'
			]
		},
		{
			id: 'iluminacion',
			names: [
				'bombilla',
				'bombillas',
				'halógeno',
				'halógenos',
				'foco',
				'focos',
				'lámpara',
				'LED',
				'bombeta',
				'halogen',
				'llum',
				'lámpada',
				'bonbilla',
				'argi'
			]
		},
		{
			id: 'audiovisual',
			names: [
				'televisor',
				'televisión',
				'tele',
				'televisió',
				'telebista',
				'videoconsola',
				'consola',
				'kontsola'
			]
		},
		{
			id: 'informatica',
			names: [
				'ordenador',
				'portátil',
				'rúter',
				'router',
				'ordinador',
				'ordenagailu',
				'ordenagailua',
				'bideratzaile'
			]
		},
		{
			id: 'regletas',
			names: ['regleta', 'regletas', 'enchufe', 'enchufes', 'base d’endolls', 'endoll', 'entxufe']
		},
		{
			id: 'control',
			names: [
				'termostato',
				'programador',
				'temporizador',
				'termòstat',
				'temporitzador',
				'termostatoa'
			]
		},
		{
			id: 'ventanas',
			names: [
				'ventana',
				'ventanas',
				'vidrio',
				'burlete',
				'burletes',
				'finestra',
				'fiestra',
				'xanela',
				'leiho',
				'leihoa'
			]
		},
		{
			id: 'proteccion-solar',
			names: ['persiana', 'persianas', 'toldo', 'cortina', 'tendal', 'pertsiana', 'eguzki-oihal']
		}
	]
};
