import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig, loadEnv } from 'vite'

// The page is served by `tatanan serve` under a policy of `default-src 'self'`: nothing may be inlined as a
// data: address, no script or style may stand in index.html, and no other host is ever asked.
const server = loadEnv('development', '.', 'TATANAN_').TATANAN_SERVER ?? 'http://127.0.0.1:8000'

export default defineConfig({
  base: '/',
  plugins: [svelte()],
  build: {
    outDir: '../src/tatanan/serve/page',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    target: 'es2022',
    reportCompressedSize: false,
  },
  // Without `changeOrigin`, so that Origin and Host agree, as the server demands.
  server: { host: 'localhost', port: 5173, strictPort: true, proxy: { '/api': { target: server, changeOrigin: false } } },
})
