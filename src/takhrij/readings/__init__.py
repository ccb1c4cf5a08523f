"""What an article says: its names, its times, its statements.

In: an article, its regions and the marks of its page. Out: records with their places and reasons. Each reading is a
module with one function, `find(article, regions, marked)`: `names`, `times`, `statements`. «وصل الوزير مساء الأحد» in
an article of Tuesday 12 September 2023 has a time, «مساء الأحد», whose value is `2023-09-10TEV`.
"""
