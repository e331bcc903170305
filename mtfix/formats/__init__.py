"""Files and streams: bytes in, text out, and the same way back."""
