"""What makes the workbooks of every sample; see make_samples.py."""
