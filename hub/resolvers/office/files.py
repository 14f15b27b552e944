"""A file that the graph gives away."""

import base64

import strawberry


@strawberry.type(description="A file.")
class OfficeFile:
    """A file."""

    name: str = strawberry.field(description="What to call it.")
    media_type: str = strawberry.field(description="Its media type.")
    content: str = strawberry.field(description="Its bytes in base64.")

    @classmethod
    def of(cls, name: str, media_type: str, content: bytes) -> "OfficeFile":
        """With these bytes."""
        return cls(name=name, media_type=media_type, content=base64.b64encode(content).decode())
