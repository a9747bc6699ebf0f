"""The core of counting: from frames to exact figures."""
