"""The reference data package of global AI governance.

>>> import aigov_data as ag
>>> act = ag.instruments["eu-ai-act"]        # by id, title or alias, in any language

``ag.instruments``, ``ag.actors``, ``ag.principles``, ``ag.issues``,
``ag.sources`` and ``ag.schemes`` are collections of typed, immutable records;
``ag.claims`` says where sources disagree; ``ag.vocabulary`` defines every term;
``ag.dataset`` is the whole, with version and digest.

Names are resolved when first used, so importing the package costs next to nothing.
"""

from _thread import RLock as _RLock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .application import (
        Application as Application,
    )
    from .application import (
        Provision as Provision,
    )
    from .certainty import (
        Certainty as Certainty,
    )
    from .certainty import (
        Duration as Duration,
    )
    from .changes import (
        Change as Change,
    )
    from .changes import (
        Changes as Changes,
    )
    from .claimed import (
        Claims as Claims,
    )
    from .claimed import (
        StatedClaim as StatedClaim,
    )
    from .collection import Collection as Collection
    from .dates import PartialDate as PartialDate
    from .errors import (
        AigovDataError as AigovDataError,
    )
    from .errors import (
        AmbiguousName as AmbiguousName,
    )
    from .errors import (
        DamagedData as DamagedData,
    )
    from .errors import (
        DetachedRecord as DetachedRecord,
    )
    from .errors import (
        InvalidData as InvalidData,
    )
    from .errors import (
        InvalidDate as InvalidDate,
    )
    from .errors import (
        InvalidValue as InvalidValue,
    )
    from .errors import (
        MissingExtra as MissingExtra,
    )
    from .errors import (
        MissingFont as MissingFont,
    )
    from .errors import (
        MixedDatasets as MixedDatasets,
    )
    from .errors import (
        NoSuchEvent as NoSuchEvent,
    )
    from .errors import (
        NoSuchPosition as NoSuchPosition,
    )
    from .errors import (
        NotWritten as NotWritten,
    )
    from .errors import (
        PastTheData as PastTheData,
    )
    from .errors import (
        RecordNotFound as RecordNotFound,
    )
    from .errors import (
        RecordRetired as RecordRetired,
    )
    from .errors import (
        UndatedParticipants as UndatedParticipants,
    )
    from .errors import (
        UnknownField as UnknownField,
    )
    from .errors import (
        UnknownStyle as UnknownStyle,
    )
    from .errors import (
        UnknownTerm as UnknownTerm,
    )
    from .errors import (
        VersionMismatch as VersionMismatch,
    )
    from .lifecycle import (
        Candidate as Candidate,
    )
    from .lifecycle import (
        History as History,
    )
    from .lifecycle import (
        Stage as Stage,
    )
    from .lifecycle import (
        Status as Status,
    )
    from .parts import (
        Alias as Alias,
    )
    from .parts import (
        Claim as Claim,
    )
    from .parts import (
        Coding as Coding,
    )
    from .parts import (
        ConceptLink as ConceptLink,
    )
    from .parts import (
        Contributor as Contributor,
    )
    from .parts import (
        Edition as Edition,
    )
    from .parts import (
        Event as Event,
    )
    from .parts import (
        Identifier as Identifier,
    )
    from .parts import (
        Link as Link,
    )
    from .parts import (
        Mapping as Mapping,
    )
    from .parts import (
        Membership as Membership,
    )
    from .parts import (
        Mention as Mention,
    )
    from .parts import (
        OfficialTitle as OfficialTitle,
    )
    from .parts import (
        Publication as Publication,
    )
    from .parts import (
        Ref as Ref,
    )
    from .parts import (
        Relation as Relation,
    )
    from .parts import (
        Review as Review,
    )
    from .parts import (
        Role as Role,
    )
    from .parts import (
        RuleException as RuleException,
    )
    from .parts import (
        Sought as Sought,
    )
    from .problems import Problem as Problem
    from .ranges import (
        DateRange as DateRange,
    )
    from .records import (
        Actor as Actor,
    )
    from .records import (
        Instrument as Instrument,
    )
    from .records import (
        Issue as Issue,
    )
    from .records import (
        Principle as Principle,
    )
    from .records import (
        Scheme as Scheme,
    )
    from .records import (
        Source as Source,
    )
    from .schema import fields as fields
    from .store import Dataset as Dataset
    from .tables import (
        Cell as Cell,
    )
    from .tables import (
        Correspondence as Correspondence,
    )
    from .tables import (
        Crosswalk as Crosswalk,
    )
    from .tables import (
        Matrix as Matrix,
    )
    from .tables import (
        Step as Step,
    )
    from .tables import (
        crosswalk as crosswalk,
    )
    from .tables import (
        matrix as matrix,
    )
    from .terms import Term as Term
    from .terms import Vocabulary as Vocabulary
    from .text import Text as Text
    from .when import (
        Moment as Moment,
    )
    from .written import (
        parse_date as parse_date,
    )

    dataset: Dataset
    instruments: Collection[Instrument]
    actors: Collection[Actor]
    principles: Collection[Principle]
    issues: Collection[Issue]
    schemes: Collection[Scheme]
    sources: Collection[Source]
    claims: Claims
    vocabulary: Vocabulary

__version__ = "0.5.0"

_MODULES = {
    "application": "Application Provision",
    "certainty": "Certainty Duration",
    "changes": "Change Changes",
    "claimed": "Claims StatedClaim",
    "collection": "Collection",
    "dates": "PartialDate",
    "errors": (
        "AigovDataError AmbiguousName DamagedData DetachedRecord InvalidData InvalidDate InvalidValue "
        "MissingExtra MissingFont MixedDatasets NoSuchEvent NoSuchPosition NotWritten PastTheData RecordNotFound "
        "RecordRetired UndatedParticipants UnknownField UnknownStyle UnknownTerm VersionMismatch"
    ),
    "lifecycle": "Candidate History Stage Status",
    "parts": (
        "Alias Claim Coding ConceptLink Contributor Edition Event Identifier Link Mapping Membership Mention "
        "OfficialTitle Publication Ref Relation Review Role RuleException Sought"
    ),
    "problems": "Problem",
    "ranges": "DateRange",
    "records": "Actor Instrument Issue Principle Scheme Source",
    "schema": "fields",
    "store": "Dataset",
    "tables": "Cell Correspondence Crosswalk Matrix Step crosswalk matrix",
    "terms": "Term Vocabulary",
    "text": "Text",
    "when": "Moment",
    "written": "parse_date",
}
_HOME = {name: module for module, names in _MODULES.items() for name in names.split()}
_DATA = ("instruments", "actors", "principles", "issues", "schemes", "sources", "claims", "vocabulary")

__all__ = [
    "Actor",
    "AigovDataError",
    "Alias",
    "AmbiguousName",
    "Application",
    "Candidate",
    "Cell",
    "Certainty",
    "Change",
    "Changes",
    "Claim",
    "Claims",
    "Coding",
    "Collection",
    "ConceptLink",
    "Contributor",
    "Correspondence",
    "Crosswalk",
    "DamagedData",
    "Dataset",
    "DateRange",
    "DetachedRecord",
    "Duration",
    "Edition",
    "Event",
    "History",
    "Identifier",
    "Instrument",
    "InvalidData",
    "InvalidDate",
    "InvalidValue",
    "Issue",
    "Link",
    "Mapping",
    "Matrix",
    "Membership",
    "Mention",
    "MissingExtra",
    "MissingFont",
    "MixedDatasets",
    "Moment",
    "NoSuchEvent",
    "NoSuchPosition",
    "NotWritten",
    "OfficialTitle",
    "PartialDate",
    "PastTheData",
    "Principle",
    "Problem",
    "Provision",
    "Publication",
    "RecordNotFound",
    "RecordRetired",
    "Ref",
    "Relation",
    "Review",
    "Role",
    "RuleException",
    "Scheme",
    "Sought",
    "Source",
    "Stage",
    "StatedClaim",
    "Status",
    "Step",
    "Term",
    "Text",
    "UndatedParticipants",
    "UnknownField",
    "UnknownStyle",
    "UnknownTerm",
    "VersionMismatch",
    "Vocabulary",
    "__version__",
    "actors",
    "claims",
    "crosswalk",
    "dataset",
    "fields",
    "instruments",
    "issues",
    "matrix",
    "parse_date",
    "principles",
    "schemes",
    "sources",
    "vocabulary",
]

_lock = _RLock()  # of what is made once for all threads
try:  # of the interpreter itself; os would have to be imported
    from posix import register_at_fork as _register_at_fork
except ImportError:  # no fork here
    pass
else:  # a child made meanwhile finds it made, not locked for ever
    _register_at_fork(before=_lock.acquire, after_in_parent=_lock.release, after_in_child=_lock.release)

if not TYPE_CHECKING:

    def __getattr__(name):
        if name not in _HOME and name not in _DATA and name != "dataset":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        with _lock:
            if name in _HOME:
                import importlib

                value = getattr(importlib.import_module(f"{__name__}.{_HOME[name]}"), name)
            else:
                from .store import bundled

                value = bundled() if name == "dataset" else getattr(bundled(), name)
            globals()[name] = value
        return value

    def __dir__():
        return sorted({*__all__, "__doc__", "__file__", "__name__", "__path__", "__spec__"})
