"""What a client is told when a request cannot be answered."""

from __future__ import annotations


class ApiError(Exception):
    """A request that cannot be answered.

    Args:
        status: the status of HTTP.
        message: in words; LanguageTool puts “Error: ” before them, and so is done here.
    """

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
