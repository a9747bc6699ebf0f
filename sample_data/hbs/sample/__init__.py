"""What makes the workbooks of this sample."""
