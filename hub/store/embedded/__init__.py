"""The PostgreSQL that comes along: started by the first hub process, stopped by the last."""

from hub.store.embedded.server import Server, attach

__all__ = ["Server", "attach"]
