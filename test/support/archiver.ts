/** In place of what the framework packs assets with: every test would load it, and nothing here has assets. */
export {};
