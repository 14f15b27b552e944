"""Landing: attendance records from a file, by the hub and by dlt."""
