"""What knows all subjects: their sheets and measures, how all are counted, and checks between them."""
