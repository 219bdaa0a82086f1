"""Controlled terms: Literal types for checkers, definitions and behaviour from data.

The types below are what editors and type checkers know; the terms themselves,
with label, definition, source and what code must know of them, stand in
``data/vocabulary.json``. A test holds the two equal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

from attrs import frozen

from .errors import UnknownTerm, quote, suggestion
from .parts import Part
from .text import Text

Kind = Literal[
    "treaty", "statute", "supranational-regulation", "supranational-directive", "delegated-rule",
    "executive-order", "decision", "interpretation", "resolution", "recommendation", "declaration",
    "statement", "principles", "guidelines", "code", "framework", "standard", "voluntary-commitment",
    "organisational-policy", "strategy", "action-plan", "policy-paper", "proposal", "charter", "report",
]  # fmt: skip
Bindingness = Literal[
    "binding", "binding-on-parties", "internally-binding", "conditional", "undertaken", "self-imposed",
    "advisory", "informative",
]  # fmt: skip
Scope = Literal["global", "plurilateral", "regional", "national", "subnational", "organisational"]
AiFocus = Literal["specific", "partial", "contextual"]
Sector = Literal[
    "general", "public-administration", "defence", "national-security", "law-enforcement", "justice",
    "health", "education", "employment", "finance", "transport", "energy", "communications", "media",
    "research", "industry", "agriculture", "environment", "consumer", "children", "elections", "culture",
]  # fmt: skip
AliasKind = Literal["short", "full", "abbreviation", "variant", "former", "as-printed"]
EventType = Literal[
    "announced", "drafted", "consultation-opened", "consultation-closed", "introduced", "submitted",
    "passed-stage", "adopted", "signed", "opened-for-signature", "published", "party-signed", "ratified",
    "acceded", "endorsed", "joined", "left", "denounced", "endorsement-withdrawn", "entered-into-force",
    "provisionally-applied", "applied", "postponed", "amended", "corrected", "suspended",
    "enforcement-stayed", "reinstated", "repealed", "superseded", "expired", "annulled", "withdrawn",
    "rejected", "vetoed", "lapsed", "withdrawal-announced",
]  # fmt: skip
EventState = Literal["occurred", "scheduled", "moved", "cancelled"]
Status = Literal[
    "in-preparation", "proposed", "adopted", "current", "in-force", "suspended", "repealed", "superseded",
    "expired", "annulled", "withdrawn", "not-adopted",
]  # fmt: skip
RoleName = Literal[
    "issuer", "drafter", "sponsor", "co-sponsor", "adopter", "approver", "signatory", "party", "endorser",
    "recipient", "addressee", "implementer", "enforcer", "monitor", "convenor", "depositary", "publisher",
    "translator",
]  # fmt: skip
RelationType = Literal[
    "amends", "corrects", "repeals", "replaces", "postpones", "suspends", "withdraws", "consolidates",
    "transposes", "implements", "commences", "based-on", "cites", "part-of", "annex-to", "draft-of",
    "edition-of", "proposal-for", "identical-adoption-of", "responds-to", "endorses", "complements",
    "derived-from",
]  # fmt: skip
ActorKind = Literal[
    "state", "territory", "subnational-government", "supranational-union",
    "intergovernmental-organisation", "intergovernmental-forum", "organ", "treaty-body", "legislature",
    "court", "executive-body", "regulator", "office", "political-party", "standards-body", "company",
    "industry-association", "professional-association", "academic-institution", "think-tank",
    "civil-society-organisation", "multistakeholder-initiative", "coalition", "country-group",
    "expert-group", "proposed-body", "media", "person",
]  # fmt: skip
ConceptRole = Literal["value", "principle", "requirement", "action", "policy-area", "risk", "lever", "domain"]
Match = Literal["exact", "close", "broad", "narrow", "related"]
IdentifierScheme = Literal[
    "celex", "eli", "com", "un-symbol", "oecd-legal", "cets", "iso", "itu-t", "etsi", "ieee", "us-eo",
    "fr-document", "cn-document", "gb-command-paper", "doi", "isbn", "nist", "procedure", "oj", "agora", "oecd-ai",
    "wikidata", "ror", "iso-3166", "un-m49",
]  # fmt: skip
LinkWhat = Literal["official-text", "official-page", "archived"]
Extent = Literal["none", "title", "excerpt", "full"]
Verdict = Literal["accepted", "rejected", "outdated", "imprecise", "different-measure", "unresolved"]
SourceKind = Literal[
    "official-text", "official-page", "press-release", "meeting-record", "register-entry", "report",
    "article", "news", "web-page", "book", "dataset",
]  # fmt: skip
Tier = Literal["founding", "primary", "secondary"]
Consulted = Literal["full", "excerpt", "none"]
ReviewState = Literal["drafted", "corroborated", "blind"]
Completeness = Literal["complete", "sample"]

TYPES: dict[str, Any] = {
    "kind": Kind, "bindingness": Bindingness, "scope": Scope, "ai_focus": AiFocus, "sector": Sector,
    "alias_kind": AliasKind, "event_type": EventType, "event_state": EventState, "status": Status,
    "role": RoleName, "relation": RelationType, "actor_kind": ActorKind, "concept_role": ConceptRole,
    "match": Match, "identifier_scheme": IdentifierScheme, "link_what": LinkWhat, "extent": Extent,
    "verdict": Verdict, "source_kind": SourceKind, "tier": Tier, "consulted": Consulted,
    "review_state": ReviewState, "completeness": Completeness,
}  # fmt: skip
"""Vocabulary name → its Literal type."""


@frozen(eq=False, repr=False, kw_only=True)
class Term(Part):
    """One controlled term: what it means, where it comes from, what code must know of it."""

    id: str
    """The term as the data write it."""
    label: Text
    """How people write it, in English and Chinese."""
    definition: Text
    """What it means."""
    source: str
    """Where the term comes from."""
    law: bool = False
    """Kinds: whether instruments of this kind are law and come into force."""
    anchors: tuple[str, ...] = ()
    """Kinds: the event types that date it, the principal first."""
    concerns: Literal["instrument", "participant"] | None = None
    """Event types: whether the event concerns the instrument or one participant."""
    phase: str | None = None
    """Event types: preparing, proposing, concluding, participating, effect or ending."""
    status: str | None = None
    """Event types: the status that the event brings."""
    status_not_law: str | None = None
    """Event types: the status that it brings where the kind is not law, where that differs."""
    restores: bool = False
    """Event types: whether it restores the status that was interrupted."""
    before_adoption: str | None = None
    """Event types: the status that it brings before adoption, where that differs."""
    inverse: Text | None = None
    """Relations: the label read from the target."""
    inverse_term: str | None = None
    """Matches: the term read from the target."""
    transitive: bool = False
    """Matches: whether the match is transitive."""
    skos: str | None = None
    """Matches: the mapping property of SKOS."""
    eli: str | None = None
    """Relations: the property of the ELI ontology, where there is one."""
    pattern: str | None = None
    """Identifier schemes: the regular expression of a value."""
    resolver: str | None = None
    """Identifier schemes: the address of a value, with ``{value}`` for it."""
    resolver_pattern: str | None = None
    """Identifier schemes: the values that the resolver knows, where not all."""
    resolver_replace: tuple[tuple[str, str], ...] = ()
    """Identifier schemes: what to replace in a value before it goes into the resolver."""
    check: str | None = None
    """Identifier schemes: the check digit's rule, where there is one."""
    example: str | None = None
    """Identifier schemes: a real value."""

    def __str__(self) -> str:
        return self.id


class TermList(Mapping[str, Term]):
    """One vocabulary: its terms by id, in the order of the data. Immutable."""

    def __init__(self, name: str, plain: dict[str, Any]) -> None:
        self.name = name
        """The vocabulary's name."""
        self.label = Text(plain["label"])
        """How people write the vocabulary's name."""
        self.definition = Text(plain["definition"])
        """What its terms say."""
        self.source = str(plain["source"])
        """Where it comes from."""
        self._terms = {key: _term(key, value, self.source) for key, value in plain["terms"].items()}

    def __getitem__(self, term: str) -> Term:
        try:
            return self._terms[term]
        except (KeyError, TypeError):
            raise _unknown(self.name, term, self._terms) from None

    def __contains__(self, term: object) -> bool:
        return isinstance(term, str) and term in self._terms

    def get(self, term: str, default: Any = None) -> Any:
        """The term, or the default when there is none."""
        return self._terms.get(term, default)

    def __iter__(self) -> Iterator[str]:
        return iter(self._terms)

    def __len__(self) -> int:
        return len(self._terms)

    def __repr__(self) -> str:
        return f"<vocabulary {self.name}: {len(self)} terms>"

    def _repr_html_(self) -> str:
        from .notebook import of_terms

        return of_terms(self)

    def _ipython_key_completions_(self) -> list[str]:
        return list(self._terms)


class Vocabulary(Mapping[str, TermList]):
    """All vocabularies by name: ``vocabulary["kind"]["treaty"].definition``. Immutable."""

    def __init__(self, plain: dict[str, Any]) -> None:
        self._plain = plain
        self._lists: dict[str, TermList] = {}

    def __getitem__(self, name: str) -> TermList:
        if name not in self._lists:
            if name not in self._plain:
                raise _unknown("vocabularies", name, self._plain)
            self._lists[name] = TermList(name, self._plain[name])
        return self._lists[name]

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name in self._plain

    def get(self, name: str, default: Any = None) -> Any:
        """The vocabulary, or the default when there is none of this name."""
        return self[name] if name in self._plain else default

    def __iter__(self) -> Iterator[str]:
        return iter(self._plain)

    def __len__(self) -> int:
        return len(self._plain)

    def __repr__(self) -> str:
        return f"<{len(self)} vocabularies: {', '.join(self)}>"

    def _ipython_key_completions_(self) -> list[str]:
        return list(self._plain)


def _term(key: str, plain: dict[str, Any], source: str) -> Term:
    values = dict(plain)
    values["label"] = Text(values["label"])
    values["definition"] = Text(values["definition"])
    values.setdefault("source", source)
    values["anchors"] = tuple(values.get("anchors", ()))
    values["resolver_replace"] = tuple(values.get("resolver_replace", {}).items())
    if "inverse" in values:
        values["inverse"] = Text(values["inverse"])
    return Term(id=key, **values)


def _unknown(name: str, term: object, known: Mapping[str, Any]) -> UnknownTerm:
    help_ = suggestion(term, known) or f"; known: {', '.join(known)}"
    return UnknownTerm(f"{name} has no term {quote(term)}{help_}", vocabulary=name, term=term)


_bundled: Vocabulary | None = None


def vocabulary() -> Vocabulary:
    """The vocabularies of the package. They are the same for every data set."""
    global _bundled
    if _bundled is None:
        from .files import package_json

        _bundled = Vocabulary(package_json("vocabulary.json")["vocabularies"])
    return _bundled


def check_term(name: str, term: object) -> str:
    """Return the term if the vocabulary has it; raise UnknownTerm, with the close ones, if not."""
    if TYPE_CHECKING:
        assert isinstance(term, str)
    if not isinstance(term, str) or term not in TYPES[name].__args__:
        raise _unknown(name, term, dict.fromkeys(TYPES[name].__args__))
    return term


def anchors(kind: str) -> tuple[str, ...]:
    """The event types that date an instrument of a kind, the principal first."""
    return vocabulary()["kind"][kind].anchors
