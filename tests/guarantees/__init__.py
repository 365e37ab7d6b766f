"""What lessonkit promises, tested on finished packets: source file in, PDFs out."""
