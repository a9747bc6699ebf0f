"""Granskning: does every number in a finished document hold against the others there?"""
