"""People become numbers here, and nowhere else.

``encode`` sorts people by id, so that row order cannot matter, turns their answers into the arrays that the
solver knows, and settles what earlier decisions mean: which pairs are held, which contradict a demand or each
other, and which running matches go on although they could not be proposed any more.
"""

from .encode import encode
from .encoded import Encoded
from .held import Conflict, ConflictKind, Worry

__all__ = ["Conflict", "ConflictKind", "Encoded", "Worry", "encode"]
