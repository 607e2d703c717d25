"""The commands, one module a group; each module's `register` hangs its commands on the app."""
