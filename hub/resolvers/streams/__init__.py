"""Subscriptions: the outbox as each subscriber may see it, over WebSocket and SSE."""
