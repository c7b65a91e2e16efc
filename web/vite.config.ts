import { defaultClientConditions } from 'vite';
import { defineConfig } from 'vitest/config';

// The origin serves this folder from the jar; its name there is part of the contract with it.
const jarFolder = 'target/classes/META-INF/kinora-web';

/** A Kinora on this machine, which is told that it is asked by its own pages. */
const target = 'https://localhost:8080';
const hub = { target, secure: false, changeOrigin: true, headers: { origin: target } };

export default defineConfig({
  // p2p-media-loader with what it needs of Node already replaced.
  resolve: { conditions: [...defaultClientConditions, 'p2pml:core-as-bundle'] },
  build: {
    outDir: jarFolder,
    emptyOutDir: true,
    target: 'es2022',
    // Inlined pictures would need data: in the content security policy.
    assetsInlineLimit: 0,
    // dash.js is one large file, fetched only by whoever asks for that engine.
    chunkSizeWarningLimit: 900,
    license: { fileName: 'licenses.md' },
    // How long plug-ins took is nobody's business in a Maven build.
    rolldownOptions: { checks: { pluginTimings: false } },
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: {
      // Pages that sign in or change something need the hub itself, whatever its certificate.
      '/api': hub,
      '/titles': hub,
      '/live/': { ...hub, ws: true },
      '/rooms/': { ...hub, ws: true },
      '/tracker': { ...hub, ws: true },
    },
  },
  test: {
    // Tests that need a page say so in their first line.
    environment: 'node',
    include: ['test/**/*.test.ts'],
    // Threads that stay: the tests share no state, and starting a process for each takes longer than all of them.
    pool: 'threads',
    isolate: false,
    restoreMocks: true,
    unstubGlobals: true,
  },
});
