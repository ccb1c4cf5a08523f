"""What an article says: its names, its times, its statements.

In: an article, its regions and the marks of its page. Out: records with their places and reasons. Each reading is a module
with one function, `find`.
"""
