"""Text in several languages, and folding."""

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigov_data import InvalidValue, Text
from aigov_data.text import fold

from .strategies import texts


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("EU AI Act", "euaiact"),
        ("eu  AI\tact", "euaiact"),
        ("ＥＵ ＡＩ Act", "euaiact"),
        ("《欧盟人工智能法》", "欧盟人工智能法"),
        ("欧盟 人工智能法", "欧盟人工智能法"),
        ("“AI”‘s’ \"Act\"", "aisact"),
        ("「人工知能」", "人工知能"),
        ("Straße", "strasse"),
        ("AI\u200bAct\ufeff", "aiact"),
        ("Türkiye", "türkiye"),
        ("1-2 November", "1-2november"),
    ],
)  # fmt: skip
def test_fold(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text(st.characters(codec="ascii")))
def test_case_and_spaces_do_not_count(name: str) -> None:
    assert fold(name.upper()) == fold(name.lower()) == fold(f"  {name} ")


def test_languages() -> None:
    text = Text({"en": "Act", "zh-Hans": "法", "zh-Latn-pinyin": "fa", "pt-BR": "Lei"})
    assert (text.en, text.zh, str(text)) == ("Act", "法", "Act")
    assert text.languages == ("en", "zh-Hans", "zh-Latn-pinyin", "pt-BR")
    assert (text["zh"], text["pt"], text["zh-Latn-pinyin"]) == ("法", "Lei", "fa")
    assert "en" in text
    assert dict(text) == {"en": "Act", "zh-Hans": "法", "zh-Latn-pinyin": "fa", "pt-BR": "Lei"}
    with pytest.raises(KeyError):
        text["fr"]


def test_a_text_without_english_is_its_first_language() -> None:
    text = Text({"fr": "Loi", "ar": "قانون"})
    assert (str(text), text.en, text.zh) == ("Loi", None, None)


def test_traditional_chinese_only_where_there_is_no_simplified() -> None:
    assert Text({"zh-Hant": "國"}).zh == "國"
    assert Text({"zh-Hant": "國", "zh-Hans": "国"}).zh == "国"


@pytest.mark.parametrize(
    ("texts", "says"),
    [
        ({}, "at least one language"),
        ("Act", "at least one language"),
        ({"english": "Act"}, "'english' is no language tag"),
        ({"EN": "Act"}, "'EN' is no language tag"),
        ({"en": ""}, "the en text is empty"),
        ({"en": " \t"}, "the en text is empty"),
        ({"en": 1}, "the en text is empty or no string: 1"),
    ],
)
def test_wrong_texts_are_refused(texts: object, says: str) -> None:
    with pytest.raises(InvalidValue, match=says):
        Text(texts)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


@given(texts)
def test_round_trips(text: Text) -> None:
    assert pickle.loads(pickle.dumps(text)) == text == copy.deepcopy(text) == Text(dict(text))  # noqa: S301
    assert hash(pickle.loads(pickle.dumps(text))) == hash(text)  # noqa: S301


def test_a_text_cannot_be_changed() -> None:
    text = Text({"en": "Act"})
    with pytest.raises(AttributeError):
        text.en = "Law"  # type: ignore[misc] # pyright: ignore[reportAttributeAccessIssue]
    with pytest.raises(AttributeError):
        del text._texts
    given = {"en": "Act"}
    made = Text(given)
    given["en"] = "Law"
    assert made.en == "Act"
    assert repr(made) == "Text({'en': 'Act'})"
    assert made != "Act"
