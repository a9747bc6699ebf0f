"""How goals are judged and insatser graded."""
