import { NO_SAVING, type CorpusAnswer } from './answer.ts';

export const headings: CorpusAnswer[] = [
	{
		id: 'headings-numbered',
		failed: [],
		text: `# Plan de eficiencia para el piso

### 1. Regular la calefacción
**Dónde:** salón y dormitorios
**Ahorro anual:** 300 kWh
**Coste:** nulo

### 2. Iluminación LED
**Dónde:** toda la vivienda
**Ahorro anual:** 150 kWh
**Coste:** bajo

### 3. Cortar el consumo en espera
**Dónde:** salón
**Ahorro anual:** 80 kWh
**Coste:** bajo

### 4. Optimizar el termo
**Dónde:** baño
**Ahorro anual:** 190 kWh
**Coste:** nulo

### 5. Sellar ventanas
**Dónde:** ventanas de aluminio
**Ahorro anual:** 110 kWh
**Coste:** bajo

## Resumen
Ahorro total: 830 kWh al año, un 24 % del consumo.`
	},
	{
		id: 'headings-medida',
		failed: [],
		text: `## Medida 1 – Termostato programable
Se instala en el salón para que los radiadores no funcionen cuando no hay nadie.

- Ahorro: 320 kWh/año
- Coste: medio

---

## Medida 2 – LED
Se cambian las bombillas de la cocina y el pasillo.

- Ahorro: 120 kWh/año
- Coste: bajo

---

## Medida 3 – Regletas
Se conectan el televisor y el router del salón.

- Ahorro: 70 kWh/año
- Coste: bajo

---

## Medida 4 – Agua caliente
Se baja el termo del baño a 55 °C.

- Ahorro: 160 kWh/año
- Coste: nulo

---

## Medida 5 – Persianas y burletes
Se sellan las ventanas de los dormitorios.

- Ahorro: 130 kWh/año
- Coste: bajo`
	},
	{
		id: 'headings-by-area',
		failed: [],
		text: `## Climatización
**Bajar la consigna a 20 °C** en el salón. Ahorro: 260 kWh/año. Coste: nulo.

## Iluminación
**Cambiar a LED** en toda la vivienda. Ahorro: 150 kWh/año. Coste: bajo.

## Equipos y consumo en espera
**Regletas con interruptor** en el salón. Ahorro: 75 kWh/año. Coste: bajo.

## Agua caliente
**Perlizadores** en el baño. Ahorro: 95 kWh/año. Coste: bajo.

## Envolvente
**Burletes** en las ventanas. Ahorro: 105 kWh/año. Coste: bajo.`
	},
	{
		id: 'headings-with-steps-inside',
		failed: [],
		text: `### Medida 1: Radiadores
Pasos:
1. Instalar un programador.
2. Fijar 20 °C de día y 17 °C de noche.
Dónde: salón
Ahorro: 280 kWh/año
Coste: bajo

### Medida 2: LED
Pasos:
1. Comprar diez bombillas.
2. Sustituir las halógenas.
Dónde: cocina y pasillo
Ahorro: 130 kWh/año
Coste: bajo

### Medida 3: Equipos en espera
Pasos:
1. Poner una regleta.
2. Apagarla al acostarse.
Dónde: salón
Ahorro: 65 kWh/año
Coste: bajo

### Medida 4: Termo
Pasos:
1. Bajar a 55 °C.
2. Programar dos horas al día.
Dónde: baño
Ahorro: 200 kWh/año
Coste: nulo

### Medida 5: Ventanas
Pasos:
1. Limpiar los marcos.
2. Pegar burletes.
Dónde: dormitorios
Ahorro: 90 kWh/año
Coste: bajo`
	},
	{
		id: 'headings-field-tables',
		failed: [],
		text: `### 1. Ajustar radiadores
| Campo | Valor |
|---|---|
| Dónde | Salón |
| Ahorro | 250 kWh/año |
| Coste | Nulo |

### 2. Bombillas LED
| Campo | Valor |
|---|---|
| Dónde | Cocina |
| Ahorro | 90 kWh/año |
| Coste | Bajo |

### 3. Regleta
| Campo | Valor |
|---|---|
| Dónde | Salón |
| Ahorro | 60 kWh/año |
| Coste | Bajo |

### 4. Termo a 55 °C
| Campo | Valor |
|---|---|
| Dónde | Baño |
| Ahorro | 150 kWh/año |
| Coste | Nulo |

### 5. Burletes
| Campo | Valor |
|---|---|
| Dónde | Ventanas |
| Ahorro | 95 kWh/año |
| Coste | Bajo |`
	},
	{
		id: 'headings-then-summary-table',
		failed: [],
		text: `1. **Bajar los radiadores**: con 20 °C en el salón hay confort suficiente.
2. **LED**: en toda la vivienda.
3. **Regleta**: en el mueble del salón.
4. **Termo**: bajarlo a 55 °C en el baño.
5. **Burletes**: en las ventanas.

| Medida | Ahorro (kWh/año) | Coste |
|---|---|---|
| Bajar los radiadores | 250 | nulo |
| LED | 140 | bajo |
| Regleta | 60 | bajo |
| Termo | 150 | nulo |
| Burletes | 90 | bajo |`
	},
	{
		id: 'headings-nested-bullets-long',
		failed: [],
		text: `¡Claro! Teniendo en cuenta que la vivienda consume 3.500 kWh al año, este es el plan:

#### 1️⃣ Climatización
* **Medida:** programar los radiadores eléctricos
* **Ubicación:** salón y dormitorios
* **Ahorro estimado:** entre 280 y 320 kWh/año
* **Coste:** Medio

#### 2️⃣ Iluminación
* **Medida:** sustituir todas las bombillas por LED
* **Ubicación:** toda la vivienda
* **Ahorro estimado:** aproximadamente 150 kWh/año
* **Coste:** Bajo

#### 3️⃣ Equipos en espera
* **Medida:** regletas con interruptor
* **Ubicación:** salón
* **Ahorro estimado:** unos 70 kWh/año
* **Coste:** Bajo

#### 4️⃣ Agua caliente
* **Medida:** reducir la consigna del termo
* **Ubicación:** cuarto de baño
* **Ahorro estimado:** hasta 180 kWh/año
* **Coste:** Nulo

#### 5️⃣ Hábitos
* **Medida:** lavar en frío y con carga completa
* **Ubicación:** cocina (lavadora)
* **Ahorro estimado:** 60 kWh/año
* **Coste:** Nulo

**Ahorro total:** unos 750 kWh/año, es decir, un 21 %. ¡Espero que te sirva!`
	},
	{
		id: 'headings-labels-on-own-line',
		failed: [],
		text: `**Medida 1**
Qué:
Programar los radiadores
Dónde:
Salón
Ahorro:
300 kWh/año
Coste:
Bajo

**Medida 2**
Qué:
Cambiar a LED
Dónde:
Cocina
Ahorro:
100 kWh/año
Coste:
Bajo

**Medida 3**
Qué:
Apagar la consola y el televisor
Dónde:
Salón
Ahorro:
60 kWh/año
Coste:
Nulo

**Medida 4**
Qué:
Duchas de cinco minutos
Dónde:
Baño
Ahorro:
180 kWh/año
Coste:
Nulo

**Medida 5**
Qué:
Poner burletes
Dónde:
Ventanas
Ahorro:
90 kWh/año
Coste:
Bajo`
	},
	{
		id: 'headings-saving-only-total',
		failed: NO_SAVING,
		text: `### 1. Radiadores a 20 °C
Dónde: salón. Coste: nulo.

### 2. LED
Dónde: cocina. Coste: bajo.

### 3. Regletas
Dónde: salón. Coste: bajo.

### 4. Termo a 55 °C
Dónde: baño. Coste: nulo.

### 5. Burletes
Dónde: ventanas. Coste: bajo.

**Ahorro total de las cinco medidas:** 800 kWh/año.`
	},
	{
		id: 'headings-percent-only',
		failed: NO_SAVING,
		text: `### 1. Radiadores a 20 °C
Dónde: salón. Ahorro: 7 % de la calefacción. Coste: nulo.

### 2. LED
Dónde: cocina. Ahorro: 80 % de la iluminación. Coste: bajo.

### 3. Regletas
Dónde: salón. Ahorro: 2 % del total. Coste: bajo.

### 4. Termo a 55 °C
Dónde: baño. Ahorro: 10 % del agua caliente. Coste: nulo.

### 5. Burletes
Dónde: ventanas. Ahorro: 5 % de la calefacción. Coste: bajo.`
	}
];
