"""Names that the words right beside them tell, without any weighing."""
