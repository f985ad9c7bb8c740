"""The values of a column's rows: typed as the store has them, each to be looked at or changed by its row."""

from collections.abc import Iterator, MutableSequence, Sequence
from typing import Any, overload

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc


class Values(MutableSequence[Any]):
    """An Arrow array with the few values that were changed since it was made."""

    def __init__(self, array: pa.Array) -> None:
        self._array = array
        self._changed: dict[int, Any] = {}

    def __len__(self) -> int:
        return len(self._array)

    @overload
    def __getitem__(self, index: int) -> Any: ...
    @overload
    def __getitem__(self, index: slice) -> list[Any]: ...
    def __getitem__(self, index: int | slice) -> Any:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        return self._changed[index] if index in self._changed else self._array[index].as_py()

    def __setitem__(self, index: int | slice, value: Any) -> None:
        if isinstance(index, slice):
            raise TypeError("values are changed one by one")
        self._changed[index] = value

    def __delitem__(self, index: int | slice) -> None:
        raise TypeError("a column has a value for each row")

    def insert(self, index: int, value: Any) -> None:
        raise TypeError("a column has a value for each row")

    def __iter__(self) -> Iterator[Any]:
        return iter(self.arrow().to_pylist())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def arrow(self) -> pa.Array:
        """All values, with the changes."""
        if self._changed:
            mask = np.zeros(len(self), bool)
            mask[list(self._changed)] = True
            changed = pa.array([self._changed[index] for index in sorted(self._changed)], self._array.type)
            self._array, self._changed = pc.replace_with_mask(self._array, pa.array(mask), changed), {}
        return self._array


def typed(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    """The values as an array of that type."""
    return values.arrow() if isinstance(values, Values) else pa.array(values, kind)
