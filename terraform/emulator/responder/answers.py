"""What moto lacks or answers wrongly, service by service."""


def install() -> None:
    """Puts our answers into moto, before its first request."""
