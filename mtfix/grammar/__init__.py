"""LanguageTool beside mtfix: its server, what is asked of it, and which of its rules may edit."""
