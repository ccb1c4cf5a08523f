"""Relations: events with what they refer to in; who does what to whom, or a flat table, out.

`find` brings together the events in which one party does the same to another; `graphml.document` makes a graph of
them. `table.row` makes a row of an event. None of it is stored: it is asked of a dossier when it is wanted. What an
event says of itself is kept apart, as is what is planned, alleged or denied.

>>> from takhrij.records import Argument, Event, Reason
>>> def event(number, *, article, date):
...     return Event(
...         id=f"event-{number}", article=article, page=article, start=0, end=4, type="ACCUSE", status="happened",
...         date=date, place=None, quantities=(), statement=None, reason=Reason("example", ()), arguments=(
...             Argument("actor", None, "المعارضة", 5, 13, "OPP"), Argument("target", None, "الحكومة", 14, 21, "GOV")))
>>> told = [event(1, article="a", date="2024-06-11"), event(2, article="b", date="2024-06")]
>>> for each in find(told, entities={}, texts={}):
...     print(each.actor.name, each.type, each.target.name, each.status, each.articles, each.first, each.last)
المعارضة ACCUSE الحكومة happened 2 2024-06 2024-06
"""

from takhrij.relations import graphml, plover, table
from takhrij.relations.distinct import texts
from takhrij.relations.edges import Relation, find, one_sided
from takhrij.relations.parties import GROUP, Party

__all__ = ["GROUP", "Party", "Relation", "find", "graphml", "one_sided", "plover", "table", "texts"]
