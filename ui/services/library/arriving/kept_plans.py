"""Plans of the documents of an import, however many: only the first are kept as they are. No Qt."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

from store.model.document import Document
from ui.services.library.arriving.arrival_plan import ArrivalPlan

#: So many are kept as they are; a document takes ten times as much memory as when it is packed.
UNPACKED = 100

_T = TypeVar("_T")


class PlanView(Sequence[_T], Generic[_T]):
    """View of plans: something of each, worked out when it is asked for."""

    def __init__(self, plans: Sequence[ArrivalPlan | bytes], wanted: Callable[[ArrivalPlan], _T]) -> None:
        self._plans, self._wanted = plans, wanted

    def __len__(self) -> int:
        return len(self._plans)

    @overload
    def __getitem__(self, at: int) -> _T: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[_T]: ...

    def __getitem__(self, at: int | slice) -> _T | Sequence[_T]:
        if isinstance(at, slice):
            return PlanView(self._plans[at], self._wanted)
        plan = self._plans[at]
        return self._wanted(_unpacked(plan) if isinstance(plan, bytes) else plan)


class KeptPlans:
    """The plans of an import in their order; more than a hundred are packed until they are asked for."""

    def __init__(self) -> None:
        self._plans: list[ArrivalPlan | bytes] = []

    def add(self, plan: ArrivalPlan) -> None:
        """Keep one more."""
        self._plans.append(plan if len(self._plans) < UNPACKED else _packed(plan))

    def plans(self) -> Sequence[ArrivalPlan]:
        """Return all of them."""
        return PlanView(tuple(self._plans), lambda plan: plan)

    def documents(self) -> Sequence[Document]:
        """Return their documents."""
        return PlanView(tuple(self._plans), lambda plan: plan.document)


def _packed(plan: ArrivalPlan) -> bytes:
    return zlib.compress(pickle.dumps(plan, pickle.HIGHEST_PROTOCOL), 1)


def _unpacked(data: bytes) -> ArrivalPlan:
    """Return a plan that was packed by this very process: nothing from outside is unpickled."""
    plan: ArrivalPlan = pickle.loads(zlib.decompress(data))
    return plan
