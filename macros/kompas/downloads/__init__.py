"""What a reader takes home: the handbook and its tools as files, made from the same model."""
