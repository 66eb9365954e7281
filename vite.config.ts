import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { devDoor } from './src/dev-door.ts';

export default defineConfig({ plugins: [devDoor(), sveltekit()] });
